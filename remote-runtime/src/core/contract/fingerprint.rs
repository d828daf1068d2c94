//! Fingerprints: two builds that agree on a remote's can call each other, whatever else differs.
//!
//! A fingerprint covers the names, the forms, the rules with their numbers, and the rate, so that
//! a stub of the same fingerprint can neither be refused by a rule nor run into a rate by itself.
//! It does not cover the names of structs and enums, nor documentation.

use super::event::EventSchema;
use super::remote::{RemoteKind, RemoteSchema};
use super::table::Contract;
use crate::core::value::shape::{Bound, Characters, Kind, Place, Shape};

/// The fingerprint of one remote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub [u8; 16]);

/// Finds a table on the other side: the first bytes of the hash of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TableKey(pub [u8; 8]);

impl TableKey {
    /// The key of the table `name`.
    pub fn of(name: &str) -> Self {
        let mut hasher = Hasher::new("remote table name v1");
        hasher.text(name);
        Self(hasher.finish())
    }
}

impl Fingerprint {
    /// The fingerprint of a remote of the table `table`.
    pub fn of_remote(table: &str, remote: &RemoteSchema) -> Self {
        let spec = &remote.spec;
        let mut hasher = Hasher::new("remote fingerprint v1");
        hasher.text(table);
        hasher.text(spec.name);
        // An honest client of a version in which it was none is outdated, and no forger.
        hasher.tag(match (spec.kind, spec.decoy) {
            (RemoteKind::Call, false) => 0,
            (RemoteKind::Event, false) => 1,
            (RemoteKind::Call, true) => 2,
            (RemoteKind::Event, true) => 3,
        });
        hasher.number(u128::from(spec.rate.count()));
        hasher.number(spec.rate.period().as_nanos());
        hasher.number(u128::from(spec.rate.burst()));
        // Whose bucket it is, and what is taken from it: the stub takes the same.
        hasher.text(spec.group.unwrap_or_default());
        hasher.text(spec.cost.unwrap_or_default());
        hasher.number(spec.cooldown.map_or(0, |time| time.as_nanos()));
        for param in spec.params {
            hasher.text(param);
        }
        hasher.shape(remote.args);
        hasher.shape(remote.answer);
        Self(hasher.finish())
    }

    /// The fingerprint of an event. It belongs to no table: several may declare it.
    pub fn of_event(event: &EventSchema) -> Self {
        let mut hasher = Hasher::new("remote event fingerprint v1");
        hasher.text(event.name);
        hasher.shape(event.shape);
        Self(hasher.finish())
    }

    /// The fingerprints of a table: of its remotes in their order, then of its events.
    pub fn all_of(contract: &Contract) -> impl Iterator<Item = Self> {
        let remotes = contract.remotes.iter();
        let remotes = remotes.map(|remote| Self::of_remote(contract.name, remote));
        remotes.chain(contract.events.iter().map(Self::of_event))
    }

    /// The hash of a whole table: of all its fingerprints.
    pub fn of_table(contract: &Contract) -> Self {
        let mut hasher = Hasher::new("remote table v1");
        for fingerprint in Self::all_of(contract) {
            hasher.0.update(&fingerprint.0);
        }
        Self(hasher.finish())
    }
}

/// Feeds a hash so that no two descriptions run together: texts and lists carry their lengths.
struct Hasher(blake3::Hasher);

impl Hasher {
    fn new(context: &str) -> Self {
        Self(blake3::Hasher::new_derive_key(context))
    }

    fn finish<const N: usize>(self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.finalize_xof().fill(&mut bytes);
        bytes
    }

    fn tag(&mut self, tag: u8) {
        self.0.update(&[tag]);
    }

    fn number(&mut self, number: u128) {
        self.0.update(&number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u128);
        self.0.update(text.as_bytes());
    }

