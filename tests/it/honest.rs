//! Test D13: a thousand honest players for hours of virtual time, over links that lose, jitter and stand still, with
//! clients that are suspended and come back; and nobody is kicked or banned (P8).

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use remote::__private as p;
use remote::prelude::*;
use remote::sans_io::{ClientEvent, ClientSession, TableHandle};
use remote::schema::{Contract, RemoteSchema, RemoteSpec};
use remote::security::{Named, Policy};
use remote::{Goodbye, Grade, Rate, Table, Timestamp};

use crate::probe::Badges;
use crate::support::{Peer, Rig};

/// A field with a shop that closes now and then: who asks a moment too late is refused.
#[derive(Default)]
struct Yard {
    is_closed: bool,
    put_back: HashMap<PlayerId, f32>,
    sold: u64,
}

enum Step {}

impl p::Remote for Step {
    const SPEC: RemoteSpec =
        RemoteSpec::event("step", Rate::new(2, Duration::from_secs(1))).params(&["to"]);
    const POSITION: usize = 0;
    type Rules = p::Fields<(p::Finite,)>;
    type Args = ([f32; 3],);
    type Return = ();
    type Reply = p::Bare;
}

impl p::Body<Yard> for Step {
    fn run(args: p::Admitted<([f32; 3],)>, world: &mut Yard, caller: &Caller) {
        let (to,) = args.into_inner();
        if let Verdict::SetBack([x, ..]) = caller.accepted(Sample::Position(to)) {
            world.put_back.insert(caller.player(), x);
        }
    }
}

enum Shop {}

impl p::Remote for Shop {
    const SPEC: RemoteSpec = RemoteSpec::call("shop", Rate::new(1, Duration::from_secs(2)))
        .params(&["quantity"])
        .when(&["open"])
        .cooldown(Duration::from_secs(2));
    const POSITION: usize = 1;
    type Rules = p::Fields<(p::Within<1, 99>,)>;
    type Args = (u32,);
    type Return = bool;
    type Reply = p::Bare;
}

impl p::Body<Yard> for Shop {
    fn when(_: &(u32,), world: &Yard, _: &Caller) -> Result<(), p::Breach> {
        p::when(!world.is_closed, 0)
    }

    fn run(args: p::Admitted<(u32,)>, world: &mut Yard, caller: &Caller) -> bool {
        world.sold += u64::from(args.into_inner().0);
        caller.accepted(Sample::Action("shop")) == Verdict::Plausible
    }
}

static CONTRACT: Contract = Contract {
    name: "yard",
    remotes: &[RemoteSchema::of::<Step>(), RemoteSchema::of::<Shop>()],
    events: &[],
};

fn remotes() -> Table<Yard> {
    Table::new(&CONTRACT, const { &[p::Entry::sync::<Step>(), p::Entry::sync::<Shop>()] })
}

const SPEED: f32 = 10.0;

fn policy() -> Policy {
    let mut policy = Policy::default();
    policy.detectors.speed_threshold = Some(SPEED);
    policy.detectors.teleport_threshold = Some(60.0);
    let rates = vec![Rate::new(1, Duration::from_secs(1)), Rate::new(30, Duration::from_mins(1))];
    policy.detectors.cadence = vec![Named { name: "shop".to_owned(), rates }];
    policy
}

/// One player with his link.
struct Bot {
    random: StdRng,
    ticket: String,
    server: Peer<Yard>,
    client: ClientSession,
    table: Option<TableHandle>,
    up: VecDeque<(Timestamp, Vec<u8>)>,
    down: VecDeque<(Timestamp, Vec<u8>)>,
    /// The link stands still until then.
    stalled: Timestamp,
    acts_at: Timestamp,
    x: f32,
    walks_since: Timestamp,
    /// Where the server has put him, and when he hears of it.
    correction: Option<(Timestamp, f32)>,
    /// Whether he thinks that the shop is open, and when he hears of a change.
    thinks_closed: (bool, Timestamp),
}

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

impl Bot {
    fn new(rig: &Rig<Yard>, number: u64) -> Self {
        let ticket = number.to_string();
        let random = StdRng::seed_from_u64(number);
        let client = ClientSession::new(ticket.as_bytes(), false, rig.now).expect("short");
        Self {
            random,
            ticket,
            server: rig.connect(),
            client,
            table: None,
            up: VecDeque::new(),
            down: VecDeque::new(),
            stalled: rig.now,
            acts_at: rig.now.after(millis(number * 7)),
            x: 0.0,
            walks_since: rig.now,
            correction: None,
            thinks_closed: (false, rig.now),
        }
    }

