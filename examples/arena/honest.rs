//! Players as they should be: they walk, chat, buy, strike, trade and redeem through the stub, at the pace
//! that the game declares.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use remote::prelude::*;
use remote_tests::by_macro::{ItemId, Order, ShopClient, Strike, shop};
use remote_tests::market::{MarketClient, Offer, PetId, market};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use crate::Play;
use crate::report::Progress;

/// What all honest players saw together.
#[derive(Debug)]
pub(crate) struct Honest {
    pub(crate) calls: u64,
    pub(crate) events: u64,
    /// Round trips of calls, in microseconds.
    pub(crate) round_trips: Histogram<u64>,
}

impl Honest {
    fn new() -> Result<Self, String> {
        let round_trips = Histogram::new_with_bounds(1, 60_000_000, 3);
        let round_trips = round_trips.map_err(|error| format!("no histogram: {error}"))?;
        Ok(Self { calls: 0, events: 0, round_trips })
    }

    fn add(&mut self, other: Self) -> Result<(), String> {
        self.calls += other.calls;
        self.events += other.events;
        let added = self.round_trips.add(other.round_trips);
        added.map_err(|error| format!("two histograms do not fit: {error}"))
    }
}

/// All of them, until the match is over.
pub(crate) fn start(
    address: SocketAddr,
    play: Play,
    progress: &Progress,
) -> impl Future<Output = Result<Honest, String>> + use<> {
    let progress = progress.clone();
    async move {
        let mut players = JoinSet::new();
        for number in 0..play.players {
            players.spawn(play_one(address, play, number, progress.clone()));
        }
        let mut all = Honest::new()?;
        while let Some(one) = players.join_next().await {
            all.add(one.map_err(|error| format!("a player stopped: {error}"))??)?;
        }
        Ok(all)
    }
}

/// Under which name an honest player comes.
pub(crate) fn name(play: Play, number: u32) -> String {
    format!("honest {}-{number}", play.seed)
}

async fn play_one(
    address: SocketAddr,
    play: Play,
    number: u32,
    progress: Progress,
) -> Result<Honest, String> {
    if number == 0 {
        ask_as_a_guest(address, &progress).await?;
    }
    let told = progress.clone();
    let client = Client::builder()
        .on_refused_event(move |event, refusal| told.refuse(&format!("{event}: {refusal}")))
        .connect(address, name(play, number))
        .await
        .map_err(|error| format!("an honest player cannot join {address}: {error}"))?;
    let mut player = Player {
        shop: shop::client(&client),
        market: market::client(&client),
        id: client.player(),
        random: StdRng::seed_from_u64(play.seed.wrapping_mul(1_000).wrapping_add(number.into())),
        seen: Honest::new()?,
        progress,
        number,
        codes: 0,
    };
    let end = Instant::now() + play.length();
    // A step each 100 ms; what is slower happens at some of the steps.
    let mut steps = interval(Duration::from_millis(100));
    steps.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut step = u64::from(number);
    while Instant::now() < end {
        tokio::select! {
            _ = steps.tick() => {}
            lost = client.closed() => return Err(format!("an honest player was cut off: {lost}")),
        }
        player.step(step).await;
        step += 1;
    }
    // What was refused of the last events is heard by now.
    tokio::time::sleep(Duration::from_millis(100)).await;
    if let Some(lost) = client.lost() {
        return Err(format!("an honest player was cut off: {lost}"));
    }
    client.leave().await;
    Ok(player.seen)
}

/// Before he logs in, one of them asks what strangers may ask.
async fn ask_as_a_guest(address: SocketAddr, progress: &Progress) -> Result<(), String> {
    let client =
        Client::guest(address).await.map_err(|error| format!("a guest is not let in: {error}"))?;
    progress.honest(1);
    if let Err(error) = market::client(&client).call_out().await {
        progress.refuse(&format!("call_out: {error}"));
    }
    client.leave().await;
    Ok(())
}

struct Player {
    shop: ShopClient,
    market: MarketClient,
    id: PlayerId,
    random: StdRng,
    seen: Honest,
    progress: Progress,
    number: u32,
    codes: u32,
}

impl Player {
    async fn step(&mut self, step: u64) {
        // From anywhere in here to anywhere else is less than the 5 m of one step.
        let to = [0; 3].map(|_: i32| self.random.random_range(-1.4..1.4f32));
        let walked = self.shop.walk(to);
        self.event("walk", walked);
        if step % 10 == 1 {
            let said = self.shop.say(format!("step {step}: grüße an alle ♥"));
            self.event("say", said);
        }
        if step % 4 == 2 {
            let order = Order { item: ItemId(1), quantity: self.random.random_range(1..=3) };
            let shop = self.shop.clone();
            self.call("buy", shop.buy(order)).await;
        }
        if step % 13 == 3 {
            let shop = self.shop.clone();
            self.call("strike", shop.strike(Strike { at: to })).await;
        }
        if step % 11 == 5 {
            let offer = Offer {
                item: ItemId(2),
                price: self.random.random_range(1..=1_000_000),
                share: self.random.random_range(0.0..=1.0),
                days: vec![1, 2, 365],
                goods: [(0, 1), (200, 99)].into(),
            };
            let market = self.market.clone();
            self.call("offer", market.offer(offer)).await;
        }
        if step % 9 == 4 {
            let market = self.market.clone();
            self.call("feed", market.feed(self.id, PetId(self.id.0))).await;
        }
        if step % 200 == 9 {
            let market = self.market.clone();
            self.call("whistle", market.whistle()).await;
        }
        if step % 10 == 7 {
            self.codes += 1;
            let code = format!("{}-{}-{step:x}", self.number, self.codes);
            let shop = self.shop.clone();
            self.call("redeem", shop.redeem(code)).await;
        }
    }

    fn event(&mut self, name: &str, sent: Result<(), Refusal>) {
        self.seen.events += 1;
        self.progress.honest(1);
        if let Err(refusal) = sent {
            self.progress.refuse(&format!("{name}: {refusal}"));
        }
    }

    async fn call<T, E: std::fmt::Display>(
        &mut self,
        name: &str,
        pending: impl Future<Output = Result<T, CallError<E>>>,
    ) {
        let sent = Instant::now();
        let answer = pending.await;
        let micros = u64::try_from(sent.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.seen.round_trips.saturating_record(micros);
        self.seen.calls += 1;
        self.progress.honest(1);
        match answer {
            Ok(_) | Err(CallError::Failed(_)) => {}
            Err(error) => self.progress.refuse(&format!("{name}: {error}")),
        }
    }
}
