//! What is done to players: each rung over the wire, and each by hand and undone; the breaker; a policy that changes
//! while the server runs.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use remote::prelude::*;
use remote::sans_io::Request;
use remote::security::{
    Action, By, Decision, Mode, Note, Points, Policy, RemoteModes, Subject, Throttle,
};
use remote::{Goodbye, Grade, Rule, Step, TrustScore};
use remote_tests::by_hand::{Game, shop};
use remote_tests::foreign::{self, Bytes, FromServer};

use crate::support::{Peer, Rig};

const BUY: u16 = 0;
const SAY: u16 = 1;

fn rig() -> Rig<Game> {
    Rig::new(Game::new(), &[shop::remotes()], Insecure::names(), Game::join)
}

fn order() -> Vec<u8> {
    Bytes::new().varint(1).varint(1).0
}

/// A call that no stub sends: nothing of it is legal at step 8.
fn forged() -> Vec<u8> {
    foreign::call(BUY, 1, &Bytes::new().varint(1).varint(0).0)
}

fn nan() -> Vec<u8> {
    foreign::call(2, 1, &Bytes::new().vector([f32::NAN; 3]).0)
}

fn request(player: &str, action: Action) -> Request {
    Request {
        subject: Subject::Player(Insecure::player(player)),
        action,
        by: By::operator("ines"),
        reason: Note::new("by hand"),
        evidence: None,
    }
}

fn score(rig: &Rig<Game>, name: &str) -> u32 {
    rig.shared.score(Insecure::player(name), rig.now).points()
}

/// With another policy from now on.
fn change(rig: &Rig<Game>, change: impl FnOnce(&mut Policy)) {
    let mut policy = Policy::clone(&rig.shared.policy());
    change(&mut policy);
    rig.shared.set_policy(policy, rig.now).expect("a policy that makes sense");
}

fn names(peer: &Peer<Game>) -> Vec<&'static str> {
    peer.enforced.iter().map(|enforced| enforced.action.name()).collect()
}

/// Gaps 1 and 3 of the seed's module: enforcement reads the score, and there is a throttle. From the first forged call
/// to the ban, on the wire.
#[test]
fn gaps_01_03_every_rung_over_the_wire() {
    let mut rig = rig();
    let mut peer = rig.play("mal");
    peer.send(rig.now, &forged());
    assert_eq!((score(&rig, "mal"), names(&peer)), (80, vec![]));
    peer.frames();

    peer.send(rig.now, &nan());
    assert_eq!((score(&rig, "mal"), names(&peer)), (60, vec!["warn"]));
    let frames = peer.frames();
    assert!(frames.contains(&FromServer::Notice(0, 0)), "{frames:?}");

    rig.wait(Duration::from_millis(1_500));
    peer.send(rig.now, &forged());
    assert_eq!((score(&rig, "mal"), names(&peer)), (40, vec!["warn", "throttle"]));
    // Until the score is at 70 again: 30 minutes, by a point a minute, less what 1.5 s gave.
    let frames = peer.frames();
    let throttled = frames.iter().find_map(|frame| match frame {
        FromServer::Notice(4, millis) => Some(*millis),
        _ => None,
    });
    assert!(
        throttled.is_some_and(|millis| (1_795_000..=1_800_000).contains(&millis)),
        "{frames:?}"
    );
    // 5 in a second have become 1.25, of which one at once.
    rig.wait(Duration::from_secs(10));
    let answered = (0..6)
        .filter(|_| matches!(peer.ask(rig.now, BUY, &order()), FromServer::Reply(..)))
        .count();
    assert_eq!(answered, 2, "one, and one for the network");

    rig.wait(Duration::from_mins(1));
    peer.send(rig.now, &nan());
    assert_eq!(names(&peer).last(), Some(&"kick"), "{}", score(&rig, "mal"));
    assert_eq!(peer.closed, Some(Goodbye::Kicked));

    // Back after a minute, told that he is throttled still; and one forged call more.
    rig.wait(Duration::from_secs(61));
    let mut peer = rig.connect();
    peer.send(rig.now, &foreign::hello(1, 1, b"mal"));
    let frames = peer.frames();
    let [FromServer::Welcome(welcome), FromServer::Notice(4, _)] = &frames[..] else {
        panic!("{frames:?}")
    };
    peer.send(rig.now, &foreign::open(0, welcome.tables[0].1));
    peer.send(rig.now, &nan());
    assert_eq!(names(&peer), ["kick", "ban"], "{}", score(&rig, "mal"));
    let ban = &peer.enforced[1];
    assert_eq!((ban.by.clone(), ban.evidence), (By::Policy, Some(Rule::Finite)));
    assert_eq!(peer.closed, Some(Goodbye::Banned), "of two ends, the longer is told");
    assert_eq!(rig.look(|game| game.entries(Insecure::player("mal"))), 2);

    // The door stays shut for a day, and says why.
    rig.wait(Duration::from_hours(23));
    let mut shut = rig.connect();
    shut.send(rig.now, &foreign::hello(1, 1, b"mal"));
    assert_eq!(shut.closed, Some(Goodbye::Banned));
    let Some(FromServer::Goodbye(11, wait, why)) = shut.frames().pop() else {
        panic!("no goodbye")
    };
    assert_eq!(why, "too much of what no honest player does");
    assert!((3_590_000..=3_600_000).contains(&wait), "{wait}");
    rig.wait(Duration::from_hours(1));
    assert!(rig.play("mal").closed.is_none());
}

