//! P3: floats have no order, so they are no keys of any map.

use std::collections::HashMap;

use remote::prelude::*;

#[derive(Payload)]
struct Heights {
    #[max_len(8)]
    #[keys(finite)]
    heights: HashMap<f32, u8>,
}

fn main() {}
