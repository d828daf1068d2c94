//! P1: what passed the guard once is one call.

use remote::__private::Admitted;

fn twice(admitted: Admitted<(u8,)>) -> [(u8,); 2] {
    [admitted.into_inner(), admitted.into_inner()]
}

fn main() {
    let _ = twice;
}
