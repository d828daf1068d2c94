//! What trust and the store cost: bans that are acknowledged in a second, beside what the disk alone can do; how long a
//! full store takes to open; and what a violation adds to a refusal.
//!
//! ```text
//! cargo run --release -p remote-benches --bin security [-- FOLDER]
//! ```
//!
//! The files lie in FOLDER, or in one for temporary files.

use std::fs::{self, File};
use std::io::Write;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use remote::prelude::*;
use remote::sans_io::{Mounted, Room, Session, Shared};
use remote::security::{Kept, Points, Policy, TrustScore};
use remote::store::{
    BanRecord, Change, Snapshot, Sqlite, Store, StoreError, TrustRecord, UnixMillis,
    ViolationRecord,
};
use remote::{AfterPanic, Limits, Rate, RoomId, Timestamp, memory};
use remote_tests::by_macro::{Game, shop};
use remote_tests::foreign::{self, Bytes};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let folder = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let file = folder.join(format!("remote-bench-{}.sqlite", std::process::id()));
    let outcome = measure(&file);
    for ending in ["", "-wal", "-shm", ".sync"] {
        // Some of them may not be there.
        let _ = fs::remove_file(format!("{}{ending}", file.display()));
    }
    outcome
}

fn measure(file: &Path) -> Outcome<()> {
    let sync = sync_millis(file)?;
    println!("| what | measured |\n|---|---|");
    println!("| one sync of 4 KiB on this disk, median | {sync:.2} ms |");
    for writers in [1, 32, 256] {
        let rate = bans_per_second(Sqlite::open(file)?, writers)?;
        println!("| bans acknowledged in a second, {writers} at a time | {rate:.0} |");
    }
    for writers in [1, 32, 256] {
        let rate = bans_per_second(Slow(Sqlite::open(file)?), writers)?;
        println!("| the same with 3 ms more for each sync, {writers} at a time | {rate:.0} |");
    }
    let (opening, rows) = opening_millis(file)?;
    println!(
        "| opening a store with {rows} bans and {rows} scores, and reading all of it | {opening:.0} ms |"
    );
    let [refusal, weighed, kept] = refusal_nanos();
    println!("| a forged call, refused, with `enabled = false` | {refusal:.0} ns |");
    println!("| the same, weighed: what it adds | {:.0} ns |", weighed - refusal);
    println!("| and what is kept of it, made for the store | {kept:.0} ns |");
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn sync_millis(beside: &Path) -> Outcome<f64> {
    let mut file = File::create(format!("{}.sync", beside.display()))?;
    let mut times = Vec::new();
    for _ in 0..200 {
        file.write_all(&[7; 4_096])?;
        let begun = Instant::now();
        file.sync_data()?;
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(median(times))
}

/// A store on a slower disk.
struct Slow(Sqlite);

impl Store for Slow {
    fn load(&mut self, now: UnixMillis, most: usize) -> Result<Snapshot, StoreError> {
        self.0.load(now, most)
    }

    fn commit(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        std::thread::sleep(Duration::from_millis(3));
        self.0.commit(changes)
    }

    fn violations(
        &mut self,
        player: PlayerId,
        most: usize,
    ) -> Result<Vec<ViolationRecord>, StoreError> {
        self.0.violations(player, most)
    }
}

fn bans_per_second(store: impl Store, writers: u64) -> Outcome<f64> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let (listener, _dialer) = memory::network();
        let server = Server::builder(Game::new())
            .mount(shop::remotes())
            .authenticator(Insecure::names())
            .store(store)
            .listen(listener)?;
        let next = Arc::new(AtomicU64::new(0));
        let (begun, length) = (Instant::now(), Duration::from_secs(3));
        let mut tasks = Vec::new();
        for _ in 0..writers {
            let (security, next) = (server.security().by("the bench"), Arc::clone(&next));
            tasks.push(tokio::spawn(async move {
                while begun.elapsed() < length {
                    let player = PlayerId(next.fetch_add(1, Ordering::Relaxed));
                    security.ban(player, None, "measured").await?;
                }
                Ok::<_, remote::security::BanError>(())
            }));
        }
        for task in tasks {
            task.await??;
        }
        #[allow(clippy::cast_precision_loss)] // some hundred thousand
        let count = next.load(Ordering::Relaxed) as f64;
        let rate = count / begun.elapsed().as_secs_f64();
        server.shut_down(Duration::ZERO).await;
        Ok(rate)
    })
}

