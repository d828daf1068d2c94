//! Two audits held against one another: what a client can do that it could not, and the reverse.
//!
//! What cannot be put in an order, as one condition in place of another, is `Changed`: somebody has to look.

use std::collections::BTreeMap;
use std::fmt;

use super::Audit;
use super::model::{Rate, Remote, Value};
use super::order::{both, characters, numbers, opposite, rate_direction, rules, subset};

/// Which way something has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// A client could not do it at all.
    New,
    /// More is let through.
    Wider,
    /// Other things are let through, neither only more nor only less.
    Changed,
    /// Less is let through.
    Narrower,
    /// A client cannot do it any more.
    Gone,
}

impl Direction {
    /// Whether a client may now be able to do what it could not.
    pub const fn opens(self) -> bool {
        matches!(self, Self::New | Self::Wider | Self::Changed)
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::New => "new",
            Self::Wider => "wider",
            Self::Changed => "changed",
            Self::Narrower => "narrower",
            Self::Gone => "gone",
        })
    }
}

/// Something that differs between two audits.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Which way.
    pub direction: Direction,
    /// The remote: `shop.buy`.
    pub remote: String,
    /// What of it: `rate`, `permission`, or a place in its parameters. Nothing, if it is the remote itself.
    pub what: String,
    /// What was said before.
    pub before: String,
    /// What is said now.
    pub now: String,
}

/// What is told, and is no reason to look: it follows from something else that is listed, or from the compiler's layout.
const MEASURES: &[&str] = &["largest allocation", "largest answer"];

impl Change {
    fn is_measure(&self) -> bool {
        MEASURES.contains(&self.what.as_str())
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:9} {}", self.direction, self.remote)?;
        if !self.what.is_empty() {
            write!(f, ", {}", self.what)?;
        }
        match (self.before.as_str(), self.now.as_str()) {
            ("", "") => Ok(()),
            ("", now) => write!(f, ": {now}"),
            (before, "") => write!(f, ": was {before}"),
            (before, now) => write!(f, ": {before} → {now}"),
        }
    }
}

/// Everything that differs between two audits.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// What opens something first.
    pub changes: Vec<Change>,
}

impl Comparison {
    /// Whether a client may now be able to do what it could not.
    pub fn opens(&self) -> bool {
        self.changes.iter().any(|change| change.direction.opens() && !change.is_measure())
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.changes.is_empty() {
            return f.write_str("A client can do what it could do before: nothing has changed.\n");
        }
        self.changes.iter().try_for_each(|change| writeln!(f, "{change}"))
    }
}

impl Audit {
    /// What has changed since an older audit.
    pub fn since(&self, older: &Self) -> Comparison {
        let mut changes = Vec::new();
        let (before, now) = (numbered(&older.remotes), numbered(&self.remotes));
        for (name, remote) in &now {
            match before.get(name) {
                None => changes.push(Change {
                    direction: Direction::New,
                    remote: remote.name.clone(),
                    what: String::new(),
                    before: String::new(),
                    now: format!("{}, {}, {}", remote.kind, remote.how_often(), remote.who()),
                }),
                Some(before) => Pair { before, now: remote, changes: &mut changes }.compare(),
            }
        }
        for (_, gone) in before.iter().filter(|(name, _)| !now.contains_key(name)) {
            changes.push(Change {
                direction: Direction::Gone,
                remote: gone.name.clone(),
                what: String::new(),
                before: String::new(),
                now: String::new(),
            });
        }
        changes.sort_by_key(|change| change.direction);
        Comparison { changes }
    }
}

/// By its name; tables of one name, of several rooms, are told apart by their order.
fn numbered(remotes: &[Remote]) -> BTreeMap<(&str, usize), &Remote> {
    let number = |remote: &'_ Remote| -> usize {
        let count = remotes.iter().take_while(|other| !std::ptr::eq(*other, remote));
        count.filter(|other| other.name == remote.name).count()
    };
    remotes.iter().map(|remote| ((remote.name.as_str(), number(remote)), remote)).collect()
}

/// One remote in both audits.
struct Pair<'a> {
    before: &'a Remote,
    now: &'a Remote,
    changes: &'a mut Vec<Change>,
}

