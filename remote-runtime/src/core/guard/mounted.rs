//! All tables of a server, numbered: what an id on the wire means.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use super::serve::Serve;
use super::table::{Entry, Table};
use crate::core::contract::fingerprint::{Fingerprint, TableKey};
use crate::core::contract::remote::{RemoteSchema, RemoteSpec};
use crate::core::contract::table::Contract;
use crate::core::ids::RemoteId;
use crate::core::limit::common::CommonBucket;
use crate::core::limits::Limits;
use crate::core::meter::Gauge;
use crate::core::meter::cooldown::Cooldown;
use crate::core::mode::Mode;
use crate::core::protocol::{MAX_EVENTS_PER_TABLE, MAX_REMOTES, MAX_REMOTES_PER_TABLE, MAX_TABLES};
use crate::core::refusal::Step;
use crate::core::trust::RemoteModes;
use crate::core::wire::frame::MAX_HEADER_BYTES;

/// A server cannot start with these tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MountError {
    /// Two tables have one name.
    #[error("two tables are called `{0}`")]
    TableTwice(&'static str),
    /// Two remotes of a table have one name.
    #[error("two remotes of the table `{table}` are called `{remote}`")]
    RemoteTwice {
        /// The table.
        table: &'static str,
        /// The remote.
        remote: &'static str,
    },
    /// A table declares an event twice, or two of one name and form.
    #[error("the table `{table}` declares the event `{event}` twice")]
    EventTwice {
        /// The table.
        table: &'static str,
        /// The event.
        event: &'static str,
    },
    /// Contract and entries of a table do not belong together.
    #[error("the entries of the table `{0}` are not those of its contract")]
    Mismatch(&'static str),
    /// A rule of a remote does not fit the type that it stands on. What the macro writes does not compile then.
    #[error(
        "a rule of the remote `{remote}` of the table `{table}` does not fit its type: {fault}"
    )]
    Unfit {
        /// The table.
        table: &'static str,
        /// The remote.
        remote: &'static str,
        /// What is wrong.
        fault: &'static str,
    },
    /// The longest frame of a remote is more than a player may send at once, so that it would
    /// never be taken.
    #[error(
        "the remote `{remote}` of the table `{table}` may need a frame of {longest} bytes, more \
         than the burst of `Limits::bytes`"
    )]
    TooLong {
        /// The table.
        table: &'static str,
        /// The remote.
        remote: &'static str,
        /// Its longest frame, in bytes.
        longest: usize,
    },
    /// The longest frame of a remote for guests is more than a guest may send, so that it would never be taken.
    #[error(
        "the remote `{remote}` of the table `{table}` is for guests, and may need a frame of {longest} bytes: more than \
         `Limits::greeting_bytes`, or than the burst of `Limits::guest_bytes`"
    )]
    TooLongForGuests {
        /// The table.
        table: &'static str,
        /// The remote.
        remote: &'static str,
        /// Its longest frame, in bytes.
        longest: usize,
    },
    /// A remote for guests has what only a player can have.
    #[error(
        "the remote `{remote}` of the table `{table}` is for guests, who have no permission, no group, no cooldown, no async \
         body, and nothing that the world could be asked"
    )]
    NotForGuests {
        /// The table.
        table: &'static str,
        /// The remote.
        remote: &'static str,
    },
    /// A remote takes what no client may send: an id under `any`, or what derives `ServerOnly`.
    #[error(
        "the remote `{remote}` of the table `{table}` takes an id that says `any`, or what derives `ServerOnly`: no client \
         may send either"
    )]
    NotForClients {
        /// The table.
        table: &'static str,
        /// The remote.
        remote: &'static str,
    },
    /// Two remotes share a bucket and fill it at different rates.
    #[error("the remotes `{first}` and `{second}` of the group `{group}` have different rates")]
    GroupRates {
        /// The group.
        group: &'static str,
        /// One of them.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
    /// Too many tables, remotes or events.
    #[error(
        "over {MAX_TABLES} tables, over {MAX_REMOTES_PER_TABLE} remotes or {MAX_EVENTS_PER_TABLE} \
         events in one, or over {MAX_REMOTES} remotes in all"
    )]
    TooMany,
}

/// All that a server offers.
#[derive(Debug)]
pub struct Mounted<W: 'static> {
    tables: Vec<MountedTable>,
    remotes: Vec<MountedRemote<W>>,
    /// How many of them are for guests.
    guest_remotes: u16,
    by_fingerprint: HashMap<Fingerprint, RemoteId>,
    /// Events of all tables, each once; its number is its place.
    events: Vec<Fingerprint>,
    event_numbers: HashMap<TypeId, u16>,
}

