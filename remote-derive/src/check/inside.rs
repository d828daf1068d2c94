//! Words about what is inside of a value, held against what its type is called. An alias shows nothing: of that the
//! compiler says what is wrong, in the words of the runtime.

use syn::Type;

use super::types::{Insides, insides, is_named, ungrouped};
use crate::errors::Errors;
use crate::messages;
use crate::names;
use crate::parse::word::{Behind, Word};

/// Words that say what is inside of something whose length has a rule, and of what.
const WORDS: &[(&str, Insides)] = &[
    ("each", Insides::Elements),
    ("keys", Insides::Entries),
    ("values", Insides::Entries),
    ("charset", Insides::Characters),
    ("multiline", Insides::Characters),
    ("pattern", Insides::Characters),
];

/// What a word is about, if it is about an inside.
pub(super) fn of_word(word: &Word) -> Option<Insides> {
    WORDS.iter().find(|(known, _)| word.name == known).map(|(_, insides)| *insides)
}

/// Whether a word says how long something is.
pub(super) fn is_length(word: &Word) -> bool {
    word.name == "max_len" || word.name == "len"
}

/// Notes the first word that the type has no use for; `None` if there was one.
pub(super) fn refuse(written: &[&Word], ty: &Type, errors: &mut Errors) -> Option<()> {
    let Some(has) = insides(ty) else { return Some(()) };
    if has == Insides::Nothing {
        return refuse_on_single(written, ty, errors);
    }
    let is_other = |word: &&&Word| of_word(word).is_some_and(|about| about != has);
    let Some(word) = written.iter().find(is_other) else { return Some(()) };
    let has_others = written.iter().any(|word| of_word(word) == Some(has));
    let (text, rule) = (word.text(), listed(word));
    let rule = (!has_others).then_some(rule.as_str());
    let message = match (of_word(word), has) {
        (Some(Insides::Elements), Insides::Entries) => messages::each_of_a_map(rule),
        (Some(Insides::Elements), _) => messages::EACH_OF_A_TEXT.to_owned(),
        (Some(Insides::Entries), Insides::Elements) => messages::keys_of_a_list(&text, rule),
        (Some(Insides::Entries), _) => messages::keys_of_a_text(&text),
        (_, Insides::Elements) => {
            messages::characters_of(&text, &word.source(), ("a list or a set", "each"))
        }
        _ => messages::characters_of(&text, &word.source(), ("a map", "keys")),
    };
    errors.at(word, message);
    None
}

/// The same of a type that holds one value, or so many as it says itself.
fn refuse_on_single(written: &[&Word], ty: &Type, errors: &mut Errors) -> Option<()> {
    let is_array = matches!(ungrouped(ty), Type::Array(_));
    let length = written.iter().find(|word| is_length(word));
    if let Some(each) = written.iter().find(|word| word.name == "each") {
        let what = match ty {
            _ if is_array => messages::IS_ARRAY,
            _ if is_named(ty, &["Option"]) => messages::IS_OPTION,
            _ if is_named(ty, &["Box"]) => messages::IS_BOX,
            _ => messages::IS_SINGLE,
        };
        let words: Vec<_> = length.into_iter().chain([each]).map(|word| word.text()).collect();
        errors.at(each, messages::without_each(what, &listed(each), &words));
        return None;
    }
    let length = length.filter(|_| is_array);
    length.inspect(|length| errors.at(length, messages::length_of_an_array(&length.text())));
    length.is_none().then_some(())
}

/// What stands in the parentheses of a word.
fn listed(word: &Word) -> String {
    match &word.behind {
        Behind::List(list) => names::tokens(list),
        _ => "any".to_owned(),
    }
}
