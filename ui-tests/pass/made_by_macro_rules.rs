//! Payloads, rules and remotes that a macro of the author's makes of what it is given.

use remote::prelude::*;

macro_rules! payload {
    ($(#[$of_type:meta])* $name:ident { $($(#[$rule:meta])* $field:ident: $ty:ty,)* }) => {
        #[derive(Debug, Clone, PartialEq, Payload)]
        $(#[$of_type])*
        struct $name {
            $($(#[$rule])* $field: $ty,)*
        }
    };
}

payload! {
    #[check(Order::is_fair)]
    Order {
        #[range(1..=MOST)]
        quantity: u32,
        #[max_len(8)]
        #[each(finite)]
        weights: Vec<f32>,
        gift: bool,
    }
}

const MOST: u32 = 9;

impl Order {
    fn is_fair(&self) -> bool {
        self.quantity != 5 || self.gift
    }
}

macro_rules! numbers {
    ($($name:ident: $ty:ty = $low:literal to $high:literal;)*) => {$(
        #[derive(Payload)]
        struct $name(#[range($low..=$high)] $ty);
    )*};
}

numbers! {
    Level: u16 = 1 to 99;
    Depth: i32 = -5 to 5;
    Share: f64 = 0.0 to 1.0;
}

struct Game;

macro_rules! table {
    ($table:ident on $world:ty { $($remote:ident($($param:ident: $ty:ty),*) at $rate:literal;)* }) => {
        #[remotes($table)]
        impl $world {$(
            #[remote(rate = $rate)]
            fn $remote(&mut self, caller: &Caller, $($param: $ty),*) -> bool {
                let _ = (caller, $($param),*);
                true
            }
        )*}
    };
}

table!(game on Game {
    buy(order: Order, at: Level) at "5/s";
    dig(depth: Depth, share: Share) at "1/min";
    ping() at "9/s";
});

fn main() {
    let remotes = game::remotes().contract().remotes;
    let names: Vec<_> = remotes.iter().map(|remote| remote.spec.name).collect();
    assert_eq!(names, ["buy", "dig", "ping"]);
    assert!(remotes[0].judge(&[9, 0, 0, 99]).is_ok());
    assert!(remotes[0].judge(&[5, 0, 0, 99]).is_err());
    assert!(remotes[0].judge(&[9, 0, 0, 100]).is_err());
}
