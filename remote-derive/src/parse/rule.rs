//! A rule as it was written: a word and what stands behind it.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Token};

use super::nearest;
use crate::errors::Errors;
use crate::messages;

/// Every word that is a rule, or part of one.
pub(crate) const RULES: &[&str] = &[
    "any",
    "caller",
    "check",
    "each",
    "fields",
    "finite",
    "keys",
    "known",
    "len",
    "max_len",
    "near_character",
    "owned",
    "range",
    "target",
    "unchecked",
    "values",
    "via",
];

/// One rule.
pub(crate) struct Written {
    pub(crate) name: Ident,
    pub(crate) behind: Behind,
}

/// What stands behind the word.
pub(crate) enum Behind {
    Nothing,
    /// In parentheses.
    List(TokenStream),
    /// After `=`.
    Value(Expr),
}

/// A place in a list of rules.
pub(crate) enum Place {
    /// `_`.
    Blank(Token![_]),
    Rule(Written),
}

impl Written {
    /// The word.
    pub(crate) fn word(&self) -> String {
        self.name.to_string()
    }

    /// Parses what stands in the parentheses; a `message` says how it should have been written.
    pub(crate) fn arguments<T: Parse>(&self, message: &str) -> syn::Result<T> {
        let Behind::List(tokens) = &self.behind else {
            return Err(syn::Error::new_spanned(self, message));
        };
        syn::parse2(tokens.clone()).map_err(|_| syn::Error::new_spanned(self, message))
    }

    /// The rules in the parentheses.
    pub(crate) fn places(&self, message: &str) -> syn::Result<Vec<Place>> {
        struct Places(Punctuated<Place, Token![,]>);
        impl Parse for Places {
            fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
                Punctuated::parse_terminated(input).map(Self)
            }
        }
        Ok(self.arguments::<Places>(message)?.0.into_iter().collect())
    }
}

impl Parse for Written {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        let behind = if input.peek(syn::token::Paren) {
            let list;
            syn::parenthesized!(list in input);
            Behind::List(list.parse()?)
        } else if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            Behind::Value(input.parse()?)
        } else {
            Behind::Nothing
        };
        Ok(Self { name, behind })
    }
}

impl Parse for Place {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![_]) {
            input.parse().map(Self::Blank)
        } else {
            input.parse().map(Self::Rule)
        }
    }
}

/// For the place of an error: the whole rule.
impl ToTokens for Written {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.name.to_tokens(tokens);
        match &self.behind {
            Behind::Nothing => {}
            Behind::List(list) => list.to_tokens(tokens),
            Behind::Value(value) => value.to_tokens(tokens),
        }
    }
}

/// Whether an attribute is a rule.
pub(crate) fn is_rule(attribute: &Attribute) -> bool {
    attribute.path().get_ident().is_some_and(|name| RULES.contains(&name.to_string().as_str()))
}

/// The rules among the attributes of a field.
pub(crate) fn of_field(attributes: &[Attribute], errors: &mut Errors) -> Vec<Written> {
    attributes
        .iter()
        .filter(|attribute| is_rule(attribute))
        .filter_map(|attribute| errors.take(syn::parse2(attribute.meta.to_token_stream())))
        .collect()
}

/// The rules among the attributes of a parameter. There, unlike on a field, the compiler does not
/// know the words, so one that is nearly a rule is pointed out here.
pub(crate) fn of_param(attributes: &[Attribute], errors: &mut Errors) -> Vec<Written> {
    for attribute in attributes {
        if let Some((name, meant)) = meant(attribute) {
            errors.at(name, messages::unknown_rule(&name.to_string(), Some(meant)));
        }
    }
    of_field(attributes, errors)
}

/// A word that is nearly a rule, and the rule.
pub(crate) fn meant(attribute: &Attribute) -> Option<(&Ident, &'static str)> {
    let name = attribute.path().get_ident().filter(|_| !is_rule(attribute))?;
    nearest(&name.to_string(), RULES).map(|meant| (name, meant))
}
