//! Rules that ask the world, how they pass through other types, and how a broken one is told
//! (P1, P12; attacks 20, 31's road, 35; defect D1 on the world's side).

use std::collections::BTreeMap;

use remote::__private::{
    Counted, Fields, InWorld, Known, KnownIn, NearCharacter, NoRule, Pairs, Spec,
};
use remote::prelude::*;
use remote::{Breach, Class, Rule};
use remote_tests::by_hand::{Game, ItemId, Order, ShopError, Strike, shop};

type Near = NearCharacter<{ 100f32.to_bits() }>;

fn world() -> (Game, Caller) {
    let caller = Caller::for_test(PlayerId(1));
    let mut game = Game::new();
    game.join(&caller);
    (game, caller)
}

fn ask<R, T: InWorld<Game, R>>(value: &T) -> Result<(), Breach> {
    let (game, caller) = world();
    value.in_world(&game, &caller)
}

#[test]
fn attack_35_near_is_exact_and_by_the_servers_position() {
    let at = |x: f32, y: f32, z: f32| ask::<Near, _>(&[x, y, z]);
    assert_eq!(at(100.0, 0.0, 0.0), Ok(()));
    assert_eq!(at(60.0, 0.0, 80.0), Ok(()));
    for (x, y, z) in [(100.00001, 0.0, 0.0), (60.0, 0.01, 80.0), (f32::MAX, f32::MAX, f32::MAX)] {
        let breach = at(x, y, z).unwrap_err();
        assert_eq!((breach.rule(), breach.class()), (Rule::NearCharacter, Class::TooFar));
    }
    // The world's own NaN lets nobody near.
    let (mut game, caller) = world();
    game.positions.insert(caller.player(), [f32::NAN, 0.0, 0.0]);
    let breach = InWorld::<_, Near>::in_world(&[0.0; 3], &game, &caller).unwrap_err();
    assert_eq!(breach.class(), Class::Absent, "no fault of the player's");
    // Nor does having no character.
    game.positions.clear();
    let breach = InWorld::<_, Near>::in_world(&[0.0; 3], &game, &caller).unwrap_err();
    assert_eq!(breach.class(), Class::Absent);
}

/// A world check cannot be hidden in another type.
#[test]
fn world_checks_pass_through() {
    let (known, unknown) = (ItemId(1), ItemId(77));
    assert_eq!(ask::<Known, _>(&known), Ok(()));
    let at = |result: Result<(), Breach>| {
        let breach = result.expect_err("an unknown item");
        assert_eq!((breach.rule(), breach.class()), (Rule::Known, Class::Unknown));
        breach.path().collect::<Vec<_>>()
    };
    assert_eq!(at(ask::<Known, _>(&unknown)), [0_u16; 0]);
    assert_eq!(at(ask::<Known, _>(&Some(unknown))), [0_u16; 0]);
    let order = Order { item: unknown, quantity: 1 };
    assert_eq!(at(ask::<NoRule, _>(&Box::new(order))), [0]);
    assert_eq!(at(ask::<Known, _>(&[known, unknown])), [1]);
    assert_eq!(at(ask::<Counted<0, 4, Known>, _>(&vec![known, known, unknown])), [2]);
    assert_eq!(at(ask::<Fields<(NoRule, Known)>, _>(&(true, unknown))), [1]);
    let map: BTreeMap<u8, ItemId> = [(1, known), (2, unknown)].into();
    assert_eq!(at(ask::<Counted<0, 4, Pairs<NoRule, Known>>, _>(&map)), [0_u16; 0]);
    let order = Order { item: unknown, quantity: 1 };
    assert_eq!(at(ask::<NoRule, _>(&order)), [0]);
    let nested = vec![Some(order)];
    assert_eq!(at(ask::<Counted<0, 4>, _>(&nested)), [0, 0]);
    assert_eq!(ask::<NoRule, _>(&None::<Strike>), Ok(()));
    assert_eq!(ask::<NoRule, _>(&ShopError::SoldOut { left: 3 }), Ok(()));
}

/// A place of the world has what it has for this player, whatever the world knows elsewhere.
#[test]
fn known_in_a_place_is_asked_for_the_player() {
    struct Shelf;
    struct Market {
        on_shelf: Vec<(PlayerId, ItemId)>,
    }
    impl Knows<ItemId> for Market {
        fn knows(&self, _: ItemId) -> bool {
            true
        }
    }
    impl KnowsIn<Shelf, ItemId> for Market {
        fn knows_in(&self, player: PlayerId, id: ItemId) -> bool {
            self.on_shelf.contains(&(player, id))
        }
    }
    let market = Market { on_shelf: vec![(PlayerId(1), ItemId(7))] };
    let ask = |player, items: Vec<ItemId>| {
        let caller = Caller::for_test(PlayerId(player));
        InWorld::<_, Counted<0, 4, KnownIn<Shelf>>>::in_world(&items, &market, &caller)
    };
    assert_eq!(ask(1, vec![ItemId(7)]), Ok(()));
    let breach = ask(1, vec![ItemId(7), ItemId(8)]).expect_err("not on the shelf");
    assert_eq!((breach.rule(), breach.class()), (Rule::Known, Class::Unknown));
    assert_eq!(breach.path().collect::<Vec<_>>(), [1]);
    assert!(ask(2, vec![ItemId(7)]).is_err(), "another player's shelf");
}

