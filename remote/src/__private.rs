//! What generated code names, and nothing else may: it changes without notice.

pub use remote_runtime::core::contract::remote::{
    AsyncBody, Body, Remote, RemoteSchema, RemoteSpec,
};
pub use remote_runtime::core::contract::table::{Contract, Entry, Table};
pub use remote_runtime::core::guard::admitted::Admitted;
pub use remote_runtime::core::limit::rate::Rate;
pub use remote_runtime::core::refusal::Refusal;
pub use remote_runtime::core::rules::{
    any::Any,
    counted::{Counted, Entries},
    fields::Fields,
    finite::Finite,
    float_within::FloatWithin,
    known::{self, Known, Knows},
    near_character::{Characters, NearCharacter},
    within::Within,
};
pub use remote_runtime::core::value::breach::{Breach, Class, Rule};
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

/// The view of a `T` that travels under `R`.
pub type View<'a, R, T> = <R as Spec<T>>::View<'a>;

/// Asks the world about all parameters of a remote.
#[inline]
pub fn args_in_world<R: Remote, W>(args: &R::Args, world: &W, caller: &Caller) -> Result<(), Breach>
where
    R::Args: InWorld<W, R::Rules>,
{
    args.in_world(world, caller)
}

/// The tag of an enum's variant.
#[inline]
pub fn tag(reader: &mut Reader<'_>) -> Result<u32, Breach> {
    reader.varint32()
}

/// A tag that no variant has.
#[cold]
pub fn unknown_tag() -> Breach {
    Breach::new(Rule::Shape, Class::UnknownTag)
}
