//! What outlives the server: one suite for every store, and a server that is killed, and whose file is removed,
//! damaged, full, or of a later version (P9; tests F1, F3, F4, F14, F18).

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use remote::prelude::*;
use remote::security::{BanError, By, Kept, Points, Subject, TrustScore};
use remote::store::{
    BanRecord, Change, Memory, Snapshot, Sqlite, Store, StoreError, StoreHealth, TrustRecord,
    UnixMillis, ViolationRecord,
};
use remote::{Goodbye, Lost, StartError, memory};
use remote_tests::by_macro::{Game, shop};
use remote_tests::foreign::{self, Bytes};

/// 2026-11-26, about.
const NOW: UnixMillis = UnixMillis(1_795_700_000_000);

fn later(seconds: u64) -> UnixMillis {
    NOW.after(Duration::from_secs(seconds))
}

fn kept(points: u32) -> Kept {
    Kept {
        score: TrustScore::from_points(points),
        is_newcomer: false,
        regained: (Points::thousandths(1_234), Duration::from_secs(5)),
        rungs: 0b0111,
        forged: true,
        families: 0b11,
        throttle: Some((4, Duration::from_mins(1))),
        barred: Duration::from_secs(7),
        is_shadowed: true,
    }
}

fn trust(player: u64, points: u32) -> Change {
    Change::Trust(TrustRecord { player: PlayerId(player), at: NOW, trust: kept(points) })
}

fn stranger() -> Kept {
    Kept {
        score: TrustScore::MAX,
        regained: (Points::ZERO, Duration::ZERO),
        rungs: 0,
        forged: false,
        families: 0,
        throttle: None,
        barred: Duration::ZERO,
        is_shadowed: false,
        ..kept(100)
    }
}

fn ban(subject: impl Into<Subject>, until: Option<UnixMillis>) -> BanRecord {
    BanRecord {
        subject: subject.into(),
        at: NOW,
        until,
        reason: "sold; the 'shop' -- \u{1f5e1}".to_owned(),
        by: "operator ines".to_owned(),
        evidence: Some("finite".to_owned()),
    }
}

fn violation(player: u64, number: u64) -> ViolationRecord {
    ViolationRecord {
        player: PlayerId(player),
        at: later(number),
        from: "2001:db8::7".to_owned(),
        remote: "buy".to_owned(),
        step: "verify".to_owned(),
        rule: "range".to_owned(),
        class: "below".to_owned(),
        place: format!("order.quantity: below 1..=99, number {number}"),
        grade: "forged".to_owned(),
        policy: 3,
        payload: number.is_multiple_of(2).then(|| vec![0, 0xff, 7]),
    }
}

