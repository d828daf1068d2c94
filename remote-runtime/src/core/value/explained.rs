//! A breach, told with the names of what was read.

use std::fmt;

use super::shape::Shape;
use crate::core::breach::Breach;

/// A breach together with the form in which it happened, so that its place can be named:
/// ``order.quantity: above, breaks `range 1..=99` ``.
#[derive(Clone, Copy)]
pub struct Explained {
    breach: Breach,
    params: &'static [&'static str],
    shape: &'static Shape,
}

impl Explained {
    /// `breach` in the parameters `params` of the form `shape`, or, without parameters, in a
    /// single value of that form.
    pub const fn new(
        breach: Breach,
        params: &'static [&'static str],
        shape: &'static Shape,
    ) -> Self {
        Self { breach, params, shape }
    }

    /// The breach itself.
    pub const fn breach(&self) -> Breach {
        self.breach
    }
}

impl PartialEq for Explained {
    fn eq(&self, other: &Self) -> bool {
        self.breach == other.breach && std::ptr::eq(self.shape, other.shape)
    }
}

impl Eq for Explained {}

impl fmt::Debug for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = self.shape.write_path(self.params, self.breach.path(), f)?;
        let (rule, class) = (self.breach.rule(), self.breach.class());
        // The rule at the place, with its numbers, unless it was another one that was broken.
        if bound.is_of(rule) {
            write!(f, ": {class}, breaks `{bound}`")
        } else {
            write!(f, ": {class}, breaks `{rule}`")
        }
    }
}
