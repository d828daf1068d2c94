//! A contract with async functions, which the world writes as ordinary ones.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use remote::prelude::*;
use remote::{AfterPanic, RoomId, sans_io::Room};

#[derive(Debug, PartialEq, Payload)]
enum DeskError {
    Closed,
}

#[remotes]
trait Desk {
    #[remote(rate = "1/10s", deadline = "500ms", when(Self::is_here))]
    async fn redeem(
        world: World<Self>,
        caller: &Caller,
        #[max_len(16)] code: String,
    ) -> Result<u32, DeskError>;

    #[remote(rate = "5/s", concurrent)]
    async fn look(world: World<Self>, caller: &Caller);

    #[remote(rate = "5/s")]
    fn ring(&mut self, caller: &Caller);

    fn is_here(&self, caller: &Caller) -> bool;
}

struct Game {
    redeemed: Vec<String>,
    is_open: bool,
}

impl Desk for Game {
    async fn redeem(world: World<Self>, _caller: &Caller, code: String) -> Result<u32, DeskError> {
        if !world.enter(|game| game.is_open).await {
            return Err(DeskError::Closed);
        }
        world
            .enter(|game| {
                game.redeemed.push(code);
                u32::try_from(game.redeemed.len()).map_err(|_| DeskError::Closed)
            })
            .await
    }

    async fn look(world: World<Self>, caller: &Caller) {
        let _ = (world, caller.player());
    }

    fn ring(&mut self, _caller: &Caller) {
        self.is_open = true;
    }

    fn is_here(&self, caller: &Caller) -> bool {
        caller.player() == PlayerId(1)
    }
}

/// What a future has to say, if it waits for nothing.
fn finished<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing waits here"),
    }
}

fn go_on(_: &mut Game) -> AfterPanic {
    AfterPanic::Continue
}

fn main() {
    let remotes = desk::remotes::<Game>().contract().remotes;
    let runs = |place: usize| {
        let body = remotes[place].spec.future.expect("an async body");
        (body.deadline, body.concurrent)
    };
    assert_eq!(runs(0), (Duration::from_millis(500), false));
    assert_eq!(runs(1), (Duration::from_secs(2), true));

    let game = Game { redeemed: Vec::new(), is_open: false };
    let world = World::new(Arc::new(Room::new(RoomId(0), game, go_on)));
    let caller = Caller::for_test(PlayerId(1));
    let redeem = || finished(Game::redeem(world.clone(), &caller, "WELCOME".to_owned()));
    assert_eq!(redeem(), Err(DeskError::Closed));
    finished(world.enter(|game| game.ring(&caller)));
    assert_eq!(redeem(), Ok(1));
    finished(Game::look(world.clone(), &caller));
}
