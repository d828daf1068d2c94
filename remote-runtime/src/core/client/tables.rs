//! The tables that this client uses, and what the server calls their remotes.

use std::any::TypeId;
use std::collections::HashMap;

use crate::core::contract::fingerprint::{Fingerprint, TableKey};
use crate::core::contract::remote::RemoteSchema;
use crate::core::contract::table::Contract;
use crate::core::ids::CallId;
use crate::core::meter::bucket::Bucket;
use crate::core::protocol::{SLOT_COOLDOWNS, TableOffer};
use crate::core::time::Timestamp;
use crate::core::wire::frame::FrameKind;

/// A table that this client has opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableHandle(usize);

/// Fingerprints that fit a frame of 4 KiB, which is all that a guest may send.
const MAX_GUEST_FINGERPRINTS: usize = 255;

/// The tables of a client.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    offers: HashMap<TableKey, (u16, TableOffer)>,
    /// By number of the remote: when its bucket is full, as the welcome told; and when its cooldown has passed.
    spent: HashMap<u16, Timestamp>,
    used: Vec<UsedTable>,
    /// The buckets that remotes share, by the name of their group.
    groups: HashMap<&'static str, Bucket>,
}

/// One table that is in use.
#[derive(Debug)]
pub(crate) struct UsedTable {
    pub(crate) contract: &'static Contract,
    key: TableKey,
    pub(crate) state: State,
    /// One for each of its remotes; unused for those of a group.
    buckets: Box<[Bucket]>,
    /// When each remote's cooldown has passed; nothing where none has one.
    ready: Box<[Timestamp]>,
}

/// What is known of a table's numbers.
#[derive(Debug)]
pub(crate) enum State {
    /// The server's number of each remote, then of each event; `None` where it has another version.
    Known(Vec<Option<u16>>),
    /// The server was asked; these calls wait for the answer.
    Asked(Vec<Held>),
    /// The server has no such table.
    Absent,
}

/// A call that waits for its remote's number.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) kind: FrameKind,
    pub(crate) position: usize,
    pub(crate) call: Option<CallId>,
    pub(crate) payload: Vec<u8>,
}

/// What has to be said to the server about a table.
pub(crate) enum Opening {
    /// It is the same on both sides.
    Open(u16, [u8; 16]),
    /// It is another version here.
    Compare(u16, Vec<[u8; 16]>),
}

impl Tables {
    /// What the server offers.
    pub(crate) fn offer(&mut self, offers: Vec<TableOffer>, spent: HashMap<u16, Timestamp>) {
        self.offers = (0u16..)
            .zip(offers)
            .map(|(place, offer)| (TableKey(offer.0), (place, offer)))
            .collect();
        self.spent = spent;
    }

    /// The handle of a table, and what has to be said when it is used for the first time.
    pub(crate) fn open(
        &mut self,
        contract: &'static Contract,
        is_guest: bool,
    ) -> (TableHandle, Option<Opening>) {
        let key = TableKey::of(contract.name);
        let is_same = |used: &UsedTable| std::ptr::eq(used.contract, contract);
        if let Some(index) = self.used.iter().position(is_same) {
            return (TableHandle(index), None);
        }
        let (state, opening) = match self.offers.get(&key) {
            // The same table from another contract: it is settled with the server once.
            _ if self.used.iter().any(|used| used.key == key) => (self.like(contract, key), None),
            None => (State::Absent, None),
            Some((place, (_, hash, first, _, events)))
                if Fingerprint::of_table(contract).0 == *hash =>
            {
                let remotes = (*first..).take(contract.remotes.len());
                let ids = remotes.chain(events.iter().copied()).map(Some).collect();
                (State::Known(ids), Some(Opening::Open(*place, *hash)))
            }
            // The server cannot be asked which of them are the same.
            Some(_) if is_guest && names_of(contract) > MAX_GUEST_FINGERPRINTS => {
                (State::Known(vec![None; names_of(contract)]), None)
            }
            Some((place, _)) => {
                let fingerprints = Fingerprint::all_of(contract).map(|print| print.0).collect();
                (State::Asked(Vec::new()), Some(Opening::Compare(*place, fingerprints)))
            }
        };
        let has_cooldowns = contract.remotes.iter().any(|remote| remote.spec.cooldown.is_some());
        let cooldowns = if has_cooldowns { contract.remotes.len() } else { 0 };
        let mut used = UsedTable {
            contract,
            key,
            state,
            buckets: vec![Bucket::FULL; contract.remotes.len()].into_boxed_slice(),
            ready: vec![Timestamp::default(); cooldowns].into_boxed_slice(),
        };
        used.fill_buckets(&self.spent, &mut self.groups);
        self.used.push(used);
        (TableHandle(self.used.len().saturating_sub(1)), opening)
    }

