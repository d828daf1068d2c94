//! The impl door, with everything that a remote can say, next to names that are hard to live with.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic, rust_2018_idioms, unreachable_pub)]

/// Types of the author's own, called like the standard ones.
pub mod theirs {
    /// No `Result` of the standard library.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::remote::Payload)]
    pub struct Result {
        /// How much.
        #[any]
        pub value: u64,
    }

    /// No `Option` of the standard library.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::remote::Payload)]
    pub enum Option {
        /// Not `None`.
        Nothing,
        /// Not `Some`.
        Something(#[range(1..=9)] u32, bool),
    }

    /// No `String` of the standard library.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::remote::Payload)]
    pub struct String {
        /// The real one.
        #[max_len(8)]
        pub text: ::std::string::String,
    }

    /// An event.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::remote::Payload, ::remote::Event)]
    pub struct Ok;

    /// An id.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::remote::Id,
    )]
    pub struct Vec(u32);

    impl Vec {
        /// The first.
        pub const FIRST: Self = Self(1);
    }
}

use theirs::{Ok, Option, Result, String, Vec};

/// Names what a session may do.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
pub enum Permission {
    /// This.
    Do,
}

/// A world.
pub struct World;

/// What a client may ask for.
#[::remote::remotes(table, events(Ok))]
impl World {
    /// A call.
    #[remote(rate = "5/10s", burst = 9, when(Self::holds, Self::fits(from, to)), name = "other")]
    pub fn r#move(
        &mut self,
        caller: &::remote::Caller,
        #[known] from: Vec,
        to: Option,
        #[finite] mut by: f32,
    ) -> Result {
        by += 1.0;
        let _ = (caller, from, to);
        Result { value: if by > 0.0 { 1 } else { 0 } }
    }

    /// An event.
    #[remote(rate = "5/s", allow = Permission::Do)]
    pub fn say(&mut self, caller: &::remote::Caller, String { text }: String) {
        let _ = (caller, text);
    }

    /// An async call.
    #[remote(rate = "5/s", deadline = "500ms", concurrent)]
    pub async fn wait(
        world: ::remote::World<Self>,
        caller: &::remote::Caller,
        #[range(0..1_000)] steps: u32,
    ) -> ::core::result::Result<Result, Option> {
        let _ = (caller, steps);
        world.enter(|_| ()).await;
        ::core::result::Result::Err(Option::Nothing)
    }

    fn holds(&self, _caller: &::remote::Caller) -> bool {
        true
    }

    fn fits(&self, _caller: &::remote::Caller, _from: &Vec, _to: &Option) -> bool {
        true
    }
}

impl ::remote::Knows<Vec> for World {
    fn knows(&self, id: Vec) -> bool {
        id == Vec::FIRST
    }
}

impl ::remote::HasPermissions for World {
    type Permission = Permission;
}

fn main() {
    let _table = table::remotes();
    let _client: fn(&::remote::Client) -> TableClient = table::client;
}
