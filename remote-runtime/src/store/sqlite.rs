//! The embedded store: one `SQLite` file, with a write-ahead log that is synced at each commit. An operator can read it
//! with the tools that he has, also while the server runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, ToSql, Transaction, params};

use super::{
    BanRecord, Change, Snapshot, Store, StoreError, TrustRecord, UnixMillis, VIOLATIONS_PER_PLAYER,
    ViolationRecord,
};
use crate::core::enforce::Subject;
use crate::core::ids::PlayerId;
use crate::core::trust::{Kept, Points, TrustScore};

/// What each version of the schema adds to the one before; the first is version 1.
const MIGRATIONS: &[&str] = &["
    CREATE TABLE trust (
        player TEXT PRIMARY KEY NOT NULL CHECK (length(player) = 16),
        at_ms INTEGER NOT NULL,
        score_thousandths INTEGER NOT NULL CHECK (score_thousandths BETWEEN 0 AND 100000),
        is_newcomer INTEGER NOT NULL,
        regained_thousandths INTEGER NOT NULL,
        day_age_ms INTEGER NOT NULL,
        rungs INTEGER NOT NULL,
        forged INTEGER NOT NULL,
        families INTEGER NOT NULL,
        throttle_divisor INTEGER,
        throttle_ms INTEGER,
        barred_ms INTEGER NOT NULL,
        is_shadowed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trust_by_score ON trust (score_thousandths, player);

    CREATE TABLE violations (
        id INTEGER PRIMARY KEY,
        player TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        peer TEXT NOT NULL,
        remote TEXT NOT NULL,
        step TEXT NOT NULL,
        rule TEXT NOT NULL,
        class TEXT NOT NULL,
        place TEXT NOT NULL,
        grade TEXT NOT NULL,
        policy INTEGER NOT NULL,
        payload BLOB
    ) STRICT;
    CREATE INDEX violations_by_player ON violations (player, id);

    CREATE TABLE bans (
        id INTEGER PRIMARY KEY,
        subject TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        until_ms INTEGER,
        reason TEXT NOT NULL,
        by TEXT NOT NULL,
        evidence TEXT,
        ended_ms INTEGER,
        ended_by TEXT,
        end_reason TEXT
    ) STRICT;
    CREATE UNIQUE INDEX ban_in_force ON bans (subject) WHERE ended_ms IS NULL;

    CREATE VIEW standing_bans AS
        SELECT subject, reason, by, evidence,
            datetime(at_ms / 1000, 'unixepoch') AS since,
            coalesce(datetime(until_ms / 1000, 'unixepoch'), 'for ever') AS until
        FROM bans
        WHERE ended_ms IS NULL AND (until_ms IS NULL OR until_ms > unixepoch() * 1000);
"];

/// 'rmte', so that another program's file is not taken for ours.
const APPLICATION_ID: i64 = 0x726d_7465;
/// Rows of violations in all.
const MOST_VIOLATIONS: i64 = 1_000_000;
/// How long a ban that is over is kept, for whoever wants to know.
const BANS_KEPT: Duration = Duration::from_hours(24 * 365);
/// How long somebody else's look at the file may hold it.
const BUSY: Duration = Duration::from_secs(2);

/// Trust, violations and bans in one file.
#[derive(Debug)]
pub struct Sqlite {
    path: PathBuf,
    /// Which file was opened.
    file: Identity,
    connection: Connection,
}

/// What tells one file from another of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity(u64, u64);

fn identity(path: &Path) -> std::io::Result<Identity> {
    let found = fs::metadata(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Ok(Identity(found.dev(), found.ino()))
    }
    // Elsewhere a file that is open cannot be removed.
    #[cfg(not(unix))]
    Ok(Identity(u64::from(found.is_file()), 0))
}

impl Sqlite {
    /// Opens a file, or makes one. An older schema is brought up to date, in one transaction; a later one, and a file
    /// that is damaged or of something else, is refused as it is.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref().to_path_buf();
        let connection = connect(&path)?;
        let file = identity(&path).map_err(|_| StoreError::Gone { place: name_of(&path) })?;
        Ok(Self { path, file, connection })
    }

    fn error(&self, error: &rusqlite::Error) -> StoreError {
        told(&self.path, error)
    }

    /// The file that was opened is the one that is there: else what is written is lost when the server ends.
    fn is_there(&self) -> Result<(), StoreError> {
        match identity(&self.path) {
            Ok(file) if file == self.file => Ok(()),
            _ => Err(StoreError::Gone { place: name_of(&self.path) }),
        }
    }
}

fn name_of(path: &Path) -> String {
    path.display().to_string()
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let told = |error: rusqlite::Error| told(path, &error);
    let mut connection = Connection::open(path).map_err(told)?;
    connection.busy_timeout(BUSY).map_err(told)?;
    let number = |name: &str| {
        connection
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
            .map_err(told)
    };
    // Looked at before anything is changed.
    let version = number("user_version")?;
    let application = number("application_id")?;
    let tables = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
        .map_err(told)?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let damaged = |why: String| Err(StoreError::Damaged { place: name_of(path), why });
    let is_new = version == 0 && application == 0 && tables == 0;
    if !is_new && application != APPLICATION_ID {
        return damaged("it was written by another program".to_owned());
    }
    if version > known {
        return Err(StoreError::Newer { place: name_of(path), found: version, known });
    }
    if !is_new {
        let check: String =
            connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(told)?;
        if check != "ok" {
            return damaged(check);
        }
    }
    let journal: String =
        connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(told)?;
    if journal != "wal" {
        let why = format!("its file system allows no write-ahead log, only `{journal}`");
        return Err(StoreError::Failed { place: name_of(path), why });
    }
    connection.pragma_update(None, "synchronous", "FULL").map_err(told)?;
    let missing = MIGRATIONS.iter().skip(usize::try_from(version).unwrap_or(usize::MAX));
    if version < known {
        let migration = connection.transaction().map_err(told)?;
        for sql in missing {
            migration.execute_batch(sql).map_err(told)?;
        }
        migration.pragma_update(None, "user_version", known).map_err(told)?;
        migration.pragma_update(None, "application_id", APPLICATION_ID).map_err(told)?;
        migration.commit().map_err(told)?;
    }
    Ok(connection)
}

/// What the system says, as what an operator can do about it.
fn told(path: &Path, error: &rusqlite::Error) -> StoreError {
    let (place, why) = (name_of(path), error.to_string());
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Damaged { place, why }
        }
        Some(ErrorCode::DiskFull) => StoreError::Full { place, why },
        _ => match error {
            // Rows that are no rows of ours.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..) => StoreError::Damaged { place, why },
            _ => StoreError::Failed { place, why },
        },
    }
}

