//! The keys of `#[remote(…)]`, as they were written.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, LitStr, Path};

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
    "cooldown",
    "cost",
    "deadline",
    "decoy",
    "group",
    "name",
    "observe",
    "rate",
    "reply",
    "unreliable",
    "when",
];

/// Keys that there will be.
const KEYS_TO_COME: &[&str] = &["busy", "hold", "once", "shadow"];

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
    pub(crate) cooldown: Option<LitStr>,
    pub(crate) deadline: Option<(Ident, LitStr)>,
    pub(crate) concurrent: Option<Ident>,
    pub(crate) unreliable: Option<Ident>,
    pub(crate) name: Option<LitStr>,
    /// Rules in parentheses.
    pub(crate) reply: Option<Word>,
    /// Those that nobody has built.
    pub(crate) to_come: Vec<Ident>,
}

/// One path of `when(…)`, with the parameters that it sees.
pub(crate) struct WrittenCondition {
    pub(crate) path: Path,
    pub(crate) params: Vec<Ident>,
}

impl Parse for WrittenCondition {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        // All of what stands there, so that a wrong one is one mistake.
        let written = input
            .parse::<Expr>()
            .map_err(|error| syn::Error::new(error.span(), messages::WHEN_FORM))?;
        Self::of(&written)
    }
}

impl WrittenCondition {
    fn of(written: &Expr) -> syn::Result<Self> {
        let wrong = || syn::Error::new_spanned(written, messages::WHEN_FORM);
        match written {
            Expr::Group(group) => Self::of(&group.expr),
            Expr::Call(call) => {
                let path = plain_path(&call.func).ok_or_else(wrong)?.clone();
                let mut params = Vec::new();
                for written in &call.args {
                    let name = plain_path(written).and_then(Path::get_ident);
                    let wrong = || syn::Error::new_spanned(written, messages::WHEN_PARAMETER);
                    params.push(name.ok_or_else(wrong)?.clone());
                }
                Ok(Self { path, params })
            }
            _ => {
                let path = plain_path(written).ok_or_else(wrong)?.clone();
                Ok(Self { path, params: Vec::new() })
            }
        }
    }
}

/// A path of names alone, out of the invisible group in which a `macro_rules!` passes it on.
fn plain_path(expr: &Expr) -> Option<&Path> {
    match expr {
        Expr::Group(group) => plain_path(&group.expr),
        Expr::Path(named) => {
            let is_plain = named.attrs.is_empty()
                && named.qself.is_none()
                && named.path.segments.iter().all(|segment| segment.arguments.is_none());
            is_plain.then_some(&named.path)
        }
        _ => None,
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
            "rate" => keys.rate = errors.take(text(key, &name)),
            "rate(server)" => keys.server_rate = errors.take(text(key, &name)),
            "burst" => keys.burst = errors.take(key.value(&form)),
            "group" => keys.group = errors.take(text(key, &name)),
            "cost" => keys.cost = errors.take(key.value(&form)),
            "observe" => match key.behind {
                Behind::Nothing => keys.observe = true,
                _ => errors.push(key.wrong(&messages::no_arguments(&name))),
            },
            "decoy" => match key.behind {
                Behind::Nothing => keys.decoy = true,
                _ => errors.push(key.wrong(&messages::no_arguments(&name))),
            },
            "allow" => keys.allow = errors.take(key.value(&form)),
            "cooldown" => keys.cooldown = errors.take(text(key, &name)),
            "deadline" => {
                keys.deadline = errors.take(text(key, &name)).map(|time| (key.name.clone(), time));
            }
            "name" => keys.name = errors.take(text(key, &name)),
            "concurrent" => match key.behind {
                Behind::Nothing => keys.concurrent = Some(key.name.clone()),
                _ => errors.push(key.wrong(&messages::no_arguments(&name))),
            },
            "unreliable" => match key.behind {
                Behind::Nothing => keys.unreliable = Some(key.name.clone()),
                _ => errors.push(key.wrong(&messages::no_arguments(&name))),
            },
            "reply" => keys.reply = Some(key.clone()),
            "when" => keys.when = conditions(key, errors),
            name if KEYS_TO_COME.contains(&name) => keys.to_come.push(key.name.clone()),
            _ => keys.has_rate |= unknown(key, &name, errors),
        }
        seen.push(name);
    }
    keys
}

/// The text of the key of this name, which the macro itself has to read.
fn text(key: &Word, name: &str) -> syn::Result<LitStr> {
    let form = messages::key_form(name);
    let (Behind::Value(value) | Behind::Of(_, value)) = &key.behind else {
        return Err(key.wrong(&form));
    };
    syn::parse2(value.to_token_stream()).map_err(|_| {
        let is_constant = matches!(value, Expr::Path(_));
        let why = if is_constant { messages::NO_CONSTANT } else { messages::no_text(name) };
        syn::Error::new_spanned(value, format!("{why}: {form}"))
    })
}

/// Notes a key that there is not; whether it was meant to be the rate.
fn unknown(key: &Word, name: &str, errors: &mut Errors) -> bool {
    if key.name == "rate"
        && let Behind::Of(of_whom, _) = &key.behind
        && !of_whom.is_empty()
    {
        let is_server = nearest(&of_whom.to_string(), &["server"]).is_some();
        let message = if is_server { messages::RATE_OF_SERVER } else { messages::RATE_OF_OTHERS };
        errors.at(of_whom, message);
        return !is_server;
    }
    let meant = nearest(name, KEYS);
    errors.at(&key.name, messages::unknown_key(name, meant));
    meant == Some("rate")
}

fn conditions(key: &Word, errors: &mut Errors) -> Vec<WrittenCondition> {
    let mut conditions = Vec::new();
    match &key.behind {
        Behind::List(written) if !written.is_empty() => {
            list(written.clone(), errors, |input| {
                conditions.push(input.parse()?);
                Ok(())
            });
        }
        _ => errors.push(key.wrong(messages::WHEN_FORM)),
    }
    conditions
}
