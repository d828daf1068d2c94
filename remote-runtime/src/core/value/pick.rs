//! A question to a type, answered for every type, and what follows from the answer: what the compiler would otherwise
//! turn into an error of its own, generated code can ask, and tell in our words.
//!
//! A question is a type with a constant `__IS` of its own where a trait is implemented. Where it is not, the compiler
//! takes the one of [`No`].

/// The answer where there is no other.
pub trait No {
    /// It is not.
    const __IS: bool = false;
}

impl<T> No for T {}

/// An answer.
#[derive(Debug)]
pub enum Answer<const IS: bool> {}

/// One of two types, by an answer. `By` is whose question it is: of types that are all of other crates, the compiler
/// takes for possible, where it looks for conflicts, that they implement something else one day.
pub trait Pick<A, B, By = ()> {
    /// That one.
    type Picked;
}

impl<A, B, By> Pick<A, B, By> for Answer<true> {
    type Picked = A;
}

impl<A, B, By> Pick<A, B, By> for Answer<false> {
    type Picked = B;
}

/// `A` if it is so, and `B` if not.
pub type Picked<const IS: bool, A, B, By = ()> = <Answer<IS> as Pick<A, B, By>>::Picked;
