//! P1: only the guard makes the proof that a call passed it.

fn main() {
    let _forged = remote::__private::Admitted((1u32,));
}
