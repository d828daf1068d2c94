//! The width of `usize` depends on the machine: it never travels.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Any, usize>();
}
