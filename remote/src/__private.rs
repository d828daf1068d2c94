//! What generated code names, and nothing else may: it changes without notice.

pub use remote_runtime::core::breach::{Breach, Class, Rule};
pub use remote_runtime::core::contract::remote::{Remote, RemoteSchema, RemoteSpec};
pub use remote_runtime::core::contract::table::Contract;
pub use remote_runtime::core::guard::{
    admitted::Admitted,
    body::{AsyncBody, Body},
    table::{Entry, Table},
};
pub use remote_runtime::core::rate::Rate;
pub use remote_runtime::core::refusal::Refusal;
pub use remote_runtime::core::rules::{
    any::Any,
    finite::Finite,
    float_within::FloatWithin,
    known::{self, Known, Knows},
    near_character::{Characters, NearCharacter},
    within::Within,
};
pub use remote_runtime::core::value::counted::{Counted, Entries};
pub use remote_runtime::core::value::fields::Fields;
pub use remote_runtime::core::value::id::{self, Id, IdRule};
pub use remote_runtime::core::value::ruled::{Bare, Ruled, Spec};
pub use remote_runtime::core::value::shape::{Place, Shape, Variant};
pub use remote_runtime::core::wire::{reader::Reader, writer::Writer};
pub use remote_runtime::core::world::{Caller, InWorld, Permission, World, in_world, when};
#[cfg(feature = "net")]
pub use remote_runtime::net::{
    client::{Client, ClientTable},
    pending::Pending,
};

pub use ::core::marker::PhantomData;
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
