//! A room in which players talk: for the tests of what the server sends.

use remote::SendError;
use remote::prelude::*;

use crate::support::Rig;

/// What somebody has said.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
pub(crate) struct Said {
    #[any]
    pub(crate) by: PlayerId,
    #[max_len(20)]
    pub(crate) text: String,
}

/// How loud it is.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
pub(crate) struct Noise(#[range(0..=9)] pub(crate) u32);

/// Sent by no table.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
pub(crate) struct Secret;

/// A room in which players talk.
#[derive(Debug, Default)]
pub(crate) struct Hall {
    pub(crate) places: std::collections::HashMap<PlayerId, [f32; 3]>,
    pub(crate) errors: Vec<SendError>,
    pub(crate) panics: bool,
}

#[remotes(pub(crate) hall, events(Said, Noise))]
impl Hall {
    /// Tells everybody.
    #[remote(rate = "1000/s")]
    pub(crate) fn say(&mut self, caller: &Caller, #[max_len(30)] text: String) -> bool {
        // Longer than the event may be, for some.
        let sent = caller.send_all(&Said { by: caller.player(), text });
        self.errors.extend(sent.err());
        assert!(!self.panics, "after it was sent");
        true
    }

    /// Tells one.
    #[remote(rate = "1000/s")]
    pub(crate) fn whisper(&mut self, caller: &Caller, #[target] to: PlayerId, loud: u8) -> bool {
        let sent = caller.send_to(to, &Noise(loud.into()));
        self.errors.extend(sent.err());
        sent.is_ok()
    }

    /// Tells those who are near.
    #[remote(rate = "1000/s")]
    pub(crate) fn shout(&mut self, caller: &Caller, loud: u8) {
        let place = self.places[&caller.player()];
        self.errors.extend(caller.send_near(self, place, 10.0, &Noise(loud.into())).err());
    }

    /// Tells itself, often, before and after a wait.
    #[remote(rate = "1000/s")]
    pub(crate) async fn echo(world: World<Self>, caller: &Caller, times: u8) -> bool {
        let sent = caller.send(&Noise(1)).is_ok();
        tokio::task::yield_now().await;
        world.enter(|_| (0..times).all(|_| caller.send(&Noise(2)).is_ok())).await && sent
    }

    pub(crate) fn join(&mut self, caller: &Caller) {
        let number = f32::from(u8::try_from(self.places.len()).expect("few"));
        self.places.insert(caller.player(), [number * 8.0, 0.0, 0.0]);
        caller.send(&Noise(9)).expect("whoever joins is here");
    }
}

impl Targets<PlayerId> for Hall {
    fn may_target(&self, _: &Caller, _: PlayerId) -> bool {
        true
    }
}

impl Characters for Hall {
    fn position(&self, player: PlayerId) -> Option<[f32; 3]> {
        self.places.get(&player).copied()
    }
}

pub(crate) fn rig() -> Rig<Hall> {
    Rig::new(Hall::default(), &[hall::remotes()], Insecure::names(), Hall::join)
}
