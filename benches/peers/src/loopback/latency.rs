//! How long calls took, and how many there were.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// Of all calls of one load.
#[derive(Debug, Clone, Copy)]
pub struct Latency {
    pub calls: usize,
    pub p50: Duration,
    pub p99: Duration,
}

impl Latency {
    /// Of these times.
    pub fn of(mut times: Vec<Duration>) -> Result<Self, String> {
        times.sort_unstable();
        let at = |part: usize| times.get(times.len() * part / 100).copied();
        let (Some(p50), Some(p99)) = (at(50), at(99)) else {
            return Err("no call was answered".into());
        };
        Ok(Self { calls: times.len(), p50, p99 })
    }

    #[allow(clippy::cast_precision_loss)] // for people
    pub fn per_second(&self, length: Duration) -> f64 {
        self.calls as f64 / length.as_secs_f64()
    }
}

/// As one process tells another.
impl fmt::Display for Latency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.calls, self.p50.as_nanos(), self.p99.as_nanos())
    }
}

impl FromStr for Latency {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("the clients said `{text}`");
        let numbers: Vec<u64> = text.split(' ').filter_map(|word| word.parse().ok()).collect();
        let [calls, p50, p99] = numbers.as_slice() else { return Err(wrong()) };
        let calls = usize::try_from(*calls).map_err(|_| wrong())?;
        Ok(Self { calls, p50: Duration::from_nanos(*p50), p99: Duration::from_nanos(*p99) })
    }
}
