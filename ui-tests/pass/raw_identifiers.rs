//! Names that are words of Rust, wherever an author can write one.
#![allow(non_camel_case_types)]

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    #[range(1..=9)]
    r#type: u32,
    r#in: bool,
}

#[derive(Payload)]
enum Word {
    r#match,
    r#loop(u8),
    r#struct { r#fn: bool },
}

#[derive(Payload, Event)]
struct r#yield {
    r#final: u8,
}

struct r#virtual;

#[remotes(r#box, events(r#yield))]
impl r#virtual {
    #[remote(rate = "5/s", cost = r#where, when(Self::r#try(r#where), r#mod::r#use))]
    fn r#for(
        &mut self,
        caller: &Caller,
        order: Order,
        #[range(1..=5)]
        #[check(r#mod::r#if)]
        r#where: u32,
    ) -> Word {
        let _ = caller.send(&r#yield { r#final: 1 });
        match (order.r#type, order.r#in, r#where) {
            (1, ..) => Word::r#match,
            (_, true, _) => Word::r#loop(1),
            _ => Word::r#struct { r#fn: true },
        }
    }

    fn r#try(&self, _caller: &Caller, r#where: &u32) -> bool {
        *r#where < 9
    }
}

mod r#mod {
    use super::*;

    pub(super) fn r#use(_world: &r#virtual, _caller: &Caller) -> bool {
        true
    }

    pub(super) fn r#if(number: &u32) -> bool {
        *number != 4
    }
}

fn main() {
    let contract = r#box::remotes().contract();
    let spec = &contract.remotes[0].spec;
    assert_eq!((contract.name, contract.events[0].name), ("box", "yield"));
    assert_eq!((spec.name, spec.params), ("for", ["order", "where"].as_slice()));
    assert_eq!(spec.when, ["try(where)", "mod::use"]);
    let caller = Caller::for_test(PlayerId(1));
    let word = r#virtual.r#for(&caller, Order { r#type: 1, r#in: false }, 1);
    assert!(matches!(word, Word::r#match));
    assert_eq!(caller.sent::<r#yield>().first().map(|(_, event)| event.r#final), Some(1));
}