/// What every store does. `again` is the same store, opened anew.
fn conforms(mut store: impl Store, again: impl FnOnce() -> Box<dyn Store>) {
    assert_eq!(store.load(NOW, 10), Ok(Snapshot::default()), "it begins empty");
    store.commit(&[]).expect("nothing is kept");

    // Trust: the latest of a player, the lowest first, a stranger's not at all.
    store.commit(&[trust(1, 50), trust(2, 20), trust(3, 70), trust(1, 30)]).expect("kept");
    store
        .commit(&[Change::Trust(TrustRecord { player: PlayerId(3), at: NOW, trust: stranger() })])
        .expect("kept");
    let players = |store: &mut dyn Store, most| -> Vec<u64> {
        let snapshot = store.load(NOW, most).expect("loaded");
        snapshot.trust.iter().map(|record| record.player.0).collect()
    };
    assert_eq!(players(&mut store, 10), [2, 1]);
    assert_eq!(players(&mut store, 1), [2]);
    let first = store.load(NOW, 1).expect("loaded").trust[0];
    assert_eq!((first.trust, first.at), (kept(20), NOW), "as it was");

    // Bans: of players and addresses, for a time and for ever, one of each subject.
    let v6 = Subject::address("2001:db8:1:2:3:4:5:6".parse().unwrap());
    let v4 = Subject::address("192.0.2.7".parse().unwrap());
    let all = [
        ban(PlayerId(u64::MAX), Some(later(100))),
        ban(PlayerId(7), None),
        ban(v6, None),
        ban(v4, Some(later(10))),
    ];
    store.commit(&all.clone().map(Change::Ban)).expect("kept");
    let standing = |store: &mut dyn Store, now| {
        let mut bans = store.load(now, 10).expect("loaded").bans;
        bans.sort_by_key(|ban| ban.subject);
        bans
    };
    let mut expected = all.to_vec();
    expected.sort_by_key(|ban| ban.subject);
    assert_eq!(standing(&mut store, NOW), expected);
    let subjects =
        |bans: Vec<BanRecord>| -> Vec<Subject> { bans.into_iter().map(|it| it.subject).collect() };
    assert_eq!(
        subjects(standing(&mut store, later(10))),
        [PlayerId(7).into(), PlayerId(u64::MAX).into(), v6]
    );
    let shorter = ban(PlayerId(7), Some(later(5)));
    let end = Change::EndBan { subject: v6, at: NOW, by: "game".to_owned(), reason: String::new() };
    store.commit(&[Change::Ban(shorter.clone()), end.clone(), end]).expect("kept");
    assert_eq!(standing(&mut store, later(1))[0], shorter, "in place of the other");
    assert_eq!(standing(&mut store, later(50)).len(), 1);

    // Violations: the latest hundred of each player, newest first.
    let many: Vec<_> = (0..250).map(|number| Change::Violation(violation(1, number))).collect();
    for some in many.chunks(90) {
        store.commit(some).expect("kept");
    }
    store.commit(&[Change::Violation(violation(2, 0))]).expect("kept");
    let found = store.violations(PlayerId(1), 1_000).expect("found");
    let numbers: Vec<_> = (150..250).rev().map(|number| violation(1, number)).collect();
    assert_eq!(found, numbers);
    assert_eq!(store.violations(PlayerId(2), 1_000).expect("found"), [violation(2, 0)]);
    assert_eq!(store.violations(PlayerId(1), 3).expect("found").len(), 3);
    assert_eq!(store.violations(PlayerId(9), 3), Ok(Vec::new()));

    let before = store.load(later(1), 10).expect("loaded");
    drop(store);
    let mut store = again();
    assert_eq!(store.load(later(1), 10).expect("loaded"), before, "opened anew");
    assert_eq!(store.violations(PlayerId(1), 1_000).expect("found"), numbers);
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("arena.sqlite")
    }
}

#[test]
fn every_store_conforms() {
    let memory = Memory::new();
    let same = memory.clone();
    conforms(memory, || Box::new(same));
    let folder = Folder::new();
    let store = Sqlite::open(folder.file()).expect("it opens");
    conforms(store, || Box::new(Sqlite::open(folder.file()).expect("it opens again")));
}

/// The tools that an operator has read it, while it is open.
#[test]
fn the_file_reads_by_itself() {
    let folder = Folder::new();
    let mut store = Sqlite::open(folder.file()).expect("it opens");
    store.commit(&[Change::Ban(ban(PlayerId(7), None)), trust(1, 50)]).expect("kept");
    let other = rusqlite::Connection::open(folder.file()).expect("it opens beside");
    let row = |sql: &str| other.query_row(sql, [], |row| row.get::<_, String>(0)).expect(sql);
    assert_eq!(
        row("SELECT subject || ', ' || until || ', ' || by FROM standing_bans"),
        "player 0000000000000007, for ever, operator ines"
    );
    assert_eq!(row("SELECT player FROM trust"), "0000000000000001");
    assert_eq!(row("PRAGMA journal_mode"), "wal");
    assert_eq!(row("PRAGMA integrity_check"), "ok");
}

/// F14: a later schema, another program's file, and no database at all: told apart, and left as they are.
#[test]
fn what_is_no_store_of_ours_is_left_as_it_is() {
    let folder = Folder::new();
    let file = folder.file();
    drop(Sqlite::open(&file).expect("it opens"));
    let sql = |sql: &str| rusqlite::Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    sql("PRAGMA user_version = 2");
    let before = fs::read(&file).unwrap();
    let place = file.display().to_string();
    let newer = StoreError::Newer { place: place.clone(), found: 2, known: 1 };
    assert_eq!(Sqlite::open(&file).expect_err("a later schema"), newer);
    assert_eq!(fs::read(&file).unwrap(), before);
    fs::remove_file(&file).unwrap();
    sql("CREATE TABLE somebodys (x)");
    let error = Sqlite::open(&file).expect_err("another program's");
    assert_eq!(
        error.to_string(),
        format!(
            "{place} is damaged, or no store of this kind: it was written by another program. Nothing was changed in it; put a copy in its place, or move it away to start with no bans"
        )
    );
    fs::write(&file, b"not a database, but long enough to have a header of one hundred bytes, which this sentence tries to be").unwrap();
    assert!(matches!(Sqlite::open(&file), Err(StoreError::Damaged { .. })));
}

