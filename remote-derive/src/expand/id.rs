//! What `#[derive(Id)]` and `#[derive(Event)]` generate: that a type is one. The rest is the
//! runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use crate::check::remote::plain;
use crate::model::{Event, Id, private};

/// The expansion of `#[derive(Id)]`.
pub(crate) fn expand(id: &Id) -> TokenStream {
    let Id { krate, ident, member, raw } = id;
    let (private, name) = (private(krate), plain(ident));
    quote! {
        #[allow(clippy::all, clippy::pedantic, clippy::absolute_paths, unused_qualifications)]
        const _: () = {
            use #private as __p;

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

/// The expansion of `#[derive(Event)]`.
pub(crate) fn expand_event(event: &Event) -> TokenStream {
    let Event { krate, ident } = event;
    let (private, name) = (private(krate), plain(ident));
    quote! {
        #[allow(clippy::all, clippy::pedantic, clippy::absolute_paths, unused_qualifications)]
        const _: () = {
            use #private as __p;

            #[automatically_derived]
            impl __p::Event for #ident {
                const NAME: &'static __p::str = #name;
            }
        };
    }
}
