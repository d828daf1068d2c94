//! `#[remote]` means nothing outside of a table.

use remote::prelude::*;

#[remote(rate = "5/s")]
fn ping(_caller: &Caller) {}

fn main() {}
