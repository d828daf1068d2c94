//! Patterns: with and without anchors, of all scripts, of nothing; the whole text has to match.

use remote::prelude::*;

#[derive(Payload)]
struct Names {
    #[max_len(16)]
    #[pattern("[a-z]+(-[0-9]{2})?")]
    a: String,
    #[max_len(16)]
    #[pattern("^[a-z]+$")]
    b: String,
    #[max_len(16)]
    #[pattern(r"[0-9]{1,3}\.[0-9]{1,3}")]
    c: String,
    #[max_len(16)]
    #[pattern("[à-üÀ-Ü ]*")]
    d: Option<String>,
    #[max_len(3)]
    #[each(len(1..=5), pattern("north|south|[ew]"))]
    e: Vec<String>,
    #[len(0..=16)]
    #[pattern(r#""[^"]*""#)]
    f: String,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn names(&mut self, _caller: &Caller, names: Names) {
        let Names { a, b, c, d, e, f } = names;
        drop((a, b, c, d, e, f));
    }

    #[remote(rate = "1/s")]
    fn name(
        &mut self,
        _caller: &Caller,
        #[max_len(16)]
        #[pattern("a|ab+")]
        name: String,
    ) {
        drop(name);
    }
}

fn main() {
    let name = &game::remotes().contract().remotes[1];
    let is_legal = |text: &str| {
        let mut bytes = vec![u8::try_from(text.len()).expect("short")];
        bytes.extend(text.bytes());
        name.judge(&bytes).is_ok()
    };
    assert_eq!(["a", "ab", "abbb"].map(is_legal), [true; 3]);
    assert_eq!(["", "b", "xab", "abx", "a\n", "aa"].map(is_legal), [false; 6]);
}
