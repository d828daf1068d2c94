//! Attacks 63 to 66: by how much.

use std::time::Duration;

use remote::{Limits, Rate, Rule, Step};
use remote_tests::foreign::{self, Bytes, Foreign, FromServer};

use super::{SAY, Stand, VOLLEY, WRITE};

/// Sends all of these at once; how many were answered and how many refused.
fn flood(attacker: &mut Foreign, calls: &[(u16, Vec<u8>)]) -> (usize, usize) {
    let mut bytes = Vec::new();
    for ((remote, parameters), number) in calls.iter().zip(1u32..) {
        bytes.extend(foreign::call(*remote, number, parameters));
    }
    attacker.send(&bytes).expect("a socket");
    let (mut answered, mut refused) = (0, 0);
    for _ in calls {
        match attacker.next_frame().expect("an end for each") {
            FromServer::Reply(..) => answered += 1,
            FromServer::Refused(_, refusal) => {
                assert_eq!(refusal.code, 1, "too often");
                refused += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    (answered, refused)
}

#[test]
fn attack_63_a_flood_of_one_remote() {
    let stand = Stand::open();
    let said = (SAY, Bytes::new().text("buy gold").0);
    let mut attacker = stand.play("spammer");
    let (answered, refused) = flood(&mut attacker, &vec![said.clone(); 50]);
    // Two in ten seconds, and one for the network; the test may take a second.
    assert!((2..=4).contains(&answered), "{answered}");
    assert_eq!((answered + refused, stand.entered()), (50, answered as u64));
    let latest = stand.latest();
    assert_eq!((latest.refused.step, latest.refused.breach.rule()), (Step::Rate, Rule::Rate));
    // In again, and nothing has come back.
    drop(attacker);
    let (again, _) = flood(&mut stand.play("spammer"), &vec![said.clone(); 20]);
    assert!(again <= 1, "{again} after a rejoin");
    // Nobody else has to wait.
    let (others, _) = flood(&mut stand.play("grace"), &vec![said; 2]);
    assert_eq!(others, 2);
}

#[test]
fn attack_64_a_flood_over_many_remotes() {
    let mut limits = Limits::default();
    limits.frames = Rate::new(1, Duration::from_secs(1)).with_burst(20);
    let stand = Stand::with(limits);
    // Each within its own rate; the table took a frame already.
    let calls: Vec<_> = (0..60)
        .map(|number| if number % 2 == 0 { (4, vec![0]) } else { (VOLLEY, vec![0]) })
        .collect();
    let (answered, refused) = flood(&mut stand.play("spammer"), &calls);
    assert!((15..=25).contains(&answered), "{answered}");
    assert_eq!(answered + refused, 60);
    let latest = stand.latest();
    assert_eq!((latest.refused.step, latest.refused.breach.rule()), (Step::Budget, Rule::Budget));
    stand.goes_on();
}

/// What a call is worth is charged, not that it is one.
#[test]
fn attack_65_few_calls_and_dear_ones() {
    let stand = Stand::open();
    let dear = (VOLLEY, Bytes::new().varint(60).raw(&[7; 60]).0);
    let (answered, refused) = flood(&mut stand.play("spammer"), &vec![dear.clone(); 8]);
    // A hundred in ten seconds: one of sixty, and most of another.
    assert_eq!((answered, refused), (1, 7));
    let latest = stand.latest();
    assert_eq!((latest.refused.step, latest.refused.breach.rule()), (Step::Rate, Rule::Rate));
    let (others, _) = flood(&mut stand.play("grace"), &[dear]);
    assert_eq!(others, 1);
}

#[test]
fn attack_66_a_flood_of_bytes() {
    let mut limits = Limits::default();
    limits.bytes = Rate::new(64, Duration::from_secs(1)).with_burst(1_024);
    let stand = Stand::with(limits);
    // Within every rate of calls: some thirty bytes each, and sixty of them.
    let name = Bytes::new().text("sixteen letters!").raw(&[0, 0, 0]);
    let heavy = (WRITE, [&name.0[..17], &[0], &[8; 9], &[0]].concat());
    let (answered, refused) = flood(&mut stand.play("spammer"), &vec![heavy; 60]);
    assert!((20..=40).contains(&answered), "{answered}");
    assert_eq!(answered + refused, 60);
    let latest = stand.latest();
    assert_eq!((latest.refused.step, latest.refused.breach.rule()), (Step::Budget, Rule::Budget));
    stand.goes_on();
}
