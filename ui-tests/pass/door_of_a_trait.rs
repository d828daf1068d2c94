//! The trait door, next to names that are hard to live with.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic, rust_2018_idioms, unreachable_pub)]

/// What can go wrong.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::remote::Payload)]
pub struct Option;

/// Names what a session may do.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
pub enum Permission {
    /// This.
    Do,
}

/// What a client may ask for.
#[::remote::remotes]
pub trait Result: ::remote::HasPermissions<Permission = Permission> {
    /// A call.
    #[remote(rate = "5/10s", when(Self::holds))]
    fn ask(
        &mut self,
        caller: &::remote::Caller,
        #[max_len(8)] text: ::std::string::String,
    ) -> ::core::result::Result<bool, Option>;

    /// An event.
    #[remote(rate = "5/s", allow = Permission::Do)]
    fn say(&mut self, caller: &::remote::Caller);

    /// An async event.
    #[remote(rate = "5/s")]
    async fn wait(world: ::remote::World<Self>, caller: &::remote::Caller, loud: bool);

    /// A condition.
    fn holds(&self, caller: &::remote::Caller) -> bool;
}

/// A second contract in the same place.
#[::remote::remotes]
pub trait Second {
    /// A call of the same name.
    #[remote(rate = "5/10s")]
    fn ask(&mut self, caller: &::remote::Caller);
}

/// A world.
pub struct World;

impl ::remote::HasPermissions for World {
    type Permission = Permission;
}

impl Result for World {
    fn ask(
        &mut self,
        _caller: &::remote::Caller,
        text: ::std::string::String,
    ) -> ::core::result::Result<bool, Option> {
        ::core::result::Result::Ok(text.is_empty())
    }

    fn say(&mut self, _caller: &::remote::Caller) {}

    async fn wait(world: ::remote::World<Self>, _caller: &::remote::Caller, loud: bool) {
        world.enter(|_| drop(::std::vec![loud])).await;
    }

    fn holds(&self, _caller: &::remote::Caller) -> bool {
        true
    }
}

impl Second for World {
    fn ask(&mut self, _caller: &::remote::Caller) {}
}

fn main() {
    let _tables = (result::remotes::<World>(), second::remotes::<World>());
}

use ::core::mem::drop;
