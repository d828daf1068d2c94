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
use remote_tests::foreign::{self, Bytes};
use remote_tests::{by_macro, market};

use crate::support::Rig;

#[path = "../../examples/arena/numbers.rs"]
mod numbers;

fn arena() -> Audit {
    let audit = Audit::all([by_macro::shop::remotes().audit(), market::market::remotes().audit()]);
    let policy = numbers::policy().expect("the arena's policy").into_policy();
    audit.under(numbers::limits(), policy)
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
        detectors: None,
    };
    policy.remotes.push(eased);
    let page = everything().under(remote::Limits::default(), policy).markdown();
    assert!(page.contains("- take: rate off, by the policy"), "{page}");
}

/// The cells of the line of a page that begins so.
fn cells(page: &str, begins: &str) -> Vec<String> {
    let line = page.lines().find(|line| line.starts_with(begins)).expect("a line that begins so");
    let cells = line[begins.len()..].split('|').map(|cell| cell.trim().to_owned());
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// What all remotes come to is neither more than their buckets hold, nor than the budget of a player.
#[test]
fn what_it_comes_to_is_bounded_by_every_bucket() {
    let of =
        |audit: &Audit, what: &str| cells(&audit.markdown(), &format!("| one player | {what}"));
    let mut audit = everything();
    // 7/10s; `stock`, which is only observed, has the whole budget, and `sell` beside it shares its bucket; `ask` may begin every 1.5 s.
    // The decoy is refused.
    assert_eq!(of(&audit, "messages that functions see"), ["50", "100"]);
    for remote in &mut audit.remotes {
        remote.observed = false;
    }
    assert_eq!(of(&audit, "messages that functions see"), ["1.42", "13"]);
    let largest = |index: usize| u32::try_from(audit.remotes[index].largest_frame).map(f64::from);
    let (take, sell, ask) = (largest(0).unwrap(), largest(2).unwrap(), largest(4).unwrap());
    let lasting = 0.7 * take + 0.05 * sell + ask / 1.5;
    let at_once = 9.0 * take + 3.0 * sell + ask;
    let expected = [lasting, at_once].map(|bytes| format!("{:.0}", bytes.ceil()));
    assert_eq!(of(&audit, "bytes of those"), expected);
    // Only `take` says anything: two bytes behind a header of 11.
    assert_eq!(of(&audit, "bytes of their answers"), ["9.10", "117"]);

    let mut limits = remote::Limits::default();
    limits.frames = remote::Rate::new(1, Duration::from_secs(2)).with_burst(3);
    let audit = audit.under(limits, remote::Policy::default());
    assert_eq!(of(&audit, "messages that functions see"), ["0.50", "3"]);
    assert_eq!(of(&audit, "bytes of their answers"), ["6.50", "39"]);
}

/// Who cannot come in, of him nothing is said; and what is said has the server's own numbers.
#[test]
fn the_page_says_what_holds_beside_the_remotes() {
    let page = everything().markdown();
    assert!(page.contains("No remote is for guests"), "{page}");
    assert!(!page.contains("| all guests"), "{page}");
    assert!(page.contains("Of the remotes 1 bound how often all players"), "{page}");
    assert!(page.contains("| decoy |") && !page.contains("| within N of F |"), "{page}");
    assert!(page.contains("of a server that says nothing of them"), "{page}");

    let (mut limits, mut policy) = (remote::Limits::default(), remote::Policy::default());
    limits.guests = 77;
    (policy.ban_duration, policy.warn_below) = (None, None);
    let page = arena().under(limits.clone(), policy.clone()).markdown();
    for said in [
        "At most 77 guests",
        "banned for ever",
        "Below 60 the rates of all remotes",
        "These are the numbers of this server.",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("he is warned"), "{page}");
    policy.enabled = false;
    assert!(arena().under(limits, policy).markdown().contains("Nothing is held against anybody"));
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

/// Changes one thing of the remote `take`, or of the whole audit.
type Mend = fn(&mut Audit);

fn take(audit: &mut Audit) -> &mut Remote {
    audit.remotes.iter_mut().find(|remote| remote.name == "everything.take").expect("take")
}

fn value<'a>(audit: &'a mut Audit, place: &str) -> &'a mut Value {
    take(audit).values.iter_mut().find(|value| value.place == place).expect("a value")
}

