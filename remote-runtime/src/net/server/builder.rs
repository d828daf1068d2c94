//! How a server is put together. What it cannot do without is asked for by the types; what makes
//! no sense is refused before it starts.

use std::fmt;
use std::future::{self, Pending};
use std::io;
use std::sync::Arc;

use tokio::net::ToSocketAddrs;
use tokio::sync::watch;

use super::{Server, accept};
#[cfg(feature = "audit")]
use crate::audit::{Audit, server::Decided};
use crate::config::SecurityConfig;
use crate::core::detect::Detector;
use crate::core::enforce::{Decision, Enforcement, EnforcementHook};
use crate::core::guard::mounted::{MountError, Mounted};
use crate::core::guard::table::Table;
use crate::core::ids::RoomId;
use crate::core::limits::{Limits, LimitsError};
use crate::core::rules::missing::Nothing;
use crate::core::session::auth::Authenticator;
use crate::core::session::shared::{Hook, Shared};
use crate::core::time::Timestamp;
use crate::core::trust::{Policy, PolicyError};
use crate::core::violation::Violation;
use crate::core::world::{AfterPanic, Caller, Room};
use crate::net::clock::Clock;
use crate::net::connection::{Common, OnEnforced, OnViolation};
use crate::net::keeper::Keeper;
use crate::net::lane::Lanes;
use crate::net::records::Wall;
use crate::net::transport::Listener;
use crate::net::transport::tcp::Tcp;
use crate::observe::{Observer, security};
use crate::store::{Change, Memory, Store, StoreError, StoreHealth};

/// Nobody has been named yet who decides whom a ticket belongs to.
#[derive(Debug)]
pub struct NoAuthenticator(());

#[diagnostic::on_unimplemented(
    message = "this server lets nobody in yet: say who decides, `.authenticator(…)`",
    label = "without an authenticator",
    note = "for development `.authenticator(remote::Insecure::names())`; for players a type of yours that implements \
            `remote::Authenticator`"
)]
/// Decides whom a ticket belongs to. Nobody does.
pub trait WhoDecides {}

/// A server that is being put together; `A` is its authenticator, without which it does not start.
pub struct ServerBuilder<W: 'static, A> {
    world: W,
    tables: Vec<Table<W>>,
    authenticator: A,
    limits: Limits,
    policy: Policy,
    on_join: Option<Hook<W>>,
    on_leave: Option<Hook<W>>,
    after_panic: Option<fn(&mut W) -> AfterPanic>,
    on_violation: Option<OnViolation>,
    on_enforcement: Option<EnforcementHook>,
    on_enforced: Option<OnEnforced>,
    detectors: Vec<Box<dyn Detector>>,
    store: Box<dyn Store>,
    send_detail: bool,
}

/// A server that cannot start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The address cannot be listened on.
    #[error("cannot listen: {0}")]
    Listen(#[from] io::Error),
    /// The tables do not fit together.
    #[error(transparent)]
    Mount(#[from] MountError),
    /// A limit makes no sense.
    #[error(transparent)]
    Limits(#[from] LimitsError),
    /// The policy makes no sense.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The store cannot be read: nobody starts with fewer bans than there are.
    #[error("the store: {0}")]
    Store(#[from] StoreError),
    /// The authenticator believes anybody, and others than this machine could connect.
    #[error(
        "this authenticator believes any name, and may only listen on loopback, as on 127.0.0.1; \
         use one that checks tickets"
    )]
    InsecureAddress,
    /// A panic would end the process.
    #[error(
        "this program is built with `panic = \"abort\"`: a panic in one player's call would end \
         the server for all; build it with `panic = \"unwind\"`"
    )]
    PanicAborts,
}

impl<W: Send + 'static> ServerBuilder<W, NoAuthenticator> {
    pub(super) fn new(world: W) -> Self {
        Self {
            world,
            tables: Vec::new(),
            authenticator: NoAuthenticator(()),
            limits: Limits::default(),
            policy: Policy::default(),
            on_join: None,
            on_leave: None,
            after_panic: None,
            on_violation: None,
            on_enforcement: None,
            on_enforced: None,
            detectors: Vec::new(),
            store: Box::new(Memory::new()),
            send_detail: false,
        }
    }

    /// Who decides whom a ticket belongs to. Without one nothing can be bound:
    ///
    /// ```compile_fail,E0277
    /// # use remote_runtime::net::server::Server;
    /// # async fn f() {
    /// let server = Server::builder(()).bind("127.0.0.1:0").await;
    /// # }
    /// ```
    pub fn authenticator<A: Authenticator>(self, authenticator: A) -> ServerBuilder<W, A> {
        ServerBuilder {
            authenticator,
            world: self.world,
            tables: self.tables,
            limits: self.limits,
            policy: self.policy,
            on_join: self.on_join,
            on_leave: self.on_leave,
            after_panic: self.after_panic,
            on_violation: self.on_violation,
            on_enforcement: self.on_enforcement,
            on_enforced: self.on_enforced,
            detectors: self.detectors,
            store: self.store,
            send_detail: self.send_detail,
        }
    }
}

