//! A type in itself: by lists, by boxes, by maps, and of an enum.

use std::collections::BTreeMap;

use remote::prelude::*;

#[derive(Debug, Clone, Default, PartialEq, Payload)]
struct Comment {
    #[max_len(80)]
    text: String,
    #[max_len(4)]
    #[max_depth(3)]
    #[max_bytes(2_000)]
    replies: Vec<Self>,
}

#[derive(Payload)]
struct Folder {
    #[max_len(4)]
    #[keys(max_len(8))]
    #[max_depth(DEPTH)]
    #[max_bytes(Self::BYTES)]
    inside: BTreeMap<String, Folder>,
}

const DEPTH: u32 = 4;

impl Folder {
    const BYTES: usize = 512;
}

#[derive(Payload)]
enum Filter {
    All,
    Level(#[range(1..=99)] u32),
    Not(
        #[max_depth(5)]
        #[max_bytes(64)]
        Box<Self>,
    ),
    Both(
        #[max_depth(5)]
        #[max_bytes(64)]
        Box<(Filter, Filter)>,
    ),
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn comment(&mut self, _caller: &Caller, comment: Comment) -> Comment {
        comment
    }

    #[remote(rate = "1/s")]
    fn look(&mut self, _caller: &Caller, folder: Folder, filter: Filter) {
        match filter {
            Filter::All => drop(folder.inside),
            Filter::Level(level) => drop(level),
            Filter::Not(inner) => drop(inner),
            Filter::Both(inner) => drop(inner),
        }
    }
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    // Nothing said, and one in one in one.
    assert!(remotes[0].judge(&[0, 1, 0, 1, 0, 0]).is_ok());
    assert!(remotes[0].judge(&[0, 1, 0, 1, 0, 1, 0, 0]).is_err());
    // Not all, and in no folder.
    assert!(remotes[1].judge(&[0, 2, 0]).is_ok());
    assert!(remotes[1].judge(&[0, 3, 0, 1, 9]).is_ok());
    assert!(remotes[1].judge(&[0, 3, 0, 1, 0]).is_err());
}
