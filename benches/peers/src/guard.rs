//! What it costs to let a call in, or to keep it out: the guard of `remote` beside a decoder that somebody
//! wrote by hand for just these payloads (the practical limit), and beside what a user would assemble of
//! well-kept crates: serde, bincode with a limit, garde, and governor with a key for each player and remote;
//! and the same with `serde_json`.
//!
//! ```text
//! cargo run --release --manifest-path benches/peers/Cargo.toml --bin guard
//! ```
//!
//! `-- --plot cost.svg` also draws cost against size.
//!
//! Instructions are callgrind's (needs `valgrind`), for one call, out of the difference of two runs. Time is
//! taken in rounds by turns, and is noisy; allocations are exact.

mod assembled;
mod by_hand;
mod cases;
mod measure;
mod ours;
mod plot;

use std::env;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;

use cases::{CASES, Case, SLOW};
use measure::{allocations, nanoseconds, per_call};

/// Who takes a frame: from its bytes to the first line of the body, if it gets there.
pub trait Subject {
    /// The bytes of the call, as this one reads them.
    fn bytes(&self, case: &Case) -> Vec<u8> {
        case.frame(&(case.payload)())
    }

    /// Spends the bucket of a call that is to be over its rate.
    fn spend(&mut self, _bytes: &[u8]) {}

    /// Whether the body was reached.
    fn take(&mut self, case: &Case, bytes: &[u8]) -> bool;
}

/// All of them.
const SUBJECTS: [&str; 4] = ["by hand", "assembled", "with JSON", "remote"];
/// The part of two of them that reads the payload and holds it against its rules.
const PARTS: [&str; 2] = ["by hand, decode", "remote, decode"];

fn subject(name: &str) -> Box<dyn Subject> {
    match name {
        "by hand" => Box::new(by_hand::Whole::default()),
        "by hand, decode" => Box::new(by_hand::Decode),
        "assembled" => Box::new(assembled::Whole::new(assembled::Format::Bincode)),
        "with JSON" => Box::new(assembled::Whole::new(assembled::Format::Json)),
        "remote" => Box::new(ours::Whole::new()),
        "remote, many" => Box::new(ours::Many(ours::Whole::new())),
        "remote, decode" => Box::new(ours::Decode),
        other => panic!("there is no subject `{other}`"),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "play", name, case, calls] => {
            let case = CASES.iter().find(|other| other.name == case).expect("a case");
            let calls: u32 = calls.parse().expect("a number of calls");
            let mut subject = subject(name);
            let bytes = measure::prepared(&mut *subject, case);
            measure::play(&mut *subject, case, &bytes, calls);
            ExitCode::SUCCESS
        }
        [_, "size", name, bytes, calls] => {
            let read: fn(&[u8]) -> bool =
                if name == "remote" { ours::floats } else { by_hand::floats };
            let payload = cases::floats(bytes.parse().expect("a size"));
            for _ in 0..calls.parse::<u32>().expect("a number of calls") {
                assert!(read(black_box(&payload)));
            }
            ExitCode::SUCCESS
        }
        [_, "--plot", path] => report(Some(path)),
        _ => report(None),
    }
}

fn report(plot_to: Option<&str>) -> ExitCode {
    let mut missed = calls();
    let (points, told) = sizes();
    missed.extend(told);
    if let Some(path) = plot_to {
        plot::cost(Path::new(path), &points);
        println!("\nplotted to {path}");
    }
    if missed.is_empty() {
        println!("\nall goals are met");
    } else {
        println!("\nnot met:\n- {}", missed.join("\n- "));
    }
    ExitCode::SUCCESS
}

