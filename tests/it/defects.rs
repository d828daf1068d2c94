//! Defects of other systems in decode, limits and sessions, each a test of ours. Those that a test of another
//! file meets are in that file, and all have their number in their name: `defect_11_…`.

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use remote::prelude::*;
use remote::{Class, Goodbye, Rate, Rule, Step};
use remote_tests::foreign::{self, FromServer};

use crate::bucket::Model;
use crate::support::{Rig, read, write};

#[derive(Debug, Default)]
struct Vault {
    knocks: BTreeMap<PlayerId, [usize; 2]>,
    is_open: bool,
    taken: usize,
    signed: Option<Signature>,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Signature {
    #[max_len(4)]
    name: String,
    #[range(-3.0..=3.0)]
    pressure: f32,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Bag {
    #[max_len(2)]
    #[each(range(0..=9))]
    list: Vec<u32>,
    #[max_len(2)]
    #[keys(max_len(3))]
    map: BTreeMap<String, u8>,
}

#[remotes(vault)]
impl Vault {
    #[remote(rate = "3/10s")]
    fn knock(&mut self, caller: &Caller) -> bool {
        self.count(caller, 0)
    }

    #[remote(rate = "2/3s", burst = 4)]
    fn ring(&mut self, caller: &Caller) -> bool {
        self.count(caller, 1)
    }

    #[remote(rate = "9/s")]
    fn sign(&mut self, _caller: &Caller, signature: Signature) -> bool {
        self.signed.replace(signature).is_none()
    }

    #[remote(rate = "9/s", when(Self::is_open))]
    async fn withdraw(world: World<Self>, _caller: &Caller) -> bool {
        world
            .enter(|vault| {
                vault.taken += 1;
                vault.is_open = false;
                true
            })
            .await
    }

    #[remote(rate = "9/s")]
    fn turn(&mut self, _caller: &Caller, #[range(1..=9)] _by: u32) -> bool {
        true
    }

    fn is_open(&self, _caller: &Caller) -> bool {
        self.is_open
    }

    fn count(&mut self, caller: &Caller, remote: usize) -> bool {
        self.knocks.entry(caller.player()).or_default()[remote] += 1;
        true
    }
}

const SIGN: u16 = 2;
const WITHDRAW: u16 = 3;
const TURN: u16 = 4;

fn rig() -> Rig<Vault> {
    Rig::new(Vault::default(), &[vault::remotes()], Insecure::names(), |_, _| {})
}

/// What a session's bucket grants beyond its burst: one call, and what a quarter of a second refills.
fn model(rate: Rate) -> Model {
    let interval = rate.period().as_nanos().div_ceil(u128::from(rate.count()));
    Model::new(rate, 250_000_000 + interval)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Two players and two remotes, in any order and at any time, without a stub: each bucket goes by its own
    /// time (D10) and is nobody else's (D5); the rest of the traffic refills nothing (D7); it is the server that
    /// holds it (D6); and what is refused does not reach the body (D9).
    #[test]
    fn defects_05_06_07_09_10_each_bucket_is_its_own(
        calls in vec((0usize..2, 0u16..2, 0u64..2_500), 1..60),
    ) {
        let mut rig = rig();
        let names = ["ada", "grace"];
        let mut peers = names.map(|name| rig.play(name));
        let rates = [
            Rate::new(3, Duration::from_secs(10)),
            Rate::new(2, Duration::from_secs(3)).with_burst(4),
        ];
        let mut models = names.map(|_| rates.map(model));
        let mut admitted = [[0usize; 2]; 2];
        for (player, remote, wait) in calls {
            rig.wait(Duration::from_millis(wait));
            let expected = models[player][usize::from(remote)].take(1, rig.now.as_nanos());
            let end = peers[player].ask(rig.now, remote, &[]);
            prop_assert_eq!(matches!(end, FromServer::Reply(..)), expected, "{:?}", end);
            admitted[player][usize::from(remote)] += usize::from(expected);
            if !expected {
                let refused = peers[player].last_violation().expect("a violation").refused;
                prop_assert_eq!((refused.step, refused.breach.rule()), (Step::Rate, Rule::Rate));
            }
        }
        for (name, admitted) in names.into_iter().zip(admitted) {
            let knocks = rig.look(|vault| vault.knocks.get(&Insecure::player(name)).copied());
            prop_assert_eq!(knocks.unwrap_or_default(), admitted);
        }
    }

    /// What the body gets is what was held against the rules: written again, it is what came; and what breaks
    /// them never comes.
    #[test]
    fn defect_18_the_body_gets_what_was_checked(
        name in "[ -~é]{0,5}",
        pressure in prop_oneof![-4.0f32..4.0, any::<f32>()],
    ) {
        let rig = rig();
        let mut bytes = vec![u8::try_from(name.len()).expect("short")];
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(&pressure.to_le_bytes());
        let end = rig.play("ada").ask(rig.now, SIGN, &bytes);
        let is_minus_zero = pressure.to_bits() == (-0.0f32).to_bits();
        let is_legal = name.chars().count() <= 4 && pressure.abs() <= 3.0 && !is_minus_zero;
        prop_assert_eq!(matches!(end, FromServer::Reply(..)), is_legal, "{:?}", end);
        let signed = rig.look(|vault| vault.signed.take());
        prop_assert_eq!(signed.map(|signature| write(&signature)), is_legal.then_some(Ok(bytes)));
    }
}

/// Whatever is in a list or a map is counted, whichever way it got there.
#[test]
fn defect_20_gap_08_every_entry_counts() {
    let bag = |bytes: &[u8]| read::<Bag>(bytes).map_err(|breach| (breach.rule(), breach.class()));
    assert!(bag(&[2, 1, 2, 2, 1, b'a', 7, 1, b'b', 8]).is_ok());
    let too_long = Err((Rule::Length, Class::TooLong));
    assert_eq!(bag(&[3, 1, 2, 3, 0]), too_long);
    assert_eq!(bag(&[0, 3, 1, b'a', 7, 1, b'b', 8, 1, b'c', 9]), too_long);
    // Nothing hides behind an honest count.
    assert_eq!(bag(&[0, 1, 1, b'a', 7, 1, b'b', 8]), Err((Rule::Shape, Class::Trailing)));
    assert_eq!(bag(&[1, 1, 99, 0]), Err((Rule::Length, Class::TooLong)));
}

/// Check, await, act: what was true when a call arrived is asked again when its body begins.
#[test]
fn defect_22_a_waiting_body_is_checked_when_its_turn_comes() {
    let rig = rig();
    rig.look(|vault| vault.is_open = true);
    let mut ada = rig.play("ada");
    ada.frames();
    ada.send(rig.now, &foreign::call(WITHDRAW, 1, &[]));
    ada.send(rig.now, &foreign::call(WITHDRAW, 2, &[]));
    // The second waits for the first, which closes the vault.
    for start in std::mem::take(&mut ada.starts) {
        ada.run(start, rig.now);
    }
    let frames = ada.frames();
    assert!(
        matches!(frames[..], [FromServer::Reply(1, _), FromServer::Refused(2, ..)]),
        "{frames:?}"
    );
    assert_eq!(ada.last_violation().expect("refused").refused.step, Step::World);
    assert_eq!(rig.look(|vault| vault.taken), 1);
}

/// Whoever is sent away is gone at once, and what he has still under way does nothing.
#[test]
fn defect_25_whoever_is_sent_away_is_gone() {
    let mut rig = rig();
    rig.look(|vault| vault.is_open = true);
    let mut mal = rig.play("mal");
    mal.send(rig.now, &foreign::call(WITHDRAW, 1, &[]));
    let under_way = mal.starts.pop().expect("it waits for its turn");
    for forged in 0.. {
        assert!(forged < 20, "nobody is kicked");
        let broken: &[u8] = if forged % 2 == 0 { &[0] } else { &[1, 1] };
        mal.send(rig.now, &foreign::call(TURN, 1, broken));
        rig.wait(Duration::from_millis(700));
        if mal.closed.is_some() {
            break;
        }
    }
    assert_eq!(mal.closed, Some(Goodbye::Kicked));
    assert_eq!(rig.shared.online(), 0);
    mal.send(rig.now, &foreign::call(0, 1, &[]));
    mal.run(under_way, rig.now);
    assert_eq!(rig.look(|vault| (vault.knocks.len(), vault.taken)), (0, 0));
}
