//! A typed remote framework for Rust game servers.
//!
//! An author writes an ordinary function and says, in attributes, who may call it, how often, and what
//! every value may be. Before its body runs, the guard has read the payload within its bounds, held every
//! value against its rule, charged the player's budgets, asked the world, and recorded what was refused. A
//! value that has no rule does not compile; a body can only be reached through the guard.
//!
//! ```
//! use remote::prelude::*;
//!
//! /// What a player wants of the shop.
//! #[derive(Debug, Clone, PartialEq, Payload)]
//! pub struct Order {
//!     #[range(1..=99)]
//!     pub quantity: u32,
//! }
//!
//! /// One room's world.
//! #[derive(Default)]
//! pub struct Game {
//!     sold: u32,
//! }
//!
//! #[remotes(shop)]
//! impl Game {
//!     /// Buys at the server's price.
//!     #[remote(rate = "5/10s")]
//!     pub fn buy(&mut self, caller: &Caller, order: Order) -> bool {
//!         self.sold += order.quantity;
//!         true
//!     }
//!
//!     /// No `#[remote]`: the server's own; no client can name it.
//!     pub fn restock(&mut self) {
//!         self.sold = 0;
//!     }
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // The server.
//! let server = Server::builder(Game::default())
//!     .mount(shop::remotes())
//!     .authenticator(Insecure::names()) // believes any name; loopback only
//!     .bind("127.0.0.1:0")
//!     .await?;
//!
//! // The client, with a stub that knows the same rules.
//! let client = Client::connect(server.local_addr().ok_or("TCP")?, "ada").await?;
//! let shop = shop::client(&client);
//! assert_eq!(shop.buy(Order { quantity: 7 }).await, Ok(true));
//!
//! // No such order is legal: refused by the stub, and never sent.
//! let refused = shop.buy(Order { quantity: 0 }).await.unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "a value breaks a rule: order.quantity: below, breaks `range 1..=99`"
//! );
//! assert_eq!(server.world().enter(|game| game.sold).await, 7);
//! # client.leave().await;
//! # Ok(())
//! # }
//! ```
//!
//! # What a remote can say
//!
//! [`remotes`](macro@remotes) lists the keys of `#[remote(…)]`, [`Payload`](derive@Payload) the rules on
//! values. The type of a field decides what it needs; what no rule fits does not compile:
//!
//! ```compile_fail,E0277
//! use remote::prelude::*;
//!
//! #[derive(Payload)]
//! pub struct Strike {
//!     pub at: [f32; 3], // needs `finite`, `range` or `near_character`
//! }
//! ```
//!
//! # Calls and events, awaited or asked
//!
//! A function with a return type is a call, also with `-> ()`; one without is an event, one way and without
//! an answer. The stub sends when its method is called. A call returns a [`Pending`], owned and without
//! lifetimes: await it, store it, or ask it from a render loop. An event returns at once.
//!
//! ```
//! # use remote::prelude::*;
//! # #[derive(Default)]
//! # struct Game;
//! #[derive(Debug, Clone, PartialEq, Payload, thiserror::Error)]
//! pub enum DoorError {
//!     #[error("it is locked")]
//!     Locked,
//! }
//!
//! #[remotes(door)]
//! impl Game {
//!     #[remote(rate = "5/s")]
//!     fn knock(&mut self, _caller: &Caller) {}
//!
//!     #[remote(rate = "5/s")]
//!     fn open(&mut self, _caller: &Caller, key: u8) -> Result<bool, DoorError> {
//!         if key == 7 { Ok(true) } else { Err(DoorError::Locked) }
//!     }
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = Server::builder(Game).mount(door::remotes()).authenticator(Insecure::names());
//! # let server = server.bind("127.0.0.1:0").await?;
//! # let client = Client::connect(server.local_addr().ok_or("TCP")?, "ada").await?;
//! let door = door::client(&client);
//! door.knock()?;
//!
//! let mut answer: Pending<Result<bool, DoorError>> = door.open(3);
//! let answer = loop {
//!     // A render loop would draw here.
//!     tokio::task::yield_now().await;
//!     if let Some(answer) = answer.try_take() {
//!         break answer;
//!     }
//! };
//! match answer {
//!     Ok(_) => unreachable!("3 is not the key"),
//!     // The body said no.
//!     Err(CallError::Failed(error)) => assert_eq!(error, DoorError::Locked),
//!     // Not taken; nothing happened.
//!     Err(CallError::Refused(refusal)) => panic!("{refusal}"),
//!     // Nobody knows: the link was lost, or the body panicked.
//!     Err(CallError::Unknown) => panic!("lost"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What a body gets
//!
//! `&mut self` is the world of one room. A body runs in the room's critical section together with its world
//! checks, so nothing can change between the check and the act. [`Caller`] says who calls, from the
//! connection and never from a payload; `when(…)` holds conditions of your own.
//!
//! An async body gets a handle instead, and enters the world when it needs it. What was true before a wait
//! has to be checked again. Sync calls of a player run in the order of their arrival and never wait for an
//! async body; async bodies of one player run one after the other, unless `concurrent`.
//!
//! ```
//! # use remote::prelude::*;
//! # #[derive(Default)]
//! # struct Game { redeemed: Vec<String>, open: bool }
//! # async fn ask_another_service(code: &str) -> bool { code == "WELCOME" }
//! #[remotes(desk)]
//! impl Game {
//!     #[remote(rate = "1/10s", when(Self::is_open), deadline = "500ms")]
//!     async fn redeem(world: World<Self>, caller: &Caller, #[max_len(16)] code: String) -> bool {
//!         if !ask_another_service(&code).await {
//!             return false;
//!         }
//!         world
//!             .enter(|game| {
//!                 let is_new = !game.redeemed.contains(&code);
//!                 if is_new {
//!                     game.redeemed.push(code);
//!                 }
//!                 is_new
//!             })
//!             .await
//!     }
//!
//!     fn is_open(&self, _caller: &Caller) -> bool {
//!         self.open
//!     }
//! }
//! ```
//!
//! A slow async call holds up the next async one, and no sync one:
//!
//! ```
//! # use remote::prelude::*;
//! # use std::time::Duration;
//! #[derive(Default)]
//! struct Game {
//!     order: Vec<&'static str>,
//! }
//!
//! #[remotes(game)]
//! impl Game {
//!     #[remote(rate = "5/s")]
//!     async fn slow(world: World<Self>, _caller: &Caller) -> bool {
//!         tokio::time::sleep(Duration::from_millis(50)).await;
//!         world.enter(|game| game.order.push("slow")).await;
//!         true
//!     }
//!
//!     #[remote(rate = "5/s")]
//!     async fn after_it(world: World<Self>, _caller: &Caller) -> bool {
//!         world.enter(|game| game.order.push("after it")).await;
//!         true
//!     }
//!
//!     #[remote(rate = "5/s")]
//!     fn sync(&mut self, _caller: &Caller) -> bool {
//!         self.order.push("sync");
//!         true
//!     }
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = Server::builder(Game::default()).mount(game::remotes());
//! # let server = server.authenticator(Insecure::names()).bind("127.0.0.1:0").await?;
//! # let client = Client::connect(server.local_addr().ok_or("TCP")?, "ada").await?;
//! let game = game::client(&client);
//! let (slow, after_it, sync) = (game.slow(), game.after_it(), game.sync());
//! assert_eq!((slow.await, after_it.await, sync.await), (Ok(true), Ok(true), Ok(true)));
//! let order = server.world().enter(|game| game.order.clone()).await;
//! assert_eq!(order, ["sync", "slow", "after it"]);
//! # Ok(())
//! # }
//! ```
//!
//! # Who may call
//!
//! Every player may, unless `allow` names a permission: a variant of an enum of the world's. Sessions get
//! permissions from the authenticator; what it hands out is the variant's number.
//!
//! ```
//! # use remote::prelude::*;
//! # #[derive(Default)]
//! # struct Game { banned: Vec<PlayerId> }
//! #[derive(Clone, Copy)]
//! enum Staff {
//!     Ban,
//! }
//!
//! impl HasPermissions for Game {
//!     type Permission = Staff;
//! }
//!
//! /// Whom a `#[target]` may be: anybody but oneself.
//! impl Targets<PlayerId> for Game {
//!     fn may_target(&self, caller: &Caller, target: PlayerId) -> bool {
//!         caller.player() != target
//!     }
//! }
//!
//! #[remotes(admin)]
//! impl Game {
//!     #[remote(rate = "10/min", allow = Staff::Ban)]
//!     fn ban(&mut self, _caller: &Caller, #[target] player: PlayerId) -> bool {
//!         self.banned.push(player);
//!         true
//!     }
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // An authenticator of one's own says `Identity::new(player).with(permission)`.
//! let ban = remote::Permission::new(Staff::Ban as u64);
//! let server = Server::builder(Game::default())
//!     .mount(admin::remotes())
//!     .authenticator(Insecure::names().with("grace", ban))
//!     .bind("127.0.0.1:0")
//!     .await?;
//! let address = server.local_addr().ok_or("TCP")?;
//! let ada = Client::connect(address, "ada").await?;
//! let grace = Client::connect(address, "grace").await?;
//! let denied = admin::client(&ada).ban(grace.player()).await;
//! assert_eq!(denied, Err(CallError::Refused(Refusal::Denied)));
//! assert_eq!(admin::client(&grace).ban(ada.player()).await, Ok(true));
//! # Ok(())
//! # }
//! ```
//!
//! # Events of the server
//!
//! A table declares what the server sends. A [`Caller`], a [`World`] and a [`Server`] send; an event is held
//! against its rules when it is sent, encoded once, and goes out when the critical section ends, before the
//! answer. On the client, a stub listens with handlers or as a stream.
//!
//! ```
//! use remote::prelude::*;
//!
//! #[derive(Debug, Clone, PartialEq, Payload, Event)]
//! pub struct Said {
//!     #[any] // only the server sends this, so nobody has to resolve the id
//!     pub by: PlayerId,
//!     #[max_len(200)]
//!     pub text: String,
//! }
//!
//! #[derive(Default)]
//! pub struct Hall;
//!
//! #[remotes(hall, events(Said))]
//! impl Hall {
//!     #[remote(rate = "5/10s")]
//!     pub fn say(&mut self, caller: &Caller, #[max_len(200)] text: String) -> bool {
//!         caller.send_all(&Said { by: caller.player(), text }).is_ok()
//!     }
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = Server::builder(Hall).mount(hall::remotes()).authenticator(Insecure::names());
//! # let server = server.bind("127.0.0.1:0").await?;
//! # let client = Client::connect(server.local_addr().ok_or("TCP")?, "ada").await?;
//! let hall = hall::client(&client);
//! hall.on(|said: Said| println!("{}: {}", said.by, said.text));
//! let mut said = hall.events::<Said>();
//!
//! assert_eq!(hall.say("hello".to_owned()).await, Ok(true));
//! assert_eq!(said.next().await.map(|said| said.text), Some("hello".to_owned()));
//!
//! // The server's own code sends, too.
//! server.send_to(client.player(), &Said { by: client.player(), text: "psst".to_owned() })?;
//! assert_eq!(said.next().await.map(|said| said.text), Some("psst".to_owned()));
//! # Ok(())
//! # }
//! ```
//!
//! # Testing
//!
//! The author's functions stay callable as they are. A caller for tests records what they send:
//!
//! ```
//! # use remote::prelude::*;
//! # #[derive(Debug, Clone, PartialEq, Payload, Event)]
//! # pub struct Said {
//! #     #[any]
//! #     pub by: PlayerId,
//! #     #[max_len(200)]
//! #     pub text: String,
//! # }
//! # #[derive(Default)]
//! # pub struct Hall;
//! # #[remotes(hall, events(Said))]
//! # impl Hall {
//! #     #[remote(rate = "5/10s")]
//! #     pub fn say(&mut self, caller: &Caller, #[max_len(200)] text: String) -> bool {
//! #         caller.send_all(&Said { by: caller.player(), text }).is_ok()
//! #     }
//! # }
//! use remote::Recipients;
//!
//! let caller = Caller::for_test(PlayerId(1));
//! assert!(Hall.say(&caller, "hello".to_owned()));
//!
//! let sent = caller.sent::<Said>();
//! assert_eq!(sent, [(Recipients::All, Said { by: PlayerId(1), text: "hello".to_owned() })]);
//! ```
//!
//! # Contract and bodies apart
//!
//! `#[remotes(shop)] impl Game` holds contract and bodies in one place, and its bodies go where the crate
//! goes. A game that ships its client puts the contract alone into a crate that both sides share:
//! `#[remotes] pub trait Shop`, with the same attributes on functions without bodies. The server writes a
//! plain `impl Shop for Game` in a crate of its own and mounts `shop::remotes::<Game>()`.
//!
//! ```
//! /// In the shared crate.
//! mod protocol {
//!     use remote::prelude::*;
//!
//!     #[remotes]
//!     pub trait Shop {
//!         /// Buys; how much is left.
//!         #[remote(rate = "5/10s", when(Self::is_open))]
//!         fn buy(&mut self, caller: &Caller, #[range(1..=99)] quantity: u32) -> bool;
//!
//!         fn is_open(&self, caller: &Caller) -> bool;
//!     }
//! }
//!
//! /// In the server's crate.
//! mod server {
//!     use super::protocol::{Shop, shop};
//!     use remote::prelude::*;
//!
//!     pub struct Game {
//!         pub stock: u32,
//!     }
//!
//!     impl Shop for Game {
//!         fn buy(&mut self, _caller: &Caller, quantity: u32) -> bool {
//!             let left = self.stock.checked_sub(quantity);
//!             self.stock = left.unwrap_or(self.stock);
//!             left.is_some()
//!         }
//!
//!         fn is_open(&self, _caller: &Caller) -> bool {
//!             self.stock > 0
//!         }
//!     }
//!
//!     pub fn table() -> remote::Table<Game> {
//!         shop::remotes::<Game>()
//!     }
//! }
//! # fn main() {
//! # assert_eq!(server::table().contract().remotes.len(), 1);
//! # }
//! ```
//!
//! # When a body panics
//!
//! The panic is contained: the caller hears that nobody knows what happened, it is counted as the author's
//! fault, and the room hears of it before its next call, so that it can repair itself or stop. A program
//! that is built with `panic = "abort"` is refused at start.
//!
//! ```
//! # use remote::prelude::*;
//! use remote::AfterPanic;
//!
//! #[derive(Default)]
//! struct Game {
//!     repaired: bool,
//! }
//!
//! #[remotes(game)]
//! impl Game {
//!     #[remote(rate = "5/s")]
//!     fn divide(&mut self, _caller: &Caller, by: u8) -> u8 {
//!         100 / by // nobody said that it is not 0
//!     }
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = Server::builder(Game::default())
//!     .mount(game::remotes())
//!     .authenticator(Insecure::names())
//!     .after_panic(|game| {
//!         game.repaired = true;
//!         AfterPanic::Continue
//!     })
//!     .bind("127.0.0.1:0")
//!     .await?;
//! let client = Client::connect(server.local_addr().ok_or("TCP")?, "ada").await?;
//! let game = game::client(&client);
//! # std::panic::set_hook(Box::new(|_| {}));
//! assert_eq!(game.divide(0).await, Err(CallError::Unknown));
//! assert_eq!(game.divide(5).await, Ok(20));
//! assert!(server.world().enter(|game| game.repaired).await);
//! # Ok(())
//! # }
//! ```
//!
//! # What an operator sees
//!
//! Each refusal is a [`Violation`] for `on_violation`, and, by default:
//!
//! - a `tracing` event of the target `remote::refused`, with the fields `player`, `from`, `remote`, `step`, `rule`,
//!   `class`, `condition`, `place`, `grade`, `fault`, `observed` and `policy`. Forged is a warning, what may be lag or a race
//!   an information, what is ordinary is for debugging, and what is the author's fault an error. The message is
//!   `refused`, or `observed` where it is only observed, or `failed` where a body had begun, or `found` by a detector. Of one level,
//!   player, remote and rule the first 5 in a minute are told; how many more there were (`more`) is told, at their
//!   level, with the first record of a later minute or when the server goes;
//! - one more in the counter `remote_refused_total` of `metrics` (or `remote_observed_total`, `remote_failed_total`,
//!   `remote_found_total`), by `remote`, `step`, `rule` and `grade`;
//! - what it did to the player's trust, what a detector found, and what was done to him, as events of the targets
//!   `security.*` and as numbers: `docs/security.md` lists them.
//!
//! A stranger who does not log in, in time or in few bytes, is no violation: he is a number in
//! [`Server::tallies`] and nothing else.
//!
//! No text of a peer's is in either. Without the features `tracing` and `metrics` there is none of it.
//!
//! # Features
//!
//! | feature | by default | what it brings |
//! |---|---|---|
//! | `net` | yes | the tokio server and client; without it, [`sans_io`] and the macros |
//! | `tracing` | yes | refusals as `tracing` events |
//! | `audit` | yes | [`Audit`] |
//! | `metrics` | yes | counters through `metrics` |
//! | `glam` | no | its vectors and quaternions as values |
//! | `sqlite` | no | [`store::Sqlite`], in which trust and bans outlive the server; needs a C compiler |
//! | `pattern` | no | the rule `pattern("…")`; the crate that reads the expression runs in the macros only |
//!
//! # What a client can do
//!
//! [`Audit`] lists every remote of a server with all that guards it: how often, who, on what conditions,
//! every value with its rules, the longest frame, what the values of a call take of the heap, and every `any`
//! and `unchecked` with its reason. It is read from what the guard itself goes by. A program of a few lines
//! makes a command of it, for people (a table, Markdown) and for CI (JSON, and what has changed since):
//!
//! ```
//! use remote::ServerBuilder;
//! # use remote::prelude::*;
//! # struct Game;
//! # #[remotes(shop)]
//! # impl Game {
//! #     #[remote(rate = "5/10s")]
//! #     fn buy(&mut self, _caller: &Caller, #[range(1..=99)] quantity: u32) {}
//! # }
//!
//! /// As it is bound and as it is audited.
//! fn server() -> ServerBuilder<Game, Insecure> {
//!     Server::builder(Game).mount(shop::remotes()).authenticator(Insecure::names())
//! }
//!
//! // examples/audit.rs: `cargo run --example audit -- --help`
//! fn main() -> std::process::ExitCode {
//!     # let arguments = ["--markdown".to_owned()];
//!     # if true { return server().audit().command(arguments) }
//!     server().audit().command(std::env::args().skip(1))
//! }
//! ```
//!
//! [`ServerBuilder::audit`] knows the server's own [`Limits`] and [`Policy`], whether there is a store, and what else was decided when it was put
//! together: its Markdown says what bounds everything there, what follows a refusal, and what it all comes to.
//! Commit what `--json` prints. `--compare FILE` then says what a client could not do before: what is new, wider,
//! changed, narrower or gone; it ends with 1 if something was opened, so that somebody has to look.
//!
//! # Without async
//!
//!
//! A client with a render loop polls: [`PolledClient`]. A shell of one's own, for another runtime or for
//! tests in virtual time, drives the two halves in [`sans_io`].
//!
//! # Reading order
//!
//! - [`Server`] and [`Client`]: the two ends.
//! - [`Caller`], [`Guest`] and [`World`]: what a body gets.
//! - [`Refusal`] and [`CallError`]: what a player hears; [`Violation`]: what the server records.
//! - [`Knows`], [`KnowsIn`], [`Owns`], [`Targets`], [`Characters`], [`HasPermissions`]: what rules ask of a world.
//! - [`Limiter`]: a rate on what no frame carries.
//! - [`security`]: trust, detectors, enforcement; [`store`]: what outlives the server.
//! - [`Limits`] and [`Policy`]: every number, with its default and its reason.
//! - [`Listener`]: where another transport goes.

