//! A contract whose one remote has something to fail at every step of the guard, and another one
//! that costs budget and nothing else. Written as the macros will write it.

use std::net::IpAddr;
use std::time::Duration;

use remote::__private as p;
use remote::schema::{Contract, RemoteSchema, RemoteSpec};
use remote::{Authenticator, Caller, Identity, Permission, PlayerId, Rate, Table, TicketRefused};

/// The number of the remote with everything.
pub(crate) const LEVER: u16 = 0;
/// The number of the remote that costs budget.
pub(crate) const NOISE: u16 = 1;

const OPERATOR: Permission = Permission::new(3);

/// A world that counts, and does as its switches say.
#[derive(Debug, Default)]
pub(crate) struct Machine {
    pub(crate) pulled: u64,
    pub(crate) noises: u64,
    pub(crate) locked: bool,
    pub(crate) jammed: bool,
}

pub(crate) enum Lever {}

impl p::Remote for Lever {
    const SPEC: RemoteSpec = RemoteSpec::call("lever", Rate::new(1, Duration::from_secs(1)))
        .params(&["force"])
        .when(&["unlocked"])
        .allow(OPERATOR, "OPERATOR");
    const POSITION: usize = 0;
    type Rules = p::Fields<(p::Within<1, 9>,)>;
    type Args = (u32,);
    type Return = bool;
    type Reply = p::Bare;
}

impl p::Body<Machine> for Lever {
    fn when(_: &(u32,), world: &Machine, _: &Caller) -> Result<(), p::Breach> {
        p::when(!world.locked, 0)
    }

    fn run(args: p::Admitted<(u32,)>, world: &mut Machine, _: &Caller) -> bool {
        let (force,) = args.into_inner();
        world.pulled += 1;
        assert!(!world.jammed, "the lever is jammed at force {force}");
        true
    }
}

/// The same in an older version of the contract, when it took less.
pub(crate) enum OldLever {}

impl p::Remote for OldLever {
    const SPEC: RemoteSpec = <Lever as p::Remote>::SPEC;
    const POSITION: usize = 0;
    type Rules = p::Fields<(p::Within<1, 5>,)>;
    type Args = (u32,);
    type Return = bool;
    type Reply = p::Bare;
}

/// The older version.
pub(crate) static OLD: Contract = Contract {
    name: "machine",
    remotes: &[RemoteSchema::of::<OldLever>(), RemoteSchema::of::<Noise>()],
    events: &[],
};

pub(crate) enum Noise {}

impl p::Remote for Noise {
    const SPEC: RemoteSpec =
        RemoteSpec::event("noise", Rate::new(1_000_000, Duration::from_secs(1)));
    const POSITION: usize = 1;
    type Rules = p::Fields<()>;
    type Args = ();
    type Return = ();
    type Reply = p::Bare;
}

impl p::Body<Machine> for Noise {
    fn run(_: p::Admitted<()>, world: &mut Machine, _: &Caller) {
        world.noises += 1;
    }
}

static CONTRACT: Contract = Contract {
    name: "machine",
    remotes: &[RemoteSchema::of::<Lever>(), RemoteSchema::of::<Noise>()],
    events: &[],
};

pub(crate) fn remotes() -> Table<Machine> {
    Table::new(&CONTRACT, const { &[p::Entry::sync::<Lever>(), p::Entry::sync::<Noise>()] })
}

/// Tickets are a player's number, and a `+` for an operator.
pub(crate) struct Badges;

impl Authenticator for Badges {
    fn authenticate(&self, ticket: &[u8], _: IpAddr) -> Result<Identity, TicketRefused> {
        let text = std::str::from_utf8(ticket).map_err(|_| TicketRefused("no text"))?;
        let number = text.trim_end_matches('+').parse().map_err(|_| TicketRefused("no number"))?;
        let identity = Identity::new(PlayerId(number));
        Ok(if text.ends_with('+') { identity.with(OPERATOR) } else { identity })
    }
}
