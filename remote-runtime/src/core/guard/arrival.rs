//! Steps 2 to 7: what is asked of a call before its payload is looked at. Each step is a function
//! of its own; the order stands in [`from_header`] and [`when_whole`].

use crate::core::breach::{Breach, Class, Rule};
use crate::core::contract::remote::RemoteKind;
use crate::core::guard::mounted::{Mounted, MountedRemote};
use crate::core::guard::negotiated::Negotiated;
use crate::core::guard::observed::Observed;
use crate::core::ids::RemoteId;
use crate::core::limit::player::PlayerState;
use crate::core::limits::Limits;
use crate::core::meter::{Gauge, Hasty};
use crate::core::refusal::{Refused, Step};
use crate::core::time::Timestamp;
use crate::core::world::{Permissions, Standing};

/// What a call's header says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallHeader {
    pub(crate) kind: RemoteKind,
    pub(crate) remote: RemoteId,
    /// The whole frame.
    pub(crate) frame_bytes: usize,
    /// The payload alone.
    pub(crate) payload_bytes: usize,
}

/// The player's own budgets, or those of an address with its guests, as meters read them.
#[derive(Debug)]
pub(crate) struct Gauges {
    frames: Gauge,
    bytes: Gauge,
    fan_out: Gauge,
}

impl Gauges {
    pub(crate) fn new(limits: &Limits) -> Self {
        let stall = limits.longest_stall();
        Self {
            frames: Gauge::new(limits.frames, stall),
            bytes: Gauge::new(limits.bytes, stall),
            fan_out: Gauge::new(limits.fan_out, stall),
        }
    }

    /// Of all guests of one address.
    pub(crate) fn of_guests(limits: &Limits) -> Self {
        let stall = limits.longest_stall();
        Self {
            frames: Gauge::new(limits.guest_frames, stall),
            bytes: Gauge::new(limits.guest_bytes, stall),
            ..Self::new(limits)
        }
    }
}

impl Gauges {
    /// Of what a player's calls have sent to others.
    pub(crate) const fn fan_out(&self) -> &Gauge {
        &self.fan_out
    }
}

/// Steps 2 to 5, from the header alone: a refused frame's body is never buffered.
pub(crate) fn from_header<'m, W>(
    header: &CallHeader,
    standing: &Standing,
    player: &mut PlayerState,
    negotiated: &Negotiated,
    mounted: &'m Mounted<W>,
    gauges: &Gauges,
    now: Timestamp,
) -> Result<&'m MountedRemote<W>, Refused> {
    session(standing)?;
    budget(player, gauges, header.frame_bytes, now)?;
    fan_out(player, gauges, standing.take_caused(), now)?;
    let remote = lookup(header, negotiated, mounted)?;
    length(header, remote)?;
    Ok(remote)
}

/// Steps 6 and 7, when the whole frame is there. What a remote only observes is noted in `observed`.
pub(crate) fn when_whole<W>(
    remote: &MountedRemote<W>,
    is_guest: bool,
    standing: &Standing,
    player: &mut PlayerState,
    observed: &mut Observed,
    now: Timestamp,
) -> Result<(), Refused> {
    // Before the rate: whom a remote is not for has no bucket of it.
    if remote.schema.spec.guest != is_guest {
        return Err(not_for_them());
    }
    let paced = pay(remote, player, 1, now).and_then(|()| common(remote, now));
    observed.or_refuse(remote.modes.rate(), paced)?;
    permission(remote, standing.permissions())
}

/// Step 2.
fn session(standing: &Standing) -> Result<(), Refused> {
    if standing.is_gone() {
        return Err(Refused::new(Step::Session, Breach::new(Rule::Session, Class::Denied)));
    }
    Ok(())
}

/// Step 3, for every call and event, whatever refuses it later.
fn budget(
    player: &mut PlayerState,
    gauges: &Gauges,
    frame_bytes: usize,
    now: Timestamp,
) -> Result<(), Refused> {
    let bytes = u32::try_from(frame_bytes).unwrap_or(u32::MAX);
    let frames = player.frames.take(&gauges.frames, 1, now);
    // Both pay, so that refused frames are not free of bytes.
    let bytes = player.bytes.take(&gauges.bytes, bytes, now);
    frames.and(bytes).map_err(|hasty| refuse_haste(Step::Budget, Rule::Budget, hasty))
}