    /// What is known of `contract` from another one of the same name.
    fn like(&self, contract: &Contract, key: TableKey) -> State {
        let hash = Fingerprint::of_table(contract);
        let same =
            |used: &&UsedTable| used.key == key && Fingerprint::of_table(used.contract) == hash;
        match self.used.iter().find(same).map(|used| &used.state) {
            Some(State::Known(ids)) => State::Known(ids.clone()),
            _ => State::Absent,
        }
    }

    pub(crate) fn used(&mut self, handle: TableHandle) -> Option<&mut UsedTable> {
        self.used.get_mut(handle.0)
    }

    /// The server's numbers for the table at `place` have come; returns what waited for them, or
    /// `None` if nobody had asked.
    pub(crate) fn learn(
        &mut self,
        place: u16,
        ids: &[Option<u16>],
    ) -> Option<(TableHandle, Vec<Held>)> {
        let (key, _) = self.offers.iter().find(|(_, (other, _))| *other == place)?;
        let index = self.used.iter().position(|used| {
            used.key == *key && matches!(used.state, State::Asked(_)) && used.names() == ids.len()
        })?;
        let used = self.used.get_mut(index)?;
        let before = std::mem::replace(&mut used.state, State::Known(ids.to_vec()));
        used.fill_buckets(&self.spent, &mut self.groups);
        match before {
            State::Asked(held) => Some((TableHandle(index), held)),
            State::Known(_) | State::Absent => None,
        }
    }

    /// The bucket of a remote: its own, or its group's.
    pub(crate) fn bucket(&mut self, handle: TableHandle, position: usize) -> Option<&mut Bucket> {
        let used = self.used.get_mut(handle.0)?;
        match used.contract.remotes.get(position)?.spec.group {
            Some(group) => Some(self.groups.entry(group).or_default()),
            None => used.buckets.get_mut(position),
        }
    }

    /// What a remote says about itself.
    pub(crate) fn schema(
        &self,
        handle: TableHandle,
        position: usize,
    ) -> Option<&'static RemoteSchema> {
        self.used.get(handle.0)?.contract.remotes.get(position)
    }

    /// Finds a remote by the server's number.
    pub(crate) fn find(&self, id: u16) -> Option<(TableHandle, usize)> {
        self.used.iter().enumerate().find_map(|(index, used)| {
            let State::Known(ids) = &used.state else { return None };
            let remotes = ids.iter().take(used.contract.remotes.len());
            let position = remotes.into_iter().position(|known| *known == Some(id))?;
            Some((TableHandle(index), position))
        })
    }

    /// The type of an event by the server's number, once a table that declares it is in use.
    pub(crate) fn event_type(&self, number: u16) -> Option<TypeId> {
        self.used.iter().find_map(|used| {
            let State::Known(ids) = &used.state else { return None };
            let events = ids.iter().skip(used.contract.remotes.len());
            let mut events = events.zip(used.contract.events);
            events.find(|(id, _)| **id == Some(number)).map(|(_, event)| event.type_id())
        })
    }
}

/// How many remotes and events a contract has.
const fn names_of(contract: &Contract) -> usize {
    contract.remotes.len().saturating_add(contract.events.len())
}

impl UsedTable {
    /// How many remotes and events it has.
    fn names(&self) -> usize {
        names_of(self.contract)
    }

    /// When a remote's cooldown has passed.
    pub(crate) fn ready(&self, position: usize) -> Timestamp {
        self.ready.get(position).copied().unwrap_or_default()
    }

    /// A remote's cooldown passes then, if it has one.
    pub(crate) fn cool(&mut self, position: usize, ready: Timestamp) {
        if let Some(place) = self.ready.get_mut(position) {
            *place = ready;
        }
    }

    /// Takes over what the server told of these remotes' buckets and cooldowns.
    fn fill_buckets(
        &mut self,
        spent: &HashMap<u16, Timestamp>,
        groups: &mut HashMap<&'static str, Bucket>,
    ) {
        let State::Known(ids) = &self.state else { return };
        let told = |id: &Option<u16>| id.and_then(|id| spent.get(&(id | SLOT_COOLDOWNS)));
        for (id, ready) in ids.iter().zip(&mut self.ready) {
            // What was held in the meantime has started its own.
            *ready = (*ready).max(told(id).copied().unwrap_or_default());
        }
        for ((id, own), remote) in ids.iter().zip(&mut self.buckets).zip(self.contract.remotes) {
            if let Some(full_at) = id.and_then(|id| spent.get(&id)) {
                let bucket = match remote.spec.group {
                    Some(group) => groups.entry(group).or_default(),
                    None => own,
                };
                // What was held in the meantime has been paid for here already.
                *bucket = (*bucket).max(Bucket::full_at(*full_at));
            }
        }
    }
}
