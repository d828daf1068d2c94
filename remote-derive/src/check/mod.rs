//! From what was written to the model: here is asked what is right.

pub(crate) mod event;
pub(crate) mod id;
mod literal;
pub(crate) mod payload;
mod remote;
mod rule;
mod scope;
pub(crate) mod table;
mod time;

use syn::{Attribute, Path, Token};

use crate::errors::Errors;
use crate::messages;

/// What `remote` is called in the author's crate: `#[payload(crate = …)]`, or `::remote`.
pub(crate) fn krate(attributes: &[Attribute], errors: &mut Errors) -> Path {
    let mut krate = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("payload")) {
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

fn default_krate() -> Path {
    syn::parse_quote!(::remote)
}