#[test]
fn whatever_changes_is_seen_and_has_a_direction() {
    use Direction::{Changed, Narrower, Wider};
    // What it turns into, the other way round, and what is said of it.
    let rows: &[(Mend, Direction, &str)] = &[
        (|a| take(a).rate.calls = 8, Wider, "rate"),
        (|a| take(a).rate.period_ns /= 2, Wider, "rate"),
        (|a| take(a).rate.burst = 8, Narrower, "rate"),
        (|a| (take(a).rate.calls, take(a).rate.burst) = (6, 10), Changed, "rate"),
        (|a| take(a).server_rate = None, Wider, "rate of all players"),
        (|a| take(a).cooldown_ms = Some(500), Narrower, "cooldown"),
        (|a| take(a).permission = Some("Staff::Stock".into()), Narrower, "permission"),
        // Neither is the narrower: others may call it.
        (|a| take(a).permission = Some("guest".into()), Changed, "permission"),
        (|a| take(a).group = Some("stock".into()), Narrower, "group"),
        (|a| take(a).cost = Some("all.step".into()), Narrower, "cost"),
        (|a| take(a).when.clear(), Wider, "when"),
        (|a| take(a).observed = true, Wider, "observed only"),
        (|a| take(a).decoy = true, Narrower, "decoy"),
        (|a| take(a).concurrent = true, Wider, "concurrent"),
        (|a| take(a).deadline_ms = Some(5), Changed, "deadline"),
        (|a| take(a).kind = remote::audit::Kind::Event, Changed, "kind"),
        (|a| take(a).largest_frame += 1, Wider, "largest frame"),
        (|a| value(a, "all").checks.clear(), Wider, "all"),
        (|a| value(a, "all").checks[0].version += 1, Changed, "all"),
        (|a| value(a, "all.flag").form = "u8".into(), Changed, "all.flag"),
        (
            |a| value(a, "all.maybe?").rule = Rule::Unchecked { reason: "lazy".into() },
            Wider,
            "all.maybe?",
        ),
        (
            |a| value(a, "all.maybe?").rule = Rule::FloatRange { least: 0.0, most: 1.0 },
            Narrower,
            "all.maybe?",
        ),
        (
            |a| {
                value(a, "all.form::Circle.radius").rule =
                    Rule::FloatRange { least: 0.5, most: 10.5 }
            },
            Wider,
            "all.form::Circle.radius",
        ),
        (
            |a| value(a, "all.lists").rule = Rule::Length { least: 1, most: 4 },
            Narrower,
            "all.lists",
        ),
        (|a| value(a, "all.lists").rule = Rule::Length { least: 1, most: 5 }, Changed, "all.lists"),
        (|a| value(a, "all.prose").characters = None, Narrower, "all.prose"),
        (|a| value(a, "all.name").characters = None, Wider, "all.name"),
        (|a| letters(a, "all.name").charset.push(('0', '9')), Wider, "all.name"),
        (|a| letters(a, "all.name").charset[0] = ('b', 'z'), Narrower, "all.name"),
        (|a| letters(a, "all.name").charset[0] = ('0', '9'), Changed, "all.name"),
        (|a| letters(a, "all.code").pattern = Some("^a$".into()), Changed, "all.code"),
        (|a| letters(a, "all.code").pattern = None, Wider, "all.code"),
        (
            |a| value(a, "comment.answers[]").rule = Rule::Depth { levels: 4, bytes: 400 },
            Wider,
            "comment.answers[]",
        ),
    ];
    let before = everything();
    for (mend, direction, what) in rows {
        let mut now = before.clone();
        mend(&mut now);
        let (there, back) = (now.since(&before), before.since(&now));
        assert_eq!(there.changes.len(), 1, "{what}: {there}");
        let change = &there.changes[0];
        assert_eq!((change.direction, change.what.as_str()), (*direction, *what), "{there}");
        assert_eq!(there.opens(), direction.opens());
        let opposite = match direction {
            Wider => Narrower,
            Narrower => Wider,
            other => *other,
        };
        assert_eq!(back.changes[0].direction, opposite, "back: {back}");
    }
    assert!(before.since(&before).changes.is_empty());
}

