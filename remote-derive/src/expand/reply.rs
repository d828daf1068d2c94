//! What a remote returns: its rule, and that both fit. What the compiler has to say of them stands at the rule's word, or
//! at the returned type where there is none.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::Type;

use super::ends;
use super::rule::{self, Markers, respan};
use crate::model::Rule;

/// The rule, as it is stated or not.
pub(crate) fn rule(
    stated: Option<&Rule>,
    returns: &Type,
    p: &TokenStream,
    markers: &mut Markers,
) -> TokenStream {
    let (first, last) = places(stated, returns);
    let at = respan(p, first);
    if let Some(stated) = stated {
        let rule = rule::alone(stated, p, markers);
        quote_spanned!(first=> #at::Stated<#rule>)
    } else {
        let bare = Ident::new("Bare", last);
        quote_spanned!(first=> #at::#bare)
    }
}

/// Holds the answer of the remote `marker` against its rule, and against a frame.
pub(crate) fn fits(
    stated: Option<&Rule>,
    returns: &Type,
    marker: &Ident,
    p: &TokenStream,
) -> TokenStream {
    let (first, last) = places(stated, returns);
    let (p, nothing) = (respan(p, first), quote_spanned!(last=> ()));
    quote_spanned!(first=> const _: () = #p::answer_fits::<#marker> #nothing;)
}

/// The first and the last place of what is told about.
fn places(stated: Option<&Rule>, returns: &Type) -> (Span, Span) {
    stated.map_or_else(|| ends(returns), rule::ends)
}
