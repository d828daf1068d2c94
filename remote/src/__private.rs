//! What generated code names, and nothing else may: it changes without notice.

pub use remote_derive::Words;
pub use remote_runtime::core::breach::{Breach, Class, Rule};
pub use remote_runtime::core::contract::cost::{Cost, affordable};
pub use remote_runtime::core::contract::event::{DeclaresOnce, EventSchema};
pub use remote_runtime::core::contract::pace::{burst, cooldown};
pub use remote_runtime::core::contract::remote::{
    Remote, RemoteSchema, RemoteSpec, answer_fits, guest_parameter_fits, parameter_fits,
    parameters_fit,
};
pub use remote_runtime::core::contract::table::Contract;
pub use remote_runtime::core::guard::{
    admitted::Admitted,
    body::{AskedOf, Asks, AsyncBody, Body, GuestBody},
    table::{Entry, Table},
};
pub use remote_runtime::core::rate::Rate;
pub use remote_runtime::core::refusal::Refusal;
pub use remote_runtime::core::rules::{
    also::{Also, Check, check, check_written, verdict},
    any::Any,
    bare::Bare,
    finite::Finite,
    given::{value_given, world_given},
    id_check::IdCheck,
    known::Knows,
    known_in::KnowsIn,
    missing::{Nothing, RuleForId},
    mistaken::{Cut, Mistaken, RuleUnless},
    near::{MaybePlaced, Near, Places, Somewhere, Spot, is_somewhere, near},
    near_character::NearCharacter,
    nested::{Hole, Nested},
    norm::{MaxNorm, Unit},
    one_of::{Choices, OneOf},
    owned::Owns,
    target::Targets,
    unchecked::{Reason, Unchecked},
    via::Via,
    within::Within,
};
pub use remote_runtime::core::value::answer::Stated;
pub use remote_runtime::core::value::bound::{BoundOf, FLOAT, TIME, both, greatest, half_open};
pub use remote_runtime::core::value::counted::{Counted, Pairs};
pub use remote_runtime::core::value::derived::{
    Derived, DerivedOnce, Derives, IsServerOnly, OneDerive,
};
pub use remote_runtime::core::value::event::{Event, Told};
pub use remote_runtime::core::value::field::{
    Field, Formed, IsSound, Of, Unknown, Unrolled, ViewOf, build, encode, verify,
};
pub use remote_runtime::core::value::fields::Fields;
pub use remote_runtime::core::value::holds::{Contents, Graph, Key, Levels, Node};
pub use remote_runtime::core::value::id::{
    CopiedLikeItsNumber, EitherPayloadOrIdOrServerOnly, Id, IdRule, IsId, IsPayload, Resolved,
};
pub use remote_runtime::core::value::pick::{Answer, No, Pick, Picked};
pub use remote_runtime::core::value::ring::{Leads, Sixteen};
pub use remote_runtime::core::value::ruled::{NoRule, Payload, Ruled, Spec};
pub use remote_runtime::core::value::shape::{Fits, Place, Shape, Variant, fits};
pub use remote_runtime::core::value::suits::{IsSuited, Suited, is_whole, suits};
pub use remote_runtime::core::value::text::{Automaton, Charset, Letters, Multiline, Pattern};
pub use remote_runtime::core::wire::{reader::Reader, writer::Writer};
pub use remote_runtime::core::world::{
    AnsweredBy, Askable, Caller, Guest, HasPermissions, HearsCaller, HearsGuest, InWorld,
    IsPermission, Permission, World, caller, characters::Characters, guest, in_world, permission,
    permission_of, when,
};
#[cfg(feature = "net")]
pub use remote_runtime::net::{
    client::{Client, ClientTable, Events},
    pending::Pending,
};

pub use ::core::marker::PhantomData;
pub use ::core::primitive::{bool, char, f64, i128, str, u8, u16, u32, u64, usize};
pub use ::core::result::Result::{Err, Ok};

/// An id that the world has to know.
pub type Known = Resolved<remote_runtime::core::rules::known::Known>;
/// An id that one place of the world has to know.
pub type KnownIn<P> = Resolved<remote_runtime::core::rules::known_in::KnownIn<P>>;
/// An id of something that is the caller's own.
pub type Owned = Resolved<remote_runtime::core::rules::owned::Owned>;
/// The caller's own id.
pub type OwnId = Resolved<remote_runtime::core::rules::own_id::OwnId>;
/// An id of somebody whom the caller may act upon.
pub type Target = Resolved<remote_runtime::core::rules::target::Target>;

/// What every check of generated code returns.
pub type Checked<T> = Result<T, Breach>;

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

/// What the compiler says of an id that has no rule.
#[doc(hidden)]
#[macro_export]
macro_rules! __id_without_rule {
    ($id:ident, $no_rule:ident) => {
        #[automatically_derived]
        impl $crate::__private::Ruled<$no_rule> for $id
        where
            for<'__a> $crate::__private::Nothing<'__a>: $crate::__private::RuleForId<$id>,
        {
            type View<'__v> = ();
            type Holds = ();
            const SHAPE: &'static $crate::__private::Shape = $crate::__private::POISONED;
            fn verify(_: &mut $crate::__private::Reader<'_>) -> $crate::__private::Checked<()> {
                $crate::__private::poisoned()
            }
            fn build(_: ()) -> $crate::__private::Checked<Self> {
                $crate::__private::poisoned()
            }
            fn encode(
                &self,
                _: &mut $crate::__private::Writer<'_>,
            ) -> $crate::__private::Checked<()> {
                $crate::__private::poisoned()
            }
        }
        #[automatically_derived]
        impl<__W> $crate::__private::InWorld<__W, $no_rule> for $id {
            fn in_world(
                &self,
                _: &__W,
                _: &$crate::__private::Caller,
            ) -> $crate::__private::Checked<()> {
                $crate::__private::poisoned()
            }
        }
    };
}

pub use crate::__id_without_rule as id_without_rule;

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

/// What stands in for the form of a payload with a mistake in it.
pub const POISONED: &Shape = &Shape::tuple(&[]);

/// What stands in for code that a mistake prevented: it is compiled and never run.
#[cold]
pub fn poisoned<T>() -> T {
    panic!("a macro has reported a mistake here")
}
