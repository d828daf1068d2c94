//! Rates in every unit, of one and of many.

use std::time::Duration;

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "20/s")]
    fn a(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/10s")]
    fn b(&mut self, _caller: &Caller) {}

    #[remote(rate = "10/min")]
    fn c(&mut self, _caller: &Caller) {}

    #[remote(rate = "1/5min")]
    fn d(&mut self, _caller: &Caller) {}

    #[remote(rate = "3/h")]
    fn e(&mut self, _caller: &Caller) {}

    #[remote(rate = "2/24h")]
    fn f(&mut self, _caller: &Caller) {}

    #[remote(rate = "1/500ms")]
    fn g(&mut self, _caller: &Caller) {}

    #[remote(rate = "1/ms")]
    fn h(&mut self, _caller: &Caller) {}

    #[remote(rate = "4294967295/h")]
    fn i(&mut self, _caller: &Caller) {}

    #[remote(rate = "1/2000000h")]
    fn j(&mut self, _caller: &Caller) {}
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    let rates: Vec<_> = remotes
        .iter()
        .map(|remote| (remote.spec.rate.count(), remote.spec.rate.period()))
        .collect();
    let (seconds, millis) = (Duration::from_secs, Duration::from_millis);
    let expected = [
        (20, seconds(1)),
        (5, seconds(10)),
        (10, seconds(60)),
        (1, seconds(300)),
        (3, seconds(3_600)),
        (2, seconds(86_400)),
        (1, millis(500)),
        (1, millis(1)),
        (u32::MAX, seconds(3_600)),
        (1, seconds(7_200_000_000)),
    ];
    assert_eq!(rates, expected);
    assert!(remotes.iter().all(|remote| remote.spec.rate.burst() == remote.spec.rate.count()));
}
