//! An audit in words, and for a terminal. `markdown` makes a page of it.

// What is written to a `String` is taken, whatever it is: nothing is lost where `write!` is not looked at.
use std::fmt::{self, Write as _};
use std::time::Duration;

use super::Audit;
use super::model::{Characters, Kind, Remote, Rule, Value};
use super::sums::{Sum, Whose};
use crate::core::limits::Limits;
use crate::core::rate;
use crate::core::value::shape::{Nanos, Narrowest, last_name};

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none needed"),
            Self::Any => f.write_str("any"),
            Self::Unchecked { reason } => write!(f, "unchecked: {reason}"),
            Self::Range { least, most } => write!(f, "{}..={}", least.0, most.0),
            Self::FloatRange { least, most } => {
                write!(f, "{}..={}", float(*least), float(*most))
            }
            Self::OneOf { numbers } => {
                f.write_str("one of ")?;
                for (index, number) in numbers.iter().enumerate() {
                    write!(f, "{}{}", if index == 0 { "" } else { ", " }, number.0)?;
                }
                Ok(())
            }
            Self::Time { least, most } => {
                let nanos = |number: i128| Nanos(number.unsigned_abs());
                write!(f, "{}..={}", nanos(least.0), nanos(most.0))
            }
            Self::Finite => f.write_str("finite"),
            Self::MaxNorm { most } => write!(f, "at most {} long", float(*most)),
            Self::Unit => f.write_str("of length 1"),
            Self::Length { least: 0, most } => write!(f, "at most {most}"),
            Self::Length { least, most } => write!(f, "{least}..={most}"),
            Self::Depth { levels, bytes } => {
                write!(f, "at most {levels} deep, in {bytes} bytes")
            }
            Self::Known { place: None } => f.write_str("known to the world"),
            Self::Known { place: Some(place) } => write!(f, "known in {}", last_name(place)),
            Self::Owned => f.write_str("the player's own"),
            Self::Target => f.write_str("somebody he may act upon"),
            Self::Caller => f.write_str("the player himself"),
            Self::Near { field, most } => {
                write!(f, "finite, within {} of {field}", float(*most))
            }
            Self::NearCharacter { most } => {
                write!(f, "finite, within {} of his character", float(*most))
            }
        }
    }
}

/// The shortest number that means this `f32`, or this `f64`.
const fn float(number: f64) -> Narrowest {
    Narrowest(number.to_bits())
}

impl fmt::Display for Characters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(pattern) = &self.pattern {
            return write!(f, "matches {pattern}");
        }
        if self.multiline {
            return f.write_str("several lines");
        }
        f.write_str("of ")?;
        for (index, (first, last)) in self.charset.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            if first == last {
                write!(f, "{comma}{first:?}")?;
            } else {
                write!(f, "{comma}{first:?}..={last:?}")?;
            }
        }
        Ok(())
    }
}

impl Value {
    /// Everything that is asked of it, in words.
    pub fn rules(&self) -> String {
        let mut rules = self.rule.to_string();
        if matches!(self.rule, Rule::Length { .. }) && self.form == "text" {
            rules.push_str(" characters");
        }
        if let Some(characters) = &self.characters {
            let _ = write!(rules, ", {characters}");
        }
        for check in &self.checks {
            let _ = write!(rules, ", check {} (version {})", check.path, check.version);
        }
        rules
    }
}

impl Remote {
    /// Who may call it, and on what conditions.
    pub fn who(&self) -> String {
        let mut who = match &self.permission {
            None => "any player".to_owned(),
            Some(_) if self.is_for_guests() => "guests, who have not logged in".to_owned(),
            Some(permission) => format!("players with {permission}"),
        };
        if !self.when.is_empty() {
            let _ = write!(who, " when {}", self.when.join(", "));
        }
        who
    }

