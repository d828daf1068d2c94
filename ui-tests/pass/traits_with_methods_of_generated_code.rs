//! Traits in scope whose methods are called as those that generated code uses.

use remote::prelude::*;

trait Everything {
    fn verify(&self) {}
    fn build(&self) {}
    fn encode(&self) {}
    fn in_world(&self) {}
    fn into_inner(&self) {}
    fn position(&self) {}
    fn with_burst(&self) {}
    fn group(&self) {}
    fn cost(&self) {}
    fn tokens(&self) {}
    fn whole(&self) {}
    fn count(&self) {}
    fn to_bits(&self) {}
    fn run(&self) {}
    fn ask(&self) {}
    fn call(&self) {}
    fn event(&self) {}
    fn table(&self) {}
}

impl<T: ?Sized> Everything for T {}

const MOST: u32 = 9;

#[derive(Payload)]
#[check(is_fair)]
struct Order {
    #[range(1..=MOST)]
    quantity: u32,
    #[max_len(MOST)]
    #[each(finite)]
    weights: Vec<f32>,
    #[max_norm(2.5)]
    step: [f32; 2],
}

fn is_fair(order: &Order) -> bool {
    order.quantity != 5
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "50/s", burst = 9, group = "all", cost = order.quantity)]
    fn buy(&mut self, _caller: &Caller, order: Order) -> u32 {
        let _ = (order.weights, order.step);
        order.quantity
    }

    #[remote(rate = "50/s", burst = 9, group = "all")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn use_it(client: &Client) {
    drop(game::client(client).buy(Order { quantity: 1, weights: Vec::new(), step: [0.0; 2] }));
    let _ = game::client(client).ping();
}

fn main() {
    let _ = use_it;
    assert_eq!(game::remotes().contract().remotes[0].spec.rate.burst(), 9);
}
