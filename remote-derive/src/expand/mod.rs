//! From the model to tokens. What is generated names the runtime as `__p`, `::core`, and the
//! author's own items; what it declares itself begins with two underscores, so that nothing of the
//! author's can stand in its way.

mod derived;
mod doubted;
pub(crate) mod event;
mod field;
pub(crate) mod id;
pub(crate) mod kept;
pub(crate) mod payload;
pub(crate) mod poisoned;
mod remote;
mod reply;
mod ring;
mod rule;
mod stub;
pub(crate) mod table;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Generics, Path};

use crate::model::Door;

/// What the author's lints have not to say about generated code: its style is not his, and what he
/// named or deprecated himself it only repeats.
fn quiet() -> TokenStream {
    quote!(#[allow(
        clippy::all,
        clippy::pedantic,
        clippy::absolute_paths,
        deprecated,
        non_camel_case_types,
        non_snake_case,
        unused_qualifications
    )])
}

/// The generics of what belongs to a world, and the world.
fn world(door: &Door) -> (Option<TokenStream>, TokenStream) {
    match door {
        Door::Impl(world) => (None, quote!(#world)),
        Door::Trait(name) => (Some(quote!(<__W: #name>)), quote!(__W)),
    }
}

/// A variable of ours where the author has written something, so that what the compiler says of it stands there. It
/// is told apart from his all the same: a `macro_rules!` may have brought his tokens from elsewhere.
fn local_at(name: &str, at: Span) -> Ident {
    Ident::new(name, Span::call_site().located_at(at))
}

/// The first and the last place of what the author wrote.
fn ends(written: &impl ToTokens) -> (Span, Span) {
    let mut tokens = written.to_token_stream().into_iter().map(|token| token.span());
    let first = tokens.next().unwrap_or_else(Span::call_site);
    (first, tokens.last().unwrap_or(first))
}

/// The runtime, as the author's crate calls it.
fn private(krate: &Path) -> TokenStream {
    quote!(#krate::__private)
}

/// What an impl takes: parameters without what they are if nobody says.
fn without_defaults(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for param in &mut generics.params {
        match param {
            syn::GenericParam::Type(param) => param.default = None,
            syn::GenericParam::Const(param) => param.default = None,
            syn::GenericParam::Lifetime(_) => {}
        }
    }
    generics
}
