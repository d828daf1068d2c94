//! P3, P4: the audit says what is enforced, and whatever changed is seen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;
use std::{env, fs};

use proptest::prelude::*;
use remote::Audit;
use remote::Step;
use remote::audit::{Characters, Direction, NoAudit, Remote, Rule, Value, Whole};
use remote::prelude::*;
use remote_tests::by_macro;
use remote_tests::foreign::{self, Bytes};

use crate::support::Rig;

mod changes;
mod page;
#[path = "../../../examples/arena/setup.rs"]
mod setup;

fn arena() -> Audit {
    setup::server().expect("the arena's policy").audit()
}

/// The committed files; `AUDIT=overwrite` renews them.
#[test]
fn the_arena_has_the_audit_that_is_committed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let audit = arena();
    for (path, now) in
        [("examples/arena/audit.json", audit.json()), ("docs/audit.md", audit.markdown())]
    {
        let path = root.join(path);
        if env::var("AUDIT").is_ok_and(|how| how == "overwrite") {
            fs::write(&path, &now).expect("a file of the project");
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        if committed != now {
            let since = Audit::from_json(&committed).map(|older| audit.since(&older).to_string());
            panic!(
                "{}: a client can do something else than it says; look at it, then renew it with \
                 `AUDIT=overwrite cargo test -p remote-tests --test it audit`\n{}",
                path.display(),
                since.unwrap_or_default()
            );
        }
    }
}

/// Everything that an audit has words for.
mod all {
    use std::time::Duration;

    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Id)]
    pub(super) struct Thing(u32);

    pub(super) enum Shelf {}

    #[derive(Debug, PartialEq, Payload)]
    pub(super) struct Comment {
        #[max_len(20)]
        pub(super) text: String,
        #[max_len(9)]
        #[max_depth(3)]
        #[max_bytes(400)]
        pub(super) answers: Vec<Comment>,
    }

    #[derive(Debug, PartialEq, Payload)]
    pub(super) enum Form {
        Point,
        Circle {
            #[range(0.5..=10.0)]
            radius: f32,
        },
        Polygon(
            #[len(3..=8)]
            #[each(max_norm(5))]
            Vec<[f32; 2]>,
        ),
    }

    #[derive(Debug, PartialEq, Payload)]
    #[check(Self::is_sound, version = 2)]
    pub(super) struct Everything {
        pub(super) flag: bool,
        #[any]
        pub(super) seed: u64,
        #[unchecked = "NaN | and all"]
        pub(super) noise: f64,
        #[one_of(-3, 5, 8)]
        pub(super) step: i16,
        #[range("10ms"..="2s")]
        pub(super) wait: Duration,
        #[unit]
        pub(super) ahead: [f32; 3],
        #[finite]
        pub(super) maybe: Option<f32>,
        pub(super) form: Form,
        #[max_len(4)]
        #[values(max_len(3), each(finite))]
        pub(super) lists: BTreeMap<u8, Vec<f32>>,
        #[max_len(6)]
        pub(super) letters: BTreeSet<char>,
        #[fields(_, finite)]
        pub(super) pair: (u8, f32),
        #[max_len(10)]
        #[multiline]
        pub(super) prose: String,
        #[max_len(10)]
        #[charset('a'..='z', '_')]
        pub(super) name: String,
        #[max_len(10)]
        #[pattern("[a-z]+[0-9]")]
        #[check(starts_well, version = 1)]
        pub(super) code: String,
    }

    fn starts_well(code: &str) -> bool {
        !code.starts_with("root")
    }

    impl Everything {
        fn is_sound(&self) -> bool {
            self.flag || self.step > 0
        }
    }

    #[derive(Clone, Copy)]
    pub(super) enum Staff {
        Stock = 3,
    }

    pub(super) struct Game;

    impl HasPermissions for Game {
        type Permission = Staff;
    }

    impl remote::Knows<Thing> for Game {
        fn knows(&self, _: Thing) -> bool {
            true
        }
    }

    impl remote::KnowsIn<Shelf, Thing> for Game {
        fn knows_in(&self, _: PlayerId, _: Thing) -> bool {
            true
        }
    }

    #[allow(clippy::unused_self)]
    impl Game {
        fn is_open(&self, _: &Caller) -> bool {
            true
        }
    }

    #[remotes(everything)]
    #[allow(clippy::unused_self)]
    impl Game {
        #[remote(rate = "7/10s", burst = 9, rate(server) = "100/s", when(Self::is_open))]
        pub(super) fn take(&mut self, _caller: &Caller, all: Everything, comment: Comment) -> bool {
            drop((all, comment));
            true
        }

        #[remote(rate = "3/min", allow = Staff::Stock, group = "stock", observe)]
        pub(super) fn stock(&mut self, _caller: &Caller, #[known] a: Thing) {
            let _ = a;
        }

        #[remote(rate = "3/min", group = "stock", cost = count)]
        pub(super) fn sell(
            &mut self,
            _caller: &Caller,
            #[known(in = Shelf)] what: Thing,
            #[range(1..=3)] count: u32,
        ) {
            let _ = (what, count);
        }

        #[remote(rate = "1/s", decoy)]
        pub(super) fn give_gold(&mut self, _caller: &Caller) {}

        #[remote(rate = "1/s", cooldown = "1500ms", deadline = "3s", concurrent)]
        pub(super) async fn ask(_world: World<Self>, _caller: &Caller) {}
    }
}

fn everything() -> Audit {
    all::everything::remotes().audit()
}

fn remote_of<'a>(audit: &'a Audit, name: &str) -> &'a Remote {
    let name = format!("everything.{name}");
    audit.remotes.iter().find(|remote| remote.name == name).expect("a remote of this name")
}

