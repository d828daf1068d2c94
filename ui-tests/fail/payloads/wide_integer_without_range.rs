//! P3: a wide integer needs `range` or `any`.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Bare, u32>();
}
