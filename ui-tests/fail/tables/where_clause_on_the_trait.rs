//! A contract says in its supertraits what a world is.

use remote::prelude::*;

#[remotes]
trait Shop
where
    Self: Clone,
{
    #[remote(rate = "1/s")]
    fn buy(&mut self, caller: &Caller);
}

fn main() {}
