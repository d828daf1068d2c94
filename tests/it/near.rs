//! `near(field, d)`: what a place has to be near to stands in another field (attack 40).

use remote::__private::{Breach, InWorld, NoRule};
use remote::prelude::*;
use remote::{Class, Grade, Rule, Step};
use remote_tests::foreign::{Bytes, FromServer};

use crate::support::{Rig, read, write};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
struct DoorId(u8);

#[derive(Debug, Clone, PartialEq, Payload)]
struct Hit {
    #[target]
    target: PlayerId,
    #[near(target, 2.5)]
    at: [f32; 3],
}

#[derive(Debug, Clone, PartialEq, Payload)]
enum Push {
    Door {
        strength: u8,
        #[known]
        door: Option<DoorId>,
        #[near(door, REACH)]
        #[check(is_high)]
        hand: Option<[f32; 3]>,
    },
    Stone(#[finite] [f32; 3], #[near(0, 1)] [f32; 3]),
}

const REACH: u16 = 3;

#[allow(clippy::ref_option)] // as `check` calls it
fn is_high(hand: &Option<[f32; 3]>) -> bool {
    hand.is_none_or(|[_, y, _]| y >= 0.0)
}

#[derive(Debug, Default)]
struct Hall {
    hits: u32,
    /// Where everybody is.
    place: Option<[f32; 3]>,
}

impl Characters for Hall {
    fn position(&self, _: PlayerId) -> Option<[f32; 3]> {
        self.place
    }
}

impl Targets<PlayerId> for Hall {
    fn may_target(&self, _: &Caller, target: PlayerId) -> bool {
        target.0 != 9
    }
}

impl Knows<DoorId> for Hall {
    fn knows(&self, _: DoorId) -> bool {
        true
    }
}

/// A door stands where its number says.
impl Places<DoorId> for Hall {
    fn place(&self, id: DoorId) -> Option<[f32; 3]> {
        (id.0 < 100).then(|| [f32::from(id.0), 0.0, 0.0])
    }
}

#[remotes(hall)]
impl Hall {
    #[remote(rate = "50/s")]
    fn hit(&mut self, _caller: &Caller, hit: Hit) -> bool {
        self.hits += 1;
        hit.at[0] > 0.0
    }