    fn shape(&mut self, shape: &Shape) {
        self.bound(shape.bound);
        match shape.kind {
            Kind::Unit => self.tag(0),
            Kind::Bool => self.tag(1),
            Kind::Integer { bits, signed } => {
                self.tag(2);
                self.number(u128::from(bits));
                self.tag(u8::from(signed));
            }
            Kind::Float { bits } => {
                self.tag(3);
                self.number(u128::from(bits));
            }
            Kind::Char => self.tag(4),
            Kind::Text => self.tag(5),
            Kind::Characters(Characters { pattern: Some(pattern), .. }) => {
                self.tag(20);
                self.text(pattern);
            }
            Kind::Characters(characters) => {
                self.tag(15);
                self.tag(u8::from(characters.multiline));
                self.number(characters.charset.len() as u128);
                for (first, last) in characters.charset {
                    self.number(u128::from(u32::from(*first)));
                    self.number(u128::from(u32::from(*last)));
                }
            }
            Kind::Duration => self.tag(16),
            Kind::Set(element) => {
                self.tag(17);
                self.shape(element);
            }
            Kind::Recursive => self.tag(18),
            Kind::Nested(around) => {
                self.tag(19);
                self.shape(around);
            }
            Kind::List(element) => {
                self.tag(6);
                self.shape(element);
            }
            Kind::Map(key, value) => {
                self.tag(7);
                self.shape(key);
                self.shape(value);
            }
            Kind::Optional(inner) => {
                self.tag(8);
                self.shape(inner);
            }
            Kind::Array(element, count) => {
                self.tag(9);
                self.number(count as u128);
                self.shape(element);
            }
            Kind::Tuple(parts) => {
                self.tag(10);
                self.number(parts.len() as u128);
                for part in parts {
                    self.shape(part);
                }
            }
            Kind::Record(fields) => {
                self.tag(11);
                self.fields(fields);
            }
            Kind::Choice(variants) => {
                self.tag(12);
                self.number(variants.len() as u128);
                for variant in variants {
                    self.text(variant.name);
                    self.fields(variant.fields);
                }
            }
            Kind::Id(name, raw) => {
                self.tag(13);
                self.text(name);
                self.shape(raw);
            }
            Kind::Checked(inner, _, version) => {
                self.tag(14);
                self.number(u128::from(version));
                self.shape(inner);
            }
        }
    }

    fn fields(&mut self, fields: &[Place]) {
        self.number(fields.len() as u128);
        for field in fields {
            self.text(field.name);
            self.shape(field.shape);
        }
    }

    fn bound(&mut self, bound: Bound) {
        let (tag, numbers) = match bound {
            // That no client sends it, a remote that takes it says by not compiling.
            Bound::Nothing | Bound::ServerOnly => (0, [0, 0]),
            Bound::Any => (1, [0, 0]),
            Bound::Range(low, high) => (2, [low.cast_unsigned(), high.cast_unsigned()]),
            Bound::FloatRange(low, high) => (3, [u128::from(low), u128::from(high)]),
            Bound::Finite => (4, [0, 0]),
            Bound::Length(min, max) => (5, [min as u128, max as u128]),
            // No stub can know what is in which place.
            Bound::Known | Bound::KnownIn(_) => (6, [0, 0]),
            Bound::NearCharacter(bits) => (7, [u128::from(bits), 0]),
            Bound::Near(field, bits) => {
                self.tag(17);
                self.text(field);
                self.number(u128::from(bits));
                return;
            }
            Bound::Owned => (8, [0, 0]),
            Bound::Target => (9, [0, 0]),
            Bound::OwnId => (10, [0, 0]),
            // The reason is for people.
            Bound::Unchecked(_) => (11, [0, 0]),
            Bound::OneOf(numbers) => {
                self.tag(12);
                self.number(numbers.len() as u128);
                for number in numbers {
                    self.number(number.cast_unsigned());
                }
                return;
            }
            Bound::Time(low, high) => (13, [low, high]),
            Bound::MaxNorm(bits) => (14, [u128::from(bits), 0]),
            Bound::Unit => (15, [0, 0]),
            Bound::Depth(depth, bytes) => (16, [u128::from(depth), bytes as u128]),
        };
        self.tag(tag);
        for number in numbers {
            self.number(number);
        }
    }
}
