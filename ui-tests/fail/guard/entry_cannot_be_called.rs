//! P1: what a table's entry does, it does for the server.

use remote::__private::Entry;

fn serve(entry: &Entry<()>) {
    let _serve = entry.serve;
}

fn main() {
    let _ = serve;
}