/// Step 3 too: what his calls had sent to others, since the last frame.
fn fan_out(
    player: &mut PlayerState,
    gauges: &Gauges,
    caused: u32,
    now: Timestamp,
) -> Result<(), Refused> {
    let Some(wait) = player.fan_out.owe(&gauges.fan_out, caused, now) else { return Ok(()) };
    let hasty = Hasty { retry_after: Some(wait), is_flood: false };
    Err(refuse_haste(Step::Budget, Rule::FanOut, hasty))
}

/// What a frame costs that is no call. There are only so many of them in a session, and a session
/// would break without one: so they are taken in any case, and paid for into debt.
pub(crate) fn pay_control(
    player: &mut PlayerState,
    gauges: &Gauges,
    frame_bytes: usize,
    now: Timestamp,
) {
    player.frames.take_anyway(&gauges.frames, 1, now);
    let bytes = u32::try_from(frame_bytes).unwrap_or(u32::MAX);
    player.bytes.take_anyway(&gauges.bytes, bytes, now);
}

/// Step 4.
fn lookup<'m, W>(
    header: &CallHeader,
    negotiated: &Negotiated,
    mounted: &'m Mounted<W>,
) -> Result<&'m MountedRemote<W>, Refused> {
    let refuse = |class| Err(Refused::new(Step::Lookup, Breach::new(Rule::Remote, class)));
    let Some(remote) = mounted.remote(header.remote) else { return refuse(Class::Unknown) };
    if !negotiated.contains(header.remote) {
        // Of a table whose versions differ, an id may have been right for another build.
        let class =
            if negotiated.is_outdated(header.remote) { Class::Outdated } else { Class::Unknown };
        return refuse(class);
    }
    if remote.schema.spec.decoy {
        return Err(Refused::new(Step::Lookup, Breach::new(Rule::Decoy, Class::Implausible)));
    }
    if remote.schema.spec.kind == header.kind { Ok(remote) } else { refuse(Class::WrongKind) }
}

/// Step 5.
fn length<W>(header: &CallHeader, remote: &MountedRemote<W>) -> Result<(), Refused> {
    if header.payload_bytes <= remote.schema.args.max_bytes {
        return Ok(());
    }
    Err(Refused::new(Step::Length, Breach::new(Rule::FrameLength, Class::TooLong)))
}

/// Step 6, and after step 8 for what a call costs beyond 1: from the player's own bucket.
pub(crate) fn pay<W>(
    remote: &MountedRemote<W>,
    player: &mut PlayerState,
    cost: u32,
    now: Timestamp,
) -> Result<(), Refused> {
    let divisor = player.divisor(now);
    let Some(meter) = player.remotes.get_mut(usize::from(remote.meter)) else {
        return Err(Refused::new(Step::Rate, Breach::new(Rule::Rate, Class::Internal)));
    };
    let taken = if divisor == 1 {
        meter.take(&remote.gauge, cost, now)
    } else {
        // What costs more than the divided burst empties it, and is not refused for ever.
        let rate = remote.schema.spec.rate;
        let cost = cost.min(rate.divided(divisor).burst());
        meter.take(&remote.gauge.divided(rate, divisor), cost, now)
    };
    taken.map_err(|hasty| refuse_haste(Step::Rate, Rule::Rate, hasty))
}

/// Step 6, from the bucket that all players share. That it is empty is nobody's fault.
fn common<W>(remote: &MountedRemote<W>, now: Timestamp) -> Result<(), Refused> {
    let Some(bucket) = &remote.common else { return Ok(()) };
    bucket.take(now).map_err(|empty| {
        let hasty = Hasty { retry_after: empty.retry_after, is_flood: false };
        refuse_haste(Step::Rate, Rule::ServerRate, hasty)
    })
}

/// Step 7, for a player who calls what is for guests, or the other way round.
#[cold]
pub(crate) fn not_for_them() -> Refused {
    Refused::new(Step::Permission, Breach::new(Rule::Permission, Class::Denied))
}

/// Step 7.
fn permission<W>(remote: &MountedRemote<W>, held: Permissions) -> Result<(), Refused> {
    match remote.schema.spec.allow {
        Some(needed) if !held.contains(needed) => {
            Err(Refused::new(Step::Permission, Breach::new(Rule::Permission, Class::Denied)))
        }
        _ => Ok(()),
    }
}

/// A refusal for haste. It is ordinary, until there is more of it than a network can explain.
#[cold]
pub(super) fn refuse_haste(step: Step, rule: Rule, hasty: Hasty) -> Refused {
    let class = if hasty.is_flood { Class::Flood } else { Class::TooMany };
    Refused { retry_after: hasty.retry_after, ..Refused::new(step, Breach::new(rule, class)) }
}