    /// A connection of its own, as after a lost one.
    fn reconnect(&mut self, rig: &Rig<Yard>) {
        self.client = ClientSession::new(self.ticket.as_bytes(), false, rig.now).expect("short");
        self.server = rig.connect();
        (self.table, self.correction) = (None, None);
        self.up.clear();
        self.down.clear();
        self.walks_since = rig.now;
    }

    /// How long bytes take: some jitter, a retransmission now and then, and a link that stands still.
    fn arrival(&mut self, now: Timestamp, queue: fn(&Self) -> Option<Timestamp>) -> Timestamp {
        let lost = self.random.random_bool(0.02);
        let latency = self.random.random_range(20..220) + if lost { 300 } else { 0 };
        let arrives = now.max(self.stalled).after(millis(latency));
        queue(self).map_or(arrives, |last| last.max(arrives))
    }

    /// Does all that is due, and says when the next is.
    fn wake(&mut self, rig: &mut Rig<Yard>) -> Timestamp {
        let now = rig.now;
        while self.up.front().is_some_and(|(time, _)| *time <= now) {
            let Some((_, bytes)) = self.up.pop_front() else { break };
            self.server.send(now, &bytes);
        }
        if self.server.session.timeout().is_some_and(|time| time <= now) {
            self.server.tick(now);
        }
        if let Some(x) = rig.look(|yard| yard.put_back.remove(&self.server_player())) {
            let heard = self.arrival(now, |bot| bot.down.back().map(|(time, _)| *time));
            self.correction = Some((heard, x));
        }
        let unsent = self.server.session.unsent().to_vec();
        if !unsent.is_empty() {
            self.server.session.sent(unsent.len());
            let time = self.arrival(now, |bot| bot.down.back().map(|(time, _)| *time));
            self.down.push_back((time, unsent));
        }
        if self.acts_at <= now {
            self.act(now);
        }
        // A client that is suspended hears nothing either.
        if self.walks_since <= now {
            self.hear(now);
        }
        let unsent = self.client.take_unsent();
        if !unsent.is_empty() {
            let time = self.arrival(now, |bot| bot.up.back().map(|(time, _)| *time));
            self.up.push_back((time, unsent));
        }
        let is_lost =
            !self.client.is_open() || self.server.closed.is_some() && self.down.is_empty();
        if is_lost && self.walks_since <= now {
            self.reconnect(rig);
        }
        let hears = self.down.front().map(|(time, _)| (*time).max(self.walks_since));
        let up = self.up.front().map(|(time, _)| *time);
        let next =
            [hears, up, self.server.session.timeout().filter(|_| self.server.closed.is_none())];
        next.into_iter()
            .flatten()
            .min()
            .unwrap_or(self.acts_at)
            .min(self.acts_at)
            .max(now.after(millis(1)))
    }

    fn server_player(&self) -> PlayerId {
        PlayerId(self.ticket.parse().expect("a number"))
    }

    fn hear(&mut self, now: Timestamp) {
        while self.down.front().is_some_and(|(time, _)| *time <= now) {
            let Some((_, bytes)) = self.down.pop_front() else { break };
            let mut bytes = &bytes[..];
            while !bytes.is_empty() && self.client.is_open() {
                let space = self.client.space();
                let count = space.len().min(bytes.len());
                space[..count].copy_from_slice(&bytes[..count]);
                self.client.filled(count);
                bytes = &bytes[count..];
                while let Some(event) = self.client.poll(now) {
                    if matches!(event, ClientEvent::Joined(_)) {
                        self.table = Some(self.client.open(&CONTRACT, now));
                    }
                }
            }
        }
        if let Some((_, x)) = self.correction.filter(|(heard, _)| *heard <= now) {
            (self.x, self.walks_since, self.correction) = (x, now, None);
        }
    }

