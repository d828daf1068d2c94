//! P1: only the guard makes the proof that a call passed it.

fn main() {
    let _forged = remote::__private::Admitted::new((1u32,));
}