impl<W: Send + 'static, A> ServerBuilder<W, A> {
    /// Offers the remotes of `table`.
    #[must_use]
    pub fn mount(mut self, table: Table<W>) -> Self {
        self.tables.push(table);
        self
    }

    /// Other numbers than the default ones.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Other numbers of trust, enforcement and detectors than the default ones.
    #[must_use]
    pub fn security(mut self, config: impl Into<SecurityConfig>) -> Self {
        self.policy = config.into().into_policy();
        self
    }

    /// Calls `hook` in the room's critical section when a player joins, and again when he
    /// reconnects before he was seen to leave.
    #[must_use]
    pub fn on_join(mut self, hook: impl Fn(&mut W, &Caller) + Send + Sync + 'static) -> Self {
        self.on_join = Some(Box::new(hook));
        self
    }

    /// Calls `hook` in the room's critical section when a player leaves.
    #[must_use]
    pub fn on_leave(mut self, hook: impl Fn(&mut W, &Caller) + Send + Sync + 'static) -> Self {
        self.on_leave = Some(Box::new(hook));
        self
    }

    /// Calls `repair` when a body has panicked, before anything else sees the world. By default
    /// the world goes on as it is.
    #[must_use]
    pub fn after_panic(mut self, repair: fn(&mut W) -> AfterPanic) -> Self {
        self.after_panic = Some(repair);
        self
    }

    /// Calls `observe` for every refusal. It runs on the connection's task: it should be quick.
    #[must_use]
    pub fn on_violation(mut self, observe: impl Fn(&Violation) + Send + Sync + 'static) -> Self {
        self.on_violation = Some(Arc::new(observe));
        self
    }

    /// Asks `decide` before something is done to a player, by the policy or by somebody's hand: it may say no. It
    /// holds no lock, and should be quick.
    #[must_use]
    pub fn on_enforcement(
        mut self,
        decide: impl Fn(&Enforcement) -> Decision + Send + Sync + 'static,
    ) -> Self {
        self.on_enforcement = Some(Box::new(decide));
        self
    }

    /// Calls `observe` when something was done to a player.
    #[must_use]
    pub fn on_enforced(mut self, observe: impl Fn(&Enforcement) + Send + Sync + 'static) -> Self {
        self.on_enforced = Some(Arc::new(observe));
        self
    }

    /// One more detector, of the game's own.
    #[must_use]
    pub fn detector(mut self, detector: impl Detector) -> Self {
        self.detectors.push(Box::new(detector));
        self
    }

    /// Where trust and bans outlive the server; by default they end with it. What is there is read before the server
    /// starts.
    #[must_use]
    pub fn store(mut self, store: impl Store) -> Self {
        self.store = Box::new(store);
        self
    }

    /// Tells clients step, rule and place of each refusal. For development: it tells an attacker
    /// what to try next.
    #[must_use]
    pub fn send_detail(mut self, send: bool) -> Self {
        self.send_detail = send;
        self
    }

    /// What a client can do to this server, with its own numbers in all that is said beside the remotes. An example of your crate
    /// that ends with it lists, and compares, what your game lets through:
    ///
    /// ```
    /// # use remote_runtime::net::server::Server;
    /// # struct Game;
    /// let server = Server::builder(Game); // .mount(shop::remotes()).limits(…).security(…)
    /// let page = server.audit().markdown();
    /// assert!(page.contains("All numbers are those of this server."));
    /// ```
    #[cfg(feature = "audit")]
    pub fn audit(&self) -> Audit {
        let audit = Audit::all(self.tables.iter().map(Table::audit));
        let decided = Decided {
            sends_detail: self.send_detail,
            has_store: self.store.outlives_the_server(),
            own_detectors: self.detectors.len(),
            may_decline: self.on_enforcement.is_some(),
            may_stop: self.after_panic.is_some(),
        };
        audit.of_server(self.limits.clone(), self.policy.clone(), decided)
    }
}