/// Gap 2: nothing that a player is or has been keeps his score up.
#[test]
fn gap_02_a_score_falls_to_nothing() {
    let mut rig = rig();
    change(&rig, |policy| (policy.kick_below, policy.ban_below) = (None, None));
    let mut peer = rig.play("mal");
    for _ in 0..3 {
        for frame in [forged(), nan(), foreign::call(99, 1, &[])] {
            for _ in 0..5 {
                peer.send(rig.now, &frame);
            }
            peer.session.sent(usize::MAX);
        }
        rig.wait(Duration::from_mins(1));
    }
    assert_eq!(score(&rig, "mal"), 1, "and a point for the last minute");
}

/// By hand, with a name on it, to somebody who is here; and all of it undone.
#[test]
fn operators_do_each_by_hand_and_undo_it() {
    let mut rig = rig();
    let mut peer = rig.play("ada");
    peer.frames();
    let until = rig.now.after(Duration::from_mins(10));
    let enforce = |rig: &Rig<Game>, action| {
        let done = rig.shared.enforce(request("ada", action), rig.now).expect("no veto");
        assert_eq!((done.by.clone(), done.reason), (By::operator("ines"), Note::new("by hand")));
        assert_eq!(done.score, Some(TrustScore::MAX));
    };
    enforce(&rig, Action::Warn);
    peer.poll(rig.now);
    assert_eq!(peer.frames(), [FromServer::Notice(0, 0)]);

    enforce(&rig, Action::Throttle(Throttle { divisor: 5, until }));
    peer.poll(rig.now);
    assert_eq!(peer.frames(), [FromServer::Notice(5, 600_000)]);
    let answered = |rig: &Rig<Game>, peer: &mut Peer<Game>| {
        let ask = |_: &i32| matches!(peer.ask(rig.now, BUY, &order()), FromServer::Reply(..));
        (0..5).filter(ask).count()
    };
    assert_eq!(answered(&rig, &mut peer), 2);
    enforce(&rig, Action::EndThrottle);
    peer.poll(rig.now);
    assert_eq!(peer.frames(), [FromServer::Notice(1, 0)]);
    rig.wait(Duration::from_secs(10));
    assert_eq!(answered(&rig, &mut peer), 5);

    enforce(&rig, Action::Kick { until });
    peer.poll(rig.now);
    assert_eq!(peer.closed, Some(Goodbye::Kicked));
    assert_eq!(
        peer.frames(),
        [FromServer::Goodbye(Goodbye::Kicked.code(), 590_000, "by hand".to_owned())]
    );
    let barred = |rig: &Rig<Game>| {
        let mut door = rig.connect();
        door.send(rig.now, &foreign::hello(1, 1, b"ada"));
        door.closed
    };
    assert_eq!(barred(&rig), Some(Goodbye::Kicked));
    enforce(&rig, Action::EndKick);
    assert_eq!(barred(&rig), None);

    enforce(&rig, Action::Ban { until: None });
    assert_eq!(barred(&rig), Some(Goodbye::Banned));
    rig.wait(Duration::from_hours(24 * 365));
    assert_eq!(barred(&rig), Some(Goodbye::Banned), "for ever");
    assert_eq!(rig.shared.standing_bans(rig.now).len(), 1);
    enforce(&rig, Action::EndBan);
    assert_eq!(barred(&rig), None);
    assert!(rig.shared.standing_bans(rig.now).is_empty());

    let mut peer = rig.play("ada");
    peer.send(rig.now, &nan());
    assert_eq!(score(&rig, "ada"), 80);
    let request = request("ada", Action::Pardon);
    rig.shared.enforce(request, rig.now).expect("no veto");
    assert_eq!(score(&rig, "ada"), 100);
}