fn letters<'a>(audit: &'a mut Audit, place: &str) -> &'a mut Characters {
    value(audit, place).characters.as_mut().expect("a rule on characters")
}

#[test]
fn what_is_new_or_gone_is_said() {
    let before = everything();
    let mut now = before.clone();
    let gone = now.remotes.pop().expect("five remotes");
    take(&mut now).values.remove(1);
    let there = now.since(&before);
    let said: Vec<_> = there.changes.iter().map(|c| (c.direction, c.remote.as_str())).collect();
    assert_eq!(said, [(Direction::Gone, "everything.take"), (Direction::Gone, gone.name.as_str())]);
    assert!(!there.opens());
    let back = before.since(&now);
    assert!(back.changes.iter().all(|change| change.direction == Direction::New));
    assert!(back.opens());
}

#[test]
fn the_command_ends_as_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("audit.json");
    let path = path.to_str().expect("a plain path");
    let before = everything();
    let run = |audit: &Audit, arguments: &[&str]| {
        audit.run(arguments.iter().map(|argument| (*argument).to_owned()))
    };
    let (json, code) = run(&before, &["--json"]).expect("JSON");
    assert_eq!(code, 0);
    fs::write(path, json).expect("a file");
    assert_eq!(run(&before, &["--compare", path]).expect("the same").1, 0);

    let mut wider = before.clone();
    take(&mut wider).rate.calls = 100;
    let (said, code) = run(&wider, &["--compare", path]).expect("compared");
    assert_eq!(code, 1);
    assert_eq!(said, "wider     everything.take, rate: 7/10s, 9 at once → 100/10s, 9 at once\n");
    let mut narrower = before.clone();
    take(&mut narrower).rate.calls = 1;
    assert_eq!(run(&narrower, &["--compare", path]).expect("compared").1, 0);

    let twice = run(&before, &["--compare", path, "--json"]).expect_err("two things at once");
    assert!(twice.contains("one thing at a time"), "{twice}");
    assert!(run(&before, &["--markdwon"]).expect_err("unknown").contains("--markdwon"));
    assert!(run(&before, &["--compare"]).expect_err("no file").contains("needs the path"));
    assert!(
        run(&before, &["--compare", "nowhere.json"]).expect_err("none").contains("nowhere.json")
    );
    fs::write(path, "{}").expect("a file");
    assert!(run(&before, &["--compare", path]).expect_err("no audit").contains("no audit"));
}

/// Whether a rule lets a number through: what `since` has to agree with.
fn lets(rule: &Rule, number: i128) -> bool {
    match rule {
        Rule::Any | Rule::Unchecked { .. } => true,
        Rule::Range { least, most } => (least.0..=most.0).contains(&number),
        Rule::OneOf { numbers } => numbers.contains(&Whole(number)),
        other => panic!("no rule on whole numbers: {other}"),
    }
}

fn some_rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        Just(Rule::Any),
        Just(Rule::Unchecked { reason: "why".into() }),
        (-6..6i128, 0..6i128).prop_map(|(least, more)| Rule::Range {
            least: Whole(least),
            most: Whole(least + more)
        }),
        prop::collection::btree_set(-6..6i128, 1..4)
            .prop_map(|set| Rule::OneOf { numbers: set.into_iter().map(Whole).collect() }),
    ]
}

