//! P3: the type decides, not its spelling.

use remote::__private::*;

type Distance = f32;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Bare, Option<Distance>>();
}
