//! What generated code names, and nothing else may: it changes without notice.

pub use remote_runtime::core::breach::{Breach, Class, Rule};
pub use remote_runtime::core::contract::event::{Declares, EventSchema};
pub use remote_runtime::core::contract::remote::{Remote, RemoteSchema, RemoteSpec};
pub use remote_runtime::core::contract::table::Contract;
pub use remote_runtime::core::guard::{
    admitted::Admitted,
    body::{Asks, AsyncBody, Body},
    table::{Entry, Table},
};
pub use remote_runtime::core::rate::Rate;
pub use remote_runtime::core::refusal::Refusal;
pub use remote_runtime::core::rules::{
    also::{Also, Check, check},
    any::Any,
    finite::Finite,
    id_check::IdCheck,
    known::{Known, Knows},
    near_character::NearCharacter,
    own_id::OwnId,
    owned::{Owned, Owns},
    target::{Target, Targets},
    unchecked::{Reason, Unchecked},
    via::Via,
    within::Within,
};
pub use remote_runtime::core::value::bound::BoundOf;
pub use remote_runtime::core::value::counted::{Counted, Pairs};
pub use remote_runtime::core::value::event::Event;
pub use remote_runtime::core::value::fields::Fields;
pub use remote_runtime::core::value::id::{Id, IdRule};
pub use remote_runtime::core::value::ruled::{Bare, Payload, Ruled, Spec};
pub use remote_runtime::core::value::shape::{Place, Shape, Variant};
pub use remote_runtime::core::wire::{reader::Reader, writer::Writer};
pub use remote_runtime::core::world::{
    Caller, HasPermissions, InWorld, Permission, World, characters::Characters, in_world, when,
};
#[cfg(feature = "net")]
pub use remote_runtime::net::{
    client::{Client, ClientTable, Events},
    pending::Pending,
};

pub use ::core::marker::PhantomData;
pub use ::core::primitive::{bool, str, u8, u32, usize};
pub use ::core::result::Result::{Err, Ok};

/// What every check of generated code returns.
pub type Checked<T> = Result<T, Breach>;

/// The view of a `T` that travels under `R`.
pub type View<'a, R, T> = <R as Spec<T>>::View<'a>;

/// The tag of an enum's variant.
#[inline]
pub fn tag(reader: &mut Reader<'_>) -> Result<u32, Breach> {
    reader.varint32()
}

/// Writes the tag of an enum's variant.
#[inline]
pub fn put_tag(writer: &mut Writer<'_>, tag: u32) -> Result<(), Breach> {
    writer.value(&tag)
}

/// A breach in a field of the variant with this tag.
#[inline]
pub fn in_variant<T>(result: Result<T, Breach>, tag: usize) -> Result<T, Breach> {
    result.map_err(|breach| breach.at(tag))
}

/// A tag that no variant has.
#[cold]
pub fn unknown_tag() -> Breach {
    Breach::new(Rule::Shape, Class::UnknownTag)
}

/// Items that only a crate with clients has.
#[cfg(feature = "net")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_client {
    ($($items:tt)*) => { $($items)* };
}

/// Items that only a crate with clients has.
#[cfg(not(feature = "net"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_client {
    ($($items:tt)*) => {};
}

pub use crate::__with_client as with_client;
