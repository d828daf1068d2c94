//! The keys of `#[remote(…)]`, as they were written.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, LitStr, Path, Token};

use super::list;
use super::word::{Behind, Word, words};
use crate::errors::Errors;
use crate::messages;
use crate::spelling::nearest;

/// The keys that there are.
const KEYS: &[&str] = &[
    "allow",
    "burst",
    "concurrent",
    "cost",
    "deadline",
    "decoy",
    "group",
    "name",
    "observe",
    "rate",
    "reply",
    "when",
];

/// The keys of one remote.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) rate: Option<LitStr>,
    /// Whether it is there, right or wrong.
    pub(crate) has_rate: bool,
    /// `rate(server)`.
    pub(crate) server_rate: Option<LitStr>,
    pub(crate) burst: Option<Expr>,
    pub(crate) group: Option<LitStr>,
    pub(crate) cost: Option<Expr>,
    pub(crate) observe: bool,
    pub(crate) decoy: bool,
    pub(crate) allow: Option<Expr>,
    pub(crate) when: Vec<WrittenCondition>,
    pub(crate) deadline: Option<(Ident, LitStr)>,
    pub(crate) concurrent: Option<Ident>,
    pub(crate) name: Option<LitStr>,
    /// Rules in parentheses.
    pub(crate) reply: Option<Word>,
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

/// The keys of a `#[remote(…)]`.
pub(crate) fn keys(attribute: &Attribute, errors: &mut Errors) -> Keys {
    let mut keys = Keys::default();
    let written = match &attribute.meta {
        syn::Meta::Path(_) => return keys,
        syn::Meta::List(list) => words(list.tokens.clone(), errors),
        syn::Meta::NameValue(pair) => {
            keys.has_rate = true;
            errors.at(pair, messages::REMOTE_FORM);
            return keys;
        }
    };
    let mut seen: Vec<String> = Vec::new();
    for key in &written {
        // `rate` and `rate(server)` are two keys.
        let name = match &key.behind {
            Behind::Of(of, _) => format!("{}({of})", key.name),
            _ => key.text(),
        };
        keys.has_rate |= name == "rate";
        if matches!(key.behind, Behind::Wrong) {
            continue;
        }
        if seen.contains(&name) {
            errors.at(&key.name, messages::key_twice(&name));
            continue;
        }
        let form = messages::key_form(&name);
        match name.as_str() {
            "rate" => keys.rate = errors.take(key.value(&form)),
            "rate(server)" => {
                if let Behind::Of(_, value) = &key.behind {
                    let rate = syn::parse2(value.to_token_stream());
                    keys.server_rate = errors.take(rate.map_err(|_| key.wrong(&form)));
                }
            }
            "burst" => keys.burst = errors.take(key.value(&form)),
            "group" => keys.group = errors.take(key.value(&form)),
            "cost" => keys.cost = errors.take(key.value(&form)),
            "observe" => match key.behind {
                Behind::Nothing => keys.observe = true,
                _ => errors.push(key.wrong(&form)),
            },
            "decoy" => match key.behind {
                Behind::Nothing => keys.decoy = true,
                _ => errors.push(key.wrong(&form)),
            },
            "allow" => keys.allow = errors.take(key.value(&form)),
            "deadline" => {
                keys.deadline = errors.take(key.value(&form)).map(|time| (key.name.clone(), time));
            }
            "name" => keys.name = errors.take(key.value(&form)),
            "concurrent" => match key.behind {
                Behind::Nothing => keys.concurrent = Some(key.name.clone()),
                _ => errors.push(key.wrong(&form)),
            },
            "reply" => keys.reply = Some(key.clone()),
            "when" => keys.when = conditions(key, errors),
            _ => errors.at(&key.name, messages::unknown_key(&name, nearest(&name, KEYS))),
        }
        seen.push(name);
    }
    keys
}

fn conditions(key: &Word, errors: &mut Errors) -> Vec<WrittenCondition> {
    let mut conditions = Vec::new();
    match &key.behind {
        Behind::List(written) if !written.is_empty() => {
            list(written.clone(), errors, |input| {
                let condition = input.parse();
                let wrong = |error: syn::Error| syn::Error::new(error.span(), messages::WHEN_FORM);
                conditions.push(condition.map_err(wrong)?);
                Ok(())
            });
        }
        _ => errors.push(key.wrong(messages::WHEN_FORM)),
    }
    conditions
}
