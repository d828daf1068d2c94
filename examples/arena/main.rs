//! The arena: a real server on loopback, honest players who use the stub, and exploiters who send
//! what the stub would refuse. At the end a table says how far each of them got.
//!
//! ```text
//! cargo run --release --example arena                     # all in one process
//! cargo run --release --example arena -- serve            # the server alone
//! cargo run --release --example arena -- play 127.0.0.1:7777
//! cargo run --example arena -- audit                      # what a client can do to it
//! ```

mod exploiters;
mod honest;
mod report;
mod serve;
mod setup;
mod watch;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Args, Parser, Subcommand};
use remote::TrustScore;
use remote::prelude::*;
use watch::{Shown, Watch};

/// A match of honest players and exploiters against a real server on this machine.
#[derive(Parser)]
#[command(name = "arena")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    play: Play,
    /// Keeps trust and bans in this file of `SQLite`; who was banned in an earlier match stays out.
    #[arg(long)]
    store: Option<PathBuf>,
    /// Draws everybody's score over the match into this SVG file.
    #[arg(long)]
    plot: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the server alone, until Ctrl-C.
    Serve {
        /// Where to listen. Names are believed without proof, so loopback only.
        #[arg(default_value = "127.0.0.1:7777")]
        address: SocketAddr,
        /// Keeps trust and bans in this file of `SQLite`.
        #[arg(long)]
        store: Option<PathBuf>,
    },
    /// Lists what a client can do to this server; `audit --help` says in which ways.
    #[command(disable_help_flag = true)]
    Audit {
        /// What the audit is asked.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Plays a match against a server that runs elsewhere on this machine.
    Play {
        /// Where the server listens.
        address: SocketAddr,
        #[command(flatten)]
        play: Play,
    },
}

#[derive(Args, Clone, Copy)]
struct Play {
    /// Honest players.
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=400))]
    players: u32,
    /// How long the match lasts.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=3_600))]
    seconds: u64,
    /// Decides what the players do and what the exploiters vary.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Play {
    const fn length(self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Some(Command::Serve { address, store }) => {
            serve::until_stopped(address, store.as_deref()).await
        }
        Some(Command::Audit { arguments }) => match serve::audit() {
            Ok(audit) => return audit.command(arguments),
            Err(error) => Err(error),
        },
        Some(Command::Play { address, play }) => play_match(address, play).await,
        None => {
            run_all(arguments.play, arguments.store.as_deref(), arguments.plot.as_deref()).await
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("arena: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Server and players in one process; the server's own counts are held against the players'.
async fn run_all(play: Play, store: Option<&Path>, plot: Option<&Path>) -> Result<(), String> {
    let watch = Watch::default();
    let server = serve::start(SocketAddr::from(([127, 0, 0, 1], 0)), store, &watch).await?;
    let address = server.local_addr().ok_or("the server has no address")?;
    let security = server.security();
    let all: Vec<Shown> = everybody(play).map(|shown| shown.known(&security)).collect();
    let begun = Instant::now();
    let outcome = play_match(address, play).await;
    println!("\nWhat the server thought of them:\n{}", watch.table(&all));
    println!("As the server counted:\n{}", report::tallies(&server.tallies()));
    if let Some(path) = plot {
        watch.plot(path, &all, play.length())?;
        println!("drawn: {}", path.display());
    }
    let walked = server.world().enter(|game| game.walked.clone()).await;
    server.shut_down(Duration::from_secs(2)).await;
    outcome?;
    watch.judge(&all, setup::policy()?.policy())?;
    judge_ways(&all, &walked, begun.elapsed())
}

/// All who play: by the names under which they come.
fn everybody(play: Play) -> impl Iterator<Item = Shown> {
    let shown = |player: &str, name: String, is_honest| {
        let player = Insecure::player(player);
        Shown { player, name, is_honest, before: TrustScore::MAX, banned: None }
    };
    let honest = (0..play.players).map(move |number| {
        let name = honest::name(play, number);
        shown(&name.clone(), name, true)
    });
    let exploiters = exploiters::CAST.iter().zip(1u64..).map(move |(exploiter, number)| {
        shown(&exploiters::name(play, number), exploiter.name.to_owned(), false)
    });
    honest.chain(exploiters)
}

/// Whatever they sent: nobody got further than the fastest can walk.
fn judge_ways(
    all: &[Shown],
    walked: &HashMap<PlayerId, f32>,
    length: Duration,
) -> Result<(), String> {
    let security = setup::policy()?;
    let thresholds = &security.policy().detectors;
    let speed = thresholds.speed_threshold.ok_or("the arena has a speed limit")?;
    let furthest = speed * (length + thresholds.movement_tolerance).as_secs_f32();
    for shown in all {
        let way = walked.get(&shown.player).copied().unwrap_or_default();
        if way > furthest {
            return Err(format!(
                "{} walked {way} m, and nobody can walk over {furthest}",
                shown.name
            ));
        }
    }
    Ok(())
}

/// Honest players and exploiters at once, then the table.
async fn play_match(address: SocketAddr, play: Play) -> Result<(), String> {
    eprintln!(
        "{} honest players and {} exploiters against {address}, for {} s, seed {}",
        play.players,
        exploiters::CAST.len(),
        play.seconds,
        play.seed
    );
    let progress = report::Progress::default();
    let attacks = exploiters::start(address, play, &progress);
    let players = honest::start(address, play, &progress);
    let shown = tokio::spawn(report::show(progress.clone(), play.length()));
    // Without a server there is nothing to wait for.
    let honest = players.await?;
    let attacks = attacks.join()?;
    shown.abort();
    println!("{}", report::attacks(&attacks));
    println!("{}", report::honest(&honest, &progress));
    report::judge(&attacks, &honest, &progress)
}