proptest! {
    /// A direction is only said where it is so: what is narrower lets nothing new through.
    #[test]
    fn directions_are_true_of_the_values(before in some_rule(), now in some_rule()) {
        let one = |rule: &Rule| {
            let mut audit = everything();
            value(&mut audit, "all.step").rule = rule.clone();
            audit
        };
        let comparison = one(&now).since(&one(&before));
        let was_let = |number: i128| lets(&before, number);
        let is_let = |number: i128| lets(&now, number);
        let mut numbers = -20..20_i128;
        match comparison.changes.first().map(|change| change.direction) {
            None => prop_assert!(numbers.all(|n| was_let(n) == is_let(n))),
            Some(Direction::Wider) => prop_assert!(numbers.all(|n| is_let(n) || !was_let(n))),
            Some(Direction::Narrower) => prop_assert!(numbers.all(|n| was_let(n) || !is_let(n))),
            // Somebody has to look; but not where one lets through what the other does and more.
            Some(_) => {
                let is_one_kind = std::mem::discriminant(&before) == std::mem::discriminant(&now);
                let (more, less) = (numbers.clone().any(|n| is_let(n) && !was_let(n)), numbers.any(|n| was_let(n) && !is_let(n)));
                prop_assert!(!is_one_kind || more == less, "{before} and {now}");
            }
        }
    }
}

/// Tables that differ in one thing that the reader lists only where it is there.
mod before {
    use super::all::Game;
    use super::*;

    #[derive(Debug, PartialEq, Payload)]
    #[check(Self::is_sound, version = 1)]
    struct Order {
        amount: u8,
    }

    impl Order {
        fn is_sound(&self) -> bool {
            self.amount > 0
        }
    }

    #[remotes(desk)]
    #[allow(clippy::unused_self)]
    impl Game {
        #[remote(rate = "1/s", when(Self::first(order), Self::second))]
        fn order(&mut self, _caller: &Caller, order: Order, other: u8) {
            let _ = (order, other);
        }

        fn first(&self, _caller: &Caller, order: &Order) -> bool {
            order.amount > 0
        }

        fn second(&self, _caller: &Caller) -> bool {
            true
        }
    }
}

mod after {
    use super::*;

    #[derive(Debug, PartialEq, Payload)]
    struct Order {
        amount: u8,
    }

    pub(super) struct Later;

    #[remotes(desk)]
    #[allow(clippy::unused_self, clippy::trivially_copy_pass_by_ref)]
    impl Later {
        #[remote(rate = "1/s", when(Self::second, Self::first(other)))]
        fn order(&mut self, _caller: &Caller, order: Order, other: u8) {
            let _ = (order, other);
        }

        fn first(&self, _caller: &Caller, other: &u8) -> bool {
            *other > 0
        }

        fn second(&self, _caller: &Caller) -> bool {
            true
        }
    }
}

#[test]
fn what_is_lost_of_a_whole_and_of_conditions_opens() {
    let (before, after) = (before::desk::remotes().audit(), after::desk::remotes().audit());
    let said = |comparison: &remote::audit::Comparison| -> Vec<_> {
        comparison.changes.iter().map(|change| (change.direction, change.what.clone())).collect()
    };
    let (there, back) = (after.since(&before), before.since(&after));
    assert!(said(&there).contains(&(Direction::Wider, "order".into())), "{there}");
    assert!(said(&back).contains(&(Direction::Narrower, "order".into())), "{back}");
    // The condition looks at something else now.
    assert!(said(&there).contains(&(Direction::Wider, "when".into())), "{there}");
    assert!(there.opens());
    // Two tables of one name, of two rooms, are compared each with its own.
    let two = |first: &Audit, second: &Audit| Audit::all([first.clone(), second.clone()]);
    assert!(two(&before, &after).since(&two(&before, &before)).opens());
    assert!(two(&before, &before).since(&two(&before, &before)).changes.is_empty());
    let mut turned = before.clone();
    turned.remotes[0].when.reverse();
    let turned = turned.since(&before);
    assert_eq!(said(&turned), [(Direction::Changed, "order of conditions".into())]);
}
