//! What could not be read: what is said of it, and what stands in for it.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use super::rule::RULES;
use crate::{messages, names};

/// What could not be read, in our words where those tell more.
pub(crate) fn in_our_words(error: syn::Error, item: &TokenStream) -> syn::Error {
    match rules_in_one_attribute(item) {
        Some(comma) => syn::Error::new(comma, messages::ONE_RULE_EACH),
        None => error,
    }
}

/// The comma between two rules in one attribute, wherever in these tokens that is.
fn rules_in_one_attribute(tokens: &TokenStream) -> Option<Span> {
    let mut is_behind_hash = false;
    tokens.clone().into_iter().find_map(|token| {
        let may_be_attribute = std::mem::take(&mut is_behind_hash);
        match token {
            TokenTree::Punct(punct) => {
                is_behind_hash = punct.as_char() == '#';
                None
            }
            TokenTree::Group(group) => {
                if may_be_attribute && group.delimiter() == Delimiter::Bracket {
                    comma_behind_a_rule(group.stream())
                } else {
                    rules_in_one_attribute(&group.stream())
                }
            }
            _ => None,
        }
    })
}

/// A type of the name of one that could not be read, for what stands in for it; none where nobody could say its parameters.
pub(crate) fn outline(item: TokenStream) -> Option<syn::DeriveInput> {
    let mut tokens = item.into_iter().skip_while(
        |token| !matches!(token, TokenTree::Ident(word) if word == "struct" || word == "enum"),
    );
    let (_, name) = (tokens.next()?, tokens.next()?);
    let is_generic = matches!(tokens.next(), Some(TokenTree::Punct(mark)) if mark.as_char() == '<');
    (!is_generic).then(|| syn::parse_quote!(struct #name;))
}

/// The first comma of an attribute that begins with a rule.
fn comma_behind_a_rule(attribute: TokenStream) -> Option<Span> {
    let mut tokens = attribute.into_iter();
    let Some(TokenTree::Ident(name)) = tokens.next() else { return None };
    if !RULES.contains(&names::plain(&name).as_str()) {
        return None;
    }
    tokens.find_map(|token| match token {
        TokenTree::Punct(punct) if punct.as_char() == ',' => Some(punct.span()),
        _ => None,
    })
}