/// D12 of the reliability tests, in one process: a ban cuts a player who is here, and no body of his begins after it.
#[test]
fn a_ban_ends_the_session_before_the_next_body() {
    let rig = rig();
    let mut peer = rig.play("mal");
    assert!(matches!(peer.ask(rig.now, BUY, &order()), FromServer::Reply(..)));
    let until = Some(rig.now.after(Duration::from_mins(1)));
    rig.shared.enforce(request("mal", Action::Ban { until }), rig.now).expect("no veto");
    peer.send(rig.now, &foreign::call(BUY, 2, &order()));
    assert_eq!(peer.closed, Some(Goodbye::Banned));
    assert_eq!(rig.look(|game| game.entries(Insecure::player("mal"))), 1);
}

#[test]
fn an_address_is_banned_with_all_who_come_from_it() {
    let rig = rig();
    let mut peer = rig.play("mal");
    let subject = Subject::address([127, 0, 0, 1].into());
    let ban = Request { subject, ..request("mal", Action::Ban { until: None }) };
    rig.shared.enforce(ban.clone(), rig.now).expect("no veto");
    peer.poll(rig.now);
    assert_eq!(peer.closed, Some(Goodbye::Banned));
    let mut other = rig.connect();
    other.send(rig.now, &foreign::hello(1, 1, b"another name"));
    assert_eq!(other.closed, Some(Goodbye::Banned));
    rig.shared.enforce(Request { action: Action::EndBan, ..ban }, rig.now).expect("no veto");
    assert!(rig.play("another name").closed.is_none());
}

/// The shadow: to the player all looks as ever, and nothing of his happens.
#[test]
fn in_the_shadow_nothing_happens() {
    let rig = rig();
    let mut peer = rig.play("mal");
    rig.shared.enforce(request("mal", Action::Shadow), rig.now).expect("no veto");
    peer.frames();
    peer.send(rig.now, &foreign::event(SAY, &Bytes::new().text("buy gold").0));
    assert_eq!(peer.frames(), [], "swallowed, though he asked to be told");
    let FromServer::Refused(_, busy) = peer.ask(rig.now, BUY, &order()) else { panic!("ran") };
    assert_eq!(busy.code, 5, "busy");
    let FromServer::Refused(_, invalid) = peer.ask(rig.now, BUY, &[1, 0]) else { panic!("ran") };
    assert_eq!(invalid.code, 3, "what is wrong is refused as ever");
    let id = Insecure::player("mal");
    assert_eq!(rig.look(|game| game.entries(id)), 0);
    let shadowed = |v: &&remote::Violation| v.refused.breach.rule() == Rule::Shadow;
    let violations: Vec<_> = peer.violations.iter().filter(shadowed).collect();
    assert_eq!(violations.len(), 2);
    assert!(violations.iter().all(|it| it.grade == Grade::Benign));
    // It outlives the session, and ends by hand.
    drop(peer);
    let mut peer = rig.play("mal");
    assert!(matches!(peer.ask(rig.now, BUY, &order()), FromServer::Refused(..)));
    rig.shared.enforce(request("mal", Action::EndShadow), rig.now).expect("no veto");
    assert!(matches!(peer.ask(rig.now, BUY, &order()), FromServer::Reply(..)));
    // The policy names players, too.
    change(&rig, |policy| policy.shadow = vec![id]);
    assert!(matches!(peer.ask(rig.now, BUY, &order()), FromServer::Refused(..)));
    change(&rig, |policy| policy.shadow.clear());
    assert!(matches!(peer.ask(rig.now, BUY, &order()), FromServer::Reply(..)));
}