/// The code of `docs/guards.md`, compiled.
#[cfg(all(doctest, feature = "pattern"))]
#[doc = include_str!("../../docs/guards.md")]
pub struct Guards;

/// The code of `docs/security.md`, compiled.
#[cfg(all(doctest, feature = "net"))]
#[doc = include_str!("../../docs/security.md")]
pub struct SecurityPage;

#[doc(hidden)]
#[macro_use]
pub mod __private;
pub mod prelude;
pub mod rules;

pub use remote_derive::{Event, Id, Payload, ServerOnly, remote, remotes};

pub use remote_runtime::core::breach::{Breach, Class, Rule};
pub use remote_runtime::core::guard::mounted::{MountError, Tally};
pub use remote_runtime::core::guard::table::Table;
pub use remote_runtime::core::ids::{PlayerId, RoomId};
pub use remote_runtime::core::limit::limiter::{Limiter, TooOften};
pub use remote_runtime::core::limits::{Limits, LimitsError};
pub use remote_runtime::core::protocol::Goodbye;
pub use remote_runtime::core::rate::Rate;
pub use remote_runtime::core::refusal::{Fault, Grade, Refusal, Refused, Step};
pub use remote_runtime::core::rules::known::Knows;
pub use remote_runtime::core::rules::known_in::KnowsIn;
pub use remote_runtime::core::rules::near::Places;
pub use remote_runtime::core::rules::owned::Owns;
pub use remote_runtime::core::rules::place::Position;
pub use remote_runtime::core::rules::target::Targets;
pub use remote_runtime::core::session::auth::{Authenticator, Identity, Insecure, TicketRefused};
pub use remote_runtime::core::time::Timestamp;
pub use remote_runtime::core::trust::{Policy, TrustScore};
pub use remote_runtime::core::value::answer::{Answer, Replied};
pub use remote_runtime::core::value::event::Event;
pub use remote_runtime::core::value::explained::Explained;
pub use remote_runtime::core::value::id::Id;
pub use remote_runtime::core::value::ruled::Payload;
pub use remote_runtime::core::violation::Violation;
pub use remote_runtime::core::world::characters::Characters;
pub use remote_runtime::core::world::{
    AfterPanic, Caller, Guest, HasPermissions, Permission, Permissions, Recipients, SendError,
    World,
};

