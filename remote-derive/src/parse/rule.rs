//! The rules on a value, as they were written.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Attribute;

use super::nearest;
use super::word::Word;
use crate::errors::Errors;
use crate::messages;

/// Every word that is a rule, or part of one.
pub(crate) const RULES: &[&str] = &[
    "any",
    "caller",
    "charset",
    "check",
    "each",
    "fields",
    "finite",
    "keys",
    "known",
    "len",
    "max_bytes",
    "max_depth",
    "max_len",
    "max_norm",
    "multiline",
    "near_character",
    "one_of",
    "owned",
    "range",
    "target",
    "unchecked",
    "unit",
    "values",
    "via",
];

/// Whether an attribute is a rule.
pub(crate) fn is_rule(attribute: &Attribute) -> bool {
    attribute.path().get_ident().is_some_and(|name| RULES.contains(&name.to_string().as_str()))
}

/// The rules among the attributes of a field.
pub(crate) fn of_field(attributes: &[Attribute], errors: &mut Errors) -> Vec<Word> {
    attributes
        .iter()
        .filter(|attribute| is_rule(attribute))
        .filter_map(|attribute| errors.take(syn::parse2(attribute.meta.to_token_stream())))
        .collect()
}

/// The rules among the attributes of a parameter. There, unlike on a field, the compiler does not
/// know the words, so one that is nearly a rule is pointed out here.
pub(crate) fn of_param(attributes: &[Attribute], errors: &mut Errors) -> Vec<Word> {
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
