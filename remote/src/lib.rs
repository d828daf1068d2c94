//! A typed remote framework for Rust game servers.
//!
//! An author declares what a client may call, how often, and what every value may be. Before a
//! body runs, the guard has read the payload within its bounds, held every value against its rule,
//! charged the player's budgets, asked the world, and recorded what was refused. A value that has
//! no rule does not compile; a body can only be reached through the guard.
//!
//! The macros that write the contract for an author do not exist yet. Until they do, a contract is
//! written by hand, as in `tests/by_hand.rs` of this repository, which is what they will generate.
//!
//! ```
//! use std::time::Duration;
//!
//! use remote::prelude::*;
//!
//! /// One room's world.
//! #[derive(Default)]
//! struct Counter {
//!     total: u32,
//! }
//!
//! impl Counter {
//!     /// What the author writes: a body that only sees legal values.
//!     fn add(&mut self, _caller: &Caller, amount: u8) -> bool {
//!         self.total += u32::from(amount);
//!         true
//!     }
//! }
//!
//! // What the macros will write: one remote, its rule, its rate, its table.
//! mod contract {
//!     # use super::Counter;
//!     use std::time::Duration;
//!
//!     use remote::__private as p;
//!
//!     pub enum Add {}
//!
//!     impl p::Remote for Add {
//!         const SPEC: p::RemoteSpec =
//!             p::RemoteSpec::call("add", p::Rate::new(5, Duration::from_secs(1)))
//!                 .params(&["amount"]);
//!         const POSITION: usize = 0;
//!         type Rules = p::Fields<(p::Within<1, 9>,)>;
//!         type Args = (u8,);
//!         type Return = bool;
//!     }
//!
//!     impl p::Body<Counter> for Add {
//!         fn run(args: p::Admitted<(u8,)>, world: &mut Counter, caller: &p::Caller) -> bool {
//!             let (amount,) = args.into_inner();
//!             world.add(caller, amount)
//!         }
//!     }
//!
//!     pub static CONTRACT: p::Contract =
//!         p::Contract { name: "counter", remotes: &[p::RemoteSchema::of::<Add>()], events: &[] };
//!
//!     pub fn remotes() -> p::Table<Counter> {
//!         p::Table::new(&CONTRACT, const { &[p::Entry::sync::<Add>()] })
//!     }
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = Server::builder(Counter::default())
//!     .mount(contract::remotes())
//!     .authenticator(Insecure::names())
//!     .bind("127.0.0.1:0")
//!     .await?;
//!
//! let address = server.local_addr().ok_or("TCP has addresses")?;
//! let client = Client::connect(address, "ada").await?;
//! let counter = client.table(&contract::CONTRACT);
//! assert_eq!(counter.call::<contract::Add>(&(7,)).await, Ok(true));
//!
//! // Ten is no legal amount: refused here, and never sent.
//! let refused = counter.call::<contract::Add>(&(10,)).await;
//! assert_eq!(
//!     refused.unwrap_err().to_string(),
//!     "a value breaks a rule: amount: above, breaks `range 1..=9`"
//! );
//! assert_eq!(server.world().enter(|world| world.total).await, 7);
//!
//! client.leave().await;
//! server.shut_down(Duration::from_secs(1)).await;
//! # Ok(())
//! # }
//! ```
//!
//! # Reading order
//!
//! - [`Server`] and [`Client`]: the two ends.
//! - [`Caller`] and [`World`]: what a body gets.
//! - [`Refusal`] and [`CallError`]: what a player hears; [`Violation`]: what the server records.
//! - [`Limits`] and [`Policy`]: every number, with its default and its reason.
//! - [`Listener`]: where another transport goes.

#[doc(hidden)]
#[macro_use]
pub mod __private;
pub mod prelude;

pub use remote_derive::{Event, Id, Payload, remote, remotes};

pub use remote_runtime::core::breach::{Breach, Class, Rule};
pub use remote_runtime::core::contract::remote::{RemoteKind, RemoteSchema, RemoteSpec};
pub use remote_runtime::core::contract::table::Contract;
pub use remote_runtime::core::guard::admitted::Admitted;
pub use remote_runtime::core::guard::mounted::{MountError, Tally};
pub use remote_runtime::core::guard::table::Table;
pub use remote_runtime::core::ids::{PlayerId, RoomId};
pub use remote_runtime::core::limits::{Limits, LimitsError};
pub use remote_runtime::core::protocol::Goodbye;
pub use remote_runtime::core::rate::Rate;
pub use remote_runtime::core::refusal::{Fault, Grade, Refusal, Refused, Step};
pub use remote_runtime::core::rules::known::Knows;
pub use remote_runtime::core::rules::near_character::Position;
pub use remote_runtime::core::rules::owned::Owns;
pub use remote_runtime::core::rules::target::Targets;
pub use remote_runtime::core::session::auth::{Authenticator, Identity, Insecure, TicketRefused};
pub use remote_runtime::core::time::Timestamp;
pub use remote_runtime::core::trust::{Policy, TrustScore};
pub use remote_runtime::core::value::answer::Answer;
pub use remote_runtime::core::value::event::Event;
pub use remote_runtime::core::value::explained::Explained;
pub use remote_runtime::core::value::id::Id;
pub use remote_runtime::core::value::ruled::Payload;
pub use remote_runtime::core::value::shape::{Bound, Kind, Place, Shape, Variant};
pub use remote_runtime::core::violation::Violation;
pub use remote_runtime::core::world::characters::Characters;
pub use remote_runtime::core::world::{
    AfterPanic, Caller, HasPermissions, Permission, Permissions, Recipients, SendError, World,
};

pub use remote_runtime::core::client::{Lost, TicketTooLong};
#[cfg(feature = "net")]
pub use remote_runtime::net::{
    client::{Client, ClientBuilder, ConnectError, Events, PolledClient},
    pending::{CallError, Pending},
    server::{NoAuthenticator, Server, ServerBuilder, StartError},
    transport::{Listener, memory, tcp},
};

/// The sans-io halves, for a shell of one's own and for tests: bytes and `now` go in, events and
/// bytes come out.
pub mod sans_io {
    pub use remote_runtime::core::client::{ClientEvent, ClientSession, Outcome, TableHandle};
    pub use remote_runtime::core::guard::mounted::Mounted;
    pub use remote_runtime::core::guard::serve::{Completion, Task};
    pub use remote_runtime::core::ids::{CallId, RemoteId};
    pub use remote_runtime::core::session::shared::Shared;
    pub use remote_runtime::core::session::{CallRef, Output, Session, Start};
    pub use remote_runtime::core::world::Room;
}
