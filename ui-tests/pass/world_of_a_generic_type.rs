//! A world may be one of a generic type, or named by a path, an alias, or another enum.

mod halls {
    #[derive(Default)]
    pub struct Hall<T>(pub T);

    pub enum Place {
        Here,
        There,
    }
}

use halls::{Hall, Place};
use remote::prelude::*;

#[remotes(small)]
impl Hall<u8> {
    #[remote(rate = "5/s", when(Self::is_small))]
    fn grow(&mut self, _caller: &Caller, by: u8) -> u8 {
        self.0 = self.0.saturating_add(by);
        self.0
    }

    fn is_small(&self, _caller: &Caller) -> bool {
        self.0 < 9
    }
}

#[remotes(large)]
impl halls::Hall<Vec<String>> {
    #[remote(rate = "5/s")]
    fn add(&mut self, _caller: &Caller, #[max_len(8)] text: String) {
        self.0.push(text);
    }

    #[remote(rate = "5/s")]
    async fn count(world: World<Self>, _caller: &Caller) -> u64 {
        world.enter(|hall| hall.0.len()).await.try_into().unwrap_or(u64::MAX)
    }
}

#[remotes(place)]
impl halls::Place {
    #[remote(rate = "5/s")]
    fn go(&mut self, _caller: &Caller) {
        *self = match *self {
            Self::Here => Self::There,
            Self::There => Self::Here,
        };
    }
}

#[remotes]
trait Counter {
    #[remote(rate = "5/s")]
    fn tick(&mut self, caller: &Caller) -> u8;
}

impl<T: Send + 'static> Counter for Hall<T> {
    fn tick(&mut self, _caller: &Caller) -> u8 {
        1
    }
}

fn main() {
    let caller = Caller::for_test(PlayerId(1));
    let mut hall = Hall(3u8);
    assert_eq!(hall.grow(&caller, 2), 5);
    assert_eq!(large::remotes().contract().remotes.len(), 2);
    let mut here = Place::Here;
    here.go(&caller);
    assert!(matches!(here, Place::There));
    let tables = [small::remotes(), counter::remotes::<Hall<u8>>()];
    assert_eq!(tables.map(|table| table.contract().name), ["small", "counter"]);
}
