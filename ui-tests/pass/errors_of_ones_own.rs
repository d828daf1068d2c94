//! Errors: enums that say what went wrong, as `thiserror` writes them, structs, and nothing at all.

use std::error::Error;
use std::fmt;

use remote::prelude::*;

#[derive(Debug, Clone, PartialEq, Payload)]
enum ShopError {
    NotEnoughGold {
        #[any]
        lacking: u64,
    },
    SoldOut(#[max_len(8)] String),
    Other(Box<Cause>),
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Cause {
    code: u8,
}

impl fmt::Display for ShopError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEnoughGold { lacking } => write!(f, "{lacking} gold are lacking"),
            Self::SoldOut(item) => write!(f, "no {item} is left"),
            Self::Other(cause) => write!(f, "error {}", cause.code),
        }
    }
}

impl Error for ShopError {}

impl From<Cause> for ShopError {
    fn from(cause: Cause) -> Self {
        Self::Other(Box::new(cause))
    }
}

type Shopped<T> = Result<T, ShopError>;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller, item: u8) -> Result<u32, ShopError> {
        match item {
            0 => Err(ShopError::SoldOut("sword".to_owned())),
            1 => Err(ShopError::NotEnoughGold { lacking: 3 }),
            _ => Ok(u32::from(self.price(item)?)),
        }
    }

    #[remote(rate = "5/s")]
    fn sell(&mut self, _caller: &Caller) -> Shopped<()> {
        Ok(())
    }

    #[remote(rate = "5/s")]
    fn guess(&mut self, _caller: &Caller) -> Result<Option<u8>, ()> {
        Err(())
    }

    #[remote(rate = "5/s")]
    async fn ask(_world: World<Self>, _caller: &Caller) -> std::result::Result<bool, u8> {
        Err(7)
    }

    fn price(&self, item: u8) -> Result<u8, Cause> {
        if item < 9 { Ok(item) } else { Err(Cause { code: item }) }
    }
}

fn main() {
    let caller = Caller::for_test(PlayerId(1));
    let said = [9, 0, 1].map(|item| Game.buy(&caller, item).unwrap_err().to_string());
    assert_eq!(said, ["error 9", "no sword is left", "3 gold are lacking"]);
    assert_eq!(Game.buy(&caller, 4), Ok(4));
    assert_eq!(Game.sell(&caller), Ok(()));
    assert_eq!(Game.guess(&caller), Err(()));
}
