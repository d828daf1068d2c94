//! A rule fits certain types.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Finite, u32>();
}