/// What a report says: the names of the source, the rule with its numbers, and nothing of the
/// peer's.
#[test]
fn p12_breaches_are_told_with_names() {
    let contract = shop::remotes();
    let buy = &contract.contract().remotes[0];
    let strike = &contract.contract().remotes[2];
    let told = |breach: Breach, remote: &'static remote::schema::RemoteSchema| {
        remote.explain(breach).to_string()
    };
    let below = Breach::new(Rule::Range, Class::Below).at(1).at(0);
    assert_eq!(told(below, buy), "order.quantity: below, breaks `range 1..=99`");
    let unknown = Breach::new(Rule::Known, Class::Unknown).at(0).at(0);
    assert_eq!(told(unknown, buy), "order.item: unknown, breaks `known`");
    let nan = Breach::new(Rule::Finite, Class::NotANumber).at(2).at(0).at(0);
    assert_eq!(told(nan, strike), "strike.at[2]: NaN, breaks `finite`");
    let far = Breach::new(Rule::NearCharacter, Class::TooFar).at(0).at(0);
    assert_eq!(told(far, strike), "strike.at: too far, breaks `near_character 100`");
    let rest = Breach::new(Rule::Shape, Class::Trailing);
    assert_eq!(told(rest, buy), "the payload: trailing bytes, breaks `shape`");
    // Paths that fit no form are cut where they stop making sense.
    let nonsense = Breach::new(Rule::Shape, Class::Truncated).at(7).at(9).at(0).at(0).at(0);
    assert_eq!(told(nonsense, buy), "order.item: truncated, breaks `shape`");
}

/// An enum refuses what no variant has, and names the variant.
#[test]
fn enums() {
    let read = |bytes: &[u8]| {
        let mut reader = remote::__private::Reader::new(bytes);
        let view = <NoRule as Spec<ShopError>>::verify(&mut reader, 0)?;
        reader.finish()?;
        <NoRule as Spec<ShopError>>::build(view, 0)
    };
    assert_eq!(read(&[0]), Ok(ShopError::NotEnoughGold));
    assert_eq!(read(&[1, 98]), Ok(ShopError::SoldOut { left: 98 }));
    assert_eq!(read(&[2]).unwrap_err().class(), Class::UnknownTag);
    assert_eq!(read(&[251, 1, 0]).unwrap_err().class(), Class::Overlong);
    let breach = read(&[1, 99]).unwrap_err();
    assert_eq!(breach.path().collect::<Vec<_>>(), [0, 1, 0]);
    let shape = <NoRule as Spec<ShopError>>::SHAPE;
    assert_eq!((shape.min_bytes, shape.max_bytes), (1, 2));
}

/// What a deep path cannot hold is cut off at its inner end.
#[test]
fn deep_paths_keep_their_outer_end() {
    let breach = (0..9).fold(Breach::new(Rule::Range, Class::Above), Breach::at);
    assert_eq!(breach.path().collect::<Vec<_>>(), [8, 7, 6, 5, 4]);
}

#[derive(Debug, Clone, PartialEq, ServerOnly)]
struct Price(#[range(1..=9)] u32);

#[derive(Debug, Clone, PartialEq, Payload)]
struct Tip {
    #[any]
    item: ItemId,
}

mod forbidden {
    use std::time::Duration;

    use remote::__private as p;
    use remote::prelude::*;
    use remote::schema::{Contract, RemoteSchema, RemoteSpec};
    use remote::{Rate, Table};

    use super::{Price, Tip};

    macro_rules! takes {
        ($($name:ident($ty:ty) = $table:ident, $contract:ident;)*) => {$(
            enum $name {}

            impl p::Remote for $name {
                const SPEC: RemoteSpec =
                    RemoteSpec::event("take", Rate::new(1, Duration::from_secs(1))).params(&["it"]);
                const POSITION: usize = 0;
                type Rules = p::Fields<(p::NoRule,)>;
                type Args = ($ty,);
                type Return = ();
                type Reply = p::Bare;
            }

            impl p::Body<()> for $name {
                fn run(_: p::Admitted<($ty,)>, _: &mut (), _: &Caller) {}
            }

            // As the macro writes it, but for the constants that ask whether a client may send it.
            static $contract: Contract = Contract {
                name: "forbidden",
                remotes: &[RemoteSchema::fitting::<$name>()],
                events: &[],
            };

            pub(super) fn $table() -> Table<()> {
                Table::new(&$contract, const { &[p::Entry::sync::<$name>()] })
            }
        )*};
    }

    takes! {
        TakesPrice(Option<Price>) = price, PRICE;
        TakesTip([Tip; 2]) = tip, TIP;
    }
}

/// Where the macro's own question is left out, the server asks once more when it starts (P3).
#[test]
fn p3_what_no_client_may_send_is_not_mounted() {
    for table in [forbidden::price(), forbidden::tip()] {
        let mounted = remote::sans_io::Mounted::new(&[table], &remote::Limits::default());
        let expected = remote::MountError::NotForClients { table: "forbidden", remote: "take" };
        assert_eq!(mounted.map(drop), Err(expected));
    }
}
