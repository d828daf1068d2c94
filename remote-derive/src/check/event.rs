//! An event: a payload that the server sends.

use syn::DeriveInput;

use crate::errors::Errors;
use crate::messages;
use crate::model::Event;

/// Checks the item of `#[derive(Event)]`; `None` if a mistake was noted.
pub(crate) fn check(input: &DeriveInput, errors: &mut Errors) -> Option<Event> {
    let krate = super::krate(&input.attrs, errors);
    // The payload says what is wrong with a lifetime.
    if input.generics.lifetimes().next().is_some() {
        errors.at(input.generics.lifetimes().next(), messages::LIFETIME);
        return None;
    }
    if !input.generics.params.is_empty() {
        errors.at(&input.generics, messages::GENERIC_EVENT);
        return None;
    }
    Some(Event { krate, ident: input.ident.clone() })
}