/// F4: bytes that flip and files that are cut: it opens with all bans that it had, or says what is wrong. A flip within
/// a text or a number that stands for something else is not found: `SQLite` has no checksums.
#[test]
fn a_damaged_file_opens_whole_or_not_at_all() {
    let folder = Folder::new();
    let file = folder.file();
    let mut store = Sqlite::open(&file).expect("it opens");
    let bans: Vec<_> = (0..200).map(|player| Change::Ban(ban(PlayerId(player), None))).collect();
    store.commit(&bans).expect("kept");
    drop(store);
    let whole = fs::read(&file).unwrap();
    assert!(!folder.file().with_extension("sqlite-wal").exists(), "the log is in the file");
    let load = |bytes: &[u8]| {
        for name in ["arena.sqlite-wal", "arena.sqlite-shm"] {
            let _ = fs::remove_file(folder.0.path().join(name));
        }
        fs::write(&file, bytes).unwrap();
        Sqlite::open(&file).and_then(|mut store| store.load(NOW, 10)).map(|it| it.bans.len())
    };
    assert_eq!(load(&whole), Ok(200));
    let (mut refused, mut opened) = (0, 0);
    let mut count = |loaded: Result<usize, StoreError>, what: &str| match loaded {
        Ok(bans) => {
            assert_eq!(bans, 200, "{what}");
            opened += 1;
        }
        Err(_) => refused += 1,
    };
    for length in (0..whole.len()).step_by(97) {
        if length > 0 {
            count(load(&whole[..length]), &format!("cut to {length}"));
        }
    }
    // The tables' roots and the pages of the bans, byte by byte.
    for place in (0..whole.len()).step_by(61) {
        let mut flipped = whole.clone();
        flipped[place] ^= 0xff;
        count(load(&flipped), &format!("byte {place}"));
    }
    assert!(refused > 300 && opened > 100, "{refused} refused, {opened} opened");
}

fn serve(store: impl Store) -> Result<(Server<Game>, memory::Dialer), StartError> {
    let (listener, dialer) = memory::network();
    let server = Server::builder(Game::new())
        .mount(shop::remotes())
        .authenticator(Insecure::names())
        .on_join(Game::join)
        .store(store)
        .listen(listener)?;
    Ok((server, dialer))
}

async fn why_not(dialer: &memory::Dialer, name: &str) -> Option<Lost> {
    match Client::join(dialer.connect().await.expect("a stream"), name).await {
        Ok(_) => None,
        Err(remote::ConnectError::Lost(lost)) => Some(lost),
        Err(error) => panic!("{error}"),
    }
}

