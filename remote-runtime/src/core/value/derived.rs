//! What an author derived: a payload, an id, or what only the server sends. Nothing is two of them, since under no rule
//! an id would travel unresolved.
//!
//! Two derives of one type do not see each other, and the compiler would tell of implementations that are in conflict. So
//! each says what it makes of the type ([`Derives`]), asks for the others ([`Derived`]), and tells of one before the compiler looks
//! for conflicts ([`OneDerive`]). There are none, since of two only one is implemented under no rule; the other has a type of its
//! own in that place, which nobody asks for. So whoever uses the type hears nothing more of it.

use std::marker::PhantomData;

/// Of a type that is derived as `K`, and maybe as something else.
pub trait Derives<K> {}

/// Of a type that only the server sends.
#[derive(Debug)]
pub enum IsServerOnly {}

/// Asks whether `T` is derived as `K`.
#[derive(Debug)]
pub struct Derived<T, K>(PhantomData<(T, K)>);

impl<T: Derives<K>, K> Derived<T, K> {
    /// It is; else there is [`No`](super::pick::No).
    pub const __IS: bool = true;
}

#[diagnostic::on_unimplemented(
    message = "`{Self}` derives two of `Payload`, `Id` and `ServerOnly`, and nothing is both",
    label = "one of the three, and no more",
    note = "keep one: `Id` for a number that names something, and then whoever takes it says how it is resolved, as with `#[known]`; \
            `Payload` for what clients may send; `ServerOnly` for what only the server sends, which may hold payloads"
)]
/// A type of which one is derived. A trait, so that the compiler tells of another one in our words.
pub trait DerivedOnce<const TWICE: bool> {}

#[diagnostic::do_not_recommend]
impl<T> DerivedOnce<false> for T {}

/// States it of a type.
pub trait OneDerive<const TWICE: bool> {
    /// The type.
    type Of: DerivedOnce<TWICE>;
}
