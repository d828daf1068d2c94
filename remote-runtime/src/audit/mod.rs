//! The audit: everything that a client can do to a server, with all that guards it, as data.
//!
//! It is read from the contracts, which are what the guard itself goes by, so it cannot say anything else
//! than what is enforced. What holds beside the contracts it says with a server's numbers, where it is given them
//! ([`Audit::under`]). What an operator changes while the server runs is not in it. It knows nothing of sockets or sessions.
//!
//! [`model`] says what is listed, `read` lists it from a contract, `text` (with
//! the sums of `sums`, what stands beside the remotes of `bounds`, and the words of `legend`) and `json` write it down, [`compare`] (by `order`) holds two against one another, and `command` is all of it for a terminal.

mod bounds;
mod command;
pub mod compare;
mod json;
mod legend;
pub mod model;
mod order;
mod read;
mod sums;
mod text;

use self::bounds::Numbers;
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
    numbers: Box<Numbers>,
}

impl Audit {
    /// The audit of these contracts: `shop::remotes().contract()`, as the server mounts them.
    pub fn of(contracts: impl IntoIterator<Item = &'static Contract>) -> Self {
        let remotes = contracts.into_iter().flat_map(read::contract);
        Self::listing(remotes.collect())
    }

    /// These audits as one.
    pub fn all(audits: impl IntoIterator<Item = Self>) -> Self {
        Self::listing(audits.into_iter().flat_map(|audit| audit.remotes).collect())
    }

    fn listing(remotes: Vec<Remote>) -> Self {
        Self { remotes, numbers: Box::default() }
    }
}

impl<W> Table<W> {
    /// Everything that a client can do by this table, with all that guards it.
    pub fn audit(&self) -> Audit {
        Audit::of([self.contract])
    }
}
