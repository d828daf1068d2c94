//! The attacks by their numbers, against a real server over a real socket, by bytes that a modified client
//! would send. Each has to be refused: no body runs, the player hears a code, the violation says why, and a
//! counter has moved; and whoever plays honestly meanwhile is refused nothing.
//!
//! What needs time that passes is tried once more in virtual time, in `session`, `pacing` and `bucket`.

mod decode;
mod identity;
mod volume;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use remote::prelude::*;
use remote::{Class, Grade, Limits, Rate, Rule, Step, Violation};
use remote_tests::foreign::{Bytes, Foreign, FromServer};

/// Everything that somebody tries to break.
#[derive(Default)]
struct Bazaar {
    entered: u64,
    units: HashMap<UnitId, PlayerId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
struct ItemId(u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
struct UnitId(u32);

#[derive(Debug, Clone, Copy)]
enum Staff {
    Ban = 3,
}

#[derive(Debug, Payload)]
struct Physics {
    #[finite]
    plain: f32,
    #[max_norm(1000)]
    place: [f32; 3],
    #[unit]
    facing: [f32; 4],
    #[range(-10.0..=10.0)]
    wide: f64,
}

#[derive(Debug, Payload)]
struct Order {
    #[known]
    item: ItemId,
    #[range(1..=99)]
    quantity: u32,
    #[range(0..=1_000_000)]
    offered: i32,
}

#[derive(Debug, Payload)]
struct Texts {
    #[max_len(16)]
    name: String,
    #[max_len(4)]
    #[values(max_len(8))]
    tags: BTreeMap<u8, String>,
    #[max_len(8)]
    #[each(range(0..=1000))]
    numbers: Vec<u32>,
    #[max_len(8)]
    #[each(range(0..=1000))]
    hashed: HashSet<u32>,
}

#[derive(Debug, Payload)]
struct Tree {
    leaf: u8,
    #[max_len(4)]
    #[max_depth(4)]
    #[max_bytes(64)]
    branches: Vec<Self>,
}

#[derive(Debug, Payload)]
enum Deed {
    Nothing,
    Open(Option<u8>),
}

#[derive(Debug, Payload, Event)]
struct Struck;

#[remotes(bazaar, events(Struck))]
impl Bazaar {
    #[remote(rate = "1000/s")]
    fn physics(&mut self, _caller: &Caller, physics: Physics) -> bool {
        self.enter();
        let Physics { plain, place, facing, wide } = physics;
        plain.is_finite() && wide.is_finite() && place.iter().chain(&facing).all(|x| x.is_finite())
    }

    #[remote(rate = "1000/s")]
    fn buy(&mut self, _caller: &Caller, order: Order) -> u64 {
        self.enter();
        u64::from(order.item.0)
            + u64::from(order.quantity) * u64::from(order.offered.unsigned_abs())
    }

    #[remote(rate = "1000/s")]
    fn write(&mut self, _caller: &Caller, texts: Texts) -> bool {
        self.enter();
        let Texts { name, tags, numbers, hashed } = texts;
        name.len() + tags.len() + numbers.len() + hashed.len() > 0
    }

    #[remote(rate = "1000/s")]
    fn plant(&mut self, _caller: &Caller, tree: Tree) -> bool {
        self.enter();
        tree.leaf > 0 && tree.branches.is_empty()
    }

    #[remote(rate = "1000/s")]
    fn act(&mut self, _caller: &Caller, deed: Deed) -> bool {
        self.enter();
        matches!(deed, Deed::Open(Some(_)))
    }

    #[remote(rate = "1000/s")]
    fn give(
        &mut self,
        _caller: &Caller,
        #[caller] from: PlayerId,
        #[owned] unit: UnitId,
        #[target] to: PlayerId,
    ) -> bool {
        self.enter();
        self.units.insert(unit, to) == Some(from)
    }

    #[remote(rate = "1000/s", allow = Staff::Ban)]
    fn ban(&mut self, _caller: &Caller, #[target] player: PlayerId) -> bool {
        self.enter();
        player.0 > 0
    }

    #[remote(rate = "2/10s")]
    fn say(&mut self, _caller: &Caller, #[max_len(200)] text: String) -> bool {
        self.enter();
        !text.is_empty()
    }

    #[remote(rate = "1000/s")]
    fn nod(&mut self, _caller: &Caller) {
        self.enter();
    }

    #[remote(rate = "100/10s", cost = targets.len())]
    fn volley(&mut self, _caller: &Caller, #[max_len(60)] targets: Vec<u8>) -> bool {
        self.enter();
        !targets.is_empty()
    }
}

const PHYSICS: u16 = 0;
const BUY: u16 = 1;
const WRITE: u16 = 2;
const PLANT: u16 = 3;
const ACT: u16 = 4;
const GIVE: u16 = 5;
const BAN: u16 = 6;
const SAY: u16 = 7;
const NOD: u16 = 8;
const VOLLEY: u16 = 9;

impl Bazaar {
    fn enter(&mut self) {
        self.entered += 1;
    }
}

impl HasPermissions for Bazaar {
    type Permission = Staff;
}

impl Knows<ItemId> for Bazaar {
    fn knows(&self, item: ItemId) -> bool {
        item.0 < 10
    }
}

impl Owns<UnitId> for Bazaar {
    fn owns(&self, player: PlayerId, unit: UnitId) -> bool {
        self.units.get(&unit) == Some(&player)
    }
}

impl Targets<PlayerId> for Bazaar {
    fn may_target(&self, caller: &Caller, target: PlayerId) -> bool {
        target != caller.player()
    }
}

/// A server on a port of its own, and what it recorded.
struct Stand {
    runtime: tokio::runtime::Runtime,
    server: Option<Server<Bazaar>>,
    address: SocketAddr,
    violations: Arc<Mutex<Vec<Violation>>>,
    strangers: AtomicU64,
    /// Somebody who plays all the while.
    honest: Mutex<Option<Foreign>>,
}

impl Stand {
    fn open() -> Self {
        Self::with(Limits::default())
    }

    fn with(mut limits: Limits) -> Self {
        // All attackers of a test come from one address, one after the other.
        limits.connections_per_address = 1_000;
        limits.new_connections_per_address = Rate::new(1_000, Duration::from_secs(1));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let violations = Arc::new(Mutex::new(Vec::new()));
        let record = Arc::clone(&violations);
        let ban = remote::Permission::new(Staff::Ban as u64);
        let server = Server::builder(Bazaar::default())
            .mount(bazaar::remotes())
            .authenticator(Insecure::names().with("admin", ban))
            .limits(limits)
            .on_violation(move |violation| record.lock().expect("no panic").push(*violation));
        let server = runtime.block_on(server.bind("127.0.0.1:0")).expect("a free port");
        let address = server.local_addr().expect("TCP");
        let strangers = AtomicU64::new(0);
        let honest = Mutex::new(None);
        Self { runtime, server: Some(server), address, violations, strangers, honest }
    }

    /// Somebody who has logged in and opened the table.
    fn play(&self, name: &str) -> Foreign {
        Foreign::play(self.address, name.as_bytes()).expect("a socket").expect("a session")
    }

    /// Somebody whom nobody has seen before, so that no test is about what another has lost.
    fn stranger(&self) -> Foreign {
        self.play(&format!("stranger {}", self.strangers.fetch_add(1, Ordering::Relaxed)))
    }

    fn server(&self) -> &Server<Bazaar> {
        self.server.as_ref().expect("it runs")
    }

    /// How many bodies have begun.
    fn entered(&self) -> u64 {
        self.runtime.block_on(self.server().world().enter(|bazaar| bazaar.entered))
    }

    /// The latest violation.
    fn latest(&self) -> Violation {
        *self.violations.lock().expect("no panic").last().expect("a violation")
    }

    fn counted(&self, step: Step) -> u64 {
        let tallies = self.server().tallies();
        let refused = tallies.iter().flat_map(|tally| &tally.refused);
        refused.filter(|(other, _)| *other == step).map(|(_, count)| count).sum()
    }

    /// A stranger's call is refused at this step, for this rule and this kind of value.
    #[track_caller]
    fn refuses(&self, remote: u16, parameters: &[u8], step: Step, rule: Rule, class: Class) {
        self.refuses_of(&mut self.stranger(), remote, parameters, step, rule, class);
    }

    #[track_caller]
    fn refuses_of(
        &self,
        attacker: &mut Foreign,
        remote: u16,
        parameters: &[u8],
        step: Step,
        rule: Rule,
        class: Class,
    ) {
        let (entered, counted) = (self.entered(), self.counted(step));
        let answer = attacker.ask(remote, parameters).expect("an answer");
        let FromServer::Refused(_, refusal) = &answer else { panic!("not refused: {answer:?}") };
        assert_eq!(refusal.detail, None, "nobody is told what to try next");
        assert_eq!(self.entered(), entered, "a body ran");
        assert_eq!(self.counted(step), counted + 1, "nobody counted it");
        let latest = self.latest();
        let breach = latest.refused.breach;
        assert_eq!(
            (latest.refused.step, breach.rule(), breach.class()),
            (step, rule, class),
            "{latest}"
        );
        let grade = match step {
            Step::Verify | Step::Lookup | Step::Length => Grade::Forged,
            Step::World => Grade::Suspect,
            _ => Grade::Benign,
        };
        assert_eq!(latest.grade, grade, "{latest}");
        assert_eq!(latest.player.map(|player| player.0), Some(attacker.welcome.player));
        self.goes_on();
    }

    /// Whoever plays honestly is refused nothing.
    #[track_caller]
    fn goes_on(&self) {
        let mut honest = self.honest.lock().expect("no panic");
        let honest = honest.get_or_insert_with(|| self.play("honest"));
        let order = Bytes::new().varint(1).varint(1).varint(2).0;
        let answer = honest.ask(BUY, &order).expect("an answer");
        assert!(matches!(answer, FromServer::Reply(..)), "{answer:?}");
    }

    /// Bytes that are no frame of a client's end the session.
    #[track_caller]
    fn ends(&self, bytes: &[u8]) {
        let (entered, counted) = (self.entered(), self.counted(Step::Header));
        let mut attacker = self.stranger();
        attacker.send(bytes).expect("a socket");
        let end = attacker.next_frame().expect("a goodbye");
        assert_eq!(end, FromServer::Goodbye(remote::Goodbye::Malformed.code(), 0, String::new()));
        assert_eq!((self.entered(), self.counted(Step::Header)), (entered, counted + 1));
        assert_eq!(
            (self.latest().refused.step, self.latest().grade),
            (Step::Header, Grade::Forged)
        );
        self.goes_on();
    }
}

/// The server goes before the runtime on which it runs.
impl Drop for Stand {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            self.runtime.block_on(server.shut_down(Duration::ZERO));
        }
    }
}
