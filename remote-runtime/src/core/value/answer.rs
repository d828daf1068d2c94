//! What a body returns, and how it travels back: a tag, then the value or the author's error.

use std::convert::Infallible;

use super::id::PayloadOrId;
use super::ruled::{NoRule, Ruled, read_whole};
use super::shape::{Place, Shape, Variant};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::wire::{reader::Reader, writer::Writer};

#[diagnostic::on_unimplemented(
    message = "a remote cannot return `{Self}`",
    label = "no answer",
    note = "an answer is a payload or a bare number, or a `Result` of one and an error"
)]
/// A type that a remote may return: a value, or a `Result` of a value and the author's own error.
pub trait Answer: Sized + Send + 'static {
    /// What the caller gets when all went well.
    type Good: Send + 'static;
    /// What the caller gets when the body said no; [`Infallible`] where it cannot.
    type Bad: Send + 'static;

    /// The one or the other.
    fn split(self) -> Result<Self::Good, Self::Bad>;
}

impl<T: PayloadOrId + Send + 'static> Answer for T {
    type Good = T;
    type Bad = Infallible;

    #[inline]
    fn split(self) -> Result<T, Infallible> {
        Ok(self)
    }
}

impl<T: Send + 'static, E: Send + 'static> Answer for Result<T, E> {
    type Good = T;
    type Bad = E;

    #[inline]
    fn split(self) -> Self {
        self
    }
}

/// An answer whose value travels under the rule `R`; an error is a payload.
#[diagnostic::on_unimplemented(
    message = "a remote cannot return `{Self}`",
    label = "no answer",
    note = "an answer is a payload or a bare number, or a `Result` of one and an error: derive \
            `remote::Payload` on what is returned, and on the error; a bare text or list says how long it \
            gets, as in `#[remote(rate = \"5/s\", reply(max_len(200)))]`, and a bare id `reply(any)`"
)]
pub trait Replied<R>: Answer {
    /// Its form.
    const SHAPE: &'static Shape;

    /// Writes it.
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach>;

    /// Reads it, all of it, by the same rules as a call.
    fn decode(bytes: &[u8]) -> Result<Self, Breach>;
}

const GOOD: u8 = 0;
const BAD: u8 = 1;

#[diagnostic::do_not_recommend]
impl<R, T: PayloadOrId + Ruled<R> + Send + 'static> Replied<R> for T {
    const SHAPE: &'static Shape = &Shape::choice(&[Variant {
        name: "ok",
        fields: &[Place { name: "value", shape: T::SHAPE }],
    }]);

    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        writer.value(&GOOD)?;
        Ruled::encode(self, writer)
    }

    fn decode(bytes: &[u8]) -> Result<T, Breach> {
        let mut reader = Reader::new(bytes);
        match reader.byte()? {
            GOOD => read_whole::<R, T>(reader.rest()),
            _ => Err(unknown_tag()),
        }
    }
}

impl<R, T, E> Replied<R> for Result<T, E>
where
    T: Ruled<R> + Send + 'static,
    E: Ruled<NoRule> + Send + 'static,
{
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
            GOOD => read_whole::<R, T>(reader.rest()).map(Ok),
            BAD => read_whole::<NoRule, E>(reader.rest()).map(Err),
            _ => Err(unknown_tag()),
        }
    }
}

#[cold]
fn unknown_tag() -> Breach {
    Breach::new(Rule::Shape, Class::UnknownTag)
}
