//! A wrong field hides nothing in the others, and a wrong length nothing of what is inside.

use remote::prelude::*;

#[derive(Payload)]
struct Page<const N: usize> {
    #[range(5..=1)]
    level: u8,
    #[max_len(N)]
    text: String,
    #[max_len(0..9)]
    #[each(finite(1))]
    list: Vec<f32>,
    #[max_len(9)]
    #[keys(finite(1))]
    #[values(any(1))]
    map: std::collections::BTreeMap<u8, u16>,
    #[each(max_len(3), check(is_fine))]
    nested: Vec<String>,
}

fn main() {}
