//! What may be asked before login: at both doors, with values, conditions, costs, and beside what is for players.

use std::net::IpAddr;
use std::time::Duration;

use remote::Timestamp;
use remote::prelude::*;

#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Account {
    #[len(3..=32)]
    #[charset('a'..='z')]
    pub name: String,
    #[range(13..=130)]
    pub age: u8,
}

#[derive(Debug, Clone, PartialEq, Payload)]
pub enum SignupError {
    Taken,
}

#[derive(Default)]
pub struct Game {
    accounts: Vec<(String, IpAddr)>,
    closed: bool,
}

#[remotes(lobby)]
impl Game {
    /// A call.
    #[remote(rate = "1/s", reply(max_len(200)), allow = guest)]
    pub fn motd(&self, _guest: &Guest) -> String {
        "welcome".to_owned()
    }

    /// With a payload, a result and all that goes with it.
    #[remote(
        rate = "2/10s",
        burst = 3,
        rate(server) = "50/s",
        allow = guest,
        when(Self::is_open, Self::is_free(account)),
        name = "sign up"
    )]
    pub fn register(&mut self, guest: &Guest, account: Account) -> Result<(), SignupError> {
        if self.accounts.iter().any(|(name, _)| *name == account.name) {
            return Err(SignupError::Taken);
        }
        self.accounts.push((account.name, guest.address()));
        Ok(())
    }

    /// An event, whose cost is said.
    #[remote(rate = "10/s", cost = often, allow = guest, observe)]
    pub fn knock(&mut self, guest: &remote::Guest, #[range(1..=5)] often: u8) {
        let _: (u8, Timestamp, Option<Duration>) = (often, guest.now(), guest.round_trip());
    }

    /// A player's.
    #[remote(rate = "1/s")]
    pub fn play(&mut self, _caller: &Caller) {}

    fn is_open(&self, _guest: &Guest) -> bool {
        !self.closed
    }

    fn is_free(&self, guest: &Guest, account: &Account) -> bool {
        !account.name.is_empty() && self.accounts.iter().all(|(_, from)| *from != guest.address())
    }
}

mod door {
    use remote::prelude::*;

    #[remotes]
    pub trait Porch {
        #[remote(rate = "1/s", allow = guest, when(Self::is_open))]
        fn ask(&self, guest: &Guest, many: u8) -> u8;

        #[remote(rate = "1/s")]
        fn enter(&mut self, caller: &Caller) -> bool;

        fn is_open(&self, guest: &Guest) -> bool;
    }
}

impl door::Porch for Game {
    fn ask(&self, _guest: &Guest, many: u8) -> u8 {
        many
    }

    fn enter(&mut self, _caller: &Caller) -> bool {
        true
    }

    fn is_open(&self, _guest: &Guest) -> bool {
        !self.closed
    }
}

/// A constant of the name is no guest.
mod called_guest {
    use remote::prelude::*;

    #[derive(Clone, Copy)]
    pub enum Staff {
        Ban,
    }

    #[allow(non_upper_case_globals)]
    const guest: Staff = Staff::Ban;

    pub struct Office;

    #[remotes(pub office)]
    impl Office {
        #[remote(rate = "1/s", allow = self::guest)]
        fn ban(&mut self, _caller: &Caller) {}
    }

    impl HasPermissions for Office {
        type Permission = Staff;
    }
}

fn guests<W>(table: &remote::Table<W>) -> Vec<bool> {
    table.contract().remotes.iter().map(|remote| remote.spec.guest).collect()
}

fn main() {
    assert_eq!(guests(&lobby::remotes()), [true, true, true, false]);
    assert_eq!(guests(&door::porch::remotes::<Game>()), [true, false]);
    assert_eq!(guests(&called_guest::office::remotes()), [false]);
    // The author's functions stay his.
    let mut game = Game::default();
    let guest = Guest::for_test([127, 0, 0, 1].into());
    let account = Account { name: "ada".to_owned(), age: 36 };
    assert_eq!(game.register(&guest, account.clone()), Ok(()));
    assert_eq!(game.register(&guest, account), Err(SignupError::Taken));
    assert_eq!(game.motd(&guest), "welcome");
}
