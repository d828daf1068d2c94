//! The rules on a value, as they were written.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Attribute;

use super::word::Word;
use crate::errors::Errors;
use crate::messages;
use crate::names;
use crate::spelling::{distance, nearest};

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
    "near",
    "near_character",
    "one_of",
    "owned",
    "pattern",
    "range",
    "target",
    "unchecked",
    "unit",
    "values",
    "via",
];

/// Whether an attribute is a rule, raw or not: the compiler takes both for the same.
pub(crate) fn is_rule(attribute: &Attribute) -> bool {
    let name = attribute.path().get_ident().map(names::plain);
    name.is_some_and(|name| RULES.contains(&name.as_str()))
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
        if is_cfg(attribute) {
            let is_attr = attribute.path().is_ident("cfg_attr");
            let message = if is_attr { messages::CFG_ON_RULE } else { messages::CFG_ON_PARAMETER };
            errors.at(attribute, message);
        }
        if let Some((name, meant)) = meant(attribute) {
            errors.at(name, messages::unknown_rule(&name.to_string(), Some(meant)));
        }
    }
    of_field(attributes, errors)
}

/// Whether an attribute makes its item depend on how it is compiled.
pub(crate) fn is_cfg(attribute: &Attribute) -> bool {
    ["cfg", "cfg_attr"].iter().any(|name| attribute.path().is_ident(name))
}

/// A word that is nearly a rule, and the rule.
pub(crate) fn meant(attribute: &Attribute) -> Option<(&Ident, &'static str)> {
    let name = attribute.path().get_ident().filter(|_| !is_rule(attribute))?;
    let written = names::plain(name);
    nearest_rule(&written).map(|meant| (name, meant))
}

/// What else a length is called, where it is called otherwise.
const LENGTHS: &[&str] = &[
    "length",
    "max",
    "max_chars",
    "max_count",
    "max_elements",
    "max_items",
    "max_length",
    "max_size",
    "maximum",
    "size",
];

/// The rule that is written most like this word, or does what it says.
pub(crate) fn nearest_rule(written: &str) -> Option<&'static str> {
    if LENGTHS.contains(&written) { Some("max_len") } else { nearest(written, RULES) }
}

/// The language's own attributes that are as like a misspelt rule as the rule.
const LANGUAGE: &[&str] = &["lang", "link", "naked", "path", "test", "used"];

/// Whether the compiler, which does not know this word, tells the rule that is meant: of one letter's difference it does,
/// and of more it may tell another rule, or none.
pub(crate) fn compiler_tells(attribute: &Attribute) -> bool {
    let Some((name, meant)) = meant(attribute) else { return false };
    let name = names::plain(name);
    let rivals = LANGUAGE.iter().chain(RULES).filter(|rule| **rule != meant);
    distance(&name, meant) == 1
        && rivals
            .min_by_key(|rival| distance(&name, rival))
            .is_none_or(|rival| distance(&name, rival) > 1)
}

#[cfg(test)]
mod tests {
    /// The compiler takes from a derive only the attributes that its declaration lists.
    #[test]
    fn every_rule_is_declared() {
        let source = include_str!("../lib.rs");
        let lists: Vec<_> = source.split("    attributes(").skip(1).collect();
        assert_eq!(lists.len(), 4, "`Payload`, `ServerOnly`, `Id` and `Words`");
        for list in lists {
            let (list, _) = list.split_once(')').expect("their end");
            let declared: Vec<_> = list
                .split(',')
                .map(str::trim)
                .filter(|word| !word.is_empty() && *word != "payload")
                .collect();
            assert_eq!(declared, super::RULES);
        }
    }

    #[test]
    fn what_the_compiler_tells_of_a_misspelt_rule() {
        let tells = |name: &str| {
            let name = syn::Ident::new(name, proc_macro2::Span::call_site());
            super::compiler_tells(&syn::parse_quote!(#[#name]))
        };
        for told in ["maxlen", "rnge", "finte", "knwn", "one_off", "vales"] {
            assert!(tells(told), "{told}");
        }
        // It says `lang`, another rule, or nothing.
        for other in
            ["rang", "max_length", "maxlength", "bytes", "max_len", "serde", "lang", "test"]
        {
            assert!(!tells(other), "{other}");
        }
    }
}
