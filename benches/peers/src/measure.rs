//! Instructions, time and allocations of one call.

use std::env;
use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use crate::Subject;
use crate::cases::{Case, SLOW};

/// Calls that are counted by callgrind, after as many that are not.
const CALLS: u32 = 1_000;
/// Rounds of timing, by turns.
const ROUNDS: usize = 31;
const CALLS_PER_ROUND: u32 = 4_000;

/// The bytes of a call, of which the first are spent where it has to be over its rate.
pub fn prepared(subject: &mut dyn Subject, case: &Case) -> Vec<u8> {
    let bytes = subject.bytes(case);
    if case.remote == SLOW {
        subject.spend(&bytes);
    }
    bytes
}

/// So many calls.
pub fn play(subject: &mut dyn Subject, case: &Case, bytes: &[u8], calls: u32) {
    for _ in 0..calls {
        black_box(subject.take(case, bytes));
    }
}

/// What one more call costs: twice as many, less as many.
pub fn per_call(arguments: &[&str]) -> f64 {
    let counts = [2 * CALLS, CALLS].map(|calls| instructions(arguments, calls));
    let count = (counts[0] - counts[1]) / f64::from(CALLS);
    assert!(count > 0.0, "{arguments:?}: nothing was counted");
    count
}

fn instructions(arguments: &[&str], calls: u32) -> f64 {
    let program = env::current_exe().expect("this program");
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    // Callgrind counts each byte that `rep movsb` moves as an instruction; libc is told to move by vectors.
    valgrind.env("GLIBC_TUNABLES", "glibc.cpu.x86_rep_movsb_threshold=1048576");
    let ran = valgrind.arg(program).args(arguments).arg(calls.to_string()).output();
    let ran = ran.expect("valgrind is installed");
    let told = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{told}");
    let collected = told.lines().find_map(|line| line.split_once("Collected :"));
    let (_, count) = collected.expect("callgrind says how many");
    count.trim().parse().expect("a number")
}

/// Nanoseconds of a call, the median of rounds by turns.
pub fn nanoseconds<const N: usize>(subjects: &mut [Box<dyn Subject>; N], case: &Case) -> [f64; N] {
    let mut rounds = [(); N].map(|()| Vec::with_capacity(ROUNDS));
    let bytes: Vec<_> = subjects.iter_mut().map(|subject| prepared(&mut **subject, case)).collect();
    for _ in 0..ROUNDS {
        for ((subject, bytes), rounds) in subjects.iter_mut().zip(&bytes).zip(&mut rounds) {
            let begin = Instant::now();
            play(&mut **subject, case, bytes, CALLS_PER_ROUND);
            rounds.push(begin.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS_PER_ROUND));
        }
    }
    rounds.map(|mut rounds| {
        rounds.sort_by(f64::total_cmp);
        rounds[ROUNDS / 2]
    })
}

/// How often a call allocates, and how many bytes.
pub fn allocations(subject: &mut dyn Subject, case: &Case) -> (u64, u64) {
    let bytes = prepared(subject, case);
    // What is kept for all calls is there by then.
    play(subject, case, &bytes, 10);
    let measured = allocation_counter::measure(|| {
        black_box(subject.take(case, &bytes));
    });
    (measured.count_total, measured.bytes_total)
}
