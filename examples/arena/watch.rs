//! What the server thought of whom, as it told: scores over time, and the rungs that they reached; as a table, as a
//! picture, and held against the policy.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use plotters::prelude::*;
use remote::security::{
    By, Enforcement, Family, Note, Policy, Rung, Security, Subject, TrustScore,
};
use remote::{Grade, PlayerId, Rule, Timestamp, Violation};

/// What was told of the players.
#[derive(Debug, Clone, Default)]
pub(crate) struct Watch(Arc<Mutex<HashMap<PlayerId, Seen>>>);

/// What was told of one.
#[derive(Debug, Clone, Default)]
struct Seen {
    /// What was weighed.
    scores: Vec<Weighed>,
    /// What was done.
    done: Vec<(Timestamp, &'static str)>,
    set_back: u64,
}

/// A score that evidence has changed.
#[derive(Debug, Clone, Copy)]
struct Weighed {
    at: Timestamp,
    old: TrustScore,
    new: TrustScore,
    rule: Rule,
    grade: Grade,
}

/// Somebody to be shown.
pub(crate) struct Shown {
    pub(crate) player: PlayerId,
    pub(crate) name: String,
    pub(crate) is_honest: bool,
    /// The score with which he came: full, unless the store remembers him.
    pub(crate) before: TrustScore,
    /// Why he could not come in at all.
    pub(crate) banned: Option<Note>,
}

impl Shown {
    /// With what the server knows of him before the match.
    pub(crate) fn known<W: Send + 'static>(mut self, security: &Security<W>) -> Self {
        self.before = security.score(self.player);
        let bans = security.bans();
        let ban = bans.iter().find(|ban| ban.subject == Subject::Player(self.player));
        self.banned = ban.map(|ban| ban.reason);
        self
    }
}

impl Watch {
    fn seen(&self) -> MutexGuard<'_, HashMap<PlayerId, Seen>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn violation(&self, violation: &Violation) {
        let Some(player) = violation.player else { return };
        let mut seen = self.seen();
        let seen = seen.entry(player).or_default();
        if violation.refused.step == remote::Step::Detectors {
            seen.set_back += 1;
        }
        if let Some((old, new)) = violation.scores {
            let (rule, grade, at) =
                (violation.refused.breach.rule(), violation.grade, violation.at);
            seen.scores.push(Weighed { at, old, new, rule, grade });
        }
    }

    pub(crate) fn enforced(&self, enforced: &Enforcement) {
        let Some(player) = enforced.subject.player().filter(|_| enforced.by == By::Policy) else {
            return;
        };
        let done = (enforced.at, enforced.action.name());
        self.seen().entry(player).or_default().done.push(done);
    }

    /// The lowest score of each, and when which rung was reached.
    pub(crate) fn table(&self, all: &[Shown]) -> String {
        let seen = self.seen();
        let mut table =
            format!("{:<36} {:>6}   rungs, each with the second of the match\n", "", "score");
        let honest = all.iter().filter(|shown| shown.is_honest);
        let lowest = |shown: &Shown| {
            let scores = seen.get(&shown.player).map(|seen| &seen.scores[..]).unwrap_or_default();
            scores.iter().map(|it| it.new).chain([shown.before]).min().unwrap_or(shown.before)
        };
        let (count, least) = honest.fold((0, TrustScore::MAX), |(count, least), shown| {
            (count + 1, least.min(lowest(shown)))
        });
        let _ =
            writeln!(table, "{:<36} {least:>6}   -", format!("{count} honest players, the lowest"));
        for shown in all.iter().filter(|shown| !shown.is_honest) {
            let seen = seen.get(&shown.player).cloned().unwrap_or_default();
            let mut rungs = rungs_of(&seen.done);
            if let Some(why) = shown.banned {
                rungs.push(format!("banned in an earlier match: {why}"));
            }
            if seen.set_back > 0 {
                rungs.push(format!("put back {} times", seen.set_back));
            }
            let rungs = if rungs.is_empty() { "-".to_owned() } else { rungs.join(", ") };
            let _ = writeln!(table, "{:<36} {:>6}   {rungs}", shown.name, lowest(shown));
        }
        table
    }

    /// Each rung was reached with the very evidence that took the score below it, and honest players were trusted wholly.
    pub(crate) fn judge(&self, all: &[Shown], policy: &Policy) -> Result<(), String> {
        let seen = self.seen();
        for Shown { player, name, is_honest, before, .. } in all {
            let Some(seen) = seen.get(player) else { continue };
            // Which rungs have fired already of somebody who was here before, the scores do not say.
            if !is_honest && *before < TrustScore::MAX {
                continue;
            }
            if *is_honest {
                return Err(format!("something was held against {name}: {seen:?}"));
            }
            let expected = expected(&seen.scores, policy);
            if seen.done != expected {
                let done = &seen.done;
                return Err(format!("{name}: by the policy {expected:?}, and it was {done:?}"));
            }
        }
        Ok(())
    }

    /// The scores over the match, a panel for each.
    pub(crate) fn plot(&self, path: &Path, all: &[Shown], length: Duration) -> Result<(), String> {
        let honest = all.iter().find(|shown| shown.is_honest);
        let panels: Vec<&Shown> =
            honest.into_iter().chain(all.iter().filter(|it| !it.is_honest)).collect();
        let columns = 6;
        let rows = panels.len().div_ceil(columns);
        let height = u32::try_from(rows * 110).unwrap_or(u32::MAX);
        let area = SVGBackend::new(path, (1_200, height)).into_drawing_area();
        let drawn = area.fill(&WHITE).and_then(|()| {
            for (panel, shown) in area.split_evenly((rows, columns)).iter().zip(&panels) {
                let seen = self.seen().get(&shown.player).cloned().unwrap_or_default();
                draw(panel, shown, &seen, length)?;
            }
            area.present()
        });
        drawn.map_err(|error| format!("cannot draw {}: {error}", path.display()))
    }
}