#[test]
fn the_author_vetoes() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&asked);
    let rig = Rig::with_hook(Game::new(), &[shop::remotes()], Game::join, move |enforcement| {
        heard.lock().unwrap().push(enforcement.action.name());
        match enforcement.action {
            Action::Kick { .. } | Action::Ban { .. } => Decision::Veto,
            _ => Decision::Proceed,
        }
    });
    let mut peer = rig.play("mal");
    for frame in [forged(), nan(), forged(), nan(), foreign::call(99, 1, &[])] {
        peer.send(rig.now, &frame);
    }
    assert_eq!(*asked.lock().unwrap(), ["warn", "throttle", "kick", "ban"]);
    assert_eq!(names(&peer), ["warn", "throttle"]);
    assert_eq!((peer.closed, score(&rig, "mal")), (None, 0));
    let until = rig.now.after(Duration::from_secs(1));
    assert!(rig.shared.enforce(request("mal", Action::Kick { until }), rig.now).is_err());
}

/// D23: a rule that many break at once is suspended; nobody is punished for it any more, and all go on being refused.
#[test]
fn defect_23_an_outage_punishes_nobody() {
    let mut rig = rig();
    let unknown = foreign::call(BUY, 1, &Bytes::new().varint(77).varint(1).0);
    let mut peers: Vec<_> = (0..60).map(|number| rig.play(&format!("player {number}"))).collect();
    // A patch has taken the item out of the shop, and everybody's client goes on asking for it.
    for _ in 0..20 {
        for peer in &mut peers {
            peer.send(rig.now, &unknown);
            peer.session.sent(usize::MAX);
        }
        rig.wait(Duration::from_secs(1));
    }
    assert!(peers.iter().all(|peer| peer.enforced.is_empty() && peer.closed.is_none()));
    assert!(peers.iter().all(|peer| peer.violations.len() == 20), "each is refused as ever");
    let scores: Vec<_> = (0..60).map(|number| score(&rig, &format!("player {number}"))).collect();
    assert!(scores.iter().all(|score| *score >= 96), "{scores:?}");
    let suspended = rig.shared.suspended(rig.now);
    assert_eq!(suspended.len(), 1);
    assert_eq!((suspended[0].0, suspended[0].1), (Rule::Known, Some("buy")));
    let told: Vec<_> = peers.iter().flat_map(|peer| &peer.suspended).collect();
    assert_eq!(told, [&Rule::Known], "the operator is told once");
    // Another rule of the same remote weighs as ever.
    peers[0].send(rig.now, &forged());
    assert_eq!(score(&rig, "player 0"), scores[0] - 20);
    // And the first again after its pause.
    rig.wait(Duration::from_mins(10));
    peers[0].send(rig.now, &unknown);
    assert!(rig.shared.suspended(rig.now).is_empty());
    assert_eq!(peers[0].violations.last().expect("one").scores.map(|(a, b)| a > b), Some(true));
}

/// A few are not many: nineteen friends cannot suspend what catches them.
#[test]
fn a_few_do_not_trip_the_breaker() {
    let rig = rig();
    let mut peers: Vec<_> = (0..19).map(|number| rig.play(&format!("mal {number}"))).collect();
    for _ in 0..6 {
        for peer in &mut peers {
            peer.send(rig.now, &forged());
            peer.send(rig.now, &nan());
        }
    }
    assert!(rig.shared.suspended(rig.now).is_empty());
    assert!(peers.iter().all(|peer| peer.closed == Some(Goodbye::Kicked)));
}