impl Store for Sqlite {
    fn load(&mut self, now: UnixMillis, most_trust: usize) -> Result<Snapshot, StoreError> {
        self.is_there()?;
        let forget = "DELETE FROM bans WHERE coalesce(ended_ms, until_ms) < ?1";
        let year_ago = wide(now.0).saturating_sub(millis(BANS_KEPT));
        self.connection.execute(forget, [year_ago]).map_err(|error| self.error(&error))?;
        let trust = load_trust(&self.connection, most_trust);
        let trust = trust.map_err(|error| self.error(&error))?;
        let bans = load_bans(&self.connection, now);
        let bans = bans.map_err(|error| self.error(&error))?;
        let whole = |bans: Vec<Option<BanRecord>>| bans.into_iter().collect::<Option<Vec<_>>>();
        let Some(bans) = whole(bans) else {
            let why = "a ban has a subject that is neither a player nor an address".to_owned();
            return Err(StoreError::Damaged { place: name_of(&self.path), why });
        };
        Ok(Snapshot { trust, bans })
    }

    fn commit(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        self.is_there()?;
        let result = self.connection.transaction().and_then(|transaction| {
            for change in changes {
                write(&transaction, change)?;
            }
            forget_violations(&transaction, changes)?;
            transaction.commit()
        });
        result.map_err(|error| self.error(&error))
    }

