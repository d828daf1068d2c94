//! The audit: everything that a client can do to a server, with all that guards it, as data.
//!
//! It is read from the contracts, which are what the guard itself goes by, so it cannot say anything else
//! than what is enforced. What holds beside the contracts it says with a server's numbers, where it is given them
//! (`ServerBuilder::audit`, or [`Audit::under`]). What an operator changes while the server runs is not in it. It knows nothing of sockets or sessions.
//!
//! [`model`] says what is listed, and `read` lists it from a contract. It is written down by `json`, `text` (for a terminal) and `markdown`. What
//! that page says beside the remotes: `aside`, where the guard is put aside; `sums`, what all of them come to; `reading`, who acts and what a message may be; `login`, what holds before it;
//! `refusals` and `consequences`; `protocol`, what both say beside calls; `bounds`, what can be counted, and `beside`, what cannot; `outside`, what all of it does not stop, and does not say; and `legend`, the words. `server` says whose numbers these are, and `settings` which of them are not the defaults.
//! [`compare`] (by `order`) holds two audits against one another, and `command` is all of it for a terminal.

mod aside;
mod beside;
mod bounds;
mod command;
pub mod compare;
mod consequences;
mod json;
mod legend;
mod login;
mod markdown;
pub mod model;
mod order;
mod outside;
mod protocol;
mod read;
mod reading;
mod refusals;
pub(crate) mod server;
mod settings;
mod sums;
mod text;

pub use self::json::NoAudit;
use self::model::{Event, Remote};
use self::server::Numbers;
use crate::core::contract::table::Contract;
use crate::core::guard::table::Table;

/// What a client can do to a server: all remotes of some tables, with all that guards them.
///
/// `to_string()` is for a terminal; [`Audit::markdown`] and [`Audit::json`] beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Every remote, in the order of the tables and of the source.
    pub remotes: Vec<Remote>,
    /// What the server sends beside answers. It is listed, and not compared.
    pub events: Vec<Event>,
    numbers: Box<Numbers>,
}

impl Audit {
    /// The audit of these contracts: `shop::remotes().contract()`, as the server mounts them.
    pub fn of(contracts: impl IntoIterator<Item = &'static Contract>) -> Self {
        Self::all(contracts.into_iter().map(|contract| {
            Self::listing(read::remotes(contract).collect(), read::events(contract).collect())
        }))
    }

    /// These audits as one, with the numbers of none.
    pub fn all(audits: impl IntoIterator<Item = Self>) -> Self {
        let (mut remotes, mut events) = (Vec::new(), Vec::new());
        for audit in audits {
            remotes.extend(audit.remotes);
            events.extend(audit.events);
        }
        Self::listing(remotes, events)
    }

    fn listing(remotes: Vec<Remote>, events: Vec<Event>) -> Self {
        Self { remotes, events, numbers: Box::default() }
    }
}

impl<W> Table<W> {
    /// Everything that a client can do by this table, with all that guards it.
    pub fn audit(&self) -> Audit {
        Audit::of([self.contract])
    }
}