/// D13: what happens within one moment is counted one by one.
#[test]
fn defect_13_events_of_one_moment_are_counted() {
    let rig = rig();
    let mut peer = rig.play("mal");
    for _ in 0..8 {
        peer.send(rig.now, &foreign::call(BUY, 1, &Bytes::new().varint(77).varint(1).0));
    }
    let known = |v: &&remote::Violation| v.refused.breach.rule() == Rule::Known;
    assert_eq!(peer.violations.iter().filter(known).count(), 7, "and one over the rate");
    let reasons = rig.shared.reasons(Insecure::player("mal"), rig.now);
    assert_eq!((reasons[0].rule, reasons[0].times), (Rule::Known, 7));
    assert_eq!(reasons[0].points, Points::whole(28));
}

/// D24: a number that would lock everybody out, or do nothing, is refused by name; off is a word.
#[test]
fn defect_24_policies_that_make_no_sense_are_refused() {
    type Break = fn(&mut Policy);
    let points = |points| Some(TrustScore::from_points(points));
    let rows: [(&str, Break); 16] = [
        ("warn_below", |policy| policy.warn_below = Some(TrustScore::MIN)),
        ("warn_below", |policy| policy.warn_below = Some(TrustScore::MAX)),
        ("throttle_below", |policy| policy.throttle_below = Some(TrustScore::from_points(90))),
        ("kick_below", |policy| policy.kick_below = policy.throttle_below),
        ("ban_below", |policy| policy.ban_below = Some(TrustScore::from_points(50))),
        ("forged_weight", |policy| policy.forged_weight = Points::whole(41)),
        ("suspect_weight", |policy| policy.suspect_weight = Points::whole(21)),
        ("newcomer_score", |policy| policy.newcomer_score = TrustScore::from_points(79)),
        ("throttle_divisor", |policy| policy.throttle_divisor = 1),
        ("throttle_divisor", |policy| policy.throttle_divisor = 1_001),
        ("ban_families", |policy| policy.ban_families = 0),
        ("breaker_players", |policy| policy.breaker_players = 1),
        ("breaker_percent", |policy| policy.breaker_percent = 101),
        ("ban_duration", |policy| policy.ban_duration = Some(Duration::ZERO)),
        ("rejoin_delay", |policy| policy.rejoin_delay = Duration::MAX),
        ("damage_max", |policy| policy.detectors.damage_max = Some(f32::NAN)),
    ];
    for (name, break_it) in rows {
        let mut policy = Policy::default();
        break_it(&mut policy);
        let error = policy.check().expect_err(name);
        assert_eq!(error.name, name, "{error}");
    }
    let mut off = Policy::default();
    (off.warn_below, off.throttle_below, off.kick_below, off.ban_below) = (None, None, None, None);
    assert_eq!(off.check(), Ok(()));
    off.ban_below = points(20);
    assert_eq!(off.check(), Ok(()), "any of them may be off");
}

/// D26: each number of a policy is read when it is used, not once.
#[test]
fn defect_26_every_number_changes_live() {
    /// The score after one suspect and one forged call of a fresh player, and what was done.
    fn outcome(set: impl FnOnce(&mut Policy)) -> (u32, Vec<&'static str>, Option<u32>) {
        let mut rig = rig();
        let mut peer = rig.play("mal");
        peer.frames();
        change(&rig, set);
        peer.send(rig.now, &foreign::call(BUY, 1, &Bytes::new().varint(77).varint(1).0));
        for _ in 0..2 {
            peer.send(rig.now, &nan());
        }
        peer.send(rig.now, &forged());
        let wait = peer.frames().into_iter().find_map(|frame| match frame {
            FromServer::Goodbye(_, wait, _) => Some(wait),
            FromServer::Notice(divisor, _) if divisor > 0 => Some(divisor),
            _ => None,
        });
        let names = names(&peer);
        rig.wait(Duration::from_mins(1));
        (score(&rig, "mal"), names, wait)
    }
    let (warn, throttle, kick) = ("warn", "throttle", "kick");
    assert_eq!(outcome(|_| {}), (37, vec![warn, throttle, kick], Some(4)));
    let p = Points::whole;
    let s = TrustScore::from_points;
    assert_eq!(outcome(|policy| policy.enabled = false), (100, vec![], None));
    assert_eq!(outcome(|policy| policy.suspect_weight = p(2)).0, 39);
    assert_eq!(outcome(|policy| policy.forged_weight = p(10)), (67, vec![warn], None));
    assert_eq!(outcome(|policy| policy.cap_per_rule_and_minute = p(20)).0, 57);
    assert_eq!(outcome(|policy| policy.recovery_per_minute = p(3)).0, 39);
    assert_eq!(outcome(|policy| policy.recovery_per_day_below_kick = p(0)).0, 36);
    assert_eq!(outcome(|policy| policy.warn_below = None).1, [throttle, kick]);
    assert_eq!(outcome(|policy| policy.throttle_below = None).1, [warn, kick]);
    assert_eq!(outcome(|policy| policy.kick_below = Some(s(30))).1, [warn, throttle]);
    assert_eq!(outcome(|policy| policy.ban_below = Some(s(38))).1, [warn, throttle, kick, "ban"]);
    assert_eq!(outcome(|policy| policy.throttle_divisor = 9).2, Some(9));
    let delay = |policy: &mut Policy| {
        policy.throttle_below = None;
        policy.rejoin_delay = Duration::from_secs(7);
    };
    assert_eq!(outcome(delay).2, Some(7_000));
}

