//! What a derive makes of a type, said so that another derive of the same type can ask. The runtime's `derived` tells
//! why.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Generics;

use super::rule::respan;

/// What a derive makes of a type. Of two the first in this order stands, and what the other implements holds nowhere:
/// so whoever uses the type hears no more of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Made {
    Payload,
    ServerOnly,
    Id,
}

impl Made {
    const ALL: [Self; 3] = [Self::Payload, Self::ServerOnly, Self::Id];

    pub(crate) const fn of_payload(is_servers: bool) -> Self {
        if is_servers { Self::ServerOnly } else { Self::Payload }
    }

    fn named(self, p: &TokenStream) -> TokenStream {
        match self {
            Self::Payload => quote!(#p::IsPayload),
            Self::ServerOnly => quote!(#p::IsServerOnly),
            Self::Id => quote!(#p::IsId),
        }
    }

    /// Whether the type is one of these as well, as a constant.
    fn is_too(self, ident: &Ident, others: impl Fn(&Self) -> bool, p: &TokenStream) -> TokenStream {
        let others = Self::ALL.into_iter().filter(|made| *made != self && others(made));
        let others = others.map(|made| made.named(p));
        quote!(#(<#p::Derived<#ident, #others>>::__IS)||*)
    }

    /// Says what the type is, and tells if it is something else, too: where it is named, so that each derive says the same and the
    /// compiler shows it once.
    pub(crate) fn said(self, ident: &Ident, generics: &Generics, p: &TokenStream) -> TokenStream {
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let own = self.named(p);
        // A generic type cannot be asked.
        let asked = generics.params.is_empty().then(|| {
            let (at, p_there) = (ident.span(), respan(p, ident.span()));
            let of = quote_spanned!(at=> type Of = #ident;);
            let is_too = self.is_too(ident, |_| true, p);
            quote! {
                use #p::No as _;
                enum __Derive {}
                const __TWICE: #p::bool = #is_too;
                impl #p_there::OneDerive<__TWICE> for __Derive {
                    #of
                }
            }
        });
        quote! {
            #[automatically_derived]
            impl #impl_generics #p::Derives<#own> for #ident #ty_generics #where_clause {}
            #asked
        }
    }

    /// In the place of `NoRule` in what is implemented for the type: where another stands before it, a type of this derive's own.
    /// That has to be one of the author's crate: of others the compiler does not know yet what they implement while it looks for
    /// conflicts.
    pub(crate) fn no_rule(
        self,
        ident: &Ident,
        generics: &Generics,
        p: &TokenStream,
    ) -> TokenStream {
        if self == Self::Payload || !generics.params.is_empty() {
            return quote!(#p::NoRule);
        }
        let is_too = self.is_too(ident, |made| *made < self, p);
        quote!(#p::Picked<{ #is_too }, __Derive, #p::NoRule>)
    }

    /// What the compiler is told that the type is. An id is one, whatever stands before it: that it is none would be said
    /// once more.
    pub(crate) fn is(self, ident: &Ident, generics: &Generics, p: &TokenStream) -> TokenStream {
        let (payload, id) = (Self::Payload.named(p), Self::Id.named(p));
        match self {
            Self::Id => id,
            _ if !generics.params.is_empty() => payload,
            _ => quote!(#p::Picked<{ <#p::Derived<#ident, #id>>::__IS }, #id, #payload>),
        }
    }
}
