//! What a body returns, and how it travels back: a tag, then the value or the author's error.

use std::convert::Infallible;

use super::ruled::{NoRule, Ruled, read_whole};
use super::shape::{Place, Shape, Variant};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::wire::{reader::Reader, writer::Writer};

#[diagnostic::on_unimplemented(
    message = "a remote cannot return `{Self}`",
    label = "no answer",
    note = "an answer is a payload, or a `Result` of two: derive `remote::Payload` on what is returned, \
            and on the error; a bare number, text or list goes into a struct of its own, whose field can say `range(a..=b)` \
            or `max_len(n)`"
)]
/// A type that a remote may return: a payload, or a `Result` of two.
pub trait Answer: Sized + Send + 'static {
    /// What the caller gets when all went well.
    type Good: Send + 'static;
    /// What the caller gets when the body said no; [`Infallible`] where it cannot.
    type Bad: Send + 'static;

    /// Its form.
    const SHAPE: &'static Shape;

    /// Writes it.
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach>;

    /// Reads it, all of it, by the same rules as a call.
    fn decode(bytes: &[u8]) -> Result<Result<Self::Good, Self::Bad>, Breach>;
}

const GOOD: u8 = 0;
const BAD: u8 = 1;

impl<T: Ruled<NoRule> + Send + 'static> Answer for T {
    type Good = T;
    type Bad = Infallible;

    const SHAPE: &'static Shape = &Shape::choice(&[Variant {
        name: "ok",
        fields: &[Place { name: "value", shape: T::SHAPE }],
    }]);

    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        writer.value(&GOOD)?;
        Ruled::encode(self, writer)
    }

    fn decode(bytes: &[u8]) -> Result<Result<T, Infallible>, Breach> {
        let mut reader = Reader::new(bytes);
        match reader.byte()? {
            GOOD => read_whole::<NoRule, T>(reader.rest()).map(Ok),
            _ => Err(unknown_tag()),
        }
    }
}

impl<T, E> Answer for Result<T, E>
where
    T: Ruled<NoRule> + Send + 'static,
    E: Ruled<NoRule> + Send + 'static,
{
    type Good = T;
    type Bad = E;

    const SHAPE: &'static Shape = &Shape::choice(&[
        Variant { name: "ok", fields: &[Place { name: "value", shape: T::SHAPE }] },
        Variant { name: "err", fields: &[Place { name: "error", shape: E::SHAPE }] },
    ]);

    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        match self {
            Ok(value) => {
                writer.value(&GOOD)?;
                value.encode(writer)
            }
            Err(error) => {
                writer.value(&BAD)?;
                error.encode(writer)
            }
        }
    }

    fn decode(bytes: &[u8]) -> Result<Self, Breach> {
        let mut reader = Reader::new(bytes);
        match reader.byte()? {
            GOOD => read_whole::<NoRule, T>(reader.rest()).map(Ok),
            BAD => read_whole::<NoRule, E>(reader.rest()).map(Err),
            _ => Err(unknown_tag()),
        }
    }
}

#[cold]
fn unknown_tag() -> Breach {
    Breach::new(Rule::Shape, Class::UnknownTag)
}
