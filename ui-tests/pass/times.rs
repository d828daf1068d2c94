//! Lengths of time, as texts, constants and both, wherever they stand.

use std::time::Duration;

use remote::prelude::*;

const MINUTE: Duration = Duration::from_secs(60);

#[derive(Payload)]
struct Waits {
    #[range("0s"..="60s")]
    a: Duration,
    #[range("1ms".."1h")]
    b: Duration,
    #[range(Duration::ZERO..=Duration::MAX)]
    c: Duration,
    #[range("500ms"..=MINUTE)]
    d: Option<Duration>,
    #[range(MINUTE..="90min")]
    e: [Duration; 2],
    #[max_len(3)]
    #[each(range("0s"..="1s"))]
    f: Vec<Duration>,
    #[range("1min"..="1min")]
    g: Box<Duration>,
    #[range(Self::LEAST..=Self::MOST)]
    h: Duration,
}

impl Waits {
    const LEAST: Duration = Duration::from_millis(1);
    const MOST: Duration = MINUTE;
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s", reply(range("0s"..="1h")))]
    fn waits(&mut self, _caller: &Caller, all: Waits) -> Duration {
        drop((all.a, all.b, all.c, all.d, all.e, all.f, all.g));
        all.h
    }

    #[remote(rate = "1/s")]
    fn wait(&mut self, _caller: &Caller, #[range("1s"..="60s")] time: Duration) {
        let _ = time;
    }
}

fn main() {
    let wait = &game::remotes().contract().remotes[1];
    assert!(wait.judge(&[1, 0]).is_ok());
    assert!(wait.judge(&[60, 0]).is_ok());
    assert!(wait.judge(&[60, 1]).is_err());
    assert!(wait.judge(&[0, 250]).is_err());
}
