//! P4: payloads that seem to lead back and do not. Each of them is finite.

use std::marker::PhantomData;

use remote::prelude::*;

/// Two of one name, at one place in their modules.
mod old {
    use remote::prelude::*;
    #[derive(Payload)]
    pub struct Save {
        pub level: u8,
        pub from: Option<Box<super::Leaf>>,
    }
}
mod new {
    use remote::prelude::*;
    #[derive(Payload)]
    pub struct Save {
        pub level: u8,
        pub from: Option<Box<super::old::Save>>,
    }
}

/// Two of one name at one place, that hold different things.
trait Saved {
    type Save;
}
macro_rules! saves {
    ($($version:ty: $held:ty;)*) => {$(
        const _: () = {
            #[derive(Payload)]
            pub struct Save {
                pub from: Option<Box<$held>>,
            }
            impl Saved for $version {
                type Save = Save;
            }
        };
    )*};
}
saves! {
    u8: Leaf;
    u16: <u8 as Saved>::Save;
}

#[derive(Payload)]
pub struct Leaf {
    number: Number,
}

#[derive(Payload)]
struct Number(#[any] u32);

/// An alias of what lies on the heap.
type Boxed = Option<Box<Holder>>;

#[derive(Payload)]
struct Holder {
    save: new::Save,
}

/// A generic payload in itself, of other types each time.
#[derive(Payload)]
struct Pair<A: Payload, B: Payload> {
    a: A,
    b: Option<Box<B>>,
}

type Four = Pair<Pair<Leaf, Holder>, Pair<Leaf, Pair<Holder, Leaf>>>;

/// It names its own type, and holds none.
#[derive(Payload)]
struct Handle<T> {
    #[any]
    number: u32,
    kind: PhantomData<T>,
}

#[derive(Payload)]
struct Beside {
    handle: Handle<Root>,
}

/// The proxy is what travels, and that is no ring.
struct Foreign(#[allow(dead_code)] Option<Box<Root>>);

#[derive(Payload)]
struct Told(u8);

impl From<&Foreign> for Told {
    fn from(_: &Foreign) -> Self {
        Self(0)
    }
}

impl From<Told> for Foreign {
    fn from(_: Told) -> Self {
        Self(None)
    }
}

#[derive(Payload)]
struct Root {
    boxed: Boxed,
    saved: <u16 as Saved>::Save,
    four: Four,
    handle: Handle<Beside>,
    #[via(Told)]
    foreign: Foreign,
    #[max_len(4)]
    #[each(via(Told))]
    more: Vec<Foreign>,
    #[max_len(4)]
    all: Vec<(Leaf, [Option<Number>; 2])>,
    #[max_depth(4)]
    #[max_bytes(4096)]
    below: Option<Box<Self>>,
}

fn main() {
    let _ = |root: Root| (root.boxed, root.saved.from, root.four, root.handle, root.all, root.below);
}
