//! What `#[derive(Event)]` generates: that a type is one. The rest is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Type, parse_quote};

use super::doubted::or_anything;
use super::{private, quiet};
use crate::model::Event;
use crate::names::plain;

/// The expansion of `#[derive(Event)]`.
pub(crate) fn expand(event: &Event) -> TokenStream {
    let Event { krate, ident } = event;
    let (private, name, quiet) = (private(krate), plain(ident), quiet());
    let told = or_anything(&Type::Path(parse_quote!(#ident)), &quote!(__p));
    quote! {
        #quiet
        const _: () = {
            use #private as __p;

            #[automatically_derived]
            impl __p::Event for #told {
                const NAME: &'static __p::str = #name;
            }
        };
    }
}