#[cfg(feature = "audit")]
pub use remote_runtime::audit::Audit;
#[cfg(feature = "net")]
pub use remote_runtime::config::{ConfigError, SecurityConfig};
pub use remote_runtime::core::client::{Lost, TicketTooLong};
#[cfg(feature = "net")]
pub use remote_runtime::net::{
    client::{Client, ClientBuilder, ConnectError, Events, PolledClient},
    pending::{CallError, Pending},
    server::{NoAuthenticator, Server, ServerBuilder, StartError},
    transport::{Listener, memory, tcp},
};

/// Contracts as data: what a table says of its remotes and their values, for audits and tools.
pub mod schema {
    pub use remote_runtime::core::contract::event::EventSchema;
    pub use remote_runtime::core::contract::fingerprint::{Fingerprint, TableKey};
    pub use remote_runtime::core::contract::remote::{
        FutureBody, RemoteKind, RemoteSchema, RemoteSpec,
    };
    pub use remote_runtime::core::contract::table::Contract;
    pub use remote_runtime::core::value::heap::Heap;
    pub use remote_runtime::core::value::shape::{
        Bound, Characters, Kind, Place, Shape, TypeName, Variant,
    };
}

/// What a client can do to a server, listed and compared: [`Audit`].
#[cfg(feature = "audit")]
pub mod audit {
    pub use remote_runtime::audit::compare::{Change, Comparison, Direction};
    pub use remote_runtime::audit::model::{
        Characters, Check, Event, Kind, Rate, Remote, Rule, Value, Whole,
    };
    pub use remote_runtime::audit::{Audit, NoAudit};
}

