//! Payloads that hold payloads, and some of them twice, come to an end: none of them holds itself but where it says so.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use remote::prelude::*;

#[derive(Debug, PartialEq, Payload)]
struct Point {
    x: u8,
    y: u8,
}

type Corner = Option<Box<Point>>;

#[derive(Debug, PartialEq, Payload)]
struct Line {
    from: Point,
    to: Corner,
}

#[derive(Debug, PartialEq, Payload)]
enum Figure {
    Lines(#[max_len(4)] Vec<Line>),
    Corners(#[max_len(4)] #[keys(any)] BTreeMap<u16, (Point, Line)>),
    Nothing,
}

#[derive(Debug, PartialEq, Payload)]
struct Page<T: Payload> {
    first: T,
    rest: Option<Box<T>>,
    edge: Line,
}

/// In itself, beside what is in others.
#[derive(Debug, PartialEq, Payload)]
struct Folder {
    #[max_depth(3)]
    #[max_bytes(200)]
    #[max_len(2)]
    inner: Vec<Folder>,
    figure: Page<Point>,
}

#[derive(Debug, PartialEq, Payload)]
struct Cabinet {
    first: Folder,
    second: Option<Folder>,
    figure: Figure,
    pages: [Page<Line>; 2],
    tag: Option<Box<Tag<str, [u8], 3>>>,
    room: Room,
}

/// Of what has no size, too.
#[derive(Debug, PartialEq, Payload)]
struct Tag<T: ?Sized, U: ?Sized, const N: usize> {
    of: PhantomData<T>,
    on: PhantomData<U>,
    bytes: [u8; N],
    line: Line,
}

/// Names a thing of that kind, and holds none.
#[derive(Debug, PartialEq, Payload)]
struct Typed<T> {
    #[any]
    at: u32,
    of: PhantomData<T>,
}

#[derive(Debug, PartialEq, Payload)]
struct Door {
    room: Option<Box<Typed<Room>>>,
}

#[derive(Debug, PartialEq, Payload)]
struct Room {
    #[max_len(8)]
    doors: Vec<Door>,
    #[max_len(4)]
    #[each(via(Plain))]
    keys: Vec<Key>,
}

/// It would lead back, and travels as a number.
#[derive(Debug, PartialEq, Payload)]
struct Key {
    room: Option<Box<Room>>,
}

#[derive(Debug, PartialEq, Payload)]
struct Plain(u8);

impl From<Plain> for Key {
    fn from(_: Plain) -> Self {
        Self { room: None }
    }
}

impl From<&Key> for Plain {
    fn from(key: &Key) -> Self {
        Self(u8::from(key.room.is_some()))
    }
}

mod other {
    use remote::prelude::*;

    /// Of the same name as what it holds.
    #[derive(Debug, PartialEq, Payload)]
    pub(super) struct Point {
        pub(super) inner: super::Point,
    }
}

#[derive(Debug, PartialEq, ServerOnly)]
struct Map {
    at: other::Point,
    line: Line,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn put(&mut self, _caller: &Caller, cabinet: Cabinet, page: Page<Page<Figure>>) {
        let _ = (cabinet, page);
    }

    #[remote(rate = "5/s")]
    fn look(&mut self, _caller: &Caller) -> Map {
        let at = other::Point { inner: Point { x: 1, y: 2 } };
        Map { at, line: Line { from: Point { x: 0, y: 0 }, to: None } }
    }
}

fn main() {
    let _ = game::remotes();
}
