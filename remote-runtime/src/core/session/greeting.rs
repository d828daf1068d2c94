//! Before login: one frame, the hello, and what becomes of it. Everything here runs for a
//! stranger, so it is bounded by the greeting's own budget.

use std::sync::Arc;

use super::auth::Identity;
use super::playing::{Playing, send_notice, wait_millis};
use super::probe::Probe;
use super::roster::{Barred, Seat};
use super::security::throttled;
use super::who::Who;
use super::{Phase, Progress, Session};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::enforce::Note;
use crate::core::guard::mounted::MountedRemote;
use crate::core::ids::PlayerId;
use crate::core::limit::player::Slot;
use crate::core::protocol::{
    self as messages, FLAG_GUEST, FLAG_TELL, Goodbye, Hello, HelloRule, SLOT_BYTES, SLOT_COOLDOWNS,
    SLOT_FRAMES, Spent, TableOffer, VERSION, Welcome, WelcomeRule, rate_body,
};
use crate::core::refusal::{Refused, Step};
use crate::core::time::{Timestamp, saturating_nanos};
use crate::core::wire::frame::{FrameKind, Header, MAX_CLIENT_FRAME_BYTES};
use crate::core::world::{Caller, Guest};

/// Somebody who gets no session.
struct TurnedAway {
    goodbye: Goodbye,
    class: Class,
    wait_millis: u32,
    reason: Note,
}

impl TurnedAway {
    #[cold]
    fn new(goodbye: Goodbye, class: Class) -> Self {
        Self { goodbye, class, wait_millis: 0, reason: Note::NONE }
    }

    #[cold]
    fn barred(barred: &Barred, now: Timestamp) -> Self {
        Self {
            wait_millis: wait_millis(barred.until, now),
            reason: barred.reason,
            ..Self::new(barred.goodbye, Class::Denied)
        }
    }
}

