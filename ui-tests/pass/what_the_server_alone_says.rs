//! Payloads that no client sends: as answers, as errors, in other payloads, and as events.

use remote::prelude::*;

#[derive(Debug, Clone, PartialEq, ServerOnly)]
struct Price {
    #[range(0..=1_000_000)]
    gold: u32,
}

#[derive(Debug, Clone, PartialEq, ServerOnly)]
enum Outcome {
    Sold(Price),
    Failed {
        #[max_len(3)]
        offers: Vec<Price>,
    },
}

/// Not the server's by its own word, and by what is in it.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
struct Offer {
    price: Option<Price>,
    #[any]
    by: PlayerId,
}

struct Game;

#[remotes(game, events(Offer))]
impl Game {
    #[remote(rate = "5/s")]
    fn price(&mut self, _caller: &Caller) -> Price {
        Price { gold: 3 }
    }

    #[remote(rate = "5/s")]
    fn haggle(&mut self, _caller: &Caller, offer: u8) -> Result<Outcome, Price> {
        if offer > 3 { Ok(Outcome::Sold(Price { gold: 3 })) } else { Err(Price { gold: 3 }) }
    }

    #[remote(rate = "5/s", reply(max_len(4)))]
    fn prices(&mut self, caller: &Caller) -> Vec<Price> {
        let _ = caller.send(&Offer { price: None, by: caller.player() });
        vec![Price { gold: 3 }]
    }

    #[remote(rate = "5/s")]
    fn maybe(&mut self, _caller: &Caller) -> Option<(bool, Box<Outcome>)> {
        Some((true, Box::new(Outcome::Failed { offers: Vec::new() })))
    }
}

fn main() {
    let caller = Caller::for_test(PlayerId(1));
    assert_eq!(Game.haggle(&caller, 4), Ok(Outcome::Sold(Price { gold: 3 })));
    assert_eq!(Game.prices(&caller).len(), 1);
    assert_eq!(caller.sent::<Offer>()[0].1, Offer { price: None, by: PlayerId(1) });
}
