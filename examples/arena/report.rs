//! What is shown while the match runs, and the tables at its end.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use remote::Tally;

use crate::exploiters::Outcome;
use crate::honest::Honest;

/// Counts that grow while the match runs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    honest: AtomicU64,
    refused: AtomicU64,
    attacks: AtomicU64,
    entered: AtomicU64,
}

impl Progress {
    pub(crate) fn honest(&self, calls: u64) {
        self.0.honest.fetch_add(calls, Ordering::Relaxed);
    }

    pub(crate) fn refuse(&self, what: &str) {
        self.0.refused.fetch_add(1, Ordering::Relaxed);
        eprintln!("  an honest player was refused: {what}");
    }

    pub(crate) fn attack(&self) {
        self.0.attacks.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn enter(&self) {
        self.0.entered.fetch_add(1, Ordering::Relaxed);
    }

    fn read(&self) -> [u64; 4] {
        let Counts { honest, refused, attacks, entered } = &*self.0;
        [honest, refused, attacks, entered].map(|count| count.load(Ordering::Relaxed))
    }

    fn refused(&self) -> u64 {
        self.0.refused.load(Ordering::Relaxed)
    }
}

/// A line each second.
pub(crate) async fn show(progress: Progress, length: Duration) {
    let begin = Instant::now();
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let [honest, refused, attacks, entered] = progress.read();
        eprintln!(
            "  {:>4.0} of {} s   honest: {honest} calls, {refused} refused   \
             attacks: {attacks}, {entered} entered",
            begin.elapsed().as_secs_f64(),
            length.as_secs()
        );
    }
}

/// How far each exploiter got.
pub(crate) fn attacks(outcomes: &[Outcome]) -> String {
    let mut table =
        format!("\n{:<36} {:>6} {:>8}   {}\n", "attack", "tries", "entries", "ended by");
    for outcome in outcomes {
        let mut by: Vec<String> =
            outcome.refused_by.iter().map(|(by, count)| format!("{by} {count}")).collect();
        if outcome.legal > 0 {
            by.push(format!("within the rate {}", outcome.legal));
        }
        let by = by.join(", ");
        let Outcome { name, tries, entries, .. } = outcome;
        let _ = writeln!(table, "{name:<36} {tries:>6} {entries:>8}   {by}");
    }
    table
}

/// What the honest players saw.
pub(crate) fn honest(honest: &Honest, progress: &Progress) -> String {
    let at = |quantile| {
        let micros = honest.round_trips.value_at_quantile(quantile);
        Duration::from_micros(micros)
    };
    let Honest { calls, events, .. } = honest;
    format!(
        "honest players: {calls} calls and {events} events, {} refused; round trip of a call: \
         p50 {:?}, p99 {:?}",
        progress.refused(),
        at(0.5),
        at(0.99)
    )
}

/// What the server counted.
pub(crate) fn tallies(tallies: &[Tally]) -> String {
    let mut table = format!("{:<12} {:>8}   {}\n", "remote", "bodies", "refused at");
    for tally in tallies {
        let refused: Vec<String> =
            tally.refused.iter().map(|(step, count)| format!("{step} {count}")).collect();
        let _ = writeln!(
            table,
            "{:<12} {:>8}   {}",
            tally.name,
            tally.admitted,
            if refused.is_empty() { "-".to_owned() } else { refused.join(", ") }
        );
    }
    table
}

/// The verdict: no attack in a body, no honest call refused, and something tried at all.
pub(crate) fn judge(
    outcomes: &[Outcome],
    honest: &Honest,
    progress: &Progress,
) -> Result<(), String> {
    let entries: u64 = outcomes.iter().map(|outcome| outcome.entries).sum();
    if entries > 0 {
        return Err(format!("{entries} attacks reached a body"));
    }
    let refused = progress.refused();
    if refused > 0 {
        return Err(format!("{refused} calls and events of honest players were refused"));
    }
    if let Some(idle) = outcomes.iter().find(|outcome| outcome.tries == 0 && !outcome.is_banned) {
        return Err(format!("the exploiter \"{}\" tried nothing", idle.name));
    }
    if honest.calls == 0 {
        return Err("the honest players called nothing".to_owned());
    }
    Ok(())
}