/// One table, where its remotes are, and which events it declares.
#[derive(Debug)]
pub(crate) struct MountedTable {
    pub(crate) name: &'static str,
    pub(crate) key: TableKey,
    pub(crate) hash: Fingerprint,
    pub(crate) first: u16,
    pub(crate) count: u16,
    pub(crate) events: Vec<u16>,
}

/// One remote, with all that the guard asks of it before the payload.
#[derive(Debug)]
pub(crate) struct MountedRemote<W: 'static> {
    pub(crate) schema: &'static RemoteSchema,
    pub(crate) entry: Entry<W>,
    pub(crate) gauge: Gauge,
    /// The number of its meter among a player's: its own, or that of the first of its group. Of one for guests, the number
    /// of its meter among those of an address.
    pub(crate) meter: u16,
    /// What all players together may call.
    pub(crate) common: Option<CommonBucket>,
    pub(crate) cooldown: Option<Cooldown>,
    pub(crate) modes: Modes,
    pub(crate) counters: Counters,
}

/// How a remote's checks are applied at present.
#[derive(Debug)]
pub(crate) struct Modes {
    rate: AtomicU8,
    world: AtomicU8,
    cooldown: AtomicU8,
    detectors: AtomicU8,
}

impl Modes {
    /// As its attributes say.
    fn of(schema: &RemoteSchema) -> Self {
        let mode = if schema.spec.observe { Mode::Observe } else { Mode::Enforce };
        let code = || AtomicU8::new(mode as u8);
        let detectors = AtomicU8::new(Mode::Enforce as u8);
        Self { rate: code(), world: code(), cooldown: code(), detectors }
    }

    #[inline]
    pub(crate) fn rate(&self) -> Mode {
        Mode::from_code(self.rate.load(Ordering::Relaxed))
    }

    #[inline]
    pub(crate) fn world(&self) -> Mode {
        Mode::from_code(self.world.load(Ordering::Relaxed))
    }

    #[inline]
    pub(crate) fn cooldown(&self) -> Mode {
        Mode::from_code(self.cooldown.load(Ordering::Relaxed))
    }

    #[inline]
    pub(crate) fn detectors(&self) -> Mode {
        Mode::from_code(self.detectors.load(Ordering::Relaxed))
    }

    /// Takes over what `modes` says, and where it says nothing what the attributes do.
    fn set(&self, own: &Self, modes: Option<&RemoteModes>) {
        let said = |mode: Option<Mode>, own: Mode| mode.unwrap_or(own) as u8;
        let rate = said(modes.and_then(|modes| modes.rate), own.rate());
        let world = said(modes.and_then(|modes| modes.world), own.world());
        let cooldown = said(modes.and_then(|modes| modes.cooldown), own.cooldown());
        let detectors = said(modes.and_then(|modes| modes.detectors), own.detectors());
        self.rate.store(rate, Ordering::Relaxed);
        self.world.store(world, Ordering::Relaxed);
        self.cooldown.store(cooldown, Ordering::Relaxed);
        self.detectors.store(detectors, Ordering::Relaxed);
    }
}

/// What became of the calls of one remote.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    admitted: AtomicU64,
    refused: [AtomicU64; Step::ALL.len()],
    observed: [AtomicU64; Step::ALL.len()],
}

impl Counters {
    pub(crate) fn admit(&self) {
        self.admitted.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn refuse(&self, step: Step) {
        if let Some(counter) = self.refused.get(usize::from(step.code())) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(crate) fn observe(&self, step: Step) {
        if let Some(counter) = self.observed.get(usize::from(step.code())) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(crate) fn read(&self, name: &'static str) -> Tally {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let by_step = |counters: &[AtomicU64]| {
            let counts = Step::ALL.iter().copied().zip(counters.iter().map(count));
            counts.filter(|(_, count)| *count > 0).collect()
        };
        Tally {
            name,
            admitted: count(&self.admitted),
            refused: by_step(&self.refused),
            observed: by_step(&self.observed),
        }
    }
}

/// What became of the calls of one remote, or of frames that named none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// The remote's name.
    pub name: &'static str,
    /// Bodies that began.
    pub admitted: u64,
    /// Refusals by the step that refused.
    pub refused: Vec<(Step, u64)>,
    /// What `observe` let pass, by the step that would have refused it.
    pub observed: Vec<(Step, u64)>,
}

impl<W> Mounted<W> {
    /// Numbers the remotes of `tables`, in their order, for a server with these limits.
    pub fn new(tables: &[Table<W>], limits: &Limits) -> Result<Self, MountError> {
        let mut mounted = Self {
            tables: Vec::new(),
            remotes: Vec::new(),
            guest_remotes: 0,
            by_fingerprint: HashMap::new(),
            events: Vec::new(),
            event_numbers: HashMap::new(),
        };
        if tables.len() > MAX_TABLES {
            return Err(MountError::TooMany);
        }
        for table in tables {
            mounted.mount(table, limits)?;
        }
        Ok(mounted)
    }