impl Pair<'_> {
    fn compare(&mut self) {
        let (before, now) = (self.before, self.now);
        self.note("kind", before.kind == now.kind, Direction::Changed, before.kind, now.kind);
        self.switch("decoy", before.decoy, now.decoy, Direction::Narrower);
        self.switch("observed only", before.observed, now.observed, Direction::Wider);
        self.switch("concurrent", before.concurrent, now.concurrent, Direction::Wider);
        self.rates("rate", Some(before.rate), Some(now.rate));
        self.rates("rate of all players", before.server_rate, now.server_rate);
        let cooldown = |remote: &Remote| {
            remote.cooldown_ms.map_or_else(|| "none".to_owned(), |ms| format!("{ms} ms"))
        };
        // A longer one is narrower, and none is the shortest.
        let times = [before, now].map(|remote| remote.cooldown_ms.unwrap_or(0));
        let direction = opposite(numbers(times[0], times[1]));
        let same = times[0] == times[1];
        self.note("cooldown", same, direction, cooldown(before), cooldown(now));
        self.condition("group", before.group.as_ref(), now.group.as_ref());
        self.condition("cost", before.cost.as_ref(), now.cost.as_ref());
        self.permission();
        self.conditions();
        let deadline = |remote: &Remote| {
            remote.deadline_ms.map_or_else(|| "none: sync".to_owned(), |ms| format!("{ms} ms"))
        };
        let direction = match (before.deadline_ms, now.deadline_ms) {
            (Some(before), Some(now)) => numbers(before, now),
            _ => Direction::Changed,
        };
        let same = before.deadline_ms == now.deadline_ms;
        self.note("deadline", same, direction, deadline(before), deadline(now));
        for (what, before, now) in [
            ("largest frame", before.largest_frame, now.largest_frame),
            ("largest allocation", before.largest_allocation, now.largest_allocation),
            ("largest answer", before.largest_answer, now.largest_answer),
        ] {
            let in_bytes = |bytes: usize| format!("{bytes} B");
            let direction = numbers(before, now);
            self.note(what, before == now, direction, in_bytes(before), in_bytes(now));
        }
        self.values();
    }

    fn note(
        &mut self,
        what: &str,
        is_same: bool,
        direction: Direction,
        before: impl fmt::Display,
        now: impl fmt::Display,
    ) {
        if !is_same {
            self.changes.push(Change {
                direction,
                remote: self.now.name.clone(),
                what: what.to_owned(),
                before: before.to_string(),
                now: now.to_string(),
            });
        }
    }

    fn switch(&mut self, what: &str, before: bool, now: bool, when_set: Direction) {
        let direction = if now { when_set } else { opposite(when_set) };
        let said = |is: bool| if is { "yes" } else { "no" };
        self.note(what, before == now, direction, said(before), said(now));
    }

    fn rates(&mut self, what: &str, before: Option<Rate>, now: Option<Rate>) {
        let said = |rate: Option<Rate>| rate.map_or_else(|| "none".to_owned(), |r| r.to_string());
        let direction = match (before, now) {
            (Some(before), Some(now)) => rate_direction(before, now),
            (Some(_), None) => Direction::Wider,
            (None, _) => Direction::Narrower,
        };
        self.note(what, before == now, direction, said(before), said(now));
    }

    /// Something that narrows where it is, and cannot be compared with another.
    fn condition(&mut self, what: &str, before: Option<&String>, now: Option<&String>) {
        let direction = match (before, now) {
            (Some(_), Some(_)) => Direction::Changed,
            (Some(_), None) => Direction::Wider,
            (None, _) => Direction::Narrower,
        };
        let said = |text: Option<&String>| text.cloned().unwrap_or_else(|| "none".to_owned());
        self.note(what, before == now, direction, said(before), said(now));
    }

    /// Between players and guests neither is the narrower: others may call it.
    fn permission(&mut self) {
        let (before, now) = (self.before.permission.as_ref(), self.now.permission.as_ref());
        if self.before.is_for_guests() == self.now.is_for_guests() {
            self.condition("permission", before, now);
        } else {
            let said = |text: Option<&String>| text.cloned().unwrap_or_else(|| "none".to_owned());
            self.note("permission", false, Direction::Changed, said(before), said(now));
        }
    }

    fn conditions(&mut self) {
        let (before, now) = (self.before, self.now);
        for lost in before.when.iter().filter(|name| !now.when.contains(name)) {
            self.note("when", false, Direction::Wider, lost, "no such condition");
        }
        let kept = |names: &[String], others: &[String]| -> Vec<String> {
            names.iter().filter(|name| others.contains(name)).cloned().collect()
        };
        let (old, new) = (kept(&before.when, &now.when), kept(&now.when, &before.when));
        let same = old == new;
        self.note("order of conditions", same, Direction::Changed, old.join(", "), new.join(", "));
        for more in now.when.iter().filter(|name| !before.when.contains(name)) {
            self.note("when", false, Direction::Narrower, "no such condition", more);
        }
    }

    fn values(&mut self) {
        let (before, now) = (self.before, self.now);
        for value in &now.values {
            match before.values.iter().find(|other| other.place == value.place) {
                // What is made of places of its own has a line only where something is said of it.
                None if value.is_whole() => self.value(&value.bare(), value),
                None => {
                    let said = format!("{}, {}", value.form, value.rules());
                    self.note(&value.place, false, Direction::New, "", said);
                }
                Some(older) => self.value(older, value),
            }
        }
        for gone in &before.values {
            if now.values.iter().any(|value| value.place == gone.place) {
                continue;
            }
            // Its places are there, and what was said of it is not.
            let inside = |value: &Value| value.place.starts_with(gone.place.as_str());
            if gone.is_whole() && now.values.iter().any(inside) {
                self.value(gone, &gone.bare());
            } else {
                let said = format!("{}, {}", gone.form, gone.rules());
                self.note(&gone.place, false, Direction::Gone, said, "");
            }
        }
    }

    fn value(&mut self, before: &Value, now: &Value) {
        if before == now {
            return;
        }
        let direction = if before.form == now.form {
            let checks = subset(&before.checks, &now.checks);
            let letters = characters(before.characters.as_ref(), now.characters.as_ref());
            [rules(&before.rule, &now.rule), letters, checks].into_iter().fold(None, both)
        } else {
            Some(Direction::Changed)
        };
        let said = |value: &Value| {
            if before.form == now.form {
                value.rules()
            } else {
                format!("{}, {}", value.form, value.rules())
            }
        };
        let direction = direction.unwrap_or(Direction::Changed);
        self.note(&now.place, false, direction, said(before), said(now));
    }
}
