//! An event goes to another thread.

use std::marker::PhantomData;
use std::rc::Rc;

use remote::prelude::*;

#[derive(Payload, Event)]
struct Told {
    by: PhantomData<Rc<u8>>,
}

fn main() {}