fn opening_millis(file: &Path) -> Outcome<(f64, u64)> {
    const ROWS: u64 = 100_000;
    const NOW: UnixMillis = UnixMillis(1_795_700_000_000);
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{ending}", file.display()));
    }
    let mut store = Sqlite::open(file)?;
    let trust = Kept {
        score: TrustScore::from_points(70),
        is_newcomer: false,
        regained: (Points::ZERO, Duration::ZERO),
        rungs: 1,
        forged: true,
        families: 1,
        throttle: None,
        barred: Duration::ZERO,
        is_shadowed: false,
    };
    let changes: Vec<Change> = (0..ROWS)
        .flat_map(|player| {
            let player = PlayerId(player.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let ban = BanRecord {
                subject: player.into(),
                at: NOW,
                until: None,
                reason: "too much of what no honest player does".to_owned(),
                by: "policy".to_owned(),
                evidence: Some("finite".to_owned()),
            };
            [Change::Ban(ban), Change::Trust(TrustRecord { player, at: NOW, trust })]
        })
        .collect();
    store.commit(&changes)?;
    drop(store);
    let mut times = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let snapshot = Sqlite::open(file)?.load(NOW, usize::MAX)?;
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        if snapshot.bans.len() as u64 != ROWS || snapshot.trust.len() as u64 != ROWS {
            return Err("the store has lost something".into());
        }
    }
    Ok((median(times), ROWS))
}

/// A forged call with and without trust, interleaved; and what the shell makes of it for the store.
fn refusal_nanos() -> [f64; 3] {
    let mut limits = Limits::default();
    limits.frames = Rate::new(1_000_000, Duration::from_secs(1));
    limits.bytes = Rate::new(1_000_000_000, Duration::from_secs(1));
    let room = Arc::new(Room::new(RoomId(0), Game::new(), |_| AfterPanic::Continue));
    let mounted = Mounted::new(&[shop::remotes()], &limits).expect("one table");
    let mut policy = Policy::default();
    (policy.warn_below, policy.throttle_below) = (None, None);
    (policy.kick_below, policy.ban_below) = (None, None);
    let authenticator = Box::new(Insecure::names());
    let shared = Arc::new(Shared::new(mounted, room, limits, policy.clone(), authenticator));
    let mut now = Timestamp::from_start(Duration::from_secs(10));
    let peer = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let mut session = Session::new(Arc::clone(&shared), peer, 7, now);
    send(&mut session, &foreign::hello(1, 0, b"mal"), now);
    let welcome = foreign::take_frame(&mut session.unsent().to_vec());
    let Ok(Some(foreign::FromServer::Welcome(welcome))) = welcome else { panic!("no welcome") };
    send(&mut session, &foreign::open(0, welcome.tables[0].1), now);
    let nan = foreign::call(2, 1, &Bytes::new().vector([f32::NAN; 3]).0);
    let player = Insecure::player("mal");
    let (mut off, mut on, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..200 {
        for enabled in [false, true] {
            policy.enabled = enabled;
            shared.set_policy(policy.clone(), now).expect("a policy that makes sense");
            let begun = Instant::now();
            for _ in 0..50 {
                // A minute later each, so that each weighs.
                now = now.after(Duration::from_mins(20));
                send(&mut session, &nan, now);
            }
            let times = if enabled { &mut on } else { &mut off };
            times.push(begun.elapsed().as_secs_f64() * 1e9 / 50.0);
        }
        let begun = Instant::now();
        for _ in 0..50 {
            std::hint::black_box(shared.kept(player, now));
        }
        kept.push(begun.elapsed().as_secs_f64() * 1e9 / 50.0);
    }
    [median(off), median(on), median(kept)]
}

fn send(session: &mut Session<Game>, mut bytes: &[u8], now: Timestamp) {
    session.sent(session.unsent().len());
    while !bytes.is_empty() {
        let space = session.space();
        let count = space.len().min(bytes.len());
        space[..count].copy_from_slice(&bytes[..count]);
        session.filled(count);
        bytes = &bytes[count..];
        while let Some(output) = session.poll(now) {
            std::hint::black_box(output);
        }
    }
}