/// What each fall has to fire, worked out from the scores alone.
fn expected(scores: &[Weighed], policy: &Policy) -> Vec<(Timestamp, &'static str)> {
    let mut spent: BTreeMap<Rung, Timestamp> = BTreeMap::new();
    let (mut families, mut is_forged) = (BTreeSet::new(), false);
    let mut expected = Vec::new();
    for Weighed { at, old, new, rule, grade } in scores {
        families.insert(Family::of(*rule).name());
        is_forged |= *grade == Grade::Forged;
        for rung in Rung::ALL {
            let Some(below) = policy.rung(*rung) else { continue };
            if *old >= below.raised(policy.rearm_above) {
                spent.remove(rung);
            }
            let fired = spent.get(rung);
            // Whoever is let in again is kicked again.
            let is_again = *rung == Rung::Kick
                && fired.is_some_and(|kicked| at.since(*kicked) >= policy.rejoin_delay);
            let may = *rung != Rung::Ban
                || is_forged
                || families.len() >= usize::try_from(policy.ban_families).unwrap_or(usize::MAX);
            if *new < below && may && (is_again || fired.is_none()) {
                spent.insert(*rung, *at);
                expected.push((*at, rung.name()));
            }
        }
    }
    expected
}

/// What was done, with its second; what was done again and again in short.
fn rungs_of(done: &[(Timestamp, &'static str)]) -> Vec<String> {
    let same = done.chunk_by(|(_, one), (_, other)| one == other);
    same.filter_map(|same| {
        let ((first, what), (last, _)) = (same.first()?, same.last()?);
        let first = format!("{what} {:.1}", seconds(*first));
        Some(match same.len() {
            1 => first,
            count => format!("{first} and {} more until {:.1}", count - 1, seconds(*last)),
        })
    })
    .collect()
}

fn seconds(at: Timestamp) -> f64 {
    at.since(Timestamp::ZERO).as_secs_f64()
}

type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

fn draw<DB: DrawingBackend>(
    panel: &DrawingArea<DB, plotters::coord::Shift>,
    shown: &Shown,
    seen: &Seen,
    length: Duration,
) -> Drawn<DB> {
    let end = length.as_secs_f64() + 1.0;
    let caption = if shown.is_honest { "an honest player" } else { &shown.name };
    let mut chart = ChartBuilder::on(panel)
        .caption(caption, ("sans-serif", 12))
        .margin(4)
        .x_label_area_size(14)
        .y_label_area_size(24)
        .build_cartesian_2d(0.0..end, 0.0..104.0)?;
    chart
        .configure_mesh()
        .disable_mesh()
        .x_labels(4)
        .y_labels(6)
        .label_style(("sans-serif", 9))
        .draw()?;
    for below in [80.0, 60.0, 40.0, 20.0] {
        let line = [(0.0, below), (end, below)];
        chart.draw_series(LineSeries::new(line, BLACK.mix(0.15)))?;
    }
    let mut line = vec![(0.0, 100.0)];
    for Weighed { at, old, new, .. } in &seen.scores {
        let points = |score: &TrustScore| f64::from(score.as_thousandths()) / 1_000.0;
        line.extend([(seconds(*at), points(old)), (seconds(*at), points(new))]);
    }
    let last = line.last().map_or(100.0, |(_, score)| *score);
    line.push((end, last));
    let color = if shown.is_honest { GREEN } else { RED };
    chart.draw_series(LineSeries::new(line, color.stroke_width(2)))?;
    let marks = seen.done.iter().map(|(at, what)| {
        let height = match *what {
            "warn" => 80.0,
            "throttle" => 60.0,
            "kick" => 40.0,
            _ => 20.0,
        };
        Text::new(*what, (seconds(*at), height), ("sans-serif", 9))
    });
    chart.draw_series(marks)?;
    Ok(())
}
