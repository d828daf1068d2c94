//! Texts: valid UTF-8, counted in Unicode scalar values. Without a rule on their characters they hold
//! no control characters; `multiline` lets lines and tabs in, `charset` says which characters there are, and `pattern` what the whole
//! text has to match.

use std::marker::PhantomData;

use super::ruled::{NoRule, Ruled};
use super::shape::{Characters, Kind, MAX_CHAR_BYTES, Shape};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::counted::Counted;
use crate::core::wire::{reader::Reader, writer::Writer};

#[diagnostic::on_unimplemented(
    message = "a text has no elements for `each`, `keys` or `values`",
    label = "on a text",
    note = "`#[max_len(32)]` says how long it is; what its characters may be `charset('a'..='z')`, `pattern(\"[a-z]+\")` or \
            `multiline`"
)]
/// What the characters of a text may be.
pub trait TextRule {
    /// As data; `None` if it is the ordinary rule.
    const CHARACTERS: Option<Characters>;

    /// Whether the text has only such characters.
    fn check(text: &str) -> Result<(), Breach>;
}

/// Any but control characters.
impl TextRule for NoRule {
    const CHARACTERS: Option<Characters> = None;

    #[inline]
    fn check(text: &str) -> Result<(), Breach> {
        if text.chars().any(char::is_control) { Err(control()) } else { Ok(()) }
    }
}

/// Any but control characters, and beside them line feed, carriage return and tab.
#[derive(Debug)]
pub enum Multiline {}

impl TextRule for Multiline {
    const CHARACTERS: Option<Characters> =
        Some(Characters { multiline: true, charset: &[], pattern: None });

    #[inline]
    fn check(text: &str) -> Result<(), Breach> {
        let is_wrong = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
        if text.chars().any(is_wrong) { Err(control()) } else { Ok(()) }
    }
}

/// Only the characters of `C`.
#[derive(Debug)]
pub struct Charset<C>(PhantomData<C>);

/// Some characters, as an author listed them.
pub trait Letters {
    /// From the first to the last, both included.
    const RANGES: &'static [(char, char)];
}

impl<C: Letters> TextRule for Charset<C> {
    const CHARACTERS: Option<Characters> =
        Some(Characters { multiline: false, charset: C::RANGES, pattern: None });

    #[inline]
    fn check(text: &str) -> Result<(), Breach> {
        let ascii = const { ascii_of(C::RANGES) };
        let is_in = |letter: char| match ascii.checked_shr(u32::from(letter)) {
            Some(bits) => bits & 1 == 1,
            None => C::RANGES.iter().any(|(first, last)| (*first..=*last).contains(&letter)),
        };
        if text.chars().all(is_in) { Ok(()) } else { Err(foreign()) }
    }
}

/// Any but control characters, in a text that `P` takes from its first byte to its last.
#[derive(Debug)]
pub struct Pattern<P>(PhantomData<P>);

/// A pattern as a table, which the macros made: a byte of the text costs one look.
pub trait Automaton {
    /// As the author wrote it.
    const TEXT: &'static str;
    /// The kind of each byte.
    const KINDS: &'static [u8; 256];
    /// How many kinds there are.
    const WIDTH: usize;
    /// From each state, by kind, to the next. From 0 nothing matches any more; the first is 1.
    const STEPS: &'static [u16];
    /// Whether a text may end in a state.
    const ENDS: &'static [bool];
}

impl<P: Automaton> TextRule for Pattern<P> {
    const CHARACTERS: Option<Characters> =
        Some(Characters { multiline: false, charset: &[], pattern: Some(P::TEXT) });

    #[inline]
    fn check(text: &str) -> Result<(), Breach> {
        NoRule::check(text)?;
        let step = |state: usize, byte: u8| {
            let kind = P::KINDS.get(usize::from(byte)).copied().unwrap_or_default();
            let place = state.saturating_mul(P::WIDTH).saturating_add(usize::from(kind));
            P::STEPS.get(place).copied().map_or(0, usize::from)
        };
        let last = text.bytes().fold(1, step);
        if P::ENDS.get(last).copied().unwrap_or_default() { Ok(()) } else { Err(unmatched()) }
    }
}

/// Which of the 128 letters of ASCII lie in one of these, as bits.
const fn ascii_of(ranges: &[(char, char)]) -> u128 {
    let mut bits = 0;
    let mut rest = ranges;
    while let [(first, last), others @ ..] = rest {
        let mut letter = *first as u32;
        while letter <= *last as u32 && letter < 128 {
            bits |= 1u128.wrapping_shl(letter);
            letter = letter.saturating_add(1);
        }
        rest = others;
    }
    bits
}

impl<const MIN: usize, const MAX: usize, E: TextRule> Ruled<Counted<MIN, MAX, E>> for String {
    type View<'a> = &'a str;
    type Holds = ();

    const SHAPE: &'static Shape = &match E::CHARACTERS {
        None => Shape::text(MIN, MAX),
        Some(characters) => Shape {
            fault: Shape::text(MIN, MAX).charset_fault(&characters),
            kind: Kind::Characters(characters),
            ..Shape::text(MIN, MAX)
        },
    };

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<&'a str, Breach> {
        let bytes = reader.length(MAX.saturating_mul(MAX_CHAR_BYTES), 1)?;
        let text = std::str::from_utf8(reader.take(bytes)?)
            .map_err(|_| Breach::new(Rule::Shape, Class::NotUtf8))?;
        check::<E>(text, MIN, MAX)?;
        Ok(text)
    }

    #[inline]
    fn build(view: &str) -> Result<Self, Breach> {
        Ok(view.to_owned())
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        check::<E>(self, MIN, MAX)?;
        writer.value(self.as_str())
    }
}

#[inline]
fn check<E: TextRule>(text: &str, min: usize, max: usize) -> Result<(), Breach> {
    // Printable ASCII is most of what players type, and needs one look at each byte.
    let is_printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let is_ordinary = const {
        matches!(E::CHARACTERS, None | Some(Characters { charset: &[], pattern: None, .. }))
    };
    if !(is_printable && is_ordinary) {
        E::check(text)?;
    }
    let count = if is_printable { text.len() } else { text.chars().count() };
    if count < min {
        Err(Breach::new(Rule::Length, Class::TooShort))
    } else if count <= max {
        Ok(())
    } else {
        Err(Breach::new(Rule::Length, Class::TooLong))
    }
}

#[cold]
fn control() -> Breach {
    Breach::new(Rule::Charset, Class::Control)
}

#[cold]
fn unmatched() -> Breach {
    Breach::new(Rule::Pattern, Class::Unmatched)
}

#[cold]
fn foreign() -> Breach {
    Breach::new(Rule::Charset, Class::Foreign)
}
