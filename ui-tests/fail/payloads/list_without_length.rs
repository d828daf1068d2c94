//! P3: a list needs `max_len`.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Bare, Vec<u8>>();
}
