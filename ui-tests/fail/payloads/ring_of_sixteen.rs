//! P4: however many there are between, payloads that lead back to one of them are told of.

use remote::prelude::*;

macro_rules! chain {
    ($first:ident $($name:ident)*) => {
        chain!(@ $first $first $($name)*);
    };
    (@ $first:ident $name:ident $next:ident $($rest:ident)*) => {
        #[derive(Payload)]
        struct $name {
            next: $next,
        }
        chain!(@ $first $next $($rest)*);
    };
    (@ $first:ident $last:ident) => {
        #[derive(Payload)]
        struct $last {
            first: Option<Box<$first>>,
        }
    };
}

chain!(A B C D E F G H I J K L M N O P);

fn main() {}
