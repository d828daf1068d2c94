//! A pattern as a table: each byte of a text moves a state to the next, and nothing else is done where it runs.
//! It knows neither rules nor errors' places.

use std::collections::{HashMap, VecDeque};

use regex_automata::Anchored;
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::util::syntax;
use regex_syntax::hir::{Hir, Look};

use crate::model::Automaton;

/// The most steps that a table may have, of two bytes each.
const MOST_STEPS: usize = 8_192;
/// What may be spent on making one, in bytes.
const MOST_WORK: usize = 1 << 20;

/// Why there is none.
#[derive(Debug)]
pub(super) enum NoAutomaton {
    /// It is not written right.
    Syntax(String),
    /// Its table would be too large.
    TooLarge,
    /// It has an assertion that no table can hold.
    Unsupported,
}

/// The automaton of a pattern.
pub(super) fn of(pattern: &str) -> Result<Automaton, NoAutomaton> {
    // Parsed by itself, so that it cannot close a bracket that is not its own.
    let hir = syntax::parse(pattern).map_err(|error| {
        let told = error.to_string();
        // The last line says what is wrong; those before it draw the pattern.
        let last = told.lines().last().unwrap_or_default();
        NoAutomaton::Syntax(last.trim_start_matches("error: ").to_owned())
    })?;
    let whole = Hir::concat(vec![hir, Hir::look(Look::End)]);
    let limits = thompson::Config::new().nfa_size_limit(Some(MOST_WORK));
    let nfa = thompson::Compiler::new().configure(limits).build_from_hir(&whole);
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .dfa_size_limit(Some(MOST_WORK))
        .determinize_size_limit(Some(MOST_WORK));
    let built = nfa.map_err(|_| NoAutomaton::TooLarge).and_then(|nfa| {
        dense::Builder::new().configure(config).build_from_nfa(&nfa).map_err(|error| {
            if error.is_size_limit_exceeded() {
                NoAutomaton::TooLarge
            } else {
                NoAutomaton::Unsupported
            }
        })
    });
    from_dense(&built?)
}

/// All states that a text can reach, numbered as they are found.
fn from_dense(dfa: &dense::DFA<Vec<u32>>) -> Result<Automaton, NoAutomaton> {
    let begin = start::Config::new().anchored(Anchored::Yes);
    let first = dfa.start_state(&begin).map_err(|_| NoAutomaton::Unsupported)?;
    let mut numbers: HashMap<StateID, u16> = HashMap::from([(first, 1)]);
    let mut waiting = VecDeque::from([first]);
    let mut rows: Vec<[u16; 256]> = vec![[0; 256]];
    let mut ends = vec![false];
    while let Some(state) = waiting.pop_front() {
        if rows.len() >= MOST_STEPS {
            return Err(NoAutomaton::TooLarge);
        }
        let mut row = [0; 256];
        for (byte, number) in (0..=u8::MAX).zip(&mut row) {
            let next = dfa.next_state(state, byte);
            if dfa.is_quit_state(next) {
                return Err(NoAutomaton::Unsupported);
            }
            if dfa.is_dead_state(next) {
                continue;
            }
            let count = numbers.len();
            *number = *numbers.entry(next).or_insert_with(|| {
                waiting.push_back(next);
                u16::try_from(count + 1).unwrap_or(u16::MAX)
            });
        }
        rows.push(row);
        ends.push(dfa.is_match_state(dfa.next_eoi_state(state)));
    }
    packed(&rows, ends)
}

/// With bytes that make the same steps everywhere as one kind.
fn packed(rows: &[[u16; 256]], ends: Vec<bool>) -> Result<Automaton, NoAutomaton> {
    let mut columns: Vec<Vec<u16>> = Vec::new();
    let mut kinds = [0; 256];
    for (byte, kind) in kinds.iter_mut().enumerate() {
        let column: Vec<u16> = rows.iter().map(|row| row[byte]).collect();
        let place = columns.iter().position(|known| *known == column).unwrap_or_else(|| {
            columns.push(column);
            columns.len() - 1
        });
        *kind = u8::try_from(place).map_err(|_| NoAutomaton::TooLarge)?;
    }
    let width = columns.len();
    if rows.len() * width > MOST_STEPS {
        return Err(NoAutomaton::TooLarge);
    }
    let steps =
        (0..rows.len()).flat_map(|state| columns.iter().map(move |column| column[state])).collect();
    Ok(Automaton { kinds, width, steps, ends })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(pattern: &str, text: &str) -> bool {
        let automaton = of(pattern).expect("a table");
        let last = text.bytes().fold(1usize, |state, byte| {
            let kind = usize::from(automaton.kinds[usize::from(byte)]);
            automaton.steps[state * automaton.width + kind].into()
        });
        automaton.ends[last]
    }

    #[test]
    fn the_whole_text_has_to_match() {
        assert!(takes("[a-z]+", "sword"));
        assert!(!takes("[a-z]+", "sword1"));
        assert!(!takes("[a-z]+", "1sword"));
        assert!(!takes("[a-z]+", ""));
        assert!(!takes("[a-z]+", "sword\n"));
        // The shorter way first, and no bracket of ours to close.
        assert!(takes("a|ab", "ab"));
        assert!(!takes("a|b", "ab"));
        assert!(matches!(of("a)|(?:b"), Err(NoAutomaton::Syntax(_))));
        // Anchors of the author's own do no harm.
        assert!(takes("^a$", "a"));
        assert!(takes("", ""));
        assert!(!takes("", "a"));
    }

    #[test]
    fn letters_of_all_scripts() {
        assert!(takes("[à-ü]{1,3}", "éè"));
        assert!(!takes("[à-ü]{1,3}", "ée"));
        assert!(takes(".", "é"));
        assert!(!takes(".", "éé"));
    }

    #[test]
    fn what_is_too_large_is_no_table() {
        for pattern in ["(?:a|b)*a(?:a|b){20}", "\\w{40}", "[a-z]{1,5000}"] {
            let t = std::time::Instant::now();
            assert!(matches!(of(pattern), Err(NoAutomaton::TooLarge)), "{pattern}");
            eprintln!("{pattern} {:?}", t.elapsed());
        }
        let told = of("[z-a]").expect_err("not a range");
        assert!(matches!(&told, NoAutomaton::Syntax(why) if why.contains("range")), "{told:?}");
    }
}