impl<W: Send + 'static> Session<W> {
    pub(super) fn greet(&mut self, header: &Header, now: Timestamp) -> Progress {
        // Nothing but a hello is read from a stranger, not even to the end of its frame.
        if header.kind != FrameKind::Hello {
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
            Err(turned_away) => {
                let breach = Breach::new(Rule::Session, turned_away.class);
                let output = self.record(None, &Refused::new(Step::Session, breach), now);
                self.close_because(
                    turned_away.goodbye,
                    turned_away.wait_millis,
                    turned_away.reason,
                );
                Progress::Event(output)
            }
        }
    }

    fn log_in(&mut self, hello: &Hello, now: Timestamp) -> Result<(), TurnedAway> {
        let (version, flags, ticket) = hello;
        if *version != VERSION {
            return Err(TurnedAway::new(Goodbye::Version, Class::Outdated));
        }
        let (who, until) = if flags & FLAG_GUEST == 0 {
            (self.log_in_player(ticket, now)?, None)
        } else {
            let until = now.after(self.shared.limits.guest_deadline);
            (self.let_in_guest(ticket, now)?, Some(until))
        };
        self.welcome(&who, now);
        if let Some(throttle) = who.state().trust.throttle(now) {
            send_notice(throttled(throttle, now), &mut self.outbound);
        }
        if !who.is_guest() {
            self.inbound.open_up(MAX_CLIENT_FRAME_BYTES);
        }
        let remotes = self.shared.mounted.remotes().len();
        let tell = flags & FLAG_TELL != 0;
        let heartbeat = self.shared.limits.heartbeat;
        let probe = Probe::new(self.seed, heartbeat, now);
        let playing = Playing::new(who, until, remotes, tell, probe);
        self.phase = Phase::Playing(Box::new(playing));
        Ok(())
    }

    fn log_in_player(&self, ticket: &[u8], now: Timestamp) -> Result<Who, TurnedAway> {
        let identity = self
            .shared
            .authenticator
            .authenticate(ticket, self.peer)
            .map_err(|_| TurnedAway::new(Goodbye::Ticket, Class::Unknown))?;
        let seated = self.take_seat(&identity, now);
        let (seat, caller) = seated.map_err(|barred| TurnedAway::barred(&barred, now))?;
        Ok(Who::Player(seat, caller))
    }

    /// A guest shows no ticket, and nobody is asked who he is. Where nothing is for guests, none is let in.
    fn let_in_guest(&self, ticket: &[u8], now: Timestamp) -> Result<Who, TurnedAway> {
        let shared = &self.shared;
        if !ticket.is_empty() || shared.mounted.guest_remotes() == 0 {
            return Err(TurnedAway::new(Goodbye::Ticket, Class::Unknown));
        }
        let seated = {
            // In this order, as for players: who bans changes the bans first, and then looks for seats.
            let mut guests = shared.guests();
            let bans = shared.bans();
            guests.join(self.peer, shared.limits.mailbox_bytes, &bans, now)
        };
        let seat = seated.map_err(|barred| TurnedAway::barred(&barred, now))?;
        let guest = Guest::new(self.peer, Arc::clone(&seat.standing), now);
        Ok(Who::Guest(seat, guest))
    }

    /// In the room's critical section, so that nobody can leave in between.
    fn take_seat(&self, identity: &Identity, now: Timestamp) -> Result<(Seat, Caller), Barred> {
        let shared = &self.shared;
        let bytes = shared.limits.mailbox_bytes;
        let mut taken = None;
        let joined = shared.room.enter(|world| {
            let seat = {
                // In this order: who bans changes the bans first, and then looks for seats.
                let mut roster = shared.roster();
                // Under this lock, which whoever changes the policy takes after it.
                let policy = shared.policy();
                let bans = shared.bans();
                roster.join(identity, self.peer, bytes, &policy, &bans, now)
            };
            let seated = seat.map(|seat| {
                let standing = Arc::clone(&seat.standing);
                let watch = Arc::clone(&seat.player.watch);
                let cooldowns = Arc::clone(&seat.player.state().cooldowns);
                let (player, outbox) = (identity.player(), shared.room.outbox());
                outbox.join(player, Arc::clone(&seat.mailbox));
                let mut caller = Caller::new(
                    player,
                    shared.room.id(),
                    standing,
                    watch,
                    cooldowns,
                    Arc::clone(outbox),
                );
                caller.now = now;
                (seat, caller)
            });
            let seated = taken.insert(seated);
            if let (Ok((_, caller)), Some(hook)) = (seated, &shared.on_join) {
                hook(world, caller);
            }
        });
        // A hook that panicked is the author's fault, and the room has heard of it.
        if let Err(panicked) = joined {
            panicked.forget();
        }
        taken.unwrap_or_else(|| {
            // Nothing of ours panics before the hook.
            Err(Barred { goodbye: Goodbye::Kicked, until: Some(now), reason: Note::NONE })
        })
    }

    /// Tells the client what the server offers, and the state of its buckets, so that its stub
    /// starts with what is really left.
    fn welcome(&mut self, who: &Who, now: Timestamp) {
        let tables = self.shared.mounted.tables().iter();
        let offers: Vec<TableOffer> = tables
            .map(|table| {
                (table.key.0, table.hash.0, table.first, table.count, table.events.clone())
            })
            .collect();
        let mut spent: Vec<Spent> = Vec::new();
        let is_guest = who.is_guest();
        for (slot, meter) in who.state().spent(now) {
            let nanos = saturating_nanos(meter.bucket.time_full().since(now));
            match slot {
                _ if nanos == 0 => {}
                // All that share the meter are told.
                Slot::Remote(meter) => {
                    let remotes = (0u16..).zip(self.shared.mounted.remotes());
                    // Meters of guests are numbered by themselves.
                    let has_it = |remote: &MountedRemote<W>| {
                        remote.schema.spec.guest == is_guest && remote.meter == meter
                    };
                    let sharing = remotes.filter(|(_, remote)| has_it(remote));
                    spent.extend(sharing.map(|(id, _)| (id, nanos)));
                }
                Slot::Cooldown(number) => {
                    let remotes = (0u16..).zip(self.shared.mounted.remotes());
                    let is_it = |remote: &MountedRemote<W>| {
                        remote.cooldown.is_some_and(|cooldown| cooldown.number == number)
                    };
                    let found = remotes.filter(|(_, remote)| is_it(remote));
                    spent.extend(found.map(|(id, _)| (id | SLOT_COOLDOWNS, nanos)));
                }
                Slot::Frames => spent.push((SLOT_FRAMES, nanos)),
                Slot::Bytes => spent.push((SLOT_BYTES, nanos)),
                // What bodies send is not the stub's to foresee.
                Slot::FanOut => {}
            }
        }
        let limits = &self.shared.limits;
        let (frames, bytes) = if is_guest {
            (limits.guest_frames, limits.guest_bytes)
        } else {
            (limits.frames, limits.bytes)
        };
        let budget = (rate_body(frames), rate_body(bytes));
        // Of a guest, who has none.
        let player = who.player().unwrap_or(PlayerId(0));
        let heartbeat = u32::try_from(limits.heartbeat.as_millis()).unwrap_or(u32::MAX);
        let welcome: Welcome = (VERSION, player.0, heartbeat, budget, offers, spent);
        let written = messages::write::<WelcomeRule, _>(
            self.outbound.message(),
            FrameKind::Welcome,
            &welcome,
        );
        debug_assert!(written.is_ok(), "a mounted server fits its welcome");
    }
}
