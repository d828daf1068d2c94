//! Which of two rules, rates or sets of characters lets more through. What has no order is `Changed`.

use super::compare::Direction;
use super::model::{Characters, Rate, Rule, Whole};

pub(super) const fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Wider => Direction::Narrower,
        Direction::Narrower => Direction::Wider,
        other => other,
    }
}

/// What two changes of one thing amount to; nothing where neither is one.
pub(super) fn both(first: Option<Direction>, second: Option<Direction>) -> Option<Direction> {
    match (first, second) {
        (None, other) | (other, None) => other,
        (Some(first), Some(second)) if first == second => Some(first),
        _ => Some(Direction::Changed),
    }
}

/// More is wider.
pub(super) fn numbers<T: PartialOrd + Copy>(before: T, now: T) -> Direction {
    if before < now { Direction::Wider } else { Direction::Narrower }
}

/// `Some` if `now` differs from `before`, where more is wider.
fn more<T: PartialOrd + Copy>(before: T, now: T) -> Option<Direction> {
    (before != now).then(|| numbers(before, now))
}

/// From `least` to `most` before and now.
fn spans<T: PartialOrd + Copy>(before: (T, T), now: (T, T)) -> Option<Direction> {
    // A lower least is wider.
    both(more(before.0, now.0).map(opposite), more(before.1, now.1))
}

pub(super) fn rate_direction(before: Rate, now: Rate) -> Direction {
    // a/b < c/d as products, which fit: 32 bits and 64 bits.
    let product = |calls: u32, nanos: u64| u128::from(calls).saturating_mul(u128::from(nanos));
    let often = more(product(before.calls, now.period_ns), product(now.calls, before.period_ns));
    // The same average in a longer period is another text and the same bucket.
    both(often, more(before.burst, now.burst)).unwrap_or(Direction::Changed)
}

/// What narrows by being there.
pub(super) fn subset<T: PartialEq>(before: &[T], now: &[T]) -> Option<Direction> {
    let lost = before.iter().any(|item| !now.contains(item));
    let gained = now.iter().any(|item| !before.contains(item));
    match (lost, gained) {
        (false, false) => None,
        (true, false) => Some(Direction::Wider),
        (false, true) => Some(Direction::Narrower),
        (true, true) => Some(Direction::Changed),
    }
}

pub(super) fn characters(
    before: Option<&Characters>,
    now: Option<&Characters>,
) -> Option<Direction> {
    if before == now {
        return None;
    }
    // Any but control characters, where nothing is said.
    let ordinary = Characters { multiline: false, charset: Vec::new(), pattern: None };
    let (before, now) = (before.unwrap_or(&ordinary), now.unwrap_or(&ordinary));
    let pattern = match (&before.pattern, &now.pattern) {
        (before, now) if before == now => None,
        (None, Some(_)) => Some(Direction::Narrower),
        (Some(_), None) => Some(Direction::Wider),
        _ => Some(Direction::Changed),
    };
    let charset = match (before.charset.as_slice(), now.charset.as_slice()) {
        (before, now) if before == now => None,
        // A charset may name control characters, which the ordinary rule refuses.
        ([], now) if !has_control(now) => Some(Direction::Narrower),
        (before, []) if !has_control(before) => Some(Direction::Wider),
        ([], _) | (_, []) => Some(Direction::Changed),
        (before, now) => match (covers(now, before), covers(before, now)) {
            (true, true) => None,
            (true, false) => Some(Direction::Wider),
            (false, true) => Some(Direction::Narrower),
            (false, false) => Some(Direction::Changed),
        },
    };
    let lines = more(before.multiline, now.multiline);
    [pattern, charset, lines].into_iter().fold(None, both)
}

fn has_control(charset: &[(char, char)]) -> bool {
    charset.iter().any(|(first, last)| {
        // All control characters lie below U+00A0.
        (*first..=*last).take_while(|letter| *letter < '\u{a0}').any(char::is_control)
    })
}

/// Whether every character of `inner` is one of `outer`.
fn covers(outer: &[(char, char)], inner: &[(char, char)]) -> bool {
    let mut outer = outer.to_vec();
    outer.sort_unstable();
    inner.iter().all(|(first, last)| {
        let mut reached = u32::from(*first);
        for (from, to) in &outer {
            if u32::from(*from) <= reached && reached <= u32::from(*to) {
                reached = u32::from(*to).saturating_add(1);
            }
        }
        reached > u32::from(*last)
    })
}

/// Which way a rule has changed, for values of one form.
pub(super) fn rules(before: &Rule, now: &Rule) -> Option<Direction> {
    if before == now {
        return None;
    }
    let is_open = |rule: &Rule| matches!(rule, Rule::Unchecked { .. } | Rule::Any | Rule::None);
    // Everything else that floats can have lies in what is finite.
    let is_of_floats = |rule: &Rule| {
        matches!(
            rule,
            Rule::FloatRange { .. }
                | Rule::MaxNorm { .. }
                | Rule::Unit
                | Rule::NearCharacter { .. }
                | Rule::Near { .. }
        )
    };
    let direct = match (before, now) {
        // The reasons are for people.
        (before, now) if is_open(before) && is_open(now) => None,
        (before, _) if is_open(before) => Some(Direction::Narrower),
        (_, now) if is_open(now) => Some(Direction::Wider),
        (Rule::Finite, now) if is_of_floats(now) => Some(Direction::Narrower),
        (before, Rule::Finite) if is_of_floats(before) => Some(Direction::Wider),
        (Rule::Range { least: a, most: b }, Rule::Range { least: c, most: d })
        | (Rule::Time { least: a, most: b }, Rule::Time { least: c, most: d }) => {
            spans((*a, *b), (*c, *d))
        }
        (Rule::FloatRange { least: a, most: b }, Rule::FloatRange { least: c, most: d }) => {
            spans((*a, *b), (*c, *d))
        }
        (Rule::Length { least: a, most: b }, Rule::Length { least: c, most: d }) => {
            spans((*a, *b), (*c, *d))
        }
        (Rule::Depth { levels: a, bytes: b }, Rule::Depth { levels: c, bytes: d }) => {
            both(more(*a, *c), more(*b, *d))
        }
        (Rule::MaxNorm { most: a }, Rule::MaxNorm { most: b })
        | (Rule::NearCharacter { most: a }, Rule::NearCharacter { most: b }) => more(*a, *b),
        (Rule::Near { field: a, most: b }, Rule::Near { field: c, most: d }) if a == c => {
            more(*b, *d)
        }
        (Rule::OneOf { numbers: a }, Rule::OneOf { numbers: b }) => subset(a, b).map(opposite),
        (Rule::Range { least, most }, Rule::OneOf { numbers }) => {
            within(numbers, *least, *most).then_some(Direction::Narrower)
        }
        (Rule::OneOf { numbers }, Rule::Range { least, most }) => {
            within(numbers, *least, *most).then_some(Direction::Wider)
        }
        _ => None,
    };
    direct.or(Some(Direction::Changed))
}

fn within(numbers: &[Whole], least: Whole, most: Whole) -> bool {
    numbers.iter().all(|number| (least..=most).contains(number))
}