/// P9: a ban, a throttle, a kick and a score outlive the server, each with its reason.
#[tokio::test]
async fn p9_what_is_held_against_a_player_outlives_the_server() {
    let folder = Folder::new();
    let (server, dialer) = serve(Sqlite::open(folder.file()).unwrap()).expect("it starts");
    let (mal, ada) = (Insecure::player("mal"), Insecure::player("ada"));
    let security = server.security().by("ines");
    let hour = Some(Duration::from_hours(1));
    security.ban(mal, hour, "sold the shop").await.expect("durable");
    security.ban(Insecure::player("bob"), None, "by mistake").await.expect("durable");
    security.end_ban(Insecure::player("bob"), "sorry").await.expect("durable");
    security.throttle(ada, 3, Duration::from_hours(1), "too loud").expect("no veto");
    // A forged call, as no stub sends it.
    let mut stream = dialer.connect().await.expect("a stream");
    forge(&mut stream, b"ada").await;
    assert_eq!(security.score(ada).points(), 80);
    server.shut_down(Duration::ZERO).await;

    let (server, dialer) = serve(Sqlite::open(folder.file()).unwrap()).expect("it starts again");
    let security = server.security();
    let Some(Lost::Ended { reason: Goodbye::Banned, retry_after, note }) =
        why_not(&dialer, "mal").await
    else {
        panic!("he is in")
    };
    assert_eq!(note.as_str(), "sold the shop");
    assert!(retry_after <= Duration::from_hours(1) && retry_after > Duration::from_mins(59));
    assert_eq!(why_not(&dialer, "bob").await, None);
    assert_eq!(security.score(ada).points(), 80);
    let ban = &security.bans()[0];
    assert_eq!((ban.subject, ban.by.clone()), (mal.into(), By::operator("ines")));
    let violations = security.violations(ada).await.expect("read");
    assert_eq!(violations.len(), 1);
    assert_eq!((violations[0].remote.as_str(), violations[0].rule.as_str()), ("buy", "range"));
    assert_eq!(violations[0].from, "127.0.0.1");
    // Judged again from its bytes, after a restart: the same.
    assert_eq!(violations[0].payload.as_deref(), Some(&[1, 0][..]));
    let explained = security.explain(&violations[0]);
    assert_eq!(explained.is_the_same(), Some(true));
    let text = explained.to_string();
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "  sent to    buy",
            "  refused    at verify: below breaks `range`",
            "  where      order.quantity: below, breaks `range 1..=99`",
            "  says       forged, under version 1 of the policy",
            "  its bytes  01 00",
            "  now        order.quantity: below, breaks `range 1..=99`: the same",
        ]
    );
    let mut changed = violations[0].clone();
    changed.payload = Some(vec![1, 1]);
    assert!(
        security
            .explain(&changed)
            .to_string()
            .ends_with("now        legal: the rules have changed")
    );
    assert_eq!(violations[0].place, "order.quantity: below, breaks `range 1..=99`");
}

async fn forge<S>(stream: &mut S, name: &[u8])
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
{
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    stream.write_all(&foreign::hello(1, 0, name)).await.expect("sent");
    let mut unread = Vec::new();
    let mut next = async |stream: &mut S| loop {
        if let Some(frame) = foreign::take_frame(&mut unread).expect("a frame") {
            return frame;
        }
        let mut bytes = [0; 4096];
        let count = stream.read(&mut bytes).await.expect("read");
        unread.extend_from_slice(&bytes[..count]);
    };
    let foreign::FromServer::Welcome(welcome) = next(stream).await else { panic!("no welcome") };
    stream.write_all(&foreign::open(0, welcome.tables[0].1)).await.expect("sent");
    let zero = Bytes::new().varint(1).varint(0);
    stream.write_all(&foreign::call(0, 1, &zero.0)).await.expect("sent");
    while !matches!(next(stream).await, foreign::FromServer::Refused(..)) {}
}

/// F1: killed at a random moment of a thousand bans, fifty times, or as often as `KILLS` says: every ban that was
/// acknowledged is there.
#[test]
fn p9_killed_at_any_moment_no_acknowledged_ban_is_lost() {
    let rounds =
        std::env::var("KILLS").map_or(50, |kills| kills.parse().expect("a number of kills"));
    let (mut acknowledged, mut cut) = (0, 0);
    for round in 0..rounds {
        let folder = Folder::new();
        let (told, was_killed) = ban_until_killed(&folder.file(), round);
        let begun = Instant::now();
        let mut store = Sqlite::open(folder.file()).expect("it opens after a kill");
        let bans = store.load(NOW, 0).expect("it loads").bans;
        assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
        let there: std::collections::HashSet<Subject> =
            bans.iter().map(|ban| ban.subject).collect();
        for player in &told {
            assert!(
                there.contains(&Subject::Player(PlayerId(*player))),
                "{player} of round {round} is lost"
            );
        }
        acknowledged += told.len();
        cut += usize::from(was_killed);
    }
    assert!(
        cut > 0 && acknowledged > 1_000,
        "{cut} kills in time, {acknowledged} bans acknowledged"
    );
}

