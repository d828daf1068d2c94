//! Steps 2 to 7: what is asked of a call before its payload is looked at. Each step is a function
//! of its own; the order stands in [`from_header`] and [`when_whole`].

use crate::core::contract::mounted::{Mounted, MountedRemote};
use crate::core::contract::negotiated::Negotiated;
use crate::core::contract::remote::RemoteKind;
use crate::core::ids::RemoteId;
use crate::core::limit::bucket::{Bucket, Empty};
use crate::core::limit::player::PlayerState;
use crate::core::limit::rate::Allowance;
use crate::core::limits::Limits;
use crate::core::refusal::{Refused, Step};
use crate::core::time::Timestamp;
use crate::core::value::breach::{Breach, Class, Rule};
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

/// Steps 2 to 5, from the header alone: a refused frame's body is never buffered.
pub(crate) fn from_header<'m, W>(
    header: &CallHeader,
    standing: &Standing,
    player: &mut PlayerState,
    negotiated: &Negotiated,
    mounted: &'m Mounted<W>,
    limits: &Limits,
    now: Timestamp,
) -> Result<&'m MountedRemote<W>, Refused> {
    session(standing)?;
    budget(player, limits, header.frame_bytes, now)?;
    let remote = lookup(header, negotiated, mounted)?;
    length(header, remote)?;
    Ok(remote)
}

/// Steps 6 and 7, when the whole frame is there.
pub(crate) fn when_whole<W>(
    id: RemoteId,
    remote: &MountedRemote<W>,
    standing: &Standing,
    player: &mut PlayerState,
    limits: &Limits,
    now: Timestamp,
) -> Result<(), Refused> {
    rate(id, remote, player, limits, now)?;
    permission(remote, standing.permissions())
}

/// Step 2.
fn session(standing: &Standing) -> Result<(), Refused> {
    if standing.is_gone() {
        return Err(Refused::new(Step::Session, Breach::new(Rule::Session, Class::Denied)));
    }
    Ok(())
}

/// Step 3, for every frame, whatever refuses it later.
pub(crate) fn budget(
    player: &mut PlayerState,
    limits: &Limits,
    frame_bytes: usize,
    now: Timestamp,
) -> Result<(), Refused> {
    let bytes = u32::try_from(frame_bytes).unwrap_or(u32::MAX);
    let PlayerState { calls, bytes: byte_bucket, haste, .. } = player;
    charge(calls, limits.calls.lenient(), 1, now)
        .and_then(|()| charge(byte_bucket, limits.bytes.lenient(), bytes, now))
        .map_err(|empty| hasty(Step::Budget, Rule::Budget, empty, haste, limits, now))
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
    if remote.schema.spec.kind == header.kind { Ok(remote) } else { refuse(Class::WrongKind) }
}

/// Step 5.
fn length<W>(header: &CallHeader, remote: &MountedRemote<W>) -> Result<(), Refused> {
    if header.payload_bytes <= remote.schema.args.max_bytes {
        return Ok(());
    }
    Err(Refused::new(Step::Length, Breach::new(Rule::FrameLength, Class::TooLong)))
}

/// Step 6.
fn rate<W>(
    id: RemoteId,
    remote: &MountedRemote<W>,
    player: &mut PlayerState,
    limits: &Limits,
    now: Timestamp,
) -> Result<(), Refused> {
    let PlayerState { remotes, haste, .. } = player;
    let Some(bucket) = remotes.get_mut(usize::from(id.0)) else {
        return Err(Refused::new(Step::Rate, Breach::new(Rule::Rate, Class::Internal)));
    };
    charge(bucket, remote.allowance, 1, now)
        .map_err(|empty| hasty(Step::Rate, Rule::Rate, empty, haste, limits, now))
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

fn charge(
    bucket: &mut Bucket,
    allowance: Allowance,
    cost: u32,
    now: Timestamp,
) -> Result<(), Empty> {
    bucket.take(allowance, cost, now)
}

/// A refusal for haste. It is ordinary until there are too many of them: then it is a flood.
#[cold]
fn hasty(
    step: Step,
    rule: Rule,
    empty: Empty,
    haste: &mut Bucket,
    limits: &Limits,
    now: Timestamp,
) -> Refused {
    let mut refused = Refused::hasty(step, rule, empty.retry_after);
    if haste.take(limits.haste.strict(), 1, now).is_err() {
        refused.breach = Breach::new(rule, Class::Flood);
    }
    refused
}