/// Trust, detectors and enforcement: what is held against a player, what follows, and the same by hand.
pub mod security {
    pub use remote_runtime::core::detect::{Anomaly, Detector, Named, Sample, Thresholds, Verdict};
    pub use remote_runtime::core::enforce::{
        Action, Ban, By, Decision, Enforcement, NoSubject, Note, Subject, Vetoed,
    };
    pub use remote_runtime::core::mode::Mode;
    pub use remote_runtime::core::protocol::Notice;
    pub use remote_runtime::core::session::Observed;
    pub use remote_runtime::core::trust::{
        Family, Kept, Points, Policy, PolicyError, Reason, RemoteModes, Rung, Throttle, TrustScore,
    };
    #[cfg(feature = "net")]
    pub use remote_runtime::net::server::{BanError, Explanation, Security, Suspended};
}

/// What outlives the server.
#[cfg(feature = "net")]
pub mod store {
    #[cfg(feature = "sqlite")]
    pub use remote_runtime::store::sqlite::Sqlite;
    pub use remote_runtime::store::{
        BanRecord, Change, Memory, Snapshot, Store, StoreError, StoreHealth, TrustRecord,
        UnixMillis, VIOLATIONS_PER_PLAYER, ViolationRecord,
    };
}

/// The sans-io halves, for a shell of one's own and for tests: bytes and `now` go in, events and
/// bytes come out.
pub mod sans_io {
    pub use remote_runtime::core::client::{ClientEvent, ClientSession, Outcome, TableHandle};
    pub use remote_runtime::core::guard::mounted::Mounted;
    pub use remote_runtime::core::guard::serve::{Completion, Task};
    pub use remote_runtime::core::ids::{CallId, RemoteId};
    pub use remote_runtime::core::session::shared::Shared;
    pub use remote_runtime::core::session::{CallRef, Output, Request, Session, Start};
    pub use remote_runtime::core::world::Room;
}
