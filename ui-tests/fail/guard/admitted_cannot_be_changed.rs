//! P1: what passed the guard stays as it was.

use remote::__private::Admitted;

fn change(admitted: &mut Admitted<(u8,)>) {
    admitted.0 = (99,);
}

fn main() {
    let _ = change;
}
