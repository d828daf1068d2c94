//! Characters: what a text may hold, by ranges, letters and texts, in any order, in all scripts, and lines.

use remote::prelude::*;

#[derive(Payload)]
struct Texts {
    #[max_len(16)]
    #[charset('a'..='z', '0'..='9', "_-")]
    a: String,
    #[charset("xyz")]
    #[len(1..=3)]
    b: String,
    #[max_len(16)]
    #[charset('é', 'à'..='ü', '\n', '\u{1f600}', '\\', "\"'")]
    c: Option<String>,
    #[max_len(400)]
    #[multiline]
    d: String,
    #[multiline]
    #[len(1..=400)]
    e: [String; 2],
    #[max_len(3)]
    #[each(max_len(3), multiline)]
    f: Vec<String>,
    #[max_len(16)]
    #[charset('\0'..='\u{10ffff}')]
    g: String,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s", reply(max_len(9), charset('a'..='z')))]
    fn texts(&mut self, _caller: &Caller, all: Texts) -> String {
        drop((all.a, all.c, all.d, all.e, all.f, all.g));
        all.b
    }

    #[remote(rate = "1/s")]
    fn word(
        &mut self,
        _caller: &Caller,
        #[max_len(3)]
        #[charset("ba", 'c'..='d')]
        word: String,
    ) {
        drop(word);
    }

    #[remote(rate = "1/s")]
    fn line(&mut self, _caller: &Caller, #[max_len(3)] line: String) {
        drop(line);
    }

    #[remote(rate = "1/s")]
    fn lines(
        &mut self,
        _caller: &Caller,
        #[max_len(3)]
        #[multiline]
        lines: String,
    ) {
        drop(lines);
    }
}

fn main() {
    let [_, word, line, lines] = game::remotes().contract().remotes else { panic!("four") };
    assert!(word.judge(&[3, b'a', b'b', b'd']).is_ok());
    assert!(word.judge(&[1, b'e']).is_err());
    assert!(line.judge(&[1, b'\n']).is_err());
    assert!(lines.judge(&[1, b'\n']).is_ok());
}
