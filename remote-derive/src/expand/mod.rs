//! From the model to tokens. What is generated names the runtime as `__p`, `::core`, and the
//! author's own items; what it declares itself begins with two underscores, so that nothing of the
//! author's can stand in its way.

pub(crate) mod event;
pub(crate) mod id;
pub(crate) mod kept;
pub(crate) mod payload;
pub(crate) mod poisoned;
mod remote;
mod rule;
mod stub;
pub(crate) mod table;

use proc_macro2::TokenStream;

/// What the author's lints have not to say about generated code: its style is not his, and what he
/// named or deprecated himself it only repeats.
fn quiet() -> TokenStream {
    quote::quote!(#[allow(
        clippy::all,
        clippy::pedantic,
        clippy::absolute_paths,
        deprecated,
        non_camel_case_types,
        non_snake_case,
        unused_qualifications
    )])
}