    fn violations(
        &mut self,
        player: PlayerId,
        most: usize,
    ) -> Result<Vec<ViolationRecord>, StoreError> {
        let found = load_violations(&self.connection, player, most);
        found.map_err(|error| self.error(&error))
    }

    fn reopen(&mut self) -> Result<bool, StoreError> {
        let was_gone = self.is_there().is_err();
        // Closed first: what it closes belongs to the file that it had open.
        self.connection = Connection::open_in_memory().map_err(|error| self.error(&error))?;
        if was_gone {
            // What belongs to a file that is gone would be taken for the new one's.
            for ending in ["-wal", "-shm"] {
                let mut beside = self.path.clone().into_os_string();
                beside.push(ending);
                // Where it is not there either, all is well.
                let _ = fs::remove_file(beside);
            }
        }
        self.connection = connect(&self.path)?;
        let gone = |_| StoreError::Gone { place: name_of(&self.path) };
        self.file = identity(&self.path).map_err(gone)?;
        Ok(was_gone)
    }
}

/// A number as a database holds it: what is larger than that is as good as the largest.
fn wide(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

fn hex(player: PlayerId) -> String {
    format!("{:016x}", player.0)
}

fn write(transaction: &Transaction<'_>, change: &Change) -> rusqlite::Result<()> {
    let run = |sql: &str, values: &[&dyn ToSql]| {
        transaction.prepare_cached(sql)?.execute(values).map(drop)
    };
    match change {
        Change::Trust(TrustRecord { player, trust, .. }) if trust.is_a_strangers() => {
            run("DELETE FROM trust WHERE player = ?1", params![hex(*player)])
        }
        Change::Trust(TrustRecord { player, at, trust }) => run(
            "INSERT OR REPLACE INTO trust VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            params![
                hex(*player),
                wide(at.0),
                trust.score.as_thousandths(),
                trust.is_newcomer,
                trust.regained.0.as_thousandths(),
                millis(trust.regained.1),
                trust.rungs,
                trust.forged,
                trust.families,
                trust.throttle.map(|(divisor, _)| divisor),
                trust.throttle.map(|(_, time)| millis(time)),
                millis(trust.barred),
                trust.is_shadowed,
            ],
        ),
        Change::Violation(it) => run(
            "INSERT INTO violations
                 (player, at_ms, peer, remote, step, rule, class, place, grade, policy, payload)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                hex(it.player),
                wide(it.at.0),
                it.from,
                it.remote,
                it.step,
                it.rule,
                it.class,
                it.place,
                it.grade,
                it.policy,
                it.payload
            ],
        ),
        Change::Ban(ban) => {
            end_ban(transaction, ban.subject, ban.at, &ban.by, "another ban in its place")?;
            run(
                "INSERT INTO bans (subject, at_ms, until_ms, reason, by, evidence)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    ban.subject.to_string(),
                    wide(ban.at.0),
                    ban.until.map(|until| wide(until.0)),
                    ban.reason,
                    ban.by,
                    ban.evidence
                ],
            )
        }
        Change::EndBan { subject, at, by, reason } => {
            end_ban(transaction, *subject, *at, by, reason)
        }
    }
}

fn end_ban(
    transaction: &Transaction<'_>,
    subject: Subject,
    at: UnixMillis,
    by: &str,
    reason: &str,
) -> rusqlite::Result<()> {
    let sql = "UPDATE bans SET ended_ms = ?2, ended_by = ?3, end_reason = ?4
               WHERE subject = ?1 AND ended_ms IS NULL";
    let values = params![subject.to_string(), wide(at.0), by, reason];
    transaction.prepare_cached(sql)?.execute(values).map(drop)
}