/// Rates and the world of one remote are off, observed or enforced, live; what else guards it never is.
#[test]
fn modes_change_live() {
    let mut rig = rig();
    let mut peer = rig.play("ada");
    let set = |rig: &Rig<Game>, rate, world| {
        let remote = "shop.buy".to_owned();
        change(rig, |policy| {
            policy.remotes = vec![RemoteModes {
                remote,
                rate: Some(rate),
                world: Some(world),
                cooldown: None,
                detectors: None,
            }];
        });
    };
    let unknown = Bytes::new().varint(77).varint(1).0;
    assert!(matches!(peer.ask(rig.now, BUY, &unknown), FromServer::Refused(..)));
    set(&rig, Mode::Enforce, Mode::Observe);
    let before = score(&rig, "ada");
    assert!(!matches!(peer.ask(rig.now, BUY, &unknown), FromServer::Refused(..)));
    let latest = peer.violations.last().expect("told");
    assert!(latest.is_observed && latest.refused.step == Step::World, "{latest}");
    let mut other = rig.play("bea");
    for _ in 0..3 {
        other.ask(rig.now, BUY, &unknown);
    }
    // What it would have done, and to how many.
    let [observed] = rig.shared.observed()[..] else { panic!("{:?}", rig.shared.observed()) };
    assert_eq!((observed.rule, observed.name), (Rule::Known, Some("buy")));
    assert_eq!((observed.times, observed.held, observed.players), (4, 4, 2));
    set(&rig, Mode::Enforce, Mode::Off);
    assert!(rig.shared.observed().is_empty(), "another policy begins anew");
    let count = peer.violations.len();
    assert!(!matches!(peer.ask(rig.now, BUY, &unknown), FromServer::Refused(..)));
    assert_eq!((peer.violations.len(), score(&rig, "ada")), (count, before));
    set(&rig, Mode::Off, Mode::Enforce);
    for _ in 0..50 {
        assert!(matches!(peer.ask(rig.now, BUY, &order()), FromServer::Reply(..)));
    }
    assert!(matches!(peer.ask(rig.now, BUY, &[1, 0]), FromServer::Refused(..)), "values");
    rig.wait(Duration::from_mins(1));
    change(&rig, |policy| policy.remotes.clear());
    let ask = |_: &i32| matches!(peer.ask(rig.now, BUY, &order()), FromServer::Reply(..));
    assert_eq!((0..10).filter(ask).count(), 7);
    // A remote that is not there is an error, and changes nothing.
    let mut policy = Policy::clone(&rig.shared.policy());
    let remote = "sell".to_owned();
    policy.remotes = vec![RemoteModes {
        remote,
        rate: Some(Mode::Off),
        world: None,
        cooldown: None,
        detectors: None,
    }];
    // Nor is one whose rungs stand in the wrong order; of both, nothing comes into force.
    let before = rig.shared.policy();
    policy.enabled = false;
    let error = rig.shared.set_policy(policy, rig.now).expect_err("no such remote");
    let mut upside_down = Policy::default();
    upside_down.kick_below = upside_down.warn_below;
    assert!(rig.shared.set_policy(upside_down, rig.now).is_err());
    assert_eq!(rig.shared.policy(), before);
    let trusted = score(&rig, "ada");
    peer.send(rig.now, &nan());
    assert_eq!(score(&rig, "ada"), trusted - 20, "evidence weighs as it did");
    assert_eq!(error.to_string(), "`remotes` in the security policy: there is no remote `sell`");
}

