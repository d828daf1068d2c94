//! An id: a struct of one number.

use syn::{Data, DeriveInput, Member};

use crate::errors::Errors;
use crate::messages;
use crate::model::Id;
use crate::parse::rule::of_field;

/// Checks the item of `#[derive(Id)]`; `None` if a mistake was noted.
pub(crate) fn check(input: &DeriveInput, errors: &mut Errors) -> Option<Id> {
    let krate = super::krate(&input.attrs, errors);
    if !input.generics.params.is_empty() {
        errors.at(&input.generics, messages::GENERIC_ID);
        return None;
    }
    let Data::Struct(data) = &input.data else {
        match &input.data {
            Data::Enum(data) => errors.at(data.enum_token, messages::ID_FORM),
            _ => errors.at(&input.ident, messages::ID_FORM),
        }
        return None;
    };
    let mut fields = data.fields.iter();
    let (Some(field), None) = (fields.next(), fields.next()) else {
        errors.at(&input.ident, messages::ID_FORM);
        return None;
    };
    let rules = of_field(&field.attrs, errors);
    for rule in &rules {
        errors.at(rule, messages::RULE_ON_ID);
    }
    if !rules.is_empty() {
        return None;
    }
    let member = field.ident.clone().map_or_else(|| Member::from(0), Member::Named);
    Some(Id { krate, ident: input.ident.clone(), member, raw: field.ty.clone() })
}
