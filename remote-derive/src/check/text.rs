//! What the characters of a text may be: `charset`, `pattern` or `multiline`. Of its length it knows nothing.

use syn::{Expr, ExprLit, Lit, RangeLimits};

#[cfg(feature = "pattern")]
use super::automaton::{self, NoAutomaton};
use super::rule::Numbers;
use crate::errors::Errors;
use crate::messages;
use crate::model::Inside;
use crate::parse::word::{Behind, Word};

/// What the characters of a text may be: `charset`, `pattern` or `multiline`, one of them.
pub(super) fn characters(
    texts: (Option<&Word>, Option<&Word>, Option<&Word>),
    errors: &mut Errors,
) -> Option<Inside> {
    match texts {
        (Some(letters), None, None) => {
            charset(letters, errors).map(|ranges| Inside::Charset(letters.name.span(), ranges))
        }
        (None, Some(written), None) => pattern(written, errors),
        (None, None, Some(multiline)) => {
            if !matches!(multiline.behind, Behind::Nothing) {
                errors.at(multiline, messages::no_arguments("multiline"));
                return None;
            }
            Some(Inside::Multiline(multiline.name.span()))
        }
        (Some(_), None, Some(multiline)) => {
            errors.at(multiline, messages::CHARSET_AND_MULTILINE);
            None
        }
        (letters, Some(_), multiline) => {
            for other in letters.into_iter().chain(multiline) {
                errors.at(other, messages::beside_pattern(&other.text()));
            }
            None
        }
        (None, None, None) => Some(Inside::Nothing),
    }
}

/// The automaton of a `pattern`.
#[cfg(feature = "pattern")]
fn pattern(written: &Word, errors: &mut Errors) -> Option<Inside> {
    let text = errors.take(written.list::<syn::LitStr>(messages::PATTERN_FORM))?;
    let wrong = match automaton::of(&text.value()) {
        Ok(automaton) => {
            return Some(Inside::Pattern(written.name.span(), text, Box::new(automaton)));
        }
        Err(NoAutomaton::Syntax(told)) => messages::no_pattern(&told),
        Err(NoAutomaton::TooLarge) => messages::PATTERN_TOO_LARGE.to_owned(),
        Err(NoAutomaton::Unsupported) => messages::PATTERN_AROUND.to_owned(),
    };
    errors.at(&text, wrong);
    None
}

#[cfg(not(feature = "pattern"))]
fn pattern(written: &Word, errors: &mut Errors) -> Option<Inside> {
    errors.at(written, messages::PATTERN_FEATURE);
    None
}

/// The characters of a `charset`.
fn charset(written: &Word, errors: &mut Errors) -> Option<Vec<(char, char)>> {
    let Numbers(parts) = errors.take(written.list(messages::CHARSET_FORM))?;
    let letter = |expr: &Expr| match expr {
        Expr::Lit(ExprLit { lit: Lit::Char(letter), .. }) => Some(letter.value()),
        _ => None,
    };
    let mut ranges = Vec::new();
    for part in &parts {
        match part {
            Expr::Lit(ExprLit { lit: Lit::Str(letters), .. }) if !letters.value().is_empty() => {
                ranges.extend(letters.value().chars().map(|letter| (letter, letter)));
                continue;
            }
            Expr::Range(range) if matches!(range.limits, RangeLimits::Closed(_)) => {
                let ends = range.start.as_deref().and_then(letter);
                if let Some(ends) = ends.zip(range.end.as_deref().and_then(letter)) {
                    if ends.0 > ends.1 {
                        let instead = format!("{:?}..={:?}", ends.1, ends.0);
                        errors.at(part, messages::range_falls(&instead));
                        return None;
                    }
                    ranges.push(ends);
                    continue;
                }
            }
            _ => {
                if let Some(letter) = letter(part) {
                    ranges.push((letter, letter));
                    continue;
                }
            }
        }
        errors.at(part, messages::CHARSET_FORM);
        return None;
    }
    if ranges.is_empty() {
        errors.at(written, messages::CHARSET_FORM);
        return None;
    }
    Some(merged(ranges))
}

/// The same characters in one form, however they were listed.
fn merged(mut ranges: Vec<(char, char)>) -> Vec<(char, char)> {
    ranges.sort_unstable();
    let mut merged: Vec<(char, char)> = Vec::new();
    for (first, last) in ranges {
        match merged.last_mut() {
            Some(before) if u32::from(first) <= u32::from(before.1) + 1 => {
                before.1 = before.1.max(last);
            }
            _ => merged.push((first, last)),
        }
    }
    merged
}