/// New players can start lower, and gain slowly until they have once been trusted wholly.
#[test]
fn newcomers_start_lower_and_gain_slowly() {
    struct Young;
    impl Authenticator for Young {
        fn authenticate(
            &self,
            ticket: &[u8],
            _: std::net::IpAddr,
        ) -> Result<Identity, TicketRefused> {
            let name = std::str::from_utf8(ticket).map_err(|_| TicketRefused("no UTF-8"))?;
            Ok(Identity::new(Insecure::player(name)).newcomer())
        }
    }
    let mut rig = Rig::new(Game::new(), &[shop::remotes()], Young, Game::join);
    assert!(rig.play("old").closed.is_none());
    assert_eq!(score(&rig, "old"), 100, "by default nobody starts lower");
    change(&rig, |policy| policy.newcomer_score = TrustScore::from_points(85));
    let mut peer = rig.play("new");
    assert_eq!(score(&rig, "new"), 85);
    rig.wait(Duration::from_mins(50));
    assert_eq!(score(&rig, "new"), 90, "a tenth of a point a minute");
    peer.send(rig.now, &nan());
    assert_eq!((score(&rig, "new"), names(&peer)), (70, vec!["warn"]));
    rig.wait(Duration::from_mins(301));
    assert_eq!(score(&rig, "new"), 100);
    peer.send(rig.now, &nan());
    rig.wait(Duration::from_mins(10));
    assert_eq!(score(&rig, "new"), 90, "as everybody's from now on");
}

/// What somebody did by hand is not made milder by the policy, nor a ban for ever shorter.
#[test]
fn the_policy_softens_nothing_that_was_done_by_hand() {
    let mut rig = rig();
    let mut peer = rig.play("mal");
    let until = rig.now.after(Duration::from_hours(24));
    let throttle = Throttle { divisor: 100, until };
    rig.shared.enforce(request("mal", Action::Throttle(throttle)), rig.now).expect("no veto");
    for frame in [nan(), forged(), nan()] {
        peer.send(rig.now, &frame);
    }
    assert_eq!(names(&peer), ["warn", "throttle"]);
    let id = Insecure::player("mal");
    let present = |rig: &Rig<Game>| rig.shared.with_trust(id, rig.now, |it| it.throttle(rig.now));
    assert_eq!(present(&rig), Some(throttle));
    // By hand it can be.
    rig.shared.enforce(request("mal", Action::EndThrottle), rig.now).expect("no veto");
    assert_eq!(present(&rig), None);
    // A kick, a ban for ever, and a rung that bans for a day, in one moment.
    rig.shared.enforce(request("mal", Action::Ban { until: None }), rig.now).expect("no veto");
    peer.send(rig.now, &[forged(), forged()].concat());
    rig.wait(Duration::from_hours(48));
    let ends = |rig: &Rig<Game>| -> Vec<_> {
        rig.shared.standing_bans(rig.now).iter().map(|ban| ban.until).collect()
    };
    assert_eq!(ends(&rig), [None]);
    // Whenever the policy comes to it.
    let day = Some(rig.now.after(Duration::from_hours(24)));
    let policys = Request { by: By::Policy, ..request("mal", Action::Ban { until: day }) };
    rig.shared.enforce(policys.clone(), rig.now).expect("no veto");
    assert_eq!(ends(&rig), [None]);
    rig.shared.enforce(request("mal", Action::EndBan), rig.now).expect("no veto");
    rig.shared.enforce(policys, rig.now).expect("no veto");
    assert_eq!(ends(&rig), [day]);
}

