//! What an operator sees of refusals: events of `tracing`, sampled and without a word of a peer's, and
//! counters whose labels the contract alone can make (P12; attacks 77–79; D17).

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use metrics_util::debugging::{DebugValue, DebuggingRecorder};
use remote::prelude::*;
use remote::security::Policy;
use remote::{TrustScore, memory};
use remote_tests::by_hand::{Game, shop};
use remote_tests::foreign::{self, Bytes};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

/// One event: its level and its fields.
type Event = (tracing::Level, BTreeMap<String, String>);

/// Keeps what was told under some targets.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<Event>>>, &'static str);

struct Fields<'f>(&'f mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

impl<S: tracing::Subscriber> Layer<S> for Kept {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        let target = event.metadata().target();
        if target.starts_with(self.1) {
            let mut fields = BTreeMap::new();
            if target != self.1 {
                fields.insert("target".to_owned(), target.to_owned());
            }
            event.record(&mut Fields(&mut fields));
            self.0.lock().expect("no panic").push((*event.metadata().level(), fields));
        }
    }
}

/// Sends these calls as `name`, and reads until the server has nothing more to say.
async fn send(dialer: &memory::Dialer, name: &str, calls: &[Vec<u8>]) {
    let mut stream = dialer.connect().await.expect("a stream");
    let hash = remote_tests_hash();
    let mut bytes = foreign::hello(1, 1, name.as_bytes());
    bytes.extend(foreign::open(0, hash));
    bytes.extend(calls.concat());
    // A goodbye ends the session once all before it is handled.
    bytes.extend(foreign::frame(6, &[]));
    stream.write_all(&bytes).await.expect("a server");
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).await.expect("an end");
}

fn remote_tests_hash() -> [u8; 16] {
    remote_runtime::core::contract::fingerprint::Fingerprint::of_table(shop::remotes().contract()).0
}

/// Runs a server and these calls on one thread; what was told, and what was counted.
fn watch(calls: &[(&str, Vec<Vec<u8>>)], pause: Duration) -> (Vec<Event>, BTreeMap<String, u64>) {
    watch_as("remote::refused", Policy::default(), calls, pause)
}

