//! What a remote says of its pace: bursts, costs, groups, the server's rate, what is observed, decoys.

use std::time::Duration;

use remote::prelude::*;

const BURST: u32 = 30;

#[derive(Payload)]
struct Order {
    #[range(1..=9)]
    quantity: u8,
    #[max_len(9)]
    items: Vec<u8>,
    inner: Inner,
}

#[derive(Payload)]
struct Inner(#[range(-9..=9)] i64);

impl Order {
    fn weight(&self) -> usize {
        self.items.len() * 2
    }
}

struct Game;

#[remotes(game)]
impl Game {
    const BURST: u32 = 40;

    #[remote(rate = "5/10s", burst = 10)]
    fn more_at_once(&mut self, _caller: &Caller) {}

    #[remote(rate = "50/s", burst = 1)]
    fn one_at_once(&mut self, _caller: &Caller) {}

    #[remote(burst = BURST + 1, rate = "5/s")]
    fn by_constant(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", burst = Self::BURST)]
    fn by_own_constant(&mut self, _caller: &Caller) {}

    #[remote(rate = "20/10s", cost = arrows)]
    fn shoot(&mut self, _caller: &Caller, #[range(1..=20)] arrows: u32) {
        let _ = arrows;
    }

    #[remote(rate = "20/10s", cost = order.quantity)]
    fn by_field(&mut self, _caller: &Caller, loud: bool, order: Order) {
        let _ = (loud, order.quantity);
    }

    #[remote(rate = "20/10s", cost = order.items.len())]
    fn by_length(&mut self, _caller: &Caller, order: Order) {
        let _ = order.items;
    }

    #[remote(rate = "20/10s", cost = order.weight())]
    fn by_method(&mut self, _caller: &Caller, order: Order) {
        let _ = order;
    }

    #[remote(rate = "20/10s", cost = (order.inner.0))]
    fn by_place(&mut self, _caller: &Caller, order: Order) {
        let _ = order.inner.0;
    }

    #[remote(rate = "2/s", burst = 3, group = "combat")]
    fn strike(&mut self, _caller: &Caller) {}

    #[remote(rate = "2/1s", burst = 3, group = "combat")]
    fn parry(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", rate(server) = "50/min")]
    fn horn(&mut self, _caller: &Caller) {}

    #[remote(rate(server) = "50/s", observe, rate = "5/s")]
    fn tried(&mut self, _caller: &Caller) {}

    #[remote(decoy, rate = "1/s")]
    fn give_gold(&mut self, caller: &Caller, #[any] amount: u32) {
        unreachable!("{} has no stub, and {amount} is never given", caller.player());
    }

    #[remote(unreliable, rate = "20/s")]
    fn look(&mut self, _caller: &Caller, #[any] at: u16) {
        let _ = at;
    }

    #[remote(rate = "1/3s", cooldown = "3s")]
    fn as_slow_as_its_rate(&mut self, _caller: &Caller) {}

    #[remote(rate = "1/min", burst = 2, cooldown = "500ms")]
    async fn two_but_not_at_once(_world: World<Self>, _caller: &Caller) {}
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    let specs: Vec<_> = remotes.iter().map(|remote| remote.spec).collect();
    let bursts: Vec<_> = specs.iter().take(4).map(|spec| spec.rate.burst()).collect();
    assert_eq!(bursts, [10, 1, 31, 40]);
    let costs: Vec<_> = specs.iter().filter_map(|spec| spec.cost).collect();
    let by = ["arrows", "order.quantity", "order.items.len()", "order.weight()", "order.inner.0"];
    assert_eq!(costs, by);
    let groups: Vec<_> = specs.iter().filter_map(|spec| spec.group).collect();
    assert_eq!(groups, ["combat"; 2]);
    assert_eq!(specs[11].server_rate.map(|rate| rate.period()), Some(Duration::from_secs(60)));
    assert!(specs[12].observe && !specs[12].decoy);
    assert!(specs[13].decoy && !specs[13].observe);
    assert_eq!(specs.iter().filter(|spec| spec.unreliable).count(), 1);
    let cooldowns: Vec<_> = specs.iter().filter_map(|spec| spec.cooldown).collect();
    assert_eq!(cooldowns, [3_000, 500].map(Duration::from_millis));
}
