//! From what was written to the model: here is asked what is right.

#[cfg(feature = "pattern")]
mod automaton;
mod condition;
pub(crate) mod event;
pub(crate) mod id;
mod inside;
mod literal;
pub(crate) mod payload;
mod remote;
mod rule;
mod scope;
pub(crate) mod table;
mod text;
mod time;
mod types;

use syn::{Attribute, Path, Token};

pub(crate) use rule::may_not_fit;
pub(crate) use types::{
    in_result, is_of_arguments, is_wide_number, names_a_parameter, payloads_in,
};

use crate::errors::Errors;
use crate::messages;
use crate::names;

/// What `remote` is called in the author's crate: `#[payload(crate = …)]`, or `::remote`.
pub(crate) fn krate(attributes: &[Attribute], errors: &mut Errors) -> Path {
    let mut krate = None;
    for attribute in attributes.iter().filter(|attribute| is_payload(attribute)) {
        let parsed = attribute.parse_args_with(|input: syn::parse::ParseStream<'_>| {
            input.parse::<Token![crate]>()?;
            input.parse::<Token![=]>()?;
            input.call(Path::parse_mod_style)
        });
        match parsed {
            Ok(path) => krate = Some(path),
            Err(_) => errors.at(attribute, messages::PAYLOAD_KEY),
        }
    }
    krate.unwrap_or_else(default_krate)
}

/// Whether an attribute is `#[payload]`, raw or not.
fn is_payload(attribute: &Attribute) -> bool {
    attribute.path().get_ident().is_some_and(|name| names::plain(name) == "payload")
}

fn default_krate() -> Path {
    syn::parse_quote!(::remote)
}
