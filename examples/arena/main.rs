//! The arena: a real server on loopback, honest players who use the stub, and exploiters who send
//! what the stub would refuse. At the end a table says how far each of them got.
//!
//! ```text
//! cargo run --release --example arena                     # all in one process
//! cargo run --release --example arena -- serve            # the server alone
//! cargo run --release --example arena -- play 127.0.0.1:7777
//! ```

mod exploiters;
mod honest;
mod report;
mod serve;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

/// A match of honest players and exploiters against a real server on this machine.
#[derive(Parser)]
#[command(name = "arena")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    play: Play,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the server alone, until Ctrl-C.
    Serve {
        /// Where to listen. Names are believed without proof, so loopback only.
        #[arg(default_value = "127.0.0.1:7777")]
        address: SocketAddr,
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
        Some(Command::Serve { address }) => serve::until_stopped(address).await,
        Some(Command::Play { address, play }) => play_match(address, play).await,
        None => run_all(arguments.play).await,
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
async fn run_all(play: Play) -> Result<(), String> {
    let server = serve::start(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
    let address = server.local_addr().ok_or("the server has no address")?;
    let outcome = play_match(address, play).await;
    println!("\nAs the server counted:\n{}", report::tallies(&server.tallies()));
    server.shut_down(Duration::from_secs(2)).await;
    outcome
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