/// Bans a thousand until the kill; those that were acknowledged, and whether the kill came before the end.
fn ban_until_killed(file: &Path, round: u64) -> (Vec<u64>, bool) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ban_writer"))
        .args([file.to_str().expect("UTF-8"), "1000"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its output"));
    let mut line = String::new();
    lines.read_line(&mut line).expect("it begins");
    // A moment that differs from round to round: the pace of the disk decides how far it got.
    std::thread::sleep(Duration::from_micros(round * 7_919 % 40_000));
    child.kill().expect("killed");
    let was_killed = !child.wait().expect("it ends").success();
    let mut rest = String::new();
    lines.read_to_string(&mut rest).expect("the rest");
    assert!(!rest.contains("not "), "{rest}");
    let whole = rest.rsplit_once('\n').map_or("", |(whole, _)| whole);
    (whole.lines().map(|line| line.parse().expect("a number")).collect(), was_killed)
}

/// A file that is removed under a server: it goes on, says so, and makes a new one with all that stands.
#[tokio::test]
async fn a_removed_file_is_made_again() {
    let folder = Folder::new();
    let (server, _dialer) = serve(Sqlite::open(folder.file()).unwrap()).expect("it starts");
    let security = server.security().by("ines");
    for player in 0..10 {
        security.ban(PlayerId(player), None, "before").await.expect("durable");
    }
    for name in ["arena.sqlite", "arena.sqlite-wal", "arena.sqlite-shm"] {
        fs::remove_file(folder.0.path().join(name)).expect("it was there");
    }
    security.ban(PlayerId(10), None, "after").await.expect("durable");
    assert_eq!(security.store_health(), StoreHealth::Good);
    let mut store = Sqlite::open(folder.file()).expect("it is there again");
    assert_eq!(store.load(NOW, 0).expect("loaded").bans.len(), 11);
}

/// A store that fails as it is told to, and keeps in memory what it commits.
#[derive(Clone, Default)]
struct Failing {
    memory: Memory,
    error: Arc<Mutex<Option<StoreError>>>,
}

impl Store for Failing {
    fn load(&mut self, now: UnixMillis, most: usize) -> Result<Snapshot, StoreError> {
        self.memory.load(now, most)
    }

    fn commit(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        match &*self.error.lock().unwrap() {
            Some(error) => Err(error.clone()),
            None => self.memory.commit(changes),
        }
    }

    fn violations(
        &mut self,
        player: PlayerId,
        most: usize,
    ) -> Result<Vec<ViolationRecord>, StoreError> {
        self.memory.violations(player, most)
    }
}

/// F3: a full disk. Nothing is acknowledged that is not durable; all is enforced from memory; and when there is room
/// again, all of it is told to the store.
#[tokio::test]
async fn a_full_disk_loses_nothing_and_says_so() {
    let store = Failing::default();
    let (server, dialer) = serve(store.clone()).expect("it starts");
    let security = server.security().by("ines");
    security.ban(PlayerId(1), None, "before").await.expect("durable");
    let full = StoreError::Full { place: "the disk".to_owned(), why: "no space left".to_owned() };
    *store.error.lock().unwrap() = Some(full.clone());
    let (mal, ada) = (Insecure::player("mal"), Insecure::player("ada"));
    let error = security.ban(mal, None, "while full").await.expect_err("not durable");
    assert!(
        matches!(&error, BanError::NotDurable(enforced, found) if enforced.subject == mal.into() && *found == full),
        "{error}"
    );
    assert_eq!(
        error.to_string(),
        "in force, and not durable yet: there is no room for the disk: no space left"
    );
    assert_eq!(security.store_health(), StoreHealth::Degraded(full));
    assert!(why_not(&dialer, "mal").await.is_some(), "in force all the same");
    let mut stream = dialer.connect().await.expect("a stream");
    forge(&mut stream, b"ada").await;
    *store.error.lock().unwrap() = None;
    // Tried again after a second.
    while security.store_health() != StoreHealth::Good {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    security.flush().await.expect("durable");
    let kept = store.memory.clone().load(NOW, 10).expect("loaded");
    assert_eq!(kept.bans.len(), 2);
    assert_eq!(kept.trust.iter().map(|it| it.player).collect::<Vec<_>>(), [ada]);
    assert_eq!(security.violations(ada).await.expect("read").len(), 1);
}

/// A file that is removed while the disk is full: when there is room again, all that stands is in the new one.
#[tokio::test]
async fn what_was_lost_with_the_file_is_told_again() {
    /// Loses everything when it is told to, and has no room for a while.
    #[derive(Clone, Default)]
    struct Forgetful {
        memory: Arc<Mutex<Memory>>,
        is_full: Arc<Mutex<bool>>,
        is_gone: Arc<Mutex<bool>>,
    }
    impl Store for Forgetful {
        fn load(&mut self, now: UnixMillis, most: usize) -> Result<Snapshot, StoreError> {
            self.memory.lock().unwrap().load(now, most)
        }
        fn commit(&mut self, changes: &[Change]) -> Result<(), StoreError> {
            let place = "the file".to_owned();
            if *self.is_gone.lock().unwrap() {
                return Err(StoreError::Gone { place });
            }
            if *self.is_full.lock().unwrap() {
                return Err(StoreError::Full { place, why: "no space left".to_owned() });
            }
            self.memory.lock().unwrap().commit(changes)
        }
        fn violations(
            &mut self,
            player: PlayerId,
            most: usize,
        ) -> Result<Vec<ViolationRecord>, StoreError> {
            self.memory.lock().unwrap().violations(player, most)
        }
        fn reopen(&mut self) -> Result<bool, StoreError> {
            let was_gone = std::mem::take(&mut *self.is_gone.lock().unwrap());
            if was_gone {
                *self.memory.lock().unwrap() = Memory::new();
            }
            Ok(was_gone)
        }
    }
    let store = Forgetful::default();
    let (server, _dialer) = serve(store.clone()).expect("it starts");
    let security = server.security().by("ines");
    security.ban(PlayerId(1), None, "before").await.expect("durable");
    (*store.is_gone.lock().unwrap(), *store.is_full.lock().unwrap()) = (true, true);
    security.ban(PlayerId(2), None, "while full").await.expect_err("not durable");
    *store.is_full.lock().unwrap() = false;
    security.ban(PlayerId(3), None, "after").await.expect("durable");
    let kept = store.memory.lock().unwrap().load(NOW, 0).expect("loaded").bans;
    assert_eq!(kept.len(), 3, "{kept:?}");
    assert_eq!(security.store_health(), StoreHealth::Good);
}

/// A store that panics says so, and nobody waits for it for ever.
#[tokio::test]
async fn a_store_that_panics_is_told() {
    struct Panicking;
    impl Store for Panicking {
        fn load(&mut self, _: UnixMillis, _: usize) -> Result<Snapshot, StoreError> {
            Ok(Snapshot::default())
        }
        fn commit(&mut self, _: &[Change]) -> Result<(), StoreError> {
            panic!("this test's own")
        }
        fn violations(
            &mut self,
            _: PlayerId,
            _: usize,
        ) -> Result<Vec<ViolationRecord>, StoreError> {
            Ok(Vec::new())
        }
    }
    let (server, dialer) = serve(Panicking).expect("it starts");
    let security = server.security().by("ines");
    let mal = Insecure::player("mal");
    assert!(security.ban(mal, None, "why").await.is_err());
    assert!(security.flush().await.is_err());
    assert!(matches!(security.store_health(), StoreHealth::Degraded(_)));
    assert!(why_not(&dialer, "mal").await.is_some(), "in force all the same");
    server.shut_down(Duration::ZERO).await;
}

/// Nobody starts with fewer bans than there are.
#[tokio::test]
async fn a_server_does_not_start_with_a_store_that_it_cannot_read() {
    let folder = Folder::new();
    let mut store = Sqlite::open(folder.file()).unwrap();
    store.commit(&[Change::Ban(ban(PlayerId(7), None))]).unwrap();
    drop(store);
    let sql =
        |sql: &str| rusqlite::Connection::open(folder.file()).unwrap().execute_batch(sql).unwrap();
    sql("UPDATE bans SET subject = 'everybody'");
    let Err(error) = serve(Sqlite::open(folder.file()).unwrap()) else { panic!("it starts") };
    let place = folder.file().display().to_string();
    assert_eq!(
        error.to_string(),
        format!(
            "the store: {place} is damaged, or no store of this kind: a ban has a subject that is neither a player nor an address. Nothing was changed in it; put a copy in its place, or move it away to start with no bans"
        )
    );
}
