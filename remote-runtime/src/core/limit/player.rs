//! What we hold of a player who is here: his buckets and his trust. It belongs to the player, not
//! to a connection, so that leaving and rejoining refills and forgives nothing.

use std::sync::Arc;

use crate::core::meter::Meter;
use crate::core::meter::bucket::Bucket;
use crate::core::meter::cooldown::Cooldowns;
use crate::core::time::Timestamp;
use crate::core::trust::Trust;

/// The meters and the trust of one player. Of an address from which guests come it holds the meters, and nobody is trusted
/// or cools down.
#[derive(Debug)]
pub(crate) struct PlayerState {
    /// Frames over all remotes.
    pub(crate) frames: Meter,
    /// Bytes over all remotes.
    pub(crate) bytes: Meter,
    /// Events that his calls had sent.
    pub(crate) fan_out: Meter,
    /// By the number of a remote's meter; those of a group share that of the first.
    pub(crate) remotes: Box<[Meter]>,
    /// Of those remotes that have one. His calls hold it, too.
    pub(crate) cooldowns: Arc<Cooldowns>,
    pub(crate) trust: Trust,
}

/// Which meter of a player: remotes by their number, cooldowns by theirs, the player's own by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    Frames,
    Bytes,
    FanOut,
    Remote(u16),
    Cooldown(u16),
}

impl PlayerState {
    /// A player of whom nothing is known.
    pub(crate) fn new(remotes: usize, cooldowns: usize) -> Self {
        Self {
            frames: Meter::default(),
            bytes: Meter::default(),
            fan_out: Meter::default(),
            remotes: vec![Meter::default(); remotes].into_boxed_slice(),
            cooldowns: Arc::new(Cooldowns::new(cooldowns)),
            trust: Trust::NEW,
        }
    }

    /// By what the player's rates are divided now. When that has ended, what he owes by the slower rates is brought
    /// back to what it would be by the whole ones.
    #[inline]
    pub(crate) fn divisor(&mut self, now: Timestamp) -> u32 {
        match self.trust.throttle_of_late() {
            None => 1,
            Some(throttle) if throttle.until > now => throttle.divisor,
            Some(throttle) => {
                self.ease(throttle.divisor, now);
                1
            }
        }
    }

    #[cold]
    fn ease(&mut self, divisor: u32, now: Timestamp) {
        for meter in &mut self.remotes {
            meter.ease(divisor, now);
        }
        self.trust.set_throttle(None);
    }

    /// The meters that owe something.
    pub(crate) fn spent(&self, now: Timestamp) -> impl Iterator<Item = (Slot, Meter)> {
        let own =
            [(Slot::Frames, self.frames), (Slot::Bytes, self.bytes), (Slot::FanOut, self.fan_out)];
        let remotes = (0u16..).map(Slot::Remote).zip(self.remotes.iter().copied());
        let spent =
            own.into_iter().chain(remotes).filter(move |(_, meter)| meter.time_full() > now);
        let cooldowns = self.cooldowns.running(now).into_iter().map(|(number, ready)| {
            let bucket = Bucket::full_at(ready);
            (Slot::Cooldown(number), Meter { bucket, ..Meter::default() })
        });
        spent.chain(cooldowns)
    }

    /// Puts a meter back. A remote that is not mounted any more has none.
    pub(crate) fn restore(&mut self, slot: Slot, meter: Meter) {
        let place = match slot {
            Slot::Frames => Some(&mut self.frames),
            Slot::Bytes => Some(&mut self.bytes),
            Slot::FanOut => Some(&mut self.fan_out),
            Slot::Remote(number) => self.remotes.get_mut(usize::from(number)),
            Slot::Cooldown(number) => {
                self.cooldowns.restore(number, meter.time_full());
                None
            }
        };
        if let Some(place) = place {
            *place = meter;
        }
    }
}
