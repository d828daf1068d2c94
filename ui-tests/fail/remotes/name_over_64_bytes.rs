//! A name is short.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(
        rate = "5/s",
        name = "the_name_of_a_remote_that_goes_on_and_on_and_says_what_its_docs_say"
    )]
    fn sell(&mut self, _caller: &Caller) {}
}

fn main() {}