/// Prints what each call costs, and returns the goals that are missed.
fn calls() -> Vec<String> {
    let mut missed = Vec::new();
    // What an order takes that gets in: the measure of those that do not.
    let mut accepted = f64::INFINITY;
    println!("| call | | by hand | assembled | with JSON | remote |\n|---|---|---|---|---|---|");
    for case in &CASES {
        let mut subjects = SUBJECTS.map(subject);
        for (subject, name) in subjects.iter_mut().zip(SUBJECTS) {
            let bytes = measure::prepared(&mut **subject, case);
            assert_eq!(subject.take(case, &bytes), case.is_legal, "{name}: {}", case.name);
        }
        let instructions = SUBJECTS.map(|name| per_call(&["play", name, case.name]));
        let parts = PARTS.map(|name| per_call(&["play", name, case.name]));
        let times = nanoseconds(&mut subjects, case);
        let allocated = SUBJECTS.map(|name| allocations(&mut *subject(name), case));
        let row = |what: &str, cells: [String; 4]| {
            println!("| {} | {what} | {} |", case.name, cells.join(" | "));
        };
        row("instructions", instructions.map(|count| format!("{count:.0}")));
        // What is over its rate is not decoded.
        if case.remote != SLOW {
            let [hand, ours] = parts.map(|count| format!("{count:.0}"));
            row("of them decode and rules", [hand, String::new(), String::new(), ours]);
        }
        if case.is_legal {
            let many = per_call(&["play", "remote, many", case.name]) / ours::MANY as f64;
            let told = format!("{many:.0}");
            row("each of 8 in one read", ["", "", "", &told].map(str::to_owned));
        }
        row("ns", times.map(|time| format!("{time:.0}")));
        row("allocations, bytes", allocated.map(|(count, bytes)| format!("{count}, {bytes}")));
        let mut goal = |what: &str, is_met: bool| {
            if !is_met {
                missed.push(format!("{}: {what}", case.name));
            }
        };
        let [hand, _, _, ours] = instructions;
        if case.name == "order" {
            accepted = times[3];
        }
        if case.is_legal {
            goal("decode and rules at most 1.2 times by hand", parts[1] <= 1.2 * parts[0]);
            goal("the whole guard at most 300 instructions more", ours <= hand + 300.0);
            goal("at most 0.6 of the time of what is assembled", times[3] <= 0.6 * times[1]);
            goal("no allocation but the payload's own", allocated[3].0 <= allocated[0].0);
        } else {
            goal("a refusal allocates nothing", allocated[3].0 == 0);
            goal("at most 150 ns more than a call that gets in", times[3] <= accepted + 150.0);
            if case.name == "NaN" {
                goal("at most 0.3 of the time of what is assembled", times[3] <= 0.3 * times[1]);
            }
        }
    }
    missed
}

/// Prints what a payload costs by its size; returns sizes with instructions by hand and of `remote`, and
/// what is not linear.
fn sizes() -> (Vec<(u32, [f64; 2])>, Option<String>) {
    println!("\nA list of finite floats, decode and rules, instructions:\n");
    println!("| bytes | by hand | remote | for each byte more |\n|---|---|---|---|");
    let mut points: Vec<(u32, [f64; 2])> = Vec::new();
    let mut slopes = Vec::new();
    for size in [64u32, 256, 1_024, 4_096, 16_384, 65_536] {
        let counts = ["by hand", "remote"].map(|name| per_call(&["size", name, &size.to_string()]));
        let slope =
            points.last().map(|(before, [_, less])| (counts[1] - less) / f64::from(size - before));
        slopes.extend(slope);
        let told = slope.map_or_else(String::new, |slope| format!("{slope:.3}"));
        println!("| {size} | {:.0} | {:.0} | {told} |", counts[0], counts[1]);
        points.push((size, counts));
    }
    let greatest = slopes.iter().copied().fold(0.0, f64::max);
    let least = slopes.iter().copied().fold(f64::INFINITY, f64::min);
    let is_linear = greatest <= 1.1 * least;
    let told = format!("a byte costs from {least:.3} to {greatest:.3} instructions");
    (points, (!is_linear).then_some(told))
}