    /// Walks as fast as he can, asks the shop as often as the stub lets him, and now and then his link stands still
    /// or his machine sleeps.
    fn act(&mut self, now: Timestamp) {
        let Some(table) = self.table.filter(|_| self.client.is_open()) else {
            self.acts_at = now.after(millis(1_000));
            return;
        };
        let walked = now.since(self.walks_since).as_secs_f32().min(5.0) * SPEED;
        let to = if self.x > 500.0 { self.x - walked } else { self.x + walked };
        if self.client.event::<Step>(table, &([to, 0.0, 0.0],), now).is_ok() {
            (self.x, self.walks_since) = (to, now);
        }
        if !self.thinks_closed.0 || self.thinks_closed.1 > now {
            for _ in 0..self.random.random_range(0..3) {
                let _ = self.client.call::<Shop>(table, &(self.random.random_range(1..=99),), now);
            }
        }
        let pause = self.random.random_range(2_000..5_000);
        self.acts_at = now.after(millis(pause));
        if self.random.random_bool(0.012) {
            // Every five minutes or so.
            self.stalled = now.after(millis(self.random.random_range(500..12_000)));
        }
        if self.random.random_bool(0.003) {
            // Every twenty.
            let wakes = now.after(millis(self.random.random_range(1_000..120_000)));
            (self.acts_at, self.walks_since) = (wakes, wakes);
        }
    }
}

/// Two hours, or as many as `HOURS` says.
#[test]
fn p8_a_thousand_honest_players_are_never_punished() {
    let hours: u64 = std::env::var("HOURS").map_or(2, |hours| hours.parse().expect("hours"));
    let mut rig = Rig::new(Yard::default(), &[remotes()], Badges, |_, _| {});
    rig.shared.set_policy(policy(), rig.now).expect("a policy that makes sense");
    let mut bots: Vec<Bot> = (0..1_000).map(|number| Bot::new(&rig, number)).collect();
    let mut due: BinaryHeap<Reverse<(Timestamp, usize)>> =
        (0..bots.len()).map(|bot| Reverse((bots[bot].acts_at, bot))).collect();
    let end = rig.now.after(Duration::from_hours(hours));
    let mut shop_changes = rig.now.after(Duration::from_mins(10));
    let (mut frames, mut found, mut closed, mut hour) = (0u64, HashMap::new(), HashMap::new(), 0);
    while let Some(Reverse((time, index))) = due.pop() {
        if time > end {
            break;
        }
        rig.now = time.max(rig.now);
        if rig.now >= shop_changes {
            let is_closed = rig.look(|yard| {
                yard.is_closed = !yard.is_closed;
                yard.is_closed
            });
            let open = if is_closed { Duration::from_secs(20) } else { Duration::from_mins(10) };
            shop_changes = rig.now.after(open);
            for bot in &mut bots {
                bot.thinks_closed = (is_closed, rig.now.after(millis(400)));
            }
        }
        let bot = &mut bots[index];
        let next = bot.wake(&mut rig);
        frames += 1;
        for violation in bot.server.violations.drain(..) {
            assert_ne!(violation.grade, Grade::Forged, "{violation}");
            let breach = violation.refused.breach;
            let what = (breach.rule().name(), breach.class().name(), violation.grade.name());
            *found.entry(what).or_insert(0u64) += 1;
        }
        let done: Vec<_> = bot.server.enforced.iter().map(|it| it.action.name()).collect();
        assert!(!done.contains(&"kick") && !done.contains(&"ban"), "player {index}: {done:?}");
        if let Some(reason) = bot.server.closed {
            assert!(!matches!(reason, Goodbye::Kicked | Goodbye::Banned | Goodbye::Malformed));
            *closed.entry(reason.name()).or_insert(0u64) += u64::from(bot.table.is_some());
        }
        due.push(Reverse((next, index)));
        let passed =
            rig.now.since(Timestamp::from_start(Duration::from_secs(1_000))).as_secs() / 3_600;
        if passed > hour {
            hour = passed;
            eprintln!("  {hour} of {hours} h");
        }
    }
    let sold = rig.look(|yard| yard.sold);
    let lowest = (0..1_000).map(|bot| rig.shared.score(PlayerId(bot), rig.now)).min();
    println!(
        "{frames} steps, {sold} sold, lowest score {lowest:?}\nfound {found:?}\nclosed {closed:?}"
    );
    // What is held against anybody is that he asked too late, and no rule had to be suspended for it.
    let held = found.keys().filter(|(.., grade)| *grade != "benign");
    assert!(held.into_iter().all(|(rule, ..)| *rule == "when"), "{found:?}");
    assert!(bots.iter().all(|bot| bot.server.suspended.is_empty()));
    // It was no calm sea.
    let put_back: u64 =
        found.iter().filter(|((rule, ..), _)| *rule == "speed").map(|(_, n)| n).sum();
    assert!(put_back > 1_000 && found.contains_key(&("when", "denied", "suspect")), "{found:?}");
    assert!(
        sold > 1_000_000 && closed.len() > 1 && frames > 2_000_000,
        "{sold} {closed:?} {frames}"
    );
}