    fn mount(&mut self, table: &Table<W>, limits: &Limits) -> Result<(), MountError> {
        let stall = limits.longest_stall();
        let contract = table.contract;
        let name = contract.name;
        let key = TableKey::of(name);
        if self.tables.iter().any(|other| other.key == key) {
            return Err(MountError::TableTwice(name));
        }
        let count = u16::try_from(contract.remotes.len()).map_err(|_| MountError::TooMany)?;
        if usize::from(count) > MAX_REMOTES_PER_TABLE {
            return Err(MountError::TooMany);
        }
        let first = u16::try_from(self.remotes.len()).map_err(|_| MountError::TooMany)?;
        if table.entries.len() != contract.remotes.len() {
            return Err(MountError::Mismatch(name));
        }
        if usize::from(first).saturating_add(usize::from(count)) > MAX_REMOTES {
            return Err(MountError::TooMany);
        }
        for (position, (schema, entry)) in contract.remotes.iter().zip(table.entries).enumerate() {
            let is_guests = matches!(entry.serve, Serve::Guest(_));
            let same = schema.spec.name == entry.name && schema.spec.guest == is_guests;
            if !same || [schema.position, entry.position] != [position; 2] {
                return Err(MountError::Mismatch(name));
            }
            if let Some(fault) = schema.args.fault.or(schema.answer.fault) {
                return Err(MountError::Unfit { table: name, remote: schema.spec.name, fault });
            }
            if schema.args.is_the_servers() || schema.args.unresolved_id().is_some() {
                return Err(MountError::NotForClients { table: name, remote: schema.spec.name });
            }
            let longest = schema.args.max_bytes.saturating_add(MAX_HEADER_BYTES);
            if schema.spec.guest {
                check_guests(name, schema, longest, limits)?;
            } else if longest > limits.bytes.burst() as usize {
                return Err(MountError::TooLong { table: name, remote: schema.spec.name, longest });
            }
            let id = u16::try_from(self.remotes.len()).map_err(|_| MountError::TooMany)?;
            let fingerprint = Fingerprint::of_remote(name, schema);
            let same_name = |other: &MountedRemote<W>| other.schema.spec.name == schema.spec.name;
            if self.remotes.iter().skip(usize::from(first)).any(same_name) {
                return Err(MountError::RemoteTwice { table: name, remote: schema.spec.name });
            }
            self.by_fingerprint.insert(fingerprint, RemoteId(id));
            let meter = self.meter_of(schema, id)?;
            self.guest_remotes = self.guest_remotes.saturating_add(u16::from(schema.spec.guest));
            let number = u16::try_from(self.cooldowns()).map_err(|_| MountError::TooMany)?;
            self.remotes.push(MountedRemote {
                schema,
                entry: *entry,
                gauge: Gauge::new(schema.spec.rate, stall),
                meter,
                common: schema.spec.server_rate.map(CommonBucket::new),
                cooldown: schema.spec.cooldown.map(|time| Cooldown { number, time, stall }),
                modes: Modes::of(schema),
                counters: Counters::default(),
            });
        }
        let hash = Fingerprint::of_table(contract);
        let events = self.mount_events(contract)?;
        self.tables.push(MountedTable { name, key, hash, first, count, events });
        Ok(())
    }

    /// The meter that the remote with this number shares with its group, or its own.
    fn meter_of(&self, schema: &RemoteSchema, id: u16) -> Result<u16, MountError> {
        if schema.spec.guest {
            return Ok(self.guest_remotes);
        }
        let Some(group) = schema.spec.group else { return Ok(id) };
        let of_group = |other: &&MountedRemote<W>| other.schema.spec.group == Some(group);
        match self.remotes.iter().find(of_group) {
            None => Ok(id),
            Some(first) if first.schema.spec.rate == schema.spec.rate => Ok(first.meter),
            Some(first) => {
                let (first, second) = (first.schema.spec.name, schema.spec.name);
                Err(MountError::GroupRates { group, first, second })
            }
        }
    }

