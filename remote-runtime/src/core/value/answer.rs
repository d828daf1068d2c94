//! What a body returns, and how it travels back: a tag, then the value or the author's error.

use std::convert::Infallible;
use std::marker::PhantomData;

use super::id::PayloadOrId;
use super::ruled::{NoRule, Ruled, read_whole};
use super::shape::{Kind, Place, Shape, Variant};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::wire::{reader::Reader, writer::Writer};

#[diagnostic::on_unimplemented(
    message = "a remote cannot return `{Self}`",
    label = "no answer",
    note = "an answer is a payload, a number or an id, or a `Result` of one and an error; it is the answer's own (no reference in it), \
            and can go to another thread"
)]
/// A type that a remote may return: a value, or a `Result` of a value and the author's own error.
pub trait Answer: Sized + Send + 'static {
    /// What the caller gets when all went well.
    type Good: Send + 'static;
    /// What the caller gets when the body said no; [`Infallible`] where it cannot.
    type Bad: Send + 'static;

    /// The one or the other.
    fn split(self) -> Result<Self::Good, Self::Bad>;

    /// What [`split`](Self::split) made two of.
    fn join(split: Result<Self::Good, Self::Bad>) -> Self;
}

impl<T: PayloadOrId + Send + 'static> Answer for T {
    type Good = T;
    type Bad = Infallible;

    #[inline]
    fn split(self) -> Result<T, Infallible> {
        Ok(self)
    }

    #[inline]
    fn join(Ok(value): Result<T, Infallible>) -> T {
        value
    }
}

// Nobody is told to wrap what is no payload into a `Result`.
#[diagnostic::do_not_recommend]
impl<T: Send + 'static, E: Send + 'static> Answer for Result<T, E> {
    type Good = T;
    type Bad = E;

    #[inline]
    fn split(self) -> Self {
        self
    }

    #[inline]
    fn join(split: Self) -> Self {
        split
    }
}

/// A rule on what a remote returns when all went well, which fits the type `T`. It is asked of the rule, so that what the
/// compiler says of the two stands at the rule's word, or at the returned type where there is none; and by one implementation
/// for all rules, so that nobody is shown another that has it.
pub trait ReplyRule<T>: Replies<T> {}

impl<R: Replies<T>, T> ReplyRule<T> for R {}

/// How a value of the type `T` travels back under a rule.
pub trait Replies<T> {
    /// Its form.
    const SHAPE: &'static Shape;

    /// Writes it.
    fn encode(value: &T, writer: &mut Writer<'_>) -> Result<(), Breach>;

    /// Reads it from all of `bytes`, by the same rules as a call.
    fn read(bytes: &[u8]) -> Result<T, Breach>;
}

/// The rule `R`, as `reply(…)` says it.
#[derive(Debug)]
pub struct Stated<R>(PhantomData<R>);

impl<R, T: Ruled<R>> Replies<T> for Stated<R> {
    const SHAPE: &'static Shape = T::SHAPE;

    #[inline]
    fn encode(value: &T, writer: &mut Writer<'_>) -> Result<(), Breach> {
        Ruled::<R>::encode(value, writer)
    }

    #[inline]
    fn read(bytes: &[u8]) -> Result<T, Breach> {
        read_whole::<R, T>(bytes)
    }
}

#[diagnostic::on_unimplemented(
    message = "the error `{Self}` cannot travel: it is no payload",
    label = "no error that could travel",
    note = "an error is a type of your own that derives `remote::Payload`, so that a client can tell one from another: \
            `#[derive(remote::Payload)] enum BuyError {{ NotEnoughGold }}`"
)]
/// What a body may say no with: a payload, or nothing at all.
pub trait Refuses: Sized {
    /// Its form; `None` if it cannot be.
    const SHAPE: Option<&'static Shape>;

    /// Writes it.
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach>;

    /// Reads it from all of `bytes`.
    fn read(bytes: &[u8]) -> Result<Self, Breach>;
}

#[diagnostic::do_not_recommend]
impl<E: Ruled<NoRule>> Refuses for E {
    const SHAPE: Option<&'static Shape> = Some(<E as Ruled<NoRule>>::SHAPE);

    #[inline]
    fn encode(&self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        Ruled::<NoRule>::encode(self, writer)
    }

    #[inline]
    fn read(bytes: &[u8]) -> Result<E, Breach> {
        read_whole::<NoRule, E>(bytes)
    }
}

#[diagnostic::do_not_recommend]
impl Refuses for Infallible {
    const SHAPE: Option<&'static Shape> = None;

    fn encode(&self, _: &mut Writer<'_>) -> Result<(), Breach> {
        match *self {}
    }

    fn read(_: &[u8]) -> Result<Self, Breach> {
        Err(unknown_tag())
    }
}

/// An answer whose value travels under the rule `R`; an error is a payload.
pub trait Replied<R>: Answer {
    /// Its form.
    const SHAPE: &'static Shape;

    /// Writes it.
    fn encode(self, writer: &mut Writer<'_>) -> Result<(), Breach>;

    /// Reads it, all of it, by the same rules as a call.
    fn decode(bytes: &[u8]) -> Result<Self, Breach>;
}

const GOOD: u8 = 0;
const BAD: u8 = 1;

impl<R: ReplyRule<A::Good>, A: Answer<Bad: Refuses>> Replied<R> for A {
    const SHAPE: &'static Shape = &Shape::choice(match <A::Bad as Refuses>::SHAPE {
        None => {
            const { &[Variant { name: "ok", fields: &[Place { name: "value", shape: R::SHAPE }] }] }
        }
        Some(_) => {
            const {
                &[
                    Variant { name: "ok", fields: &[Place { name: "value", shape: R::SHAPE }] },
                    Variant {
                        name: "err",
                        fields: &[Place { name: "error", shape: form_of_error::<A::Bad>() }],
                    },
                ]
            }
        }
    });

    fn encode(self, writer: &mut Writer<'_>) -> Result<(), Breach> {
        match self.split() {
            Ok(value) => {
                writer.value(&GOOD)?;
                R::encode(&value, writer)
            }
            Err(error) => {
                writer.value(&BAD)?;
                Refuses::encode(&error, writer)
            }
        }
    }

    fn decode(bytes: &[u8]) -> Result<A, Breach> {
        let mut reader = Reader::new(bytes);
        let split = match reader.byte()? {
            GOOD => R::read(reader.rest()).map(Ok),
            BAD => <A::Bad as Refuses>::read(reader.rest()).map(Err),
            _ => Err(unknown_tag()),
        };
        split.map(A::join)
    }
}

/// The form of an error; of one that cannot be it is not used.
const fn form_of_error<E: Refuses>() -> &'static Shape {
    match E::SHAPE {
        Some(shape) => shape,
        None => const { &Shape::fixed(0, Kind::Unit) },
    }
}

#[cold]
fn unknown_tag() -> Breach {
    Breach::new(Rule::Shape, Class::UnknownTag)
}