    #[remote(rate = "50/s")]
    fn push(&mut self, _caller: &Caller, push: Push) -> bool {
        matches!(push, Push::Door { strength: 1.., .. })
    }
}

fn ask<T: InWorld<Hall, NoRule>>(world: &Hall, value: &T) -> Result<(), (Rule, Class, Vec<u16>)> {
    let told = |breach: Breach| (breach.rule(), breach.class(), breach.path().collect());
    value.in_world(world, &Caller::for_test(PlayerId(7))).map_err(told)
}

#[test]
fn an_id_is_where_the_world_has_it() {
    let mut world = Hall { place: Some([10.0, 0.0, 0.0]), ..Hall::default() };
    let hit = |x| Hit { target: PlayerId(1), at: [x, 0.0, 0.0] };
    assert_eq!(ask(&world, &hit(12.5)), Ok(()));
    assert_eq!(ask(&world, &hit(12.6)), Err((Rule::Near, Class::TooFar, vec![1])));
    // Coordinates that overflow when they are squared.
    assert_eq!(ask(&world, &hit(f32::MAX)), Err((Rule::Near, Class::TooFar, vec![1])));
    // Who must not be hit is told first.
    let himself = Hit { target: PlayerId(9), ..hit(500.0) };
    assert_eq!(ask(&world, &himself), Err((Rule::Target, Class::Denied, vec![0])));
    // Nobody is near somebody who is nowhere, and a NaN of the world's own is nowhere.
    for place in [None, Some([f32::NAN, 0.0, 0.0])] {
        world.place = place;
        assert_eq!(ask(&world, &hit(10.0)), Err((Rule::Near, Class::Absent, vec![1])));
    }
}

#[test]
fn a_place_is_near_another_place_or_what_may_be_left_out() {
    let world = Hall::default();
    let push = |door: Option<u8>, hand: Option<f32>| Push::Door {
        strength: 1,
        door: door.map(DoorId),
        hand: hand.map(|x| [x, 0.0, 0.0]),
    };
    assert_eq!(ask(&world, &push(Some(7), Some(10.0))), Ok(()));
    assert_eq!(
        ask(&world, &push(Some(7), Some(10.1))),
        Err((Rule::Near, Class::TooFar, vec![0, 2]))
    );
    assert_eq!(ask(&world, &push(Some(7), None)), Ok(()), "no hand, nothing to be near");
    assert_eq!(ask(&world, &push(None, Some(0.0))), Err((Rule::Near, Class::Absent, vec![0, 2])));
    assert_eq!(
        ask(&world, &push(Some(200), Some(200.0))),
        Err((Rule::Near, Class::Absent, vec![0, 2]))
    );
    let stone = |x| Push::Stone([0.0, 1e30, 0.0], [x, 1e30, 0.0]);
    assert_eq!(ask(&world, &stone(1.0)), Ok(()));
    assert_eq!(ask(&world, &stone(1.01)), Err((Rule::Near, Class::TooFar, vec![1, 1])));
}

/// It is a place like any other on the wire: no NaN, no infinity, and beside it the author's own rule.
#[test]
fn what_is_near_is_finite() {
    let hit = Hit { target: PlayerId(1), at: [1.0, 2.0, 3.0] };
    let bytes = write(&hit).expect("legal");
    assert_eq!(read::<Hit>(&bytes), Ok(hit.clone()));
    for wrong in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let bytes = Bytes::new().varint(1).vector([0.0, wrong, 0.0]).0;
        assert_eq!(read::<Hit>(&bytes).map_err(Breach::rule), Err(Rule::Finite));
        assert!(write(&Hit { at: [0.0, 0.0, wrong], ..hit.clone() }).is_err());
    }
    let low = Push::Door { strength: 1, door: None, hand: Some([0.0, -1.0, 0.0]) };
    assert_eq!(write(&low).map_err(Breach::rule), Err(Rule::Check));
}

/// What a player hears, and what is told of him.
#[test]
fn attack_40_a_hit_far_from_its_target_is_out_of_reach() {
    let world = Hall { place: Some([10.0, 0.0, 0.0]), ..Hall::default() };
    let rig = Rig::new(world, &[hall::remotes()], Insecure::names(), |_, _| {});
    let mut ada = rig.play("ada");
    let hit = |x| Bytes::new().varint(1).vector([x, 0.0, 0.0]).0;
    assert!(matches!(ada.ask(rig.now, 0, &hit(9.0)), FromServer::Reply(..)));
    let FromServer::Refused(_, refused) = ada.ask(rig.now, 0, &hit(90.0)) else { panic!("taken") };
    assert_eq!(refused.code, 4, "out of reach");
    let last = ada.last_violation().expect("refused");
    assert_eq!((last.refused.step, last.grade), (Step::World, Grade::Suspect));
    let told = last.to_string();
    assert!(told.contains("hit.at: too far, breaks `near target, 2.5`"), "{told}");
    assert_eq!(rig.look(|hall| hall.hits), 1);
    let audit = hall::remotes().audit();
    let rules = |name: &str, place: &str| {
        let remote = audit.remotes.iter().find(|remote| remote.name == name).expect("one");
        let value = remote.values.iter().find(|value| value.place == place).expect("a value");
        value.rules()
    };
    assert_eq!(rules("hall.hit", "hit.at"), "finite, within 2.5 of target");
    assert_eq!(rules("hall.push", "push::Door.hand"), "none needed, check is_high (version 1)");
    assert_eq!(rules("hall.push", "push::Door.hand?"), "finite, within 3 of door");
}
