//! P1: what passed the guard once is one call.

use remote::__private::Admitted;

fn again(admitted: &Admitted<(u8,)>) -> Admitted<(u8,)> {
    admitted.clone()
}

fn main() {
    let _ = again;
}
