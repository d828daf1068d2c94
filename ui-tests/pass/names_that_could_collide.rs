//! Names that come near to each other, or to those of generated code, and attributes that are passed on.
#![deny(warnings)]

use remote::prelude::*;

struct Game;

#[derive(Payload)]
struct Callback {
    _of: std::marker::PhantomData<for<'a> fn(&'a u8) -> &'a u8>,
}

#[deprecated]
#[derive(Payload)]
struct Old {
    #[deprecated]
    #[any]
    _number: u32,
}

#[allow(non_camel_case_types)]
#[derive(Payload)]
enum Side {
    left,
    right,
}

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn hit_1(self: &mut Self, _caller: &Caller, (arg1, arg0): (bool, bool), side: Side) -> bool {
        arg1 && arg0 && matches!(side, Side::left | Side::right)
    }

    #[remote(rate = "1/s")]
    fn hit1(&mut self, _caller: &Caller, _callback: Callback) {}

    #[allow(non_snake_case)]
    #[remote(rate = "1/s")]
    fn Hit1(&mut self, _caller: &Caller, _: u8, arg0: u8, (): ()) {
        let _ = arg0;
    }

    #[deprecated(note = "take another")]
    #[allow(deprecated)]
    #[remote(rate = "1/s")]
    fn old(&mut self, _caller: &Caller, _old: Old) {}
}

#[remotes]
trait Shop2 {
    #[remote(rate = "1/s")]
    fn item_buy(&mut self, caller: &Caller);
}

#[remotes]
trait Shop2Item {
    #[remote(rate = "1/s")]
    fn buy(&mut self, caller: &Caller);
}

impl Shop2 for Game {
    fn item_buy(&mut self, _caller: &Caller) {}
}

impl Shop2Item for Game {
    fn buy(&mut self, _caller: &Caller) {}
}

/// A name that is a word of Rust, as Rust takes it.
#[remotes(r#match)]
impl Game {
    #[remote(rate = "1/s")]
    fn r#in(&mut self, _caller: &Caller, r#type: u8) {
        let _ = r#type;
    }
}

/// Permissions that a supertrait has.
trait Base: HasPermissions<Permission = Staff> {}

#[derive(Clone, Copy)]
enum Staff {
    Ban,
}

#[remotes]
trait Admin: Base {
    #[remote(rate = "1/s", allow = Staff::Ban)]
    fn ban(&mut self, caller: &Caller);
}

/// A contract whose trait says `pub` and whose payloads do not.
mod private {
    use remote::prelude::*;

    #[derive(Payload)]
    pub(crate) struct Inner;

    #[remotes]
    #[allow(private_interfaces)]
    pub trait Hidden {
        #[remote(rate = "1/s")]
        fn ask(&mut self, caller: &Caller, #[max_len(3)] #[check(is_fine)] inner: Vec<Inner>);
    }

    fn is_fine(inner: &[Inner]) -> bool {
        inner.is_empty()
    }
}

impl private::Hidden for Game {
    fn ask(&mut self, _caller: &Caller, _inner: Vec<private::Inner>) {}
}

macro_rules! remote_of {
    ($caller:ty, $value:ty) => {
        #[remotes(of_macro)]
        impl Game {
            #[remote(rate = "1/s")]
            fn of_macro(&mut self, _caller: $caller, _value: $value) {}
        }
    };
}

remote_of!(&Caller, u8);

fn main() {
    let tables = [
        game::remotes(),
        shop2::remotes::<Game>(),
        shop2_item::remotes::<Game>(),
        r#match::remotes(),
        private::hidden::remotes::<Game>(),
        of_macro::remotes(),
    ];
    let names: Vec<_> = tables.iter().map(|table| table.contract().name).collect();
    assert_eq!(names, ["game", "shop2", "shop2_item", "match", "hidden", "of_macro"]);
}
