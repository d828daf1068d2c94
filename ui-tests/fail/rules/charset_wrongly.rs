//! `charset` lists characters, and stands beside a length.

use remote::prelude::*;

#[derive(Payload)]
struct Forms {
    #[max_len(3)]
    #[charset()]
    nothing: String,
    #[max_len(3)]
    #[charset('z'..='a')]
    empty: String,
    #[max_len(3)]
    #[charset('a'..'z')]
    half: String,
    #[max_len(3)]
    #[charset(ascii)]
    word: String,
    #[charset('a'..='z')]
    unbounded: String,
    #[max_len(3)]
    #[charset('a'..='z')]
    #[multiline]
    both: String,
    #[max_len(3)]
    #[multiline(4)]
    lines: String,
    #[max_len(3)]
    #[charset('a'..='z')]
    #[each(finite)]
    list: String,
}

fn main() {}
