//! A pattern is a regular expression whose table is small, and says all that there is to say of the characters.

use remote::prelude::*;

#[derive(Payload)]
struct Names {
    #[max_len(9)]
    #[pattern("[z-a]")]
    backwards: String,
    #[max_len(9)]
    #[pattern("a)|(?:b")]
    unbalanced: String,
    #[max_len(90)]
    #[pattern("\\w{40}")]
    large: String,
    #[max_len(9)]
    #[pattern("a\\b")]
    around: String,
    #[max_len(9)]
    #[pattern(a)]
    bare: String,
    #[max_len(9)]
    #[pattern("[a-z]+")]
    #[charset('a'..='z')]
    twice: String,
    #[pattern("[a-z]+")]
    endless: String,
}

fn main() {}
