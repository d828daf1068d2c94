//! P1: a table's entry is the guard with a body behind it; there is none without the guard.

use remote::__private::Entry;

fn anything<T>() -> T {
    unimplemented!()
}

fn main() {
    let _unguarded: Entry<()> = Entry { name: "open", position: 0, serve: anything() };
}
