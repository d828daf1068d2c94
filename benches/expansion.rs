//! What the macros generate against the same contract by hand: instructions for one call, as callgrind
//! counts them, from the frame's bytes to the end of the body.
//!
//! ```text
//! cargo run --release -p remote-benches --bin expansion
//! ```
//!
//! Needs `valgrind`. Exits with 1 when a difference is 3% or more.

use std::env;
use std::net::{IpAddr, Ipv4Addr};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::Duration;

use remote::prelude::*;
use remote::sans_io::{Mounted, Room, Session, Shared};
use remote::{AfterPanic, Limits, Policy, Rate, RoomId, Table, Timestamp};
use remote_tests::foreign::{self, Bytes};
use remote_tests::{by_hand, by_macro};

/// Calls that are counted, after as many that are not.
const CALLS: u32 = 2_000;
/// More than this is a difference.
const TOLERANCE: f64 = 0.03;

/// One remote, and the bytes of a legal call of it.
struct Case {
    name: &'static str,
    frame: fn() -> Vec<u8>,
}

const CASES: [Case; 4] = [
    Case { name: "buy", frame: || foreign::call(0, 1, &Bytes::new().varint(1).varint(1).0) },
    Case { name: "say", frame: || foreign::event(1, &Bytes::new().text("hello, arena").0) },
    Case { name: "strike", frame: || foreign::call(2, 1, &Bytes::new().vector([1.0, 2.0, 3.0]).0) },
    Case { name: "walk", frame: || foreign::event(3, &Bytes::new().vector([0.0; 3]).0) },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "play", "hand", case, calls] => {
            play(by_hand::Game::new(), by_hand::shop::remotes(), by_hand::Game::join, case, calls);
            ExitCode::SUCCESS
        }
        [_, "play", "macro", case, calls] => {
            let table = by_macro::shop::remotes();
            play(by_macro::Game::new(), table, by_macro::Game::join, case, calls);
            ExitCode::SUCCESS
        }
        _ => compare(),
    }
}

/// Sends so many calls of one remote through a session, each from its bytes.
fn play<W: Send + 'static>(
    world: W,
    table: Table<W>,
    join: fn(&mut W, &Caller),
    case: &str,
    calls: &str,
) {
    let case = CASES.iter().find(|other| other.name == case).expect("a case");
    let calls: u32 = calls.parse().expect("a number of calls");
    let mut limits = Limits::default();
    limits.frames = Rate::new(1_000_000, Duration::from_secs(1));
    limits.bytes = Rate::new(100_000_000, Duration::from_secs(1));
    let room = Arc::new(Room::new(RoomId(0), world, |_| AfterPanic::Continue));
    let mounted = Mounted::new(&[table], &limits).expect("one table fits");
    let shared = Shared::new(mounted, room, limits, Policy::default(), Box::new(Insecure::names()))
        .on_join(Some(Box::new(join)));
    let mut now = Timestamp::from_start(Duration::from_secs(1));
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let mut session = Session::new(Arc::new(shared), address, 7, now);
    let mut send = |bytes: &[u8], now: Timestamp| {
        let space = session.space();
        space[..bytes.len()].copy_from_slice(bytes);
        session.filled(bytes.len());
        let output = session.poll(now);
        assert!(output.is_none(), "a call was not answered: {output:?}");
        let unsent = session.unsent().len();
        let first = session.unsent().to_vec();
        session.sent(unsent);
        first
    };
    let welcome = send(&foreign::hello(1, 0, b"ada"), now);
    let hash = hash_of(welcome);
    send(&foreign::open(0, hash), now);
    let frame = (case.frame)();
    for _ in 0..calls {
        // Slow enough for every rate.
        now = now.after(Duration::from_secs(2));
        send(&frame, now);
    }
}

/// The hash of the first table that is offered.
fn hash_of(mut welcome: Vec<u8>) -> [u8; 16] {
    match foreign::take_frame(&mut welcome) {
        Ok(Some(foreign::FromServer::Welcome(welcome))) => welcome.tables[0].1,
        other => panic!("no welcome, but {other:?}"),
    }
}

/// Runs each case under callgrind, and prints what a call costs.
fn compare() -> ExitCode {
    println!("instructions for one call\n");
    println!(
        "| remote | by hand | by macro | difference | guard by hand | guard by macro | difference |"
    );
    println!("|---|---|---|---|---|---|---|");
    let mut worst: f64 = 0.0;
    for case in &CASES {
        let whole = ["hand", "macro"].map(|by| per_call(by, case.name, None));
        // Steps 8 to 11, which are generic over the remote: the part that can differ.
        let guard = ["hand", "macro"].map(|by| per_call(by, case.name, Some("*serve*sync*")));
        // Nothing counted would be no difference.
        assert!(
            whole.iter().chain(&guard).all(|&count| count > 0.0),
            "{}: nothing counted",
            case.name
        );
        let differences = [whole, guard].map(|[hand, made]| (made - hand) / hand);
        worst = differences.iter().fold(worst, |worst, difference| worst.max(difference.abs()));
        println!(
            "| {} | {:.0} | {:.0} | {:+.2}% | {:.0} | {:.0} | {:+.2}% |",
            case.name,
            whole[0],
            whole[1],
            differences[0] * 100.0,
            guard[0],
            guard[1],
            differences[1] * 100.0,
        );
    }
    println!("\ngreatest difference {:.2}%, {:.0}% is too much", worst * 100.0, TOLERANCE * 100.0);
    if worst < TOLERANCE { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What one more call costs: twice as many calls, less as many.
fn per_call(by: &str, case: &str, only: Option<&str>) -> f64 {
    let counts = [2 * CALLS, CALLS].map(|calls| instructions(by, case, calls, only));
    (counts[0] - counts[1]) / f64::from(CALLS)
}

fn instructions(by: &str, case: &str, calls: u32, only: Option<&str>) -> f64 {
    let program = env::current_exe().expect("this program");
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    if let Some(only) = only {
        valgrind.arg(format!("--toggle-collect={only}"));
    }
    let ran = valgrind
        .arg(program)
        .args(["play", by, case, &calls.to_string()])
        .output()
        .expect("valgrind is installed");
    let told = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{told}");
    let collected = told.lines().find_map(|line| line.split_once("Collected :"));
    let (_, count) = collected.expect("callgrind says how many");
    count.trim().parse().expect("a number")
}
