//! Enums of every kind: of all kinds of variants, with numbers of their own, of one variant.

use remote::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Payload)]
#[repr(u8)]
enum Grade {
    Low = 10,
    Middle = 20,
    High = 30,
}

#[derive(Debug, PartialEq, Payload)]
#[repr(i16)]
enum Mixed {
    Unit = -3,
    NoPlaces() = 5,
    NoFields {} = 9,
    One(#[range(1..=9)] u32),
    Two(Grade, #[finite] f32),
    Named {
        #[max_len(3)]
        text: String,
        grade: Grade,
    },
    Nested(Box<Only>),
}

#[derive(Debug, PartialEq, Payload)]
enum Only {
    One(Option<Grade>),
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn grade(&mut self, _caller: &Caller, grade: Grade) -> u8 {
        grade as u8
    }

    #[remote(rate = "1/s")]
    fn mixed(&mut self, _caller: &Caller, mixed: Mixed) -> Mixed {
        mixed
    }
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    // The place of a variant travels, not its number.
    assert!(remotes[0].judge(&[2]).is_ok());
    assert!(remotes[0].judge(&[3]).is_err());
    assert!(remotes[0].judge(&[10]).is_err());
    for legal in [&[0][..], &[1], &[2], &[3, 9], &[4, 0, 0, 0, 0, 0], &[5, 1, b'a', 2], &[6, 0, 0]]
    {
        assert!(remotes[1].judge(legal).is_ok(), "{legal:?}");
    }
    assert!(remotes[1].judge(&[7]).is_err());
    let caller = Caller::for_test(PlayerId(1));
    assert_eq!(Game.grade(&caller, Grade::Middle), 20);
    let nested = || Mixed::Nested(Box::new(Only::One(None)));
    assert_eq!(Game.mixed(&caller, nested()), nested());
}
