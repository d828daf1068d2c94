//! Types of the author's own that are called as those of the prelude and of generated code.

use remote::prelude::*;

#[derive(Debug, Clone, PartialEq, Payload)]
enum Result {
    Ok,
    Err(Option),
}

#[derive(Debug, Clone, PartialEq, Payload)]
enum Option {
    Some(Box),
    None,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Box {
    some: u8,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Shape {
    #[range(1..=9)]
    corners: u32,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Reader<T: Payload> {
    #[max_len(3)]
    all: std::vec::Vec<T>,
}

#[derive(Debug, Clone, PartialEq, Payload, Event)]
struct Send;

#[derive(Clone, Copy, Id)]
struct Entry(u32);

struct Table;

#[remotes(contract, events(Send))]
impl Table {
    #[remote(rate = "5/s", when(Self::when))]
    fn remote(
        &mut self,
        caller: &Caller,
        #[known] entry: Entry,
        shape: Shape,
        reader: Reader<Box>,
    ) -> Result {
        let _ = (caller.send(&Send), entry.0, shape.corners);
        match reader.all.len() {
            0 => Result::Err(Option::None),
            1 => Result::Err(Option::Some(Box { some: 1 })),
            _ => Result::Ok,
        }
    }

    fn when(&self, _caller: &Caller) -> bool {
        true
    }
}

impl Knows<Entry> for Table {
    fn knows(&self, id: Entry) -> bool {
        id.0 == 1
    }
}

fn main() {
    let caller = Caller::for_test(PlayerId(1));
    let shape = Shape { corners: 3 };
    let said = Table.remote(&caller, Entry(1), shape, Reader { all: vec![Box { some: 2 }] });
    assert_eq!(said, Result::Err(Option::Some(Box { some: 1 })));
    assert_eq!(contract::remotes().contract().remotes[0].spec.name, "remote");
}
