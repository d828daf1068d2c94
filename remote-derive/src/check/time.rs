//! Rates and times as texts: `"5/10s"`, `"2s"`.

use std::time::Duration;

use syn::LitStr;

use crate::messages;
use crate::model::Rate;

/// What is wrong with a text: where in it, and why.
struct Fault {
    from: usize,
    to: usize,
    why: &'static str,
}

impl Fault {
    fn error(&self, literal: &LitStr, form: &str) -> syn::Error {
        let text = literal.value();
        let message = messages::underlined(form, &text, self.from, self.to, self.why);
        syn::Error::new(literal.span(), message)
    }
}

/// A rate.
pub(crate) fn rate(literal: &LitStr) -> syn::Result<Rate> {
    rate_of(&literal.value()).map_err(|fault| fault.error(literal, messages::RATE_FORM))
}

/// A time; `form` is how it is written, and `of_nothing` what is said of none.
pub(crate) fn time(
    literal: &LitStr,
    form: &str,
    of_nothing: &'static str,
) -> syn::Result<Duration> {
    time_of(&literal.value(), 0).map_err(|fault| {
        let is_nothing = fault.why == messages::TIME_OF_NOTHING;
        let why = if is_nothing { of_nothing } else { fault.why };
        Fault { why, ..fault }.error(literal, form)
    })
}

/// A length of time as a bound: none is one, too.
pub(crate) fn length(literal: &LitStr) -> syn::Result<Duration> {
    let text = literal.value();
    match time_of(&text, 0) {
        Err(Fault { why: messages::TIME_OF_NOTHING, .. }) => Ok(Duration::ZERO),
        other => other.map_err(|fault| fault.error(literal, messages::TIME_FORM)),
    }
}

fn rate_of(text: &str) -> Result<Rate, Fault> {
    let Some((count, period)) = text.split_once('/') else {
        return Err(Fault { from: 0, to: text.len(), why: messages::RATE_WITHOUT_SLASH });
    };
    if let Some((from, blank)) = text.char_indices().find(|(_, letter)| letter.is_whitespace()) {
        let (to, why) = (from + blank.len_utf8(), messages::RATE_WITH_BLANK);
        return Err(Fault { from, to, why });
    }
    let fault = |why| Err(Fault { from: 0, to: count.len(), why });
    // Digits alone: `+5` is no count.
    let is_digits = count.bytes().all(|byte| byte.is_ascii_digit());
    let count = match count.parse::<u32>() {
        _ if count.is_empty() => return fault(messages::RATE_WITHOUT_COUNT),
        _ if !is_digits => return fault(messages::RATE_OF_NO_DIGITS),
        Ok(0) => return fault(messages::RATE_OF_NONE),
        Ok(count) => count,
        Err(_) => return fault(messages::RATE_COUNT),
    };
    let from = text.len() - period.len();
    // `20/s` is `20/1s`.
    let period = if period.starts_with(|letter: char| letter.is_ascii_digit()) {
        time_of(period, from)?
    } else {
        time_of(&format!("1{period}"), from).map_err(|fault| Fault {
            from,
            to: text.len(),
            ..fault
        })?
    };
    if u128::from(count) > period.as_nanos() {
        return Err(Fault { from: 0, to: text.len(), why: messages::RATE_TOO_FAST });
    }
    Ok(Rate { count, period })
}

/// A time that stands at `from` in a text.
fn time_of(text: &str, from: usize) -> Result<Duration, Fault> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let nanos_of = |unit| match unit {
        "ms" => Some(1_000_000u64),
        "s" => Some(1_000_000_000),
        "min" => Some(60 * 1_000_000_000),
        "h" => Some(3_600 * 1_000_000_000),
        _ => None,
    };
    let Some(unit_nanos) = nanos_of(unit) else {
        let from = from + digits;
        let why = messages::TIME_UNIT;
        return Err(Fault { from, to: from + unit.len(), why });
    };
    let fault = |why| Err(Fault { from, to: from + digits, why });
    match number.parse::<u64>().ok().and_then(|number| number.checked_mul(unit_nanos)) {
        Some(0) => fault(messages::TIME_OF_NOTHING),
        // What the runtime can count with.
        Some(nanos) if nanos <= u64::MAX / 2 => Ok(Duration::from_nanos(nanos)),
        None if number.is_empty() => fault(messages::TIME_WITHOUT_NUMBER),
        _ => fault(messages::TIME_TOO_LONG),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates() {
        let rate = |text: &str| rate_of(text).map(|rate| (rate.count, rate.period)).ok();
        let seconds = Duration::from_secs;
        assert_eq!(rate("5/10s"), Some((5, seconds(10))));
        assert_eq!(rate("20/s"), Some((20, seconds(1))));
        assert_eq!(rate("10/min"), Some((10, seconds(60))));
        assert_eq!(rate("1/2h"), Some((1, seconds(7_200))));
        assert_eq!(rate("1/500ms"), Some((1, Duration::from_millis(500))));
        for wrong in [
            "",
            "5",
            "5/",
            "/s",
            "0/10s",
            "5/0s",
            "5 per 10s",
            "5/10",
            "5 / 10s",
            "-5/s",
            "+5/s",
            "5/10 s",
            "5/10sec",
            "5000000000/s",
            "1/99999999999999h",
            "4294967295/ms",
            "5/s/s",
            "1.5/s",
        ] {
            assert_eq!(rate(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_wrong_part_is_underlined() {
        let part = |text: &str| {
            let fault = rate_of(text).map(|_| ()).unwrap_err();
            text[fault.from..fault.to].to_owned()
        };
        assert_eq!(part("5/0s"), "0");
        assert_eq!(part("0/10s"), "0");
        assert_eq!(part("5/10sec"), "sec");
        assert_eq!(part("5/sec"), "sec");
        assert_eq!(part("5 per 10s"), "5 per 10s");
        assert_eq!(part("5 / 10s"), " ");
        assert_eq!(part("5/s "), " ");
        assert_eq!(part("/10s"), "");
    }
}
