//! The author's functions are called as they are, in tests and by one another; what they send is recorded.

use remote::Recipients;
use remote::prelude::*;

#[derive(Debug, Clone, PartialEq, Payload, Event)]
struct Said {
    #[any]
    by: PlayerId,
    #[max_len(8)]
    text: String,
}

#[derive(Default)]
struct Hall {
    said: u32,
}

#[remotes(hall, events(Said))]
impl Hall {
    #[remote(rate = "5/s")]
    pub fn say(&mut self, caller: &Caller, #[max_len(8)] text: String) -> bool {
        self.said += 1;
        caller.send_all(&Said { by: caller.player(), text }).is_ok()
    }

    #[remote(rate = "5/s")]
    pub fn whisper(&mut self, caller: &Caller, #[target] whom: PlayerId) -> bool {
        let said = Said { by: caller.player(), text: "psst".to_owned() };
        self.say(caller, "…".to_owned()) && caller.send_to(whom, &said).is_ok()
    }

    #[remote(rate = "5/s")]
    pub fn shout(&mut self, caller: &Caller, #[range(1..=99)] loud: u8) -> bool {
        let said = Said { by: caller.player(), text: "hey".to_owned() };
        let sent: Result<(), SendError> = caller.send_near(&*self, [0.0; 3], loud.into(), &said);
        sent.is_ok()
    }
}

impl Targets<PlayerId> for Hall {
    fn may_target(&self, caller: &Caller, target: PlayerId) -> bool {
        caller.player() != target
    }
}

impl Characters for Hall {
    fn position(&self, _player: PlayerId) -> Option<[f32; 3]> {
        None
    }
}

fn main() {
    let mut hall = Hall::default();
    let caller = Caller::for_test(PlayerId(1));
    assert!(hall.say(&caller, "hello".to_owned()));
    assert!(Hall::whisper(&mut hall, &caller, PlayerId(2)));
    assert!(hall.shout(&caller, 9));
    // A text that no client could send is none that the server sends.
    assert!(!hall.say(&caller, "far too long".to_owned()));

    let said = |text: &str| Said { by: PlayerId(1), text: text.to_owned() };
    let near = Recipients::Near { place: [0.0; 3], distance: 9.0 };
    let expected = [
        (Recipients::All, said("hello")),
        (Recipients::All, said("…")),
        (Recipients::One(PlayerId(2)), said("psst")),
        (near, said("hey")),
    ];
    assert_eq!(caller.sent::<Said>(), expected);
    assert_eq!(hall.said, 3);
}
