//! `remote`: a session from the bytes of a frame to a body that does nothing.

use std::hint::black_box;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use remote::__private::{NoRule, Reader, Spec};
use remote::prelude::*;
use remote::sans_io::{Mounted, Room, Session, Shared};
use remote::schema::Fingerprint;
use remote::security::Points;
use remote::{AfterPanic, Limits, Policy, Rate, RoomId, Timestamp};

use crate::Subject;
use crate::cases::{CHAT, Case, STEP};

#[derive(Payload)]
pub struct Order {
    #[max_len(32)]
    item: String,
    #[range(1..=99)]
    quantity: u32,
    #[finite]
    at: [f32; 3],
}

#[derive(Payload)]
pub struct Step {
    #[finite]
    to: [f32; 3],
    #[finite]
    speed: [f32; 3],
    #[any]
    number: u32,
}

#[derive(Payload)]
pub struct Chat {
    #[max_len(200)]
    line: String,
}

#[derive(Payload)]
pub struct Heights {
    #[max_len(16_384)]
    #[each(finite)]
    metres: Vec<f32>,
}

struct World;

/// How many bodies have begun.
static ENTERED: AtomicU64 = AtomicU64::new(0);

fn enter() {
    // One thread: no need to lock the bus.
    ENTERED.store(ENTERED.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
}

#[remotes(calls)]
impl World {
    #[remote(rate = "1000000/s")]
    fn order(&mut self, _caller: &Caller, order: Order) {
        enter();
        black_box((&order.item, order.quantity, order.at));
    }

    #[remote(rate = "1000000/s")]
    fn chat(&mut self, _caller: &Caller, chat: Chat) {
        enter();
        black_box(&chat.line);
    }

    #[remote(rate = "1000000/s")]
    fn step(&mut self, _caller: &Caller, step: Step) {
        enter();
        black_box((step.to, step.speed, step.number));
    }

    #[remote(rate = "1/h")]
    fn slow(&mut self, _caller: &Caller, order: Order) {
        enter();
        black_box((&order.item, order.quantity, order.at));
    }
}

pub struct Whole {
    session: Session<World>,
    now: Timestamp,
}

impl Whole {
    pub fn new() -> Self {
        let second = Duration::from_secs(1);
        let mut limits = Limits::default();
        limits.frames = Rate::new(1_000_000, second);
        limits.bytes = Rate::new(1_000_000_000, second);
        // Nobody is sent away for what is measured here.
        let mut policy = Policy::default();
        (policy.forged_weight, policy.suspect_weight) = (Points::ZERO, Points::ZERO);
        let room = Arc::new(Room::new(RoomId(0), World, |_| AfterPanic::Continue));
        let mounted = Mounted::new(&[calls::remotes()], &limits).expect("one table fits");
        let shared = Shared::new(mounted, room, limits, policy, Box::new(Insecure::names()));
        let now = Timestamp::from_start(second);
        let session = Session::new(Arc::new(shared), IpAddr::V4(Ipv4Addr::LOCALHOST), 7, now);
        let mut whole = Self { session, now };
        // A hello with the ticket "ada", and the welcome, out of which the table's hash is told.
        whole.send(&[7, 0, 1, 0, 3, b'a', b'd', b'a']);
        let mut open = vec![18, 1, 0];
        // As a client computes it.
        open.extend_from_slice(&Fingerprint::of_table(calls::remotes().contract()).0);
        whole.send(&open);
        whole.drain();
        whole
    }

    fn drain(&mut self) {
        let unsent = self.session.unsent().len();
        self.session.sent(unsent);
    }

    /// Whether a body has begun.
    #[inline(never)]
    fn send(&mut self, frame: &[u8]) -> bool {
        self.session.space()[..frame.len()].copy_from_slice(frame);
        self.session.filled(frame.len());
        let before = ENTERED.load(Ordering::Relaxed);
        while let Some(output) = self.session.poll(self.now) {
            black_box(&output);
        }
        ENTERED.load(Ordering::Relaxed) > before
    }
}

impl Subject for Whole {
    fn spend(&mut self, bytes: &[u8]) {
        // One, and the one that the network is granted.
        self.send(bytes);
        self.send(bytes);
    }

    fn take(&mut self, _: &Case, bytes: &[u8]) -> bool {
        self.now = self.now.after(Duration::from_millis(1));
        self.send(black_box(bytes))
    }
}

/// The same, with so many calls in each read.
pub struct Many(pub Whole);

/// How many; a quiet connection reads up to a KiB at once.
pub const MANY: usize = 8;

impl Subject for Many {
    fn bytes(&self, case: &Case) -> Vec<u8> {
        self.0.bytes(case).repeat(MANY)
    }

    fn take(&mut self, case: &Case, bytes: &[u8]) -> bool {
        self.0.take(case, bytes)
    }
}

/// Decode and rules alone.
pub struct Decode;

#[inline(never)]
fn read<T: Payload>(payload: &[u8]) -> Option<T> {
    let mut reader = Reader::new(payload);
    let view = <NoRule as Spec<T>>::verify(&mut reader, 0).ok()?;
    reader.finish().ok()?;
    <NoRule as Spec<T>>::build(view, 0).ok()
}

impl Subject for Decode {
    fn bytes(&self, case: &Case) -> Vec<u8> {
        (case.payload)()
    }

    fn take(&mut self, case: &Case, bytes: &[u8]) -> bool {
        let payload = black_box(bytes);
        match case.remote {
            CHAT => read::<Chat>(payload).map(|chat| {
                black_box(&chat.line);
            }),
            STEP => read::<Step>(payload).map(|step| {
                black_box((step.to, step.speed, step.number));
            }),
            _ => read::<Order>(payload).map(|order| {
                black_box((&order.item, order.quantity, order.at));
            }),
        }
        .is_some()
    }
}

/// Reads a list of floats.
pub fn floats(payload: &[u8]) -> bool {
    read::<Heights>(payload)
        .map(|heights| {
            black_box(&heights.metres);
        })
        .is_some()
}
