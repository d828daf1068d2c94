//! Bans players on a real server with a store in a file, and says of each when its ban is acknowledged. The test
//! that starts it kills it at a moment of its own. `ban_writer FILE COUNT`.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use remote::prelude::*;
use remote::store::Sqlite;
use remote_tests::by_macro::{Game, shop};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(Ok(count))) = (arguments.next(), arguments.next().map(|it| it.parse()))
    else {
        eprintln!("ban_writer FILE COUNT");
        return ExitCode::from(2);
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime.map_err(|error| error.to_string()).and_then(|it| it.block_on(run(&file, count))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(file: &str, count: u64) -> Result<(), String> {
    let store = Sqlite::open(file).map_err(|error| error.to_string())?;
    let (listener, _dialer) = remote::memory::network();
    let server = Server::builder(Game::new())
        .mount(shop::remotes())
        .authenticator(Insecure::names())
        .store(store)
        .listen(listener)
        .map_err(|error| error.to_string())?;
    println!("begun");
    let next = Arc::new(AtomicU64::new(0));
    let mut writers = Vec::new();
    for _ in 0..32 {
        let (security, next) = (server.security().by("the test"), Arc::clone(&next));
        writers.push(tokio::spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return;
                }
                match security.ban(PlayerId(number), None, "by the test").await {
                    // One line in one write, so that a kill leaves whole lines.
                    Ok(_) => drop(std::io::stdout().write_all(format!("{number}\n").as_bytes())),
                    Err(error) => drop(
                        std::io::stdout().write_all(format!("not {number}: {error}\n").as_bytes()),
                    ),
                }
            }
        }));
    }
    for writer in writers {
        writer.await.map_err(|error| error.to_string())?;
    }
    Ok(())
}
