//! P3: a tuple with a float needs a rule for each place.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Bare, (u8, f32)>();
}