    /// How often it may be called.
    pub fn how_often(&self) -> String {
        let mut rate = self.rate.to_string();
        if let Some(millis) = self.cooldown_ms {
            let _ = write!(rate, ", {:?} after one that began", Duration::from_millis(millis));
        }
        if let Some(group) = &self.group {
            let _ = write!(rate, ", one bucket with all of group {group}");
        }
        if let Some(cost) = &self.cost {
            let _ = write!(rate, ", costs {cost}");
        }
        if let Some(server) = &self.server_rate {
            let _ = write!(rate, "; all players: {server}");
        }
        rate
    }

    /// What else is to be said of it.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.decoy {
            remarks.push("a decoy: whoever calls it has no stub".to_owned());
        }
        if self.observed {
            remarks.push("OBSERVED ONLY: rate and world checks refuse nobody".to_owned());
        }
        if let Some(deadline) = self.deadline_ms {
            let side = if self.concurrent { "side by side" } else { "one at a time" };
            remarks.push(format!("async, {side}, cut off after {deadline} ms"));
        }
        remarks
    }
}

/// A number for people: whole, but for a small one.
pub(super) struct Few(pub(super) f64);

impl fmt::Display for Few {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = *self;
        if number < 10.0 && number.fract() > 0.0 {
            write!(f, "{number:.2}")
        } else {
            write!(f, "{:.0}", number.ceil())
        }
    }
}

impl Audit {
    /// What all remotes come to, and of whom.
    pub(super) fn comes_to(&self) -> Vec<(String, Vec<(&'static str, Sum)>)> {
        let Limits {
            connections,
            connections_per_address,
            new_connections_per_address,
            guests,
            ..
        } = self.numbers.limits;
        let of_guests = self.has(Remote::is_for_guests);
        // Who comes again brings one message more after each flood. Of one address new accounts may come as fast as it connects, each with
        // what it may at once; of all addresses nothing bounds that.
        let anew = Sum::of_strict(new_connections_per_address);
        let none = Sum::default();
        let all = [
            ("Of one player".to_owned(), Whose::Player, (1, none), false),
            (
                format!(
                    "Of {connections_per_address} players of one address at a time, and a new account whenever it may connect"
                ),
                Whose::Player,
                (connections_per_address, anew),
                false,
            ),
            (
                format!(
                    "Of {connections} players, on all connections (with new accounts: not bounded)"
                ),
                Whose::Player,
                (connections, none),
                false,
            ),
            ("Of all guests of one address".to_owned(), Whose::Guests, (1, none), false),
            (
                format!(
                    "Of {guests} guests, each from an address of his own (with new addresses: not bounded)"
                ),
                Whose::Guests,
                (guests, none),
                true,
            ),
        ];
        let here = all.into_iter().filter(|(_, whose, ..)| *whose == Whose::Player || of_guests);
        here.map(|(named, whose, (times, anew), stay)| {
            let of_all = |sum: Sum| sum.times(times).and(sum.of_each(anew));
            let sums = self.sums(whose, stay).into_iter();
            (named, sums.map(|(what, sum)| (what, of_all(sum))).collect())
        })
        .collect()
    }

    /// What a client can do, in short.
    pub(super) fn summary(&self) -> [String; 2] {
        let count = |is: fn(&Remote) -> bool| self.remotes.iter().filter(|r| is(r)).count();
        let largest = self.remotes.iter().map(|remote| remote.largest_frame).max().unwrap_or(0);
        let heap = self.remotes.iter().map(|remote| remote.largest_allocation).max().unwrap_or(0);
        let calls = count(|remote| remote.kind == Kind::Call);
        let events = count(|remote| remote.kind == Kind::Event);
        [
            format!(
                "The server has {} remotes, functions of the game that a client names: {calls} calls, which are answered, and {events} \
                 events, which are not (a client that asks for it at login is told when an event of its is refused). Needing a permission: {}; for guests, who have not logged in: {}; decoys: {}. A call of anything else is refused, and one that breaks a rule is refused before the function begins. The longest message that a function \
                 sees has {largest} bytes, and the values of one message take at most {heap} bytes of the heap.",
                self.remotes.len(),
                count(|remote| remote.permission.is_some() && !remote.is_for_guests()),
                count(Remote::is_for_guests),
                count(|remote| remote.decoy),
            ),
            "Beside these a client can log in, say which version of each table of remotes it has (once each), answer the server's pings \
             (once each) and leave, and nothing else. All of these but the login count against the same budget as its calls, and none is refused for it."
                .to_owned(),
        ]
    }
}

/// `5 messages in a second (20 after a rest)`.
pub(super) fn so_often(rate: rate::Rate, what: &str) -> String {
    let (count, burst) = (rate.count(), rate.burst());
    let period = if rate.period() == Duration::from_secs(1) {
        "a second".to_owned()
    } else {
        Said(rate.period()).to_string()
    };
    let rest = if burst == count { String::new() } else { format!(" ({burst} after a rest)") };
    format!("{count}{what} in {period}{rest}")
}

/// A time, as people say it.
pub(super) struct Said(pub(super) Duration);

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(time) = self;
        let seconds = time.as_secs();
        match seconds {
            _ if seconds == 0 && time.subsec_nanos().is_multiple_of(1_000_000) => {
                write!(f, "{} ms", time.subsec_millis())
            }
            _ if time.subsec_nanos() > 0 => write!(f, "{time:?}"),
            _ if seconds.is_multiple_of(3_600) => write!(f, "{} h", seconds.div_euclid(3_600)),
            _ if seconds > 60 && seconds.is_multiple_of(60) => {
                write!(f, "{} min", seconds.div_euclid(60))
            }
            _ => write!(f, "{seconds} s"),
        }
    }
}

