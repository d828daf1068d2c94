//! What `#[derive(Id)]` generates: that a type is one. The rest is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Generics;

use super::derived::Made;
use super::{private, quiet};
use crate::model::Id;
use crate::names::plain;

/// The expansion of `#[derive(Id)]`.
pub(crate) fn expand(id: &Id) -> TokenStream {
    let Id { krate, ident, member, raw } = id;
    let (private, name, quiet) = (private(krate), plain(ident), quiet());
    let p = quote!(__p);
    let said = Made::Id.said(ident, &Generics::default(), &p);
    let no_rule = Made::Id.no_rule(ident, &Generics::default(), &p);
    quote! {
        #quiet
        const _: () = {
            use #private as __p;
            #said
            type __NoRule = #no_rule;

            // Nothing is both: under no rule an id would travel unresolved.
            #[automatically_derived]
            impl __p::EitherPayloadOrIdOrServerOnly<__NoRule> for #ident {
                type Is = __p::IsId;
            }

            __p::id_without_rule!(#ident, __NoRule);

            #[automatically_derived]
            impl __p::Id for #ident {
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
