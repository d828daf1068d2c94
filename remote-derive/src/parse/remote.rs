//! The keys of `#[remote(…)]`, as they were written.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, LitStr, Path, Token};

use super::nearest;
use crate::errors::Errors;
use crate::messages;

/// The keys that there are.
const KEYS: &[&str] = &["allow", "burst", "concurrent", "deadline", "name", "rate", "when"];

/// The keys of one remote.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) rate: Option<LitStr>,
    /// Whether it is there, right or wrong.
    pub(crate) has_rate: bool,
    pub(crate) burst: Option<Expr>,
    pub(crate) allow: Option<Expr>,
    pub(crate) when: Vec<WrittenCondition>,
    pub(crate) deadline: Option<(Ident, LitStr)>,
    pub(crate) concurrent: Option<Ident>,
    pub(crate) name: Option<LitStr>,
}

/// One path of `when(…)`, with the parameters that it sees.
pub(crate) struct WrittenCondition {
    pub(crate) path: Path,
    pub(crate) params: Vec<Ident>,
}

impl Parse for WrittenCondition {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let path = input.call(Path::parse_mod_style)?;
        let mut params = Vec::new();
        if input.peek(syn::token::Paren) {
            let list;
            syn::parenthesized!(list in input);
            let names = Punctuated::<Ident, Token![,]>::parse_terminated(&list)?;
            params.extend(names);
        }
        Ok(Self { path, params })
    }
}

/// A key and what stands behind it.
struct Key {
    name: Ident,
    value: Value,
}

enum Value {
    Nothing,
    Is(TokenStream),
    List(TokenStream),
}

impl Parse for Key {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        let value = if input.peek(syn::token::Paren) {
            let list;
            syn::parenthesized!(list in input);
            Value::List(list.parse()?)
        } else if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            Value::Is(input.parse::<Expr>()?.into_token_stream())
        } else {
            Value::Nothing
        };
        Ok(Self { name, value })
    }
}

impl Key {
    /// What stands after `=`, as a `T`.
    fn is<T: Parse>(&self) -> syn::Result<T> {
        match &self.value {
            Value::Is(tokens) => syn::parse2(tokens.clone()).map_err(|_| self.wrong()),
            Value::Nothing | Value::List(_) => Err(self.wrong()),
        }
    }

    fn wrong(&self) -> syn::Error {
        let message = messages::key_form(&self.name.to_string());
        match &self.value {
            Value::Nothing => syn::Error::new_spanned(&self.name, message),
            Value::Is(tokens) | Value::List(tokens) => {
                let name = &self.name;
                syn::Error::new_spanned(quote::quote!(#name #tokens), message)
            }
        }
    }
}

/// Whether an attribute is `#[remote]`.
pub(crate) fn is_remote(attribute: &Attribute) -> bool {
    // Also through the crate, whatever the author calls it: `#[net::remote]`.
    let segments = &attribute.path().segments;
    segments.len() <= 2 && segments.last().is_some_and(|last| last.ident == "remote")
}

/// The keys of a `#[remote(…)]`.
pub(crate) fn keys(attribute: &Attribute, errors: &mut Errors) -> Keys {
    let mut keys = Keys::default();
    let written = match &attribute.meta {
        syn::Meta::Path(_) => return keys,
        syn::Meta::List(list) => {
            list.parse_args_with(Punctuated::<Key, Token![,]>::parse_terminated)
        }
        syn::Meta::NameValue(pair) => {
            Err(syn::Error::new_spanned(pair, messages::key_form("rate")))
        }
    };
    let Some(written) = errors.take(written) else {
        return keys;
    };
    let mut seen: Vec<String> = Vec::new();
    for key in &written {
        let name = key.name.to_string();
        if seen.contains(&name) {
            errors.at(&key.name, messages::key_twice(&name));
            continue;
        }
        match name.as_str() {
            "rate" => {
                keys.has_rate = true;
                keys.rate = errors.take(key.is());
            }
            "burst" => keys.burst = errors.take(key.is()),
            "allow" => keys.allow = errors.take(key.is()),
            "deadline" => {
                keys.deadline = errors.take(key.is()).map(|time| (key.name.clone(), time));
            }
            "name" => keys.name = errors.take(key.is()),
            "concurrent" => match key.value {
                Value::Nothing => keys.concurrent = Some(key.name.clone()),
                Value::Is(_) | Value::List(_) => errors.push(key.wrong()),
            },
            "when" => keys.when = conditions(key, errors),
            _ => errors.at(&key.name, messages::unknown_key(&name, nearest(&name, KEYS))),
        }
        seen.push(name);
    }
    keys
}

fn conditions(key: &Key, errors: &mut Errors) -> Vec<WrittenCondition> {
    struct Conditions(Punctuated<WrittenCondition, Token![,]>);
    impl Parse for Conditions {
        fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
            Punctuated::parse_terminated(input).map(Self)
        }
    }
    let wrong = || match &key.value {
        Value::List(tokens) if !tokens.is_empty() => {
            syn::Error::new_spanned(tokens, messages::WHEN_FORM)
        }
        _ => syn::Error::new_spanned(&key.name, messages::WHEN_FORM),
    };
    let parsed = match &key.value {
        Value::List(tokens) if !tokens.is_empty() => {
            syn::parse2::<Conditions>(tokens.clone()).map_err(|_| wrong())
        }
        Value::Nothing | Value::Is(_) | Value::List(_) => Err(wrong()),
    };
    errors.take(parsed).map_or_else(Vec::new, |list| list.0.into_iter().collect())
}
