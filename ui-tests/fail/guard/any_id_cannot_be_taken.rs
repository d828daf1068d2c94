//! P6: no world says of itself that it takes an id which nobody resolves.

use remote::__private::TakesAny;
use remote::prelude::*;

struct Game;

impl TakesAny<PlayerId> for Game {}

fn main() {}