/// For a terminal.
impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in wrapped(&self.summary().join(" "), 100) {
            writeln!(f, "{line}")?;
        }
        for remote in &self.remotes {
            writeln!(f)?;
            writeln!(
                f,
                "{} — {}, {}, {}",
                remote.name,
                remote.kind,
                remote.how_often(),
                remote.who()
            )?;
            for remark in remote.remarks() {
                writeln!(f, "    {remark}")?;
            }
            let (frame, heap) = (remote.largest_frame, remote.largest_allocation);
            write!(f, "    at most: frame {frame} B, heap {heap} B")?;
            match remote.answer() {
                Some(bytes) => writeln!(f, ", answer {bytes} B")?,
                None => writeln!(f)?,
            }
            let width = |of: fn(&Value) -> &str| {
                remote.values.iter().map(|value| of(value).chars().count()).max().unwrap_or(0)
            };
            let (place, form) = (width(|value| &value.place), width(|value| &value.form));
            let form = form.min(24);
            for value in &remote.values {
                let rules = value.rules();
                writeln!(f, "    {:place$}  {:form$}  {rules}", value.place, value.form)?;
            }
        }
        writeln!(f, "\nWhat it comes to at most, in a second and at once:")?;
        let all = self.comes_to();
        let names = all.iter().flat_map(|(_, sums)| sums).map(|(what, _)| what.chars().count());
        let width = names.max().unwrap_or(0);
        for (whose, sums) in all {
            writeln!(f, "    {whose}")?;
            for (what, Sum { lasting, at_once }) in sums {
                let (lasting, at_once) = (Few(lasting).to_string(), Few(at_once).to_string());
                writeln!(f, "        {what:width$} {lasting:>12} {at_once:>12}")?;
            }
        }
        writeln!(f)?;
        let aside = self.put_aside();
        if aside.is_empty() {
            writeln!(f, "Nowhere has the author put the guard aside.")?;
        } else {
            writeln!(f, "Where the author has put the guard aside:")?;
        }
        aside.iter().try_for_each(|item| writeln!(f, "    {item}"))?;
        writeln!(f, "\nWhat the words mean, and what bounds everything: `--markdown`.")
    }
}

/// The words of a text in lines of at most so many letters.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last.saturating_add(1).saturating_add(word.chars().count()) > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
