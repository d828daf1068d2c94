//! What a derive makes of a type, said so that another derive of the same type can ask. The runtime's `derived` tells
//! why.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Generics;

use super::rule::respan;
use crate::model::{Id, Payload};

/// Of a payload.
pub(crate) fn payload(payload: &Payload, p: &TokenStream) -> TokenStream {
    let Payload { is_servers, ident, generics, .. } = payload;
    let (own, other) = if *is_servers {
        (quote!(IsServerOnly), quote!(IsPayload))
    } else {
        (quote!(IsPayload), quote!(IsServerOnly))
    };
    says(ident, generics, &own, &[quote!(IsId), other], p)
}

/// Of an id.
pub(crate) fn id(id: &Id, p: &TokenStream) -> TokenStream {
    let others = [quote!(IsPayload), quote!(IsServerOnly)];
    says(&id.ident, &Generics::default(), &quote!(IsId), &others, p)
}

/// Says what the type is, and tells if it is something else, too: where it is named, so that each derive says the same and the
/// compiler shows it once.
fn says(
    ident: &Ident,
    generics: &Generics,
    own: &TokenStream,
    others: &[TokenStream],
    p: &TokenStream,
) -> TokenStream {
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    // A generic type cannot be asked.
    let asked = generics.params.is_empty().then(|| {
        let (at, p_there) = (ident.span(), respan(p, ident.span()));
        let of = quote_spanned!(at=> type Of = #ident;);
        quote! {
            use #p::No as _;
            enum __Derive {}
            const __TWICE: #p::bool = #(<#p::Derived<#ident, #p::#others>>::__IS)||*;
            impl #p_there::OneDerive<__TWICE> for __Derive {
                #of
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics #p::Derives<#p::#own> for #ident #ty_generics #where_clause {}
        #asked
    }
}

/// What holds where nothing else is derived, as a bound of what is derived as `own`.
pub(crate) fn alone(ident: &Ident, own: &TokenStream, p: &TokenStream) -> TokenStream {
    quote!(for<'__a> #ident: #p::Alone<'__a, __TWICE, #p::#own>)
}