impl<W: Send + 'static, A: Authenticator> ServerBuilder<W, A> {
    /// Starts the server on a TCP address.
    pub async fn bind(self, address: impl ToSocketAddrs) -> Result<Server<W>, StartError> {
        let tcp = Tcp::bind(address).await?;
        let address = tcp.local_addr();
        let mut server = self.listen(tcp)?;
        server.address = Some(address);
        Ok(server)
    }

    /// Starts the server on another transport. Must be called in a tokio runtime.
    pub fn listen<L: Listener>(mut self, listener: L) -> Result<Server<W>, StartError> {
        if cfg!(panic = "abort") {
            return Err(StartError::PanicAborts);
        }
        if self.authenticator.loopback_only() && !listener.is_loopback() {
            return Err(StartError::InsecureAddress);
        }
        self.limits.check()?;
        self.policy.check()?;
        let most_trust = self.limits.remnants;
        let mounted = Mounted::new(&self.tables, &self.limits)?;
        mounted
            .check_modes(&self.policy.remotes)
            .map_err(|why| PolicyError { name: "remotes", why })?;
        let after_panic = self.after_panic.unwrap_or(|_| AfterPanic::Continue);
        let room = Arc::new(Room::new(RoomId(0), self.world, after_panic));
        let shared =
            Shared::new(mounted, room, self.limits, self.policy, Box::new(self.authenticator))
                .on_join(self.on_join)
                .on_leave(self.on_leave)
                .on_enforcement(self.on_enforcement)
                .detectors(self.detectors)
                .send_detail(self.send_detail);
        let (shared, clock) = (Arc::new(shared), Clock::start());
        let (wall, now) = (Wall::read(clock), clock.now());
        let snapshot = self.store.load(wall.of(now), most_trust)?;
        let recovered = wall.restore(snapshot, &shared, now);
        let everything = {
            let shared = Arc::downgrade(&shared);
            move || {
                shared.upgrade().map(|it| everything(&it, wall, clock.now())).unwrap_or_default()
            }
        };
        let health = |health: &StoreHealth| security::store_health(health);
        let trust = {
            let shared = Arc::downgrade(&shared);
            move |player| {
                let (shared, now) = (shared.upgrade()?, clock.now());
                Some(wall.trust(player, shared.kept(player, now), now))
            }
        };
        let (everything, trust) = (Box::new(everything), Box::new(trust));
        let keeper = Arc::new(Keeper::start(self.store, everything, trust, Box::new(health))?);
        for player in recovered {
            keeper.trust(player);
        }
        security::store_begins();
        let sink = Arc::clone(&keeper);
        shared.keep_bans(Box::new(move |change| sink.ban(wall.change(change))));
        let (stop, _) = watch::channel(None);
        let common = Arc::new(Common {
            shared,
            clock,
            wall,
            keeper,
            lanes: Lanes::new(stop.subscribe()),
            on_violation: self.on_violation,
            on_enforced: self.on_enforced,
            observer: Observer::default(),
        });
        let accepting = tokio::spawn(accept::run(listener, Arc::clone(&common), stop.clone()));
        Ok(Server { common, address: None, stop, accepting })
    }
}

// In the place of those above, so that the compiler says what is lacking: they are for nobody, as in `core/rules/missing.rs`.
impl<W: Send + 'static> ServerBuilder<W, NoAuthenticator> {
    #[doc(hidden)]
    pub fn bind(self, _: impl ToSocketAddrs) -> Pending<Result<Server<W>, StartError>>
    where
        for<'a> Nothing<'a>: WhoDecides,
    {
        future::pending()
    }

    #[doc(hidden)]
    pub fn listen<L: Listener>(self, _: L) -> Result<Server<W>, StartError>
    where
        for<'a> Nothing<'a>: WhoDecides,
    {
        Err(StartError::InsecureAddress)
    }
}

/// All that stands, for a store that has lost what it held.
fn everything<W>(shared: &Shared<W>, wall: Wall, now: Timestamp) -> Vec<Change> {
    let bans = shared.standing_bans(now).into_iter().map(|ban| Change::Ban(wall.ban(&ban)));
    let trust = shared.all_kept(now).into_iter();
    let trust = trust.map(|(player, kept)| Change::Trust(wall.trust(player, kept, now)));
    bans.chain(trust).collect()
}

impl<W, A> fmt::Debug for ServerBuilder<W, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerBuilder").field("tables", &self.tables).finish_non_exhaustive()
    }
}
