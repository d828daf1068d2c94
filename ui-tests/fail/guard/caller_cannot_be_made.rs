//! P6: who calls comes from the connection.

use remote::prelude::*;

fn main() {
    let _forged = Caller { player: PlayerId(1), ..Caller::for_test(PlayerId(2)) };
}