#[test]
fn p3_every_rule_is_listed_at_its_place() {
    let audit = everything();
    let take = remote_of(&audit, "take");
    let listed: Vec<_> = take
        .values
        .iter()
        .map(|value| format!("{}: {}: {}", value.place, value.form, value.rules()))
        .collect();
    let expected = [
        "all: struct: none needed, check Self::is_sound (version 2)",
        "all.flag: bool: none needed",
        "all.seed: u64: any",
        "all.noise: f64: unchecked: NaN | and all",
        "all.step: i16: one of -3, 5, 8",
        "all.wait: duration: 10ms..=2s",
        "all.ahead: [f32; 3]: of length 1",
        "all.maybe?: f32: finite",
        "all.form: Point | Circle | Polygon: none needed",
        "all.form::Circle.radius: f32: 0.5..=10",
        "all.form::Polygon.0: list: 3..=8",
        "all.form::Polygon.0[]: [f32; 2]: at most 5 long",
        "all.lists: map: at most 4",
        "all.lists[].key: u8: none needed",
        "all.lists[].value: list: at most 3",
        "all.lists[].value[]: f32: finite",
        "all.letters: set: at most 6",
        "all.letters[]: char: none needed",
        "all.pair.0: u8: none needed",
        "all.pair.1: f32: finite",
        "all.prose: text: at most 10 characters, several lines",
        "all.name: text: at most 10 characters, of '_', 'a'..='z'",
        "all.code: text: at most 10 characters, matches [a-z]+[0-9], check starts_well (version 1)",
        "comment.text: text: at most 20 characters",
        "comment.answers: list: at most 9",
        "comment.answers[]: the same again: at most 3 deep, in 400 bytes",
    ];
    assert_eq!(listed, expected);
    assert_eq!(take.how_often(), "7/10s, 9 at once; all players: 100/s");
    assert_eq!(take.who(), "any player when is_open");

    let stock = remote_of(&audit, "stock");
    assert_eq!(stock.who(), "players with Staff::Stock");
    assert!(stock.observed);
    let sell = remote_of(&audit, "sell");
    assert_eq!(sell.how_often(), "3/60s, one bucket with all of group stock, costs count");
    assert_eq!(sell.values[0].rules(), "known in Shelf");
    assert!(remote_of(&audit, "give_gold").decoy);
    let ask = remote_of(&audit, "ask");
    assert_eq!((ask.deadline_ms, ask.concurrent), (Some(3_000), true));
    assert_eq!(take.deadline_ms, None);
    assert_eq!(ask.how_often(), "1/s, 1.5s after one that began");
    assert_eq!((ask.cooldown_ms, take.cooldown_ms), (Some(1_500), None));
}

#[test]
fn p3_what_was_put_aside_is_listed_with_its_reason() {
    for page in [everything().to_string(), everything().markdown()] {
        let aside = page.split("put the guard aside").nth(1).expect("a chapter of its own");
        assert!(aside.contains("everything.take, all.seed: u64, any"), "{aside}");
        assert!(aside.contains("everything.take, all.noise: f64, unchecked: NaN | and all"));
        assert!(aside.contains("everything.stock: observed only"));
        assert!(aside.contains("everything.take, all: Self::is_sound (version 2)"), "{aside}");
        assert!(aside.contains("everything.take, all.code: starts_well (version 1)"), "{aside}");
        assert_eq!(aside.matches("everything.").count(), 5, "{aside}");
    }
    let mut policy = remote::Policy::default();
    let eased = remote::security::RemoteModes {
        remote: "take".to_owned(),
        rate: Some(remote::security::Mode::Off),
        world: None,
        cooldown: None,
        detectors: Some(remote::security::Mode::Observe),
    };
    policy.remotes.push(eased);
    let page = everything().under(remote::Limits::default(), policy).markdown();
    assert!(page.contains("- take: rate off, by the policy"), "{page}");
    assert!(page.contains("- take: detectors observed only, by the policy"), "{page}");
}

/// P4: the longest message that the audit names reaches the body, and one that is a byte longer does not.
#[test]
fn p4_the_largest_frame_is_the_guards() {
    let rig = Rig::new(
        by_macro::Game::new(),
        &[by_macro::shop::remotes()],
        Insecure::names(),
        by_macro::Game::join,
    );
    let mut ada = rig.play("ada");
    let say = arena().remotes.into_iter().find(|remote| remote.name == "shop.say").expect("say");
    let longest = foreign::event(1, &Bytes::new().text(&"𐍈".repeat(200)).0);
    assert!(longest.len() <= say.largest_frame && say.largest_frame <= longest.len() + 5);
    ada.send(rig.now, &longest);
    assert!(ada.violations.is_empty(), "{:?}", ada.violations);
    ada.send(rig.now, &foreign::event(1, &Bytes::new().text(&"𐍈".repeat(200)).raw(&[0]).0));
    assert_eq!(ada.violations.pop().expect("too long").refused.step, Step::Length);
}

#[test]
fn an_audit_comes_back_from_json_as_it_was() {
    let audit = everything();
    assert_eq!(Audit::from_json(&audit.json()).expect("an audit"), audit);
    assert!(matches!(Audit::from_json("{"), Err(NoAudit::Form(_))));
    assert!(matches!(Audit::from_json("{\"format\":1}"), Err(NoAudit::Form(_))));
    let of_later = audit.json().replace("\"format\": 1", "\"format\": 7");
    assert!(matches!(Audit::from_json(&of_later), Err(NoAudit::Format(7))));
    let misspelt = audit.json().replacen("\"rate\"", "\"raet\"", 1);
    assert!(matches!(Audit::from_json(&misspelt), Err(NoAudit::Form(_))));
}
