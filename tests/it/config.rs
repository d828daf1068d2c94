//! `security.toml`: what it sets, and what it says of what is wrong.

use std::time::Duration;

use remote::security::{Mode, Named, Points, Policy, RemoteModes, TrustScore};
use remote::{PlayerId, Rate, Rule, SecurityConfig};

/// Every key, each with another value than its default.
const WHOLE: &str = r#"
[security]
enabled = false
forged_weight = 10
suspect_weight = 2.5
cap_per_rule_and_minute = 30
trust_recovery_rate = 0.5
recovery_per_day_below_kick = 20
newcomer_score = 95
newcomer_recovery_per_minute = 0.125
warn_below = 75
throttle_below = "off"
kick_below = 35
ban_below = 15
rearm_above = 5
throttle_divisor = 8
rejoin_delay = "5min"
ban_duration_hours = "permanent"
ban_families = 2
breaker_players = 50
breaker_percent = 10
breaker_pause = "1h"
shadow = ["00000000000000ff"]
speed_threshold = 12.5
teleport_threshold = 40
movement_tolerance = "500ms"
setbacks_forgiven = 6
damage_max = 120
regular_below_percent = 3
projectiles = "5/s"
explosions = "1/2s"
observe = ["speed", "detector"]

[security.cadence]
attack = ["3/s", "60/min"]

[security.gain]
gold = ["1000/min"]

[security.remotes."shop.buy"]
rate = "observe"
world = "off"
cooldown = "observe"
detectors = "observe"
"#;

#[test]
fn every_key_is_read() {
    let policy = SecurityConfig::parse(WHOLE).expect("a policy").into_policy();
    let score = TrustScore::from_points;
    let rate = |count, millis| Rate::new(count, Duration::from_millis(millis));
    let mut expected = Policy::default();
    expected.enabled = false;
    expected.forged_weight = Points::whole(10);
    expected.suspect_weight = Points::thousandths(2_500);
    expected.cap_per_rule_and_minute = Points::whole(30);
    expected.recovery_per_minute = Points::thousandths(500);
    expected.recovery_per_day_below_kick = Points::whole(20);
    expected.newcomer_score = score(95);
    expected.newcomer_recovery_per_minute = Points::thousandths(125);
    expected.warn_below = Some(score(75));
    expected.throttle_below = None;
    expected.kick_below = Some(score(35));
    expected.ban_below = Some(score(15));
    expected.rearm_above = Points::whole(5);
    expected.throttle_divisor = 8;
    expected.rejoin_delay = Duration::from_mins(5);
    expected.ban_duration = None;
    expected.ban_families = 2;
    expected.breaker_players = 50;
    expected.breaker_percent = 10;
    expected.breaker_pause = Duration::from_hours(1);
    expected.shadow = vec![PlayerId(255)];
    let detectors = &mut expected.detectors;
    detectors.speed_threshold = Some(12.5);
    detectors.teleport_threshold = Some(40.0);
    detectors.movement_tolerance = Duration::from_millis(500);
    detectors.setbacks_forgiven = 6;
    detectors.damage_max = Some(120.0);
    detectors.regular_below_percent = Some(3);
    detectors.projectiles = Some(rate(5, 1_000));
    detectors.explosions = Some(rate(1, 2_000));
    detectors.observed = vec![Rule::Speed, Rule::Detector];
    let attack = vec![rate(3, 1_000), rate(60, 60_000)];
    detectors.cadence = vec![Named { name: "attack".to_owned(), rates: attack }];
    detectors.gain = vec![Named { name: "gold".to_owned(), rates: vec![rate(1_000, 60_000)] }];
    let remote = "shop.buy".to_owned();
    expected.remotes = vec![RemoteModes {
        remote,
        rate: Some(Mode::Observe),
        world: Some(Mode::Off),
        cooldown: Some(Mode::Observe),
        detectors: Some(Mode::Observe),
    }];
    assert_eq!(policy, expected);
    // Nothing stands at its default, so that no key can be forgotten here.
    let (written, default) = (format!("{expected:#?}"), format!("{:#?}", Policy::default()));
    let same = written
        .lines()
        .filter(|line| {
            line.starts_with("    ") && line.contains(": ") && !line.ends_with(['{', '[', '('])
        })
        .filter(|line| default.contains(*line));
    assert_eq!(same.collect::<Vec<_>>(), ["    version: 1,"]);
}

