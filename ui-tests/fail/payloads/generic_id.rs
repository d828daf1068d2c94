//! An id names one kind of thing.

use std::marker::PhantomData;

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct IdOf<T> {
    number: u32,
    of: PhantomData<T>,
}

fn main() {}
