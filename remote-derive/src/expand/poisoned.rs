//! What stands in for an expansion that a mistake prevented, so that the mistake is the only error:
//! other code that uses the type as a payload finds that it is one.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// Of a payload, an id or an event.
pub(crate) fn of(_: &DeriveInput) -> TokenStream {
    quote!()
}
