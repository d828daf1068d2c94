//! Calls over loopback: a server and its clients in processes of their own, the same order each time. `remote` beside a
//! bare echo of the same bytes with call numbers (the limit), and beside tarpc and tonic with `TCP_NODELAY`.
//!
//! ```text
//! cargo run --release --manifest-path benches/peers/Cargo.toml --bin loopback
//! ```
//!
//! What counts is the CPU that the server takes for a call, as the kernel counts it for its threads; three rounds by turns,
//! and the median of each. Beside it, how many calls there are for each read and each write of the server: how much of a
//! call's cost is the kernel's. Linux only: it reads `/proc`.

mod counted;
mod echo;
mod latency;
mod ours;
mod process;
mod tarpc_peer;
mod tonic_peer;

use std::env;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use counted::Counts;
use latency::Latency;
use process::Server;

/// What is called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Echo,
    Ours,
    Tarpc,
    Tonic,
}

const SUBJECTS: [Subject; 4] = [Subject::Echo, Subject::Ours, Subject::Tarpc, Subject::Tonic];
const ROUNDS: usize = 3;

impl Subject {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Echo => "echo",
            Self::Ours => "remote",
            Self::Tarpc => "tarpc",
            Self::Tonic => "tonic",
        }
    }

    /// Whether it is what users would pick in the place of `remote`.
    const fn is_peer(self) -> bool {
        matches!(self, Self::Tarpc | Self::Tonic)
    }

    fn of(name: &str) -> Result<Self, String> {
        let found = SUBJECTS.into_iter().find(|subject| subject.name() == name);
        found.ok_or_else(|| format!("there is no subject `{name}`"))
    }
}

/// How it is called.
#[derive(Clone, Copy)]
pub struct Load {
    pub name: &'static str,
    pub connections: usize,
    /// Calls of one connection that are under way at once.
    pub in_flight: usize,
    /// Between two calls of one that is under way; none is at once.
    pub pace: Duration,
    pub length: Duration,
}

const LOADS: [Load; 3] = [
    Load {
        name: "64 connections, 16 calls in flight",
        connections: 64,
        in_flight: 16,
        pace: Duration::ZERO,
        length: Duration::from_secs(4),
    },
    Load {
        name: "200 connections of 20 calls/s",
        connections: 200,
        in_flight: 1,
        pace: Duration::from_millis(50),
        length: Duration::from_secs(5),
    },
    Load {
        name: "one connection, one call at a time",
        connections: 1,
        in_flight: 1,
        pace: Duration::ZERO,
        length: Duration::from_secs(3),
    },
];

/// Connections that say nothing.
const IDLE: usize = 5_000;

/// The bytes of an order, as `docs/wire.md` has them.
pub fn order() -> Vec<u8> {
    let item = "iron sword of the north";
    let mut bytes = vec![u8::try_from(item.len()).expect("short")];
    bytes.extend_from_slice(item.as_bytes());
    bytes.push(7);
    for x in [10.5f32, 0.0, -3.25] {
        bytes.extend_from_slice(&x.to_le_bytes());
    }
    bytes
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        [] => drive(),
        ["serve", name] => Subject::of(name).and_then(serve),
        ["load", name, address, number] => load(name, address, number),
        ["idle", name, address] => idle(name, address),
        _ => Err("it takes no arguments".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("loopback: {message}");
            ExitCode::FAILURE
        }
    }
}

fn runtime() -> Result<tokio::runtime::Runtime, String> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(1).enable_all().build().map_err(|error| error.to_string())
}

fn serve(subject: Subject) -> Result<(), String> {
    let told = |address: SocketAddr| {
        println!("{address}");
        counted::tell_when_asked();
    };
    runtime()?.block_on(async {
        match subject {
            Subject::Echo => echo::serve(told).await,
            Subject::Ours => ours::serve(told).await,
            Subject::Tarpc => tarpc_peer::serve(told).await,
            Subject::Tonic => tonic_peer::serve(told).await,
        }
    })
}

