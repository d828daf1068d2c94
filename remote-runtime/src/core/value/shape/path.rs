//! Where in a form something is, in the author's names.

use std::fmt;

use super::{Bound, Kind, Place, Shape};

impl Shape {
    /// Writes the names along `path`, the first of them out of `params` if there are any, and
    /// returns the rule at its end.
    pub(crate) fn write_path(
        &'static self,
        params: &[&'static str],
        path: impl Iterator<Item = u16>,
        f: &mut fmt::Formatter<'_>,
    ) -> Result<Bound, fmt::Error> {
        let mut here = Here::Shape(self);
        let mut dot = "";
        for (depth, step) in path.map(usize::from).enumerate() {
            let Some((name, next)) = here.step(step) else { break };
            let param = (depth == 0).then(|| params.get(step)).flatten();
            match param.map_or(name, |param| Name::Field(param)) {
                Name::Field(name) => write!(f, "{dot}{name}")?,
                Name::Part(number) => write!(f, "{dot}{number}")?,
                Name::Element(index) => write!(f, "[{index}]")?,
            }
            here = next;
            dot = ".";
        }
        if dot.is_empty() {
            f.write_str("the payload")?;
        }
        Ok(match here {
            Here::Shape(shape) => shape.bound,
            Here::Fields(_) | Here::Entry(..) => Bound::Nothing,
        })
    }
}

/// A place on the way along a path.
enum Here {
    Shape(&'static Shape),
    Fields(&'static [Place]),
    Entry(&'static Shape, &'static Shape),
}

enum Name {
    Field(&'static str),
    Part(usize),
    Element(usize),
}

impl Here {
    fn step(&self, step: usize) -> Option<(Name, Self)> {
        let named = |fields: &'static [Place]| {
            let place = fields.get(step)?;
            Some((Name::Field(place.name), Self::Shape(place.shape)))
        };
        match *self {
            Self::Fields(fields) => named(fields),
            Self::Entry(key, _) if step == 0 => Some((Name::Field("key"), Self::Shape(key))),
            Self::Entry(_, value) => Some((Name::Field("value"), Self::Shape(value))),
            Self::Shape(shape) => match shape.kind {
                Kind::Record(fields) => named(fields),
                Kind::Choice(variants) => {
                    let variant = variants.get(step)?;
                    Some((Name::Field(variant.name), Self::Fields(variant.fields)))
                }
                Kind::Tuple(parts) => {
                    Some((Name::Part(step), Self::Shape(parts.get(step).copied()?)))
                }
                Kind::List(element) | Kind::Set(element) | Kind::Array(element, _) => {
                    Some((Name::Element(step), Self::Shape(element)))
                }
                Kind::Map(key, value) => Some((Name::Element(step), Self::Entry(key, value))),
                Kind::Optional(inner) | Kind::Checked(inner, ..) | Kind::Nested(inner) => {
                    Self::Shape(inner).step(step)
                }
                _ => None,
            },
        }
    }
}
