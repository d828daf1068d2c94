//! P3: a text needs `max_len`.

use remote::__private::*;

fn travels<R, T: Ruled<R>>() {}

fn main() {
    travels::<Bare, String>();
}
