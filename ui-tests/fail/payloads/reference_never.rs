//! Nothing borrowed travels.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Counted<0, 8>, &str>();
}
