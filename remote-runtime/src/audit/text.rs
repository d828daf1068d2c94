//! An audit in words: for a terminal, and as Markdown.

// What is written to a `String` is taken, whatever it is: nothing is lost where `write!` is not looked at.
use std::fmt::{self, Write as _};
use std::time::Duration;

use super::Audit;
use super::model::{Characters, Kind, Remote, Rule, Value};
use super::sums::{Sum, Whose};
use crate::core::value::shape::{Nanos, Narrowest, last_name};
use crate::core::wire::frame::MAX_CLIENT_FRAME_BYTES;

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
            Some(_) if self.is_for_guests() => "guests, before they log in".to_owned(),
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
    fn remarks(&self) -> Vec<String> {
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
struct Few(f64);

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
    fn comes_to(&self) -> Vec<(&'static str, &'static str, Sum)> {
        let mut rows = Vec::new();
        let of_guests = self.remotes.iter().any(Remote::is_for_guests);
        let all = [
            ("one player", Whose::Player, true),
            ("all guests of one address", Whose::Guests, of_guests),
        ];
        for (named, whose, is_there) in all {
            if is_there {
                rows.extend(self.sums(whose).map(|(what, sum)| (named, what, sum)));
            }
        }
        rows
    }

    /// The remotes and places where the author has put the guard aside, and why.
    fn put_aside(&self) -> Vec<String> {
        let mut list = Vec::new();
        for remote in &self.remotes {
            if remote.observed {
                list.push(format!("{}: observed only", remote.name));
            }
            list.extend(remote.checks());
            for value in &remote.values {
                if matches!(value.rule, Rule::Any | Rule::Unchecked { .. }) {
                    let (place, form) = (&value.place, &value.form);
                    list.push(format!("{}, {place}: {form}, {}", remote.name, value.rule));
                }
            }
        }
        list.extend(self.by_policy());
        list
    }

    fn summary(&self) -> String {
        let count = |is: fn(&Remote) -> bool| self.remotes.iter().filter(|r| is(r)).count();
        let largest = self.remotes.iter().map(|remote| remote.largest_frame).max().unwrap_or(0);
        let heap = self.remotes.iter().map(|remote| remote.largest_allocation).max().unwrap_or(0);
        format!(
            "A client can use {} remotes, functions of the game that it names: {} calls, which are answered, and {} one-way \
             events. Needing a permission: {}; for guests, who have not logged in: {}; decoys: {}. A message for whatever is not \
             listed here is refused, and so is one that breaks a rule, before the function begins; what is legal and cannot be, such as too great a speed, is watched where a detector is set, and costs trust. Beside these a client can log in, say which version of the remotes it has and whether it wants to hear of refused events, answer the server's pings and leave: all but the first counts against the same budget as its calls, of a guest against that of his address. The longest message that a function \
             sees has {largest} bytes, and the values of one message take at most {heap} bytes of the heap.",
            self.remotes.len(),
            count(|remote| remote.kind == Kind::Call),
            count(|remote| remote.kind == Kind::Event),
            count(|remote| remote.permission.is_some() && !remote.is_for_guests()),
            count(Remote::is_for_guests),
            count(|remote| remote.decoy),
        )
    }

    /// The audit as a page of Markdown.
    pub fn markdown(&self) -> String {
        let mut page = String::new();
        let mut line = |text: &str| {
            page.push_str(text);
            page.push('\n');
        };
        line("# What a client can do");
        line("");
        line(&self.summary());
        line("");
        line("| remote | kind | how often | who | frame | heap | answer |");
        line("|---|---|---|---|---:|---:|---:|");
        for remote in &self.remotes {
            let Remote { name, kind, largest_frame, largest_allocation, .. } = remote;
            let answer =
                remote.answer().map_or_else(|| "–".to_owned(), |bytes| format!("{bytes} B"));
            let (often, who) = (cell(&remote.how_often()), cell(&remote.who()));
            let kind = std::iter::once(kind.to_string()).chain(remote.remarks());
            let kind = cell(&kind.collect::<Vec<_>>().join("; "));
            line(&format!(
                "| `{name}` | {kind} | {often} | {who} | {largest_frame} B | {largest_allocation} B | {answer} |"
            ));
        }
        line("");
        line("## Every value that a client sends");
        line("");
        line("| remote | value | form | rule |");
        line("|---|---|---|---|");
        for remote in &self.remotes {
            for value in &remote.values {
                let (name, place) = (&remote.name, cell(&value.place));
                let (form, rules) = (cell(&value.form), cell(&value.rules()));
                line(&format!("| `{name}` | `{place}` | {form} | {rules} |"));
            }
        }
        line("");
        line("## Where the author has put the guard aside");
        line("");
        line(
            "He can by `any` and `unchecked` (a value needs no rule), by `observe` or the policy (a rate, or what is asked of the game, refuses nobody), and by rules of his own, `check` (only their code says what they let through). Here he has:",
        );
        line("");
        let aside = self.put_aside();
        if aside.is_empty() {
            line("nowhere.");
        }
        for item in aside {
            line(&format!("- {}", item.replace('\n', " ")));
        }
        line("");
        line("## What it comes to");
        line("");
        line(&format!(
            "With all headers but those of TCP, by the rates of the remotes and by the budget that a player has for all messages together. It can be more by the server's patience, which is what refills in 250 ms and one message, of each bucket. A message of a player may have {} bytes, one of a guest {}: a longer one ends the connection.",
            MAX_CLIENT_FRAME_BYTES, self.numbers.limits.greeting_bytes
        ));
        line("");
        line("| of | | in a second, for as long as he likes | at once, after a rest |");
        line("|---|---|---:|---:|");
        for (whose, what, sum) in self.comes_to() {
            let Sum { lasting, at_once } = sum;
            line(&format!("| {whose} | {what} | {} | {} |", Few(lasting), Few(at_once)));
        }
        line("");
        line("## Before login");
        line("");
        line(&self.before_login());
        line("");
        line("## When a message is refused");
        line("");
        line(
            "It is looked at in this order, cheapest first; the last three when the function's turn has come:",
        );
        line("");
        line("| it is refused because | what he hears | held against him |");
        line("|---|---|---|");
        for [why, answer, held] in Self::ORDER {
            line(&format!("| {why} | {answer} | {held} |"));
        }
        line("");
        line(&self.consequences());
        line("");
        line("## What bounds everything");
        line("");
        line(&self.everything());
        line("");
        line(Self::NOT_SAID);
        line("");
        line("## What the words mean");
        line("");
        line("| | |");
        line("|---|---|");
        for (word, meaning) in self.legend() {
            line(&format!("| {word} | {} |", cell(meaning)));
        }
        page
    }
}

/// A text inside a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// For a terminal.
impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in wrapped(&self.summary(), 100) {
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
        for (whose, what, sum) in self.comes_to() {
            let Sum { lasting, at_once } = sum;
            let (lasting, at_once) = (Few(lasting).to_string(), Few(at_once).to_string());
            writeln!(f, "    {whose:34} {what:36} {lasting:>10} {at_once:>10}")?;
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