/// Of the players of these changes the latest are kept, and of all players so many.
fn forget_violations(transaction: &Transaction<'_>, changes: &[Change]) -> rusqlite::Result<()> {
    let mut players: Vec<PlayerId> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Violation(it) => Some(it.player),
            _ => None,
        })
        .collect();
    players.sort_unstable();
    players.dedup();
    for player in &players {
        let oldest: Option<i64> = transaction
            .prepare_cached(
                "SELECT id FROM violations WHERE player = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2",
            )?
            .query_row(params![hex(*player), VIOLATIONS_PER_PLAYER], |row| row.get(0))
            .optional()?;
        if let Some(oldest) = oldest {
            transaction
                .prepare_cached("DELETE FROM violations WHERE player = ?1 AND id <= ?2")?
                .execute(params![hex(*player), oldest])?;
        }
    }
    if !players.is_empty() {
        let sql = "DELETE FROM violations WHERE id <= (SELECT max(id) FROM violations) - ?1";
        transaction.prepare_cached(sql)?.execute(params![MOST_VIOLATIONS])?;
    }
    Ok(())
}

fn load_trust(connection: &Connection, most: usize) -> rusqlite::Result<Vec<TrustRecord>> {
    // In the order of the table, read by number: at 100,000 rows their names cost more than they do.
    let sql = "SELECT * FROM trust ORDER BY score_thousandths, player LIMIT ?1";
    let mut statement = connection.prepare(sql)?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    statement.query_map([most], read_trust)?.collect()
}

fn read_trust(row: &Row<'_>) -> rusqlite::Result<TrustRecord> {
    let time = |place: usize| row.get(place).map(Duration::from_millis);
    let throttle = match row.get::<_, Option<u32>>(9)? {
        Some(divisor) => Some((divisor, time(10)?)),
        None => None,
    };
    Ok(TrustRecord {
        player: read_player(row, 0)?,
        at: UnixMillis(row.get(1)?),
        trust: Kept {
            score: TrustScore::of(Points::thousandths(row.get(2)?)),
            is_newcomer: row.get(3)?,
            regained: (Points::thousandths(row.get(4)?), time(5)?),
            rungs: row.get(6)?,
            forged: row.get(7)?,
            families: row.get(8)?,
            throttle,
            barred: time(11)?,
            is_shadowed: row.get(12)?,
        },
    })
}

fn read_player(row: &Row<'_>, place: usize) -> rusqlite::Result<PlayerId> {
    let text = row.get_ref(place)?.as_str()?;
    let number = u64::from_str_radix(text, 16);
    number.map(PlayerId).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(place, rusqlite::types::Type::Text, error.into())
    })
}

/// `None` stands for a subject that nobody can be.
fn load_bans(connection: &Connection, now: UnixMillis) -> rusqlite::Result<Vec<Option<BanRecord>>> {
    let sql = "SELECT subject, at_ms, until_ms, reason, by, evidence FROM bans
               WHERE ended_ms IS NULL AND (until_ms IS NULL OR until_ms > ?1)";
    let mut statement = connection.prepare(sql)?;
    let read = |row: &Row<'_>| {
        let Ok(subject) = row.get_ref(0)?.as_str()?.parse() else { return Ok(None) };
        Ok(Some(BanRecord {
            subject,
            at: UnixMillis(row.get(1)?),
            until: row.get::<_, Option<u64>>(2)?.map(UnixMillis),
            reason: row.get(3)?,
            by: row.get(4)?,
            evidence: row.get(5)?,
        }))
    };
    statement.query_map([wide(now.0)], read)?.collect()
}

fn load_violations(
    connection: &Connection,
    player: PlayerId,
    most: usize,
) -> rusqlite::Result<Vec<ViolationRecord>> {
    let sql = "SELECT player, at_ms, peer, remote, step, rule, class, place, grade, policy, payload
               FROM violations WHERE player = ?1 ORDER BY id DESC LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let read = |row: &Row<'_>| {
        Ok(ViolationRecord {
            player: read_player(row, 0)?,
            at: UnixMillis(row.get(1)?),
            from: row.get(2)?,
            remote: row.get(3)?,
            step: row.get(4)?,
            rule: row.get(5)?,
            class: row.get(6)?,
            place: row.get(7)?,
            grade: row.get(8)?,
            policy: row.get(9)?,
            payload: row.get(10)?,
        })
    };
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    statement.query_map(params![hex(player), most], read)?.collect()
}
