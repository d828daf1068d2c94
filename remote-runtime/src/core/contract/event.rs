//! What a server sends of its own accord, as data, and which table says so.

use std::any::TypeId;

use super::remote::too_large;
use crate::core::value::event::Event;
use crate::core::value::shape::{Shape, fits};
use crate::core::value::told::Told;
use crate::core::wire::frame::MAX_PAYLOAD_BYTES;

/// A table that declares the event `E`, so that its stub can be asked for it. The compiler shows its name where it does twice.
#[diagnostic::on_unimplemented(
    message = "the table `{Self}` does not send `{E}`",
    label = "not declared",
    note = "a table declares what it sends: `#[remotes({Self}, events({E}))]`"
)]
pub trait DeclaresOnce<E> {}

/// An event as data.
#[derive(Debug)]
#[non_exhaustive]
pub struct EventSchema {
    /// Its name.
    pub name: &'static str,
    /// Its form, with its rules.
    pub shape: &'static Shape,
    type_id: TypeId,
}

impl EventSchema {
    /// The schema of `E`.
    ///
    /// # Panics
    ///
    /// For an event that needs over 64 KiB; in a constant, as in generated code, that does not
    /// compile.
    #[track_caller]
    pub const fn of<E: Event>() -> Self {
        let shape = E::SHAPE;
        fits::<()>(shape);
        if shape.max_bytes > MAX_PAYLOAD_BYTES {
            let what = Told::of("the event `").text(E::NAME).text("`, at its largest,");
            too_large(what.as_str(), shape.max_bytes);
        }
        Self { name: E::NAME, shape, type_id: TypeId::of::<E>() }
    }

    /// The type that is sent.
    pub(crate) const fn type_id(&self) -> TypeId {
        self.type_id
    }
}