/// The same under a policy, of what is told under other targets.
fn watch_as(
    target: &'static str,
    policy: Policy,
    calls: &[(&str, Vec<Vec<u8>>)],
    pause: Duration,
) -> (Vec<Event>, BTreeMap<String, u64>) {
    let kept = Kept(Arc::default(), target);
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    let subscriber = tracing_subscriber::registry().with(kept.clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .expect("a runtime");
    let run = async {
        let (listener, dialer) = memory::network();
        let server = Server::builder(Game::new())
            .mount(shop::remotes())
            .authenticator(Insecure::names())
            .on_join(Game::join)
            .security(policy)
            .listen(listener)
            .expect("it starts");
        for (name, calls) in calls {
            send(&dialer, name, calls).await;
            tokio::time::sleep(pause).await;
        }
        server.shut_down(Duration::ZERO).await;
    };
    tracing::subscriber::with_default(subscriber, || {
        metrics::with_local_recorder(&recorder, || runtime.block_on(run));
        drop(runtime);
    });
    let counted = snapshotter.snapshot().into_vec().into_iter().filter_map(|(key, _, _, value)| {
        let labels = key.key().labels().map(|label| format!("{}={}", label.key(), label.value()));
        let DebugValue::Counter(count) = value else { return None };
        Some((format!("{} {}", key.key().name(), labels.collect::<Vec<_>>().join(" ")), count))
    });
    let counted = counted.collect();
    let told = kept.0.lock().expect("no panic").clone();
    (told, counted)
}

const BUY: u16 = 0;
const STRIKE: u16 = 2;

fn strike(x: f32) -> Vec<u8> {
    foreign::call(STRIKE, 1, &Bytes::new().vector([x, 0.0, 0.0]).0)
}

fn buy(item: u64, quantity: u64) -> Vec<u8> {
    foreign::call(BUY, 1, &Bytes::new().varint(item).varint(quantity).0)
}

#[test]
fn p12_a_refusal_is_told_and_counted() {
    let nan = foreign::call(STRIKE, 2, &Bytes::new().vector([0.0, f32::NAN, 0.0]).0);
    let calls = [("ada", vec![buy(1, 0), buy(77, 1), nan])];
    let (told, counted) = watch(&calls, Duration::ZERO);
    let fields: Vec<_> = told
        .iter()
        .map(|(level, fields)| {
            let get = |name: &str| fields.get(name).map_or("-", String::as_str);
            let names = ["remote", "step", "rule", "class", "place", "grade", "fault", "observed"];
            (*level, names.map(get))
        })
        .collect();
    let (warn, info) = (tracing::Level::WARN, tracing::Level::INFO);
    assert_eq!(
        fields,
        [
            (
                warn,
                [
                    "buy",
                    "verify",
                    "range",
                    "below",
                    "order.quantity: below, breaks `range 1..=99`",
                    "forged",
                    "peer",
                    "false"
                ]
            ),
            (
                info,
                [
                    "buy",
                    "world",
                    "known",
                    "unknown",
                    "order.item: unknown, breaks `known`",
                    "suspect",
                    "peer",
                    "false"
                ]
            ),
            (
                warn,
                [
                    "strike",
                    "verify",
                    "finite",
                    "NaN",
                    "strike.at[1]: NaN, breaks `finite`",
                    "forged",
                    "peer",
                    "false"
                ]
            ),
        ]
    );
    let ada = Insecure::player("ada").0.to_string();
    assert!(told.iter().all(|(_, fields)| fields["player"] == ada));
    let expected = [
        ("remote_refused_total remote=buy step=verify rule=range grade=forged".to_owned(), 1),
        ("remote_refused_total remote=buy step=world rule=known grade=suspect".to_owned(), 1),
        ("remote_refused_total remote=strike step=verify rule=finite grade=forged".to_owned(), 1),
        // 100, 80, 76, 56: below two rungs.
        ("security_trust_score_changed_total rule=range".to_owned(), 1),
        ("security_trust_score_changed_total rule=known".to_owned(), 1),
        ("security_trust_score_changed_total rule=finite".to_owned(), 1),
        ("security_enforcement_action_total action=warn".to_owned(), 1),
        ("security_enforcement_action_total action=throttle".to_owned(), 1),
    ];
    assert_eq!(counted, BTreeMap::from(expected));
}

/// Of a flood the first few are told, then how many more; all are counted.
#[test]
fn attack_78_defect_17_a_flood_of_records() {
    let flood: Vec<_> = (0..90).map(|_| buy(77, 1)).collect();
    let calls = [("ada", flood), ("grace", vec![buy(77, 1)])];
    let (told, counted) = watch(&calls, Duration::from_mins(2));
    let of = |rule: &str, told_as: &str| {
        told.iter().filter(|(_, it)| it["rule"] == rule && it["message"] == told_as).count()
    };
    let refusals = counted.iter().filter(|(name, _)| name.starts_with("remote_"));
    let total: u64 = refusals.map(|(_, count)| count).sum();
    assert_eq!(total, 91, "{counted:?}");
    assert!(of("known", "refused") <= 6, "{told:?}");
    // The ordinary and the flood: neither keeps back the other.
    assert_eq!(of("rate", "refused"), 10, "{told:?}");
    let more: u64 = told
        .iter()
        .filter(|(_, fields)| fields["message"] == "more of the same")
        .map(|(_, fields)| fields["more"].parse::<u64>().expect("a number"))
        .sum();
    let refused = told.iter().filter(|(_, fields)| fields["message"] == "refused").count();
    assert_eq!(refused as u64 + more, 91, "nothing is lost");
}

/// Whatever a peer sends, no word of it is in an event or a label.
#[test]
fn attack_77_gap_10_no_text_of_a_peer() {
    let evil = "x\n2026-11-25 admin granted\u{1b}[31m";
    let say = foreign::event(1, &Bytes::new().text(evil).0);
    let code = foreign::call(4, 3, &Bytes::new().text(evil).0);
    let unknown = foreign::call(4_711, 4, evil.as_bytes());
    let calls =
        [(evil, vec![say.clone(), code.clone(), unknown.clone()]), ("b", vec![say, code, unknown])];
    let (told, counted) = watch(&calls, Duration::ZERO);
    assert!(told.len() > 3, "{told:?}");
    let all = format!("{told:?} {counted:?}");
    for word in ["admin", "2026", "[31m", "\\n", "4711", "4_711"] {
        assert!(!all.contains(word), "{word} in {all}");
    }
}

/// Attack 79: a thousand unknown remotes are one label.
#[test]
fn attack_79_labels_are_the_contracts() {
    let names: Vec<_> = (0..90).map(|number| foreign::call(1_000 + number, 1, &[])).collect();
    let (_, mut counted) = watch(&[("ada", names)], Duration::ZERO);
    counted.retain(|name, _| name.starts_with("remote_"));
    assert!(counted.keys().all(|key| key.contains("remote=(no remote)")), "{counted:?}");
    assert!(counted.len() <= 2, "{counted:?}");
    assert_eq!(counted.values().sum::<u64>(), 90, "{counted:?}");
}

/// The three events of the seeds' module, with their fields, and their numbers.
#[test]
fn the_events_of_security() {
    let mut policy = Policy::default();
    policy.detectors.teleport_threshold = Some(2.0);
    policy.warn_below = Some(TrustScore::from_points(85));
    let walk = |x: f32| foreign::event(3, &Bytes::new().vector([x, 0.0, 0.0]).0);
    let calls = [("mal", vec![walk(0.0), walk(4.0), strike(f32::NAN)])];
    let (told, counted) = watch_as("security", policy, &calls, Duration::ZERO);
    let of = |target: &str| {
        let mut all = told.iter().map(|(_, fields)| fields).filter(|it| it["target"] == target);
        let one = all.next().unwrap_or_else(|| panic!("no {target} in {told:?}"));
        assert!(all.next().is_none(), "{told:?}");
        one
    };
    let player = Insecure::player("mal").0.to_string();
    let expect = |target: &str, fields: &[(&str, &str)]| {
        let found = of(target);
        assert_eq!(found["player"], player, "{found:?}");
        for (name, value) in fields {
            assert_eq!(found.get(*name).map(String::as_str), Some(*value), "{name} of {found:?}");
        }
    };
    // A step of four metres at once: put back, and a bad link explains it.
    let anomaly = [("detector", "teleport"), ("severity", "benign"), ("class", "too far")];
    expect("security.anomaly_detected", &anomaly);
    let change = [("old", "100"), ("new", "80"), ("reason", "finite"), ("remote", "strike")];
    expect("security.trust_score_changed", &change);
    let action = [("action", "warn"), ("score", "80"), ("by", "the policy"), ("policy", "1")];
    expect("security.enforcement_action", &action);
    for (name, count) in [
        ("security_anomaly_detected_total detector=teleport severity=benign", 1),
        ("security_trust_score_changed_total rule=finite", 1),
        ("security_enforcement_action_total action=warn", 1),
    ] {
        assert_eq!(counted.get(name), Some(&count), "{counted:?}");
    }
}
