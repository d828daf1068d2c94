//! What the macros generate has to live anywhere: here in edition 2021, under another name for
//! `remote`, without the prelude, next to types that are called like the standard ones, and under
//! every lint that an author may have turned on. `cargo clippy` compiles it with the workspace; there
//! is nothing to run.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unused_qualifications,
    unreachable_pub,
    single_use_lifetimes,
    unused_lifetimes,
    rust_2018_idioms,
    rust_2024_compatibility,
    clippy::all,
    clippy::pedantic,
    clippy::cargo_common_metadata
)]

use ::core::result::Result::{Err as StdErr, Ok as StdOk};

/// No `Result` of the standard library.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::net::Payload)]
#[payload(crate = ::net)]
pub struct Result {
    /// How much.
    #[any]
    pub value: u64,
    /// Where.
    #[near_character(4)]
    pub at: [f32; 3],
}

/// No `Option` of the standard library.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::net::Payload, ::net::Event)]
#[payload(crate = ::net)]
#[check(is_fine, version = 2)]
pub enum Option {
    /// Nothing.
    None,
    /// Something.
    Some {
        /// What.
        #[max_len(4)]
        #[each(range(1..=LIMIT))]
        #[check(is_short)]
        them: ::std::vec::Vec<u16>,
        /// Why.
        #[unchecked = "nobody reads it"]
        why: f32,
    },
}

const LIMIT: u16 = 9;

fn is_fine(option: &Option) -> bool {
    match option {
        Option::None => true,
        Option::Some { why, .. } => *why < 1.0,
    }
}

fn is_short(them: &[u16]) -> bool {
    them.len() < 4
}

/// Names something.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::net::Id)]
#[payload(crate = ::net)]
pub struct String(u16);

/// Holds others on the heap, which is asked of by constants.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::net::Payload)]
#[payload(crate = ::net)]
pub struct List<T: ::net::Payload = bool> {
    /// In a list.
    #[max_len(2)]
    pub list: ::std::vec::Vec<Result>,
    /// What is not asked of.
    pub one: T,
}

/// The same, and not generic.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::net::ServerOnly)]
#[payload(crate = ::net)]
pub struct Boxes {
    /// In a box.
    pub boxed: ::std::boxed::Box<List>,
    /// In a map.
    #[max_len(2)]
    #[keys(any)]
    pub map: ::std::collections::BTreeMap<u16, Option>,
}

/// A page of something.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::net::Payload)]
#[payload(crate = ::net)]
pub struct Page<T: ::net::Payload = bool, const N: usize = 2> {
    /// What is on it.
    pub all: [T; N],
}

/// A world.
#[derive(::core::fmt::Debug)]
pub struct Vec {
    is_open: bool,
}

/// What a client may ask of a world.
#[::net::remotes(first, events(Option), crate = ::net)]
impl Vec {
    /// Asks.
    #[remote(rate = "5/s", when(Self::may))]
    pub fn ask(&mut self, caller: &::net::Caller, #[known] what: String, result: Result) -> Option {
        let _ = (caller, what, result);
        Option::None
    }

    /// Waits.
    ///
    /// # Errors
    ///
    /// When nobody hears of it.
    #[remote(rate = "5/s", deadline = "1s")]
    pub async fn wait(
        world: ::net::World<Self>,
        caller: &::net::Caller,
        page: Page,
    ) -> ::core::result::Result<Page<bool, 3>, Result> {
        match caller.send(&Option::None) {
            StdOk(()) => world.enter(|_| StdOk(Page { all: [page.all[0]; 3] })).await,
            StdErr(_) => StdErr(Result { value: 0, at: [0.0; 3] }),
        }
    }

    /// Says something: an event.
    #[::net::remote(rate = "5/s")]
    pub fn say(&mut self, caller: &::net::Caller, loud: bool) {
        let _ = (caller, loud);
    }

    /// Every other key.
    #[deprecated = "it is too much"]
    #[allow(clippy::too_many_arguments, deprecated)]
    #[remote(
        rate = "5/s",
        burst = LIMIT as u32,
        allow = Permission::Do,
        when(Self::may, Self::may_be(text)),
        concurrent,
        deadline = "500ms",
        name = "everything"
    )]
    pub async fn all(
        world: ::net::World<Self>,
        caller: &::net::Caller,
        #[max_len(8)] text: Text,
        loud: bool,
    ) -> bool {
        world.enter(|world| world.may(caller) && text.is_empty() && loud).await
    }

    /// Asks before login.
    #[remote(rate = "5/s", allow = guest, when(Self::may_peek(page)))]
    pub fn peek(&mut self, guest: &::net::Guest, page: Page) -> bool {
        self.may_peek(guest, &page) && guest.round_trip().is_none()
    }

    fn may_peek(&self, _: &::net::Guest, page: &Page) -> bool {
        self.is_open && page.all[0]
    }

    fn may(&self, _: &::net::Caller) -> bool {
        self.is_open
    }

    fn may_be(&self, _: &::net::Caller, text: &str) -> bool {
        self.is_open && text.is_empty()
    }
}

/// What a session may do.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub enum Permission {
    /// This.
    Do,
}

impl ::net::HasPermissions for Vec {
    type Permission = Permission;
}

/// The same without bodies.
#[::net::remotes(crate = ::net)]
pub trait Second {
    /// Asks.
    #[net::remote(rate = "5/s")]
    fn ask(&mut self, caller: &::net::Caller, #[known] what: String, result: Result) -> Option;

    /// Waits.
    #[remote(rate = "5/s")]
    async fn wait(world: ::net::World<Self>, caller: &::net::Caller, #[max_len(8)] text: Text);

    /// Asks before login.
    #[remote(rate = "5/s", allow = guest)]
    fn peek(&self, guest: &::net::Guest) -> bool;
}

/// The standard one.
pub type Text = ::std::string::String;

impl Second for Vec {
    fn ask(&mut self, caller: &::net::Caller, what: String, result: Result) -> Option {
        Self::ask(self, caller, what, result)
    }

    async fn wait(world: ::net::World<Self>, _: &::net::Caller, text: Text) {
        world.enter(|_| ::core::mem::drop(text)).await;
    }

    fn peek(&self, _: &::net::Guest) -> bool {
        self.is_open
    }
}

impl ::net::Knows<String> for Vec {
    fn knows(&self, id: String) -> bool {
        id.0 == 1
    }
}

impl ::net::Characters for Vec {
    fn position(&self, _: ::net::PlayerId) -> ::core::option::Option<[f32; 3]> {
        ::core::option::Option::None
    }
}

/// Both tables.
#[must_use]
pub fn tables() -> (::net::Table<Vec>, ::net::Table<Vec>) {
    (first::remotes(), second::remotes())
}