#[test]
fn an_empty_section_is_the_default() {
    assert_eq!(SecurityConfig::parse("[security]"), Ok(SecurityConfig::default()));
    assert_eq!(SecurityConfig::parse(""), Ok(SecurityConfig::default()));
}

/// What is wrong is said with its line: unknown keys, wrong values, contradictions, infinities.
#[test]
fn what_is_wrong_is_said_with_its_line() {
    let rows = [
        (
            "[security]\nkick_bellow = 40",
            "line 2: unknown field `kick_bellow`, expected one of `enabled`, `forged_weight`",
        ),
        (
            "[security]\n\nspeed_threshold = inf",
            "line 3: `speed_threshold` is inf: a finite number above 0, or \"off\"",
        ),
        (
            "[security]\ndamage_max = nan",
            "line 2: `damage_max` is NaN: a finite number above 0, or \"off\"",
        ),
        (
            "[security]\nteleport_threshold = -5",
            "line 2: `teleport_threshold` is -5: a finite number above 0, or \"off\"",
        ),
        ("[security]\nspeed_threshold = 1e39", "line 2: `speed_threshold` is 1"),
        (
            "[security]\nwarn_below = 0",
            "line 2: `warn_below` is 0: a score from 1 to 100, or \"off\"",
        ),
        (
            "[security]\nwarn_below = \"never\"",
            "line 2: `warn_below` is \"never\": a score from 1 to 100, or \"off\"",
        ),
        (
            "[security]\nban_duration_hours = 0",
            "line 2: `ban_duration_hours` is 0: hours above 0, or \"permanent\"",
        ),
        (
            "[security]\ntrust_recovery_rate = 0.00001",
            "line 2: `trust_recovery_rate` is 0.00001: points from 0 to 1,000",
        ),
        ("[security]\nthrottle_divisor = 2.5", "line 2: `throttle_divisor` is 2.5: a whole number"),
        (
            "[security]\nrejoin_delay = 60",
            "line 2: `rejoin_delay` is 60: a time as \"60s\", \"5min\" or \"2h\"",
        ),
        (
            "[security]\nprojectiles = \"5 per s\"",
            "line 2: `projectiles` is \"5 per s\": a rate as \"5/10s\", or \"off\"",
        ),
        (
            "[security.cadence]\nattack = [\"3/s\", \"0/min\"]",
            "line 2: `attack`: \"0/min\" is no rate: a rate is a number",
        ),
        (
            "[security]\nobserve = [\"sped\"]",
            "line 2: there is no detector \"sped\"; there are speed, teleport",
        ),
        ("[security]\nshadow = [\"ada\"]", "line 2: \"ada\" is no player: 16 hexadecimal digits"),
        ("[security.remotes.buy]\nrate = \"maybe\"", "line 2: unknown variant `maybe`"),
        ("[security.remotes.buy]\nlength = \"off\"", "line 2: unknown field `length`"),
        (
            "[security]\nenabled = true\nkick_below = 70",
            "line 3: `kick_below`: it is 70, and `throttle` above it is 60",
        ),
        (
            "[security]\nforged_weight = 50",
            "line 2: `forged_weight`: it is 50, over `cap_per_rule_and_minute`, 40",
        ),
        ("[security]\n[security.gain]\ngold = []", "line 2: `gain`: `gold` has 0 rates"),
        ("[security", "line 1: "),
    ];
    for (text, expected) in rows {
        let error = SecurityConfig::parse(text).expect_err(text).to_string();
        assert!(error.starts_with(expected), "{text}\n  said {error}\n  not  {expected}");
    }
}

#[test]
fn a_file_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("security.toml");
    let error = SecurityConfig::load(&path).expect_err("no such file").to_string();
    assert!(error.starts_with(&format!("{}: ", path.display())), "{error}");
    std::fs::write(&path, "[security]\nenable = true").expect("written");
    let error = SecurityConfig::load(&path).expect_err("no such key").to_string();
    assert!(
        error.starts_with(&format!("{}, line 2: unknown field `enable`", path.display())),
        "{error}"
    );
    std::fs::write(&path, WHOLE).expect("written");
    assert_eq!(SecurityConfig::load(&path), SecurityConfig::parse(WHOLE));
}
