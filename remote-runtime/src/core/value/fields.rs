//! `fields`: a tuple with a rule for each of its places.

use std::marker::PhantomData;

use super::ruled::Through;

/// `R` is a tuple of rules, one for each place.
#[derive(Debug)]
pub struct Fields<R>(PhantomData<R>);

impl<R> Through for Fields<R> {}
