//! Before login: one frame, the hello, and what becomes of it. Everything here runs for a
//! stranger, so it is bounded by the greeting's own budget.

use std::sync::Arc;

use super::messages::{
    self, FLAG_TELL, Goodbye, Hello, HelloRule, SLOT_BYTES, SLOT_CALLS, Spent, TableOffer, VERSION,
    Welcome, WelcomeRule, rate_body,
};
use super::playing::{Playing, wait_millis};
use super::roster::Seat;
use super::{Phase, Progress, Session};
use crate::core::limit::player::Slot;
use crate::core::refusal::{Refused, Step};
use crate::core::time::{Timestamp, saturating_nanos};
use crate::core::value::breach::{Breach, Class, Rule};
use crate::core::wire::frame::{FrameKind, Header, MAX_CLIENT_FRAME_BYTES};
use crate::core::world::Caller;

impl<W: Send + 'static> Session<W> {
    pub(super) fn greet(&mut self, header: &Header, now: Timestamp) -> Progress {
        // Nothing but a hello is read from a stranger, not even to the end of its frame.
        if header.kind != FrameKind::Hello || !self.budget.greet_frame() {
            let breach = Breach::new(Rule::Session, Class::Denied);
            let event = self.record(None, &Refused::new(Step::Session, breach), now);
            self.close(Goodbye::Handshake, 0);
            return Progress::Event(event);
        }
        let Some(frame) = self.inbound.unread().get(..header.frame_bytes) else {
            return Progress::Wait;
        };
        let body = frame.get(header.header_bytes..).unwrap_or_default();
        let hello = match messages::read::<HelloRule, Hello>(body) {
            Ok(hello) => hello,
            Err(breach) => return self.malformed(breach, now),
        };
        self.finish_frame(header, now);
        match self.log_in(&hello, now) {
            Ok(()) => Progress::Done,
            Err((goodbye, wait)) => {
                let breach = Breach::new(Rule::Session, Class::Denied);
                let event = self.record(None, &Refused::new(Step::Session, breach), now);
                self.close(goodbye, wait);
                Progress::Event(event)
            }
        }
    }

    fn log_in(&mut self, hello: &Hello, now: Timestamp) -> Result<(), (Goodbye, u32)> {
        let (version, flags, ticket) = hello;
        if *version != VERSION {
            return Err((Goodbye::Version, 0));
        }
        let identity = self
            .shared
            .authenticator
            .authenticate(ticket, self.peer)
            .map_err(|_| (Goodbye::Ticket, 0))?;
        let joined = {
            let mut roster = self.shared.roster();
            roster.join(&identity, &self.shared.policy, now)
        };
        let seat = joined.map_err(|until| (Goodbye::Kicked, wait_millis(until, now)))?;

        let mut caller =
            Caller::new(identity.player(), self.shared.room.id(), Arc::clone(&seat.standing));
        caller.now = now;
        self.welcome(&seat, now);
        self.shared.call_hook(self.shared.on_join.as_ref(), &caller);
        let remotes = self.shared.mounted.remotes().len();
        let tell = flags & FLAG_TELL != 0;
        let heartbeat = self.shared.limits.heartbeat;
        let playing = Playing::new(seat, caller, remotes, tell, (self.seed, heartbeat), now);
        self.phase = Phase::Playing(Box::new(playing));
        self.inbound.open_up(MAX_CLIENT_FRAME_BYTES);
        Ok(())
    }

    /// Tells the client what the server offers, and the state of its buckets, so that its stub
    /// starts with what is really left.
    fn welcome(&mut self, seat: &Seat, now: Timestamp) {
        let tables = self.shared.mounted.tables().iter();
        let offers: Vec<TableOffer> =
            tables.map(|table| (table.key.0, table.hash.0, table.first, table.count)).collect();
        let spent: Vec<Spent> = seat
            .player
            .state()
            .spent(now)
            .filter_map(|(slot, bucket)| {
                let slot = match slot {
                    Slot::Remote(id) => id,
                    Slot::Calls => SLOT_CALLS,
                    Slot::Bytes => SLOT_BYTES,
                    Slot::Haste => return None,
                };
                Some((slot, saturating_nanos(bucket.time_full().since(now))))
            })
            .collect();
        let limits = &self.shared.limits;
        let budget = (rate_body(limits.calls), rate_body(limits.bytes));
        let welcome: Welcome = (VERSION, seat.player.id.0, budget, offers, spent);
        let written = messages::write::<WelcomeRule, _>(
            self.outbound.message(),
            FrameKind::Welcome,
            &welcome,
        );
        debug_assert!(written.is_ok(), "a mounted server fits its welcome");
    }
}
