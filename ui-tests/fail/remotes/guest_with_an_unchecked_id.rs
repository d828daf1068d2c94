//! A guest sends no ids, whatever reason there is.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

struct Lobby;

#[remotes(lobby)]
impl Lobby {
    #[remote(rate = "1/s", allow = guest)]
    fn price(&mut self, _guest: &Guest, #[unchecked = "the body looks it up"] item: ItemId) -> u8 {
        u8::try_from(item.0).unwrap_or(0)
    }
}

fn main() {}
