//! What can be found in a form, at whatever depth.

use super::{Bound, Kind, Place, Shape};
use crate::core::value::heap::Holder;

/// What is looked for.
#[derive(Clone, Copy)]
enum Sought {
    /// A rule that the world answers.
    AsksTheWorld,
    /// An id that nobody resolves.
    UnresolvedId,
    /// Any id.
    Id,
    /// What the server alone says.
    ServerOnly,
    /// The place of the type in itself, in a map or a set.
    HoleWithRoom,
    /// That place, anywhere.
    Hole,
}

impl Shape {
    /// Whether a rule in this form is the world's to answer.
    pub(crate) const fn asks_the_world(&self) -> bool {
        self.has(Sought::AsksTheWorld)
    }

    /// The id in this form that nobody resolves, by its name.
    pub(crate) const fn unresolved_id(&self) -> Option<&'static str> {
        match self.find(Sought::UnresolvedId) {
            Some(Self { kind: Kind::Id(name, _), .. }) => Some(*name),
            _ => None,
        }
    }

    /// Whether there is an id in this form.
    pub(crate) const fn has_an_id(&self) -> bool {
        self.has(Sought::Id)
    }

    /// Whether something in this form is the server's alone to say.
    pub(crate) const fn is_the_servers(&self) -> bool {
        self.has(Sought::ServerOnly)
    }

    /// What holds the type in itself in this form.
    pub(crate) const fn holder(&self) -> Holder {
        if self.has(Sought::HoleWithRoom) { Holder::Roomy } else { Holder::Tight }
    }

    const fn has(&self, sought: Sought) -> bool {
        self.find(sought).is_some()
    }

    /// The first place where it is.
    const fn find(&self, sought: Sought) -> Option<&Self> {
        let inside = match (sought, self.kind) {
            (Sought::AsksTheWorld, _) if is_of_the_world(self.bound) => return Some(self),
            (Sought::UnresolvedId, Kind::Id(..)) if matches!(self.bound, Bound::Any) => {
                return Some(self);
            }
            (Sought::ServerOnly, _) if matches!(self.bound, Bound::ServerOnly) => {
                return Some(self);
            }
            (Sought::Id, Kind::Id(..)) | (Sought::Hole, Kind::Recursive) => return Some(self),
            (Sought::HoleWithRoom, Kind::Set(_) | Kind::Map(..)) => Sought::Hole,
            _ => sought,
        };
        match self.kind {
            Kind::List(inner)
            | Kind::Set(inner)
            | Kind::Optional(inner)
            | Kind::Array(inner, _)
            | Kind::Checked(inner, ..)
            | Kind::Nested(inner) => inner.find(inside),
            Kind::Map(key, value) => match key.find(inside) {
                None => value.find(inside),
                found => found,
            },
            Kind::Tuple(parts) => {
                let mut rest = parts;
                while let [first, others @ ..] = rest {
                    if let Some(found) = first.find(inside) {
                        return Some(found);
                    }
                    rest = others;
                }
                None
            }
            Kind::Record(fields) => find_in(fields, inside),
            Kind::Choice(variants) => {
                let mut rest = variants;
                while let [first, others @ ..] = rest {
                    if let Some(found) = find_in(first.fields, inside) {
                        return Some(found);
                    }
                    rest = others;
                }
                None
            }
            _ => None,
        }
    }
}

const fn find_in(fields: &[Place], sought: Sought) -> Option<&Shape> {
    let mut rest = fields;
    while let [first, others @ ..] = rest {
        if let Some(found) = first.shape.find(sought) {
            return Some(found);
        }
        rest = others;
    }
    None
}

const fn is_of_the_world(bound: Bound) -> bool {
    matches!(
        bound,
        Bound::Known
            | Bound::KnownIn(_)
            | Bound::Owned
            | Bound::Target
            | Bound::OwnId
            | Bound::NearCharacter(_)
            | Bound::Near(..)
    )
}