fn load(name: &str, address: &str, number: &str) -> Result<(), String> {
    let subject = Subject::of(name)?;
    let address = address.parse().map_err(|_| "no address")?;
    let number: usize = number.parse().map_err(|_| "no number")?;
    let load = *LOADS.get(number).ok_or("no such load")?;
    let latency = runtime()?.block_on(async {
        match subject {
            Subject::Echo => echo::load(address, load).await,
            Subject::Ours => ours::load(address, load).await,
            Subject::Tarpc => tarpc_peer::load(address, load).await,
            Subject::Tonic => tonic_peer::load(address, load).await,
        }
    })?;
    println!("{latency}");
    Ok(())
}

fn idle(name: &str, address: &str) -> Result<(), String> {
    let subject = Subject::of(name)?;
    let address = address.parse().map_err(|_| "no address")?;
    runtime()?.block_on(async {
        match subject {
            Subject::Ours => ours::idle(address, IDLE).await,
            _ => echo::idle(address, IDLE).await,
        }
    })
}

/// One measurement.
struct Measured {
    cpu_per_call: f64,
    calls_per_read: f64,
    calls_per_write: f64,
    latency: Latency,
}

fn measure(subject: Subject, number: usize) -> Result<Measured, String> {
    let mut server = Server::start(subject.name())?;
    let counts_before = server.counts()?;
    let cpu_before = server.cpu()?;
    let said = process::run(&["load", subject.name(), &server.address, &number.to_string()])?;
    let latency: Latency = said.trim().parse()?;
    let cpu = server.cpu()?.saturating_sub(cpu_before);
    let Counts { reads, writes } = server.counts()?.since(counts_before);
    server.stop();
    #[allow(clippy::cast_precision_loss)] // some seconds, and some millions
    let (nanos, calls, reads, writes) =
        (cpu.as_nanos() as f64, latency.calls as f64, reads as f64, writes as f64);
    Ok(Measured {
        cpu_per_call: nanos / 1_000.0 / calls,
        calls_per_read: calls / reads,
        calls_per_write: calls / writes,
        latency,
    })
}

fn drive() -> Result<(), String> {
    println!(
        "| load | | server CPU per call | beside echo | of the best peer | calls per read \
         | calls per write | calls/s | p50 | p99 |"
    );
    println!("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (number, load) in LOADS.iter().enumerate() {
        let mut all: Vec<Vec<Measured>> = SUBJECTS.iter().map(|_| Vec::new()).collect();
        for round in 1..=ROUNDS {
            for (subject, measured) in SUBJECTS.iter().zip(&mut all) {
                eprintln!("{}: round {round} of {ROUNDS}, {}", load.name, subject.name());
                measured.push(measure(*subject, number)?);
            }
        }
        let median = |measured: &mut Vec<Measured>| {
            measured.sort_by(|a, b| a.cpu_per_call.total_cmp(&b.cpu_per_call));
            measured.swap_remove(ROUNDS / 2)
        };
        let medians: Vec<Measured> = all.iter_mut().map(median).collect();
        let echo = medians[0].cpu_per_call;
        let peers = SUBJECTS.iter().zip(&medians).filter(|(subject, _)| subject.is_peer());
        let best_peer = peers.map(|(_, peer)| peer.cpu_per_call).fold(f64::INFINITY, f64::min);
        for (subject, measured) in SUBJECTS.iter().zip(&medians) {
            let Measured { cpu_per_call, calls_per_read, calls_per_write, latency } = measured;
            println!(
                "| {} | {} | {cpu_per_call:.2} µs | {:.2} | {:.2} | {calls_per_read:.2} \
                 | {calls_per_write:.2} | {:.0} | {:?} | {:?} |",
                load.name,
                subject.name(),
                cpu_per_call / echo,
                cpu_per_call / best_peer,
                latency.per_second(load.length),
                latency.p50,
                latency.p99
            );
        }
    }
    println!("\n| {IDLE} idle connections | resident growth per connection |\n|---|---:|");
    for subject in [Subject::Echo, Subject::Ours] {
        let mut server = Server::start(subject.name())?;
        let before = server.resident()?;
        let mut clients = process::start(&["idle", subject.name(), &server.address])?;
        clients.line()?;
        let growth = server.resident()?.saturating_sub(before);
        println!("| {} | {} B |", subject.name(), growth / IDLE);
        clients.stop();
        server.stop();
    }
    Ok(())
}
