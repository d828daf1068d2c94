//! What `#[derive(Id)]` generates: that a type is one. The rest is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use super::{derived, private, quiet};
use crate::model::Id;
use crate::names::plain;

/// The expansion of `#[derive(Id)]`.
pub(crate) fn expand(id: &Id) -> TokenStream {
    let Id { krate, ident, member, raw } = id;
    let (private, name, quiet) = (private(krate), plain(ident), quiet());
    let p = quote!(__p);
    let derived = derived::id(id, &p);
    let alone = derived::alone(ident, &quote!(IsId), &p);
    quote! {
        #quiet
        const _: () = {
            use #private as __p;
            #derived

            // Nothing is both: under no rule an id would travel unresolved.
            #[automatically_derived]
            impl __p::EitherPayloadOrIdOrServerOnly for #ident where #alone {
                type Is = __p::IsId;
            }

            __p::id_without_rule!(#ident, __TWICE);

            #[automatically_derived]
            impl __p::Id for #ident where #alone {
                type Raw = #raw;
                const NAME: &'static __p::str = #name;
                #[inline]
                fn from_raw(__raw: #raw) -> Self {
                    Self { #member: __raw }
                }
                #[inline]
                fn raw(self) -> #raw {
                    self.#member
                }
            }
        };
    }
}
