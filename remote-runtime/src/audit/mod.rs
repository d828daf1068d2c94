//! The audit: everything that a client can do to a server, with all that guards it, as data.
//!
//! It is read from the contracts, which are what the guard itself goes by, so it cannot say anything else
//! than what is enforced. What an operator changes while the server runs (modes, limits of connections) is
//! not in it. It knows nothing of sockets or sessions.
//!
//! [`model`] says what is listed, `read` lists it from a contract, `text` (with
//! the words of `explained`) and `json` write it down, [`compare`] (by `order`) holds two against one another, and `command` is all of it for a terminal.

mod command;
pub mod compare;
mod explained;
mod json;
pub mod model;
mod order;
mod read;
mod text;

pub use self::json::NoAudit;
use self::model::Remote;
use crate::core::contract::table::Contract;
use crate::core::guard::table::Table;

/// What a client can do to a server: all remotes of some tables, with all that guards them.
///
/// `to_string()` is for a terminal; [`Audit::markdown`] and [`Audit::json`] beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Every remote, in the order of the tables and of the source.
    pub remotes: Vec<Remote>,
}

impl Audit {
    /// The audit of these contracts: `shop::remotes().contract()`, as the server mounts them.
    pub fn of(contracts: impl IntoIterator<Item = &'static Contract>) -> Self {
        let remotes = contracts.into_iter().flat_map(read::contract);
        Self { remotes: remotes.collect() }
    }

    /// These audits as one.
    pub fn all(audits: impl IntoIterator<Item = Self>) -> Self {
        Self { remotes: audits.into_iter().flat_map(|audit| audit.remotes).collect() }
    }
}

impl<W> Table<W> {
    /// Everything that a client can do by this table, with all that guards it.
    pub fn audit(&self) -> Audit {
        Audit::of([self.contract])
    }
}