    /// Numbers the events of a table; one that another table has declared keeps its number.
    fn mount_events(&mut self, contract: &'static Contract) -> Result<Vec<u16>, MountError> {
        if contract.events.len() > MAX_EVENTS_PER_TABLE {
            return Err(MountError::TooMany);
        }
        let mut numbers = Vec::with_capacity(contract.events.len());
        for event in contract.events {
            let fingerprint = Fingerprint::of_event(event);
            let known = self.events.iter().position(|other| *other == fingerprint);
            let number = known.unwrap_or(self.events.len());
            let number = u16::try_from(number).map_err(|_| MountError::TooMany)?;
            if known.is_none() {
                self.events.push(fingerprint);
            }
            if numbers.contains(&number) {
                return Err(MountError::EventTwice { table: contract.name, event: event.name });
            }
            self.event_numbers.insert(event.type_id(), number);
            numbers.push(number);
        }
        Ok(numbers)
    }

    /// Holds the modes of a policy against the remotes that there are.
    pub(crate) fn check_modes(&self, modes: &[RemoteModes]) -> Result<(), String> {
        for mode in modes {
            match self.named(&mode.remote).count() {
                0 => return Err(format!("there is no remote `{}`", mode.remote)),
                1 => {}
                _ => {
                    let name = &mode.remote;
                    return Err(format!(
                        "several tables have a remote `{name}`: say `table.{name}`"
                    ));
                }
            }
            if modes.iter().filter(|other| other.remote == mode.remote).count() > 1 {
                return Err(format!("`{}` stands there twice", mode.remote));
            }
        }
        Ok(())
    }

    /// Applies the modes of a policy; every other remote is as its attributes say.
    pub(crate) fn set_modes(&self, modes: &[RemoteModes]) {
        for remote in &self.remotes {
            remote.modes.set(&Modes::of(remote.schema), None);
        }
        for mode in modes {
            for remote in self.named(&mode.remote) {
                remote.modes.set(&Modes::of(remote.schema), Some(mode));
            }
        }
    }

    /// The remotes that go by this name, with or without their table's.
    pub(crate) fn named<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m MountedRemote<W>> {
        self.tables.iter().flat_map(move |table| {
            let remotes = self.remotes.iter().skip(usize::from(table.first));
            let remotes = remotes.take(usize::from(table.count));
            let is_it = move |remote: &&MountedRemote<W>| {
                let own = remote.schema.spec.name;
                let whole = name.strip_prefix(table.name).and_then(|rest| rest.strip_prefix('.'));
                name == own || whole == Some(own)
            };
            remotes.filter(is_it)
        })
    }

    /// The number of each type of event.
    pub(crate) fn event_numbers(&self) -> &HashMap<TypeId, u16> {
        &self.event_numbers
    }

    /// The event with exactly this fingerprint, if `table` declares it.
    pub(crate) fn find_event(&self, table: &MountedTable, event: Fingerprint) -> Option<u16> {
        let is_it =
            |number: &&u16| self.events.get(usize::from(**number)).is_some_and(|it| *it == event);
        table.events.iter().find(is_it).copied()
    }

    pub(crate) fn tables(&self) -> &[MountedTable] {
        &self.tables
    }

    pub(crate) fn remotes(&self) -> &[MountedRemote<W>] {
        &self.remotes
    }

    pub(crate) fn remote(&self, id: RemoteId) -> Option<&MountedRemote<W>> {
        self.remotes.get(usize::from(id.0))
    }

    /// How many remotes are for guests.
    pub(crate) fn guest_remotes(&self) -> usize {
        usize::from(self.guest_remotes)
    }

    /// How many remotes have a cooldown.
    pub(crate) fn cooldowns(&self) -> usize {
        self.remotes.iter().filter(|remote| remote.cooldown.is_some()).count()
    }

    /// The remote with exactly this fingerprint.
    pub(crate) fn find(&self, fingerprint: Fingerprint) -> Option<RemoteId> {
        self.by_fingerprint.get(&fingerprint).copied()
    }
}

/// A remote for guests takes no more than a guest may send, and says nothing that only a player can have.
fn check_guests(
    table: &'static str,
    schema: &RemoteSchema,
    longest: usize,
    limits: &Limits,
) -> Result<(), MountError> {
    let RemoteSpec { name: remote, allow, group, cooldown, future, .. } = schema.spec;
    let keys = allow.is_some() || group.is_some() || cooldown.is_some() || future.is_some();
    if keys || schema.args.asks_the_world() || schema.args.has_an_id() {
        return Err(MountError::NotForGuests { table, remote });
    }
    if longest > limits.greeting_bytes.min(limits.guest_bytes.burst() as usize) {
        return Err(MountError::TooLongForGuests { table, remote, longest });
    }
    Ok(())
}