/// What was owed by the slower rates is owed by the whole ones when a throttle ends.
#[test]
fn no_debt_outlives_a_throttle() {
    let mut rig = rig();
    let mut peer = rig.play("ada");
    let until = rig.now.after(Duration::from_secs(5));
    let throttle = Action::Throttle(Throttle { divisor: 1_000, until });
    rig.shared.enforce(request("ada", throttle), rig.now).expect("no veto");
    for _ in 0..5 {
        peer.ask(rig.now, BUY, &order());
    }
    rig.wait(Duration::from_secs(7));
    let ask = |_: &i32| matches!(peer.ask(rig.now, BUY, &order()), FromServer::Reply(..));
    assert_eq!((0..5).filter(ask).count(), 5, "as if nothing had been");
}

/// Whoever falls again before he has come back up stays throttled until he has.
#[test]
fn a_throttle_lasts_until_the_score_is_back() {
    let mut rig = rig();
    let mut peer = rig.play("mal");
    for frame in [nan(), nan(), forged()] {
        peer.send(rig.now, &frame);
        rig.wait(Duration::from_secs(2));
    }
    assert_eq!((score(&rig, "mal"), names(&peer)), (40, vec!["warn", "throttle"]));
    peer.frames();
    for _ in 0..5 {
        rig.wait(Duration::from_mins(20));
        peer.tick(rig.now);
        let mut again = rig.play("mal");
        again.frames();
        again.send(rig.now, &nan());
        let notice = again.frames().into_iter().find_map(|frame| match frame {
            FromServer::Notice(4, millis) => Some(millis),
            _ => None,
        });
        // From 40 to 70, a point a minute.
        let minutes = notice.expect("he is told how long it lasts now") / 60_000;
        assert!((29..=30).contains(&minutes), "{minutes}");
        assert_eq!(names(&again), Vec::<&str>::new(), "no rung is armed");
    }
}

/// D23's other side: what a bad link explains trips no breaker.
#[test]
fn what_is_ordinary_trips_no_breaker() {
    let rig = rig();
    let mut peers: Vec<_> = (0..60).map(|number| rig.play(&format!("player {number}"))).collect();
    for peer in &mut peers {
        for _ in 0..9 {
            peer.send(rig.now, &foreign::call(BUY, 1, &order()));
        }
    }
    assert!(
        peers.iter().all(|peer| peer.violations.iter().any(|it| it.refused.step == Step::Rate))
    );
    assert!(rig.shared.suspended(rig.now).is_empty());
}

/// A ban of longer than the wire's milliseconds is no ban for ever.
#[test]
fn a_long_ban_is_not_for_ever() {
    let rig = rig();
    let until = Some(rig.now.after(Duration::from_hours(24 * 60)));
    rig.shared.enforce(request("mal", Action::Ban { until }), rig.now).expect("no veto");
    let wait = |rig: &Rig<Game>| {
        let mut door = rig.connect();
        door.send(rig.now, &foreign::hello(1, 1, b"mal"));
        match door.frames().pop() {
            Some(FromServer::Goodbye(11, wait, _)) => wait,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(wait(&rig), u32::MAX - 1);
    rig.shared.enforce(request("mal", Action::Ban { until: None }), rig.now).expect("no veto");
    assert_eq!(wait(&rig), u32::MAX);
}

/// Gap 9: no remote runs bare, and what is invalid is held against whoever sent it, whichever remote it was for.
#[test]
fn gap_09_what_is_invalid_is_reported_of_every_remote() {
    let contract = shop::remotes().contract();
    assert!(contract.remotes.len() > 3);
    for (remote, schema) in (0u16..).zip(contract.remotes) {
        let rig = rig();
        let mut peer = rig.play("mal");
        // Longer than each of them may be, and no parameters of any.
        let bytes = [0xff; 40];
        let frame = match schema.spec.kind {
            remote::schema::RemoteKind::Call => foreign::call(remote, 1, &bytes),
            remote::schema::RemoteKind::Event => foreign::event(remote, &bytes),
        };
        peer.send(rig.now, &frame);
        let violation = peer.violations.last().expect("reported");
        assert_eq!(violation.remote_name(), Some(schema.spec.name));
        assert_eq!((violation.grade, score(&rig, "mal")), (Grade::Forged, 80), "{violation}");
    }
}
