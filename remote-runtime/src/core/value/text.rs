//! Texts: valid UTF-8, counted in Unicode scalar values, without control characters.

use super::ruled::{NoRule, Ruled};
use super::shape::{MAX_CHAR_BYTES, Shape};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::value::counted::Counted;
use crate::core::wire::{reader::Reader, writer::Writer};

impl<const MIN: usize, const MAX: usize> Ruled<Counted<MIN, MAX, NoRule>> for String {
    type View<'a> = &'a str;

    const SHAPE: &'static Shape = &Shape::text(MIN, MAX);

    #[inline]
    fn verify<'a>(reader: &mut Reader<'a>) -> Result<&'a str, Breach> {
        let bytes = reader.length(MAX.saturating_mul(MAX_CHAR_BYTES), 1)?;
        let text = std::str::from_utf8(reader.take(bytes)?)
            .map_err(|_| Breach::new(Rule::Shape, Class::NotUtf8))?;
        check(text, MIN, MAX)?;
        Ok(text)
    }

    #[inline]
    fn build(view: &str) -> Result<Self, Breach> {
        Ok(view.to_owned())
    }

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        check(self, MIN, MAX)?;
        writer.value(self.as_str())
    }
}

#[inline]
fn check(text: &str, min: usize, max: usize) -> Result<(), Breach> {
    // Printable ASCII is most of what players type, and needs one look at each byte.
    let printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let count = if printable {
        text.len()
    } else if text.chars().any(char::is_control) {
        return Err(Breach::new(Rule::Charset, Class::Control));
    } else {
        text.chars().count()
    };
    if count < min {
        Err(Breach::new(Rule::Length, Class::TooShort))
    } else if count <= max {
        Ok(())
    } else {
        Err(Breach::new(Rule::Length, Class::TooLong))
    }
}
