//! P3: whatever changes between two audits is seen, and said with its direction.

use super::*;

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
