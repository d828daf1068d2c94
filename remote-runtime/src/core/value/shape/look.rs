//! What can be found in a form, at whatever depth.

use super::{Bound, Kind, Place, Shape};
use crate::core::value::heap::Holder;

/// What is looked for.
#[derive(Clone, Copy)]
enum Sought {
    /// A rule that the world answers.
    AsksTheWorld,
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

    /// What holds the type in itself in this form.
    pub(crate) const fn holder(&self) -> Holder {
        if self.has(Sought::HoleWithRoom) { Holder::Roomy } else { Holder::Tight }
    }

    const fn has(&self, sought: Sought) -> bool {
        let inside = match (sought, self.kind) {
            (Sought::AsksTheWorld, _) if is_of_the_world(self.bound) => return true,
            (Sought::Hole, Kind::Recursive) => return true,
            (Sought::HoleWithRoom, Kind::Set(_) | Kind::Map(..)) => Sought::Hole,
            _ => sought,
        };
        match self.kind {
            Kind::List(inner)
            | Kind::Set(inner)
            | Kind::Optional(inner)
            | Kind::Array(inner, _)
            | Kind::Checked(inner, ..)
            | Kind::Nested(inner) => inner.has(inside),
            Kind::Map(key, value) => key.has(inside) || value.has(inside),
            Kind::Tuple(parts) => {
                let mut rest = parts;
                while let [first, others @ ..] = rest {
                    if first.has(inside) {
                        return true;
                    }
                    rest = others;
                }
                false
            }
            Kind::Record(fields) => one_has(fields, inside),
            Kind::Choice(variants) => {
                let mut rest = variants;
                while let [first, others @ ..] = rest {
                    if one_has(first.fields, inside) {
                        return true;
                    }
                    rest = others;
                }
                false
            }
            _ => false,
        }
    }
}

const fn one_has(fields: &[Place], sought: Sought) -> bool {
    let mut rest = fields;
    while let [first, others @ ..] = rest {
        if first.shape.has(sought) {
            return true;
        }
        rest = others;
    }
    false
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
