//! A contract together with what the server runs for it.

use std::fmt;

use super::body::{AsyncBody, Body, GuestBody};
use super::serve::{self, Serve};
use crate::core::contract::table::Contract;

/// What the server runs for one remote: the guard and the body behind it, as one function.
/// Only the guard makes them.
pub struct Entry<W: 'static> {
    pub(crate) name: &'static str,
    pub(crate) position: usize,
    pub(crate) serve: Serve<W>,
}

impl<W: Send + 'static> Entry<W> {
    /// The entry of a remote with a sync body.
    pub const fn sync<R: Body<W>>() -> Self {
        Self {
            name: R::SPEC.name,
            position: R::POSITION,
            serve: Serve::Player(serve::sync::<R, W>),
        }
    }

    /// The entry of a remote with an async body.
    pub const fn future<R: AsyncBody<W>>() -> Self {
        let serve = Serve::Player(serve::future::<R, W>);
        Self { name: R::SPEC.name, position: R::POSITION, serve }
    }

    /// The entry of a remote for guests.
    pub const fn guest<R: GuestBody<W>>() -> Self {
        Self {
            name: R::SPEC.name,
            position: R::POSITION,
            serve: Serve::Guest(serve::guest::<R, W>),
        }
    }
}

impl<W> Clone for Entry<W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for Entry<W> {}

impl<W> fmt::Debug for Entry<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Entry").field(&self.name).finish()
    }
}

/// A contract with what the server runs for it: what `shop::remotes()` returns.
pub struct Table<W: 'static> {
    pub(crate) contract: &'static Contract,
    pub(crate) entries: &'static [Entry<W>],
}

impl<W> Table<W> {
    /// The table of `contract`; entry by entry for the same remotes in the same order, which is
    /// held against it when the table is mounted.
    pub const fn new(contract: &'static Contract, entries: &'static [Entry<W>]) -> Self {
        Self { contract, entries }
    }

    /// What it offers.
    pub const fn contract(&self) -> &'static Contract {
        self.contract
    }
}

impl<W> fmt::Debug for Table<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Table").field(&self.contract.name).finish()
    }
}
