//! P4, P7: what the page of an audit says beside the remotes is what a server does.

use remote_tests::market;

use super::*;

/// The cells of the line of a page that begins so.
fn cells(page: &str, begins: &str) -> Vec<String> {
    let line = page.lines().find(|line| line.starts_with(begins)).expect("a line that begins so");
    let cells = line[begins.len()..].split('|').map(|cell| cell.trim().to_owned());
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// What all remotes come to is neither more than their buckets hold, nor than the budget of a player.
#[test]
fn what_it_comes_to_is_bounded_by_every_bucket() {
    let of = |audit: &Audit, what: &str| cells(&audit.markdown(), &format!("| {what}"));
    let mut audit = everything();
    // 7/10s; `stock`, which is only observed, has the whole budget, and `sell` beside it shares its bucket; `ask` may begin every 1.5 s.
    // The decoy is refused.
    assert_eq!(of(&audit, "messages that functions see"), ["50", "113"]);
    for remote in &mut audit.remotes {
        remote.observed = false;
    }
    assert_eq!(of(&audit, "messages that functions see"), ["1.42", "15"]);
    let largest = |index: usize| u32::try_from(audit.remotes[index].largest_frame).map(f64::from);
    let (take, sell, ask) = (largest(0).unwrap(), largest(2).unwrap(), largest(4).unwrap());
    let lasting = 0.7 * take + 0.05 * sell + ask / 1.5;
    // One more of each than its burst, for the network; of `ask` one may begin.
    let at_once = 10.0 * take + 4.0 * sell + ask;
    let expected = [lasting, at_once].map(|bytes| format!("{:.0}", bytes.ceil()));
    assert_eq!(of(&audit, "bytes of those"), expected);
    // Only `take` says anything: two bytes behind a header of 11.
    assert_eq!(of(&audit, "bytes of their answers"), ["9.10", "130"]);

    let mut limits = remote::Limits::default();
    limits.frames = remote::Rate::new(1, Duration::from_secs(2)).with_burst(3);
    let audit = audit.under(limits, remote::Policy::default());
    assert_eq!(of(&audit, "messages that functions see"), ["0.50", "4"]);
    assert_eq!(of(&audit, "bytes of their answers"), ["6.50", "52"]);
}

/// Who cannot come in, of him nothing is said; and what is said has the server's own numbers.
#[test]
fn the_page_says_what_holds_beside_the_remotes() {
    let page = everything().markdown();
    assert!(page.contains("No remote is for guests"), "{page}");
    assert!(!page.contains("| all guests") && !page.contains("addresses of guests"), "{page}");
    assert!(
        page.contains("where it says \"all players\": 1 of 5 | the message is refused"),
        "{page}"
    );
    assert!(page.contains("| decoy |") && !page.contains("| within N of F |"), "{page}");
    assert!(page.contains("of a server that says nothing of them"), "{page}");

    let (mut limits, mut policy) = (remote::Limits::default(), remote::Policy::default());
    limits.guests = 77;
    (policy.ban_duration, policy.warn_below) = (None, None);
    let page = arena().under(limits.clone(), policy.clone()).markdown();
    for said in [
        "At most 77 guests",
        "banned for ever",
        "| 60 | 3, in the 2. minute | 11, in the 2. minute | the rates of all remotes",
        "was not told",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("| he is warned |"), "{page}");
    policy.enabled = false;
    assert!(arena().under(limits, policy).markdown().contains("Nothing is held against anybody"));
}

/// What was decided when a server was put together is on its page.
#[test]
fn the_page_of_a_server_says_what_was_decided() {
    let server = || Server::builder(by_macro::Game::new()).mount(by_macro::shop::remotes());
    let quiet = server().audit().markdown();
    let folder = tempfile::tempdir().expect("a folder");
    let store = remote::store::Sqlite::open(folder.path().join("store")).expect("a store");
    let loud = server()
        .send_detail(true)
        .store(store)
        .detector(Blind)
        .on_enforcement(|_| remote::security::Decision::Proceed)
        .after_panic(|_| remote::AfterPanic::Stop);
    let loud = loud.audit().markdown();
    for (of_quiet, of_loud) in [
        ("Nothing is said of which rule", "since this server sends them"),
        (
            "there is no store: they end with the server",
            "the store keeps them when the server ends",
        ),
        ("no detector is set", "a detector of the game's own finds something"),
        ("if all are refused | 900 | 2034 |", "if all are refused | 1850 | 4181 |"),
    ] {
        assert!(quiet.contains(of_quiet) && !loud.contains(of_quiet), "{of_quiet}: {quiet}");
        assert!(loud.contains(of_loud) && !quiet.contains(of_loud), "{of_loud}: {loud}");
    }
    let forgets = server().store(remote::store::Memory::new()).audit().markdown();
    assert!(forgets.contains("there is no store: they end with the server"), "{forgets}");
    for of_loud in [
        "the game is asked, and can say no",
        "unless the game then stops the server (`after_panic`)",
        "| `send_detail` | true | false |",
    ] {
        assert!(loud.contains(of_loud) && !quiet.contains(of_loud), "{of_loud}: {loud}");
    }
}

struct Blind;

impl remote::security::Detector for Blind {
    fn name(&self) -> &'static str {
        "blind"
    }

    fn is_anomaly(
        &mut self,
        _: PlayerId,
        _: &remote::security::Sample,
        _: remote::Timestamp,
    ) -> bool {
        false
    }
}

/// What the server sends of itself is not longer than the page says.
#[test]
fn a_welcome_is_as_long_as_the_page_says_at_most() {
    let rig = Rig::new(
        by_macro::Game::new(),
        &[by_macro::shop::remotes(), market::market::remotes()],
        Insecure::names(),
        by_macro::Game::join,
    );
    let mut ada = rig.connect();
    ada.send(rig.now, &foreign::hello(1, 1, b"ada"));
    let page = arena().markdown();
    let longest =
        cells(&page, "| welcome: his own id, of each table a hash, how many remotes it has");
    let longest: usize = longest.last().and_then(|it| it.parse().ok()).expect("a number");
    // Nothing is spent yet: that would be at most twice 13 bytes for each remote and for the budget.
    let heard = ada.session.unsent().len();
    assert!(heard <= longest && longest <= heard + 13 * 26 + 20, "{heard} of {longest}");
    // The number of a remote is its place on the page: `strike` is the third, and `offer` the first of the second table.
    let (welcome, audit) = (rig.join("bea").1, arena());
    let first = |table: usize| usize::from(welcome.tables[table].2);
    assert_eq!(audit.remotes[first(0) + 2].name, "shop.strike");
    assert_eq!(audit.remotes[first(1)].name, "market.offer");
}

/// P7: after as many messages as the page says, and as many refusals, who floods is sent away.
#[test]
fn p7_a_flood_ends_where_the_page_says() {
    let mut rig = Rig::new(
        by_macro::Game::new(),
        &[by_macro::shop::remotes(), market::market::remotes()],
        Insecure::names(),
        by_macro::Game::join,
    );
    let policy = setup::policy().expect("the arena's policy").into_policy();
    rig.shared.set_policy(policy, rig.now).expect("a policy");
    let mut ada = rig.play("ada");
    let (mut sent, mut beyond, mut heard) = (1, 0, ada.session.unsent().len());
    while ada.closed.is_none() {
        // A step that is allowed, where nothing but its number is held against him.
        ada.frames();
        ada.send(rig.now, &foreign::event(3, &[0; 12]));
        sent += 1;
        heard += ada.session.unsent().len();
        let budget = |violation: &remote::Violation| violation.refused.step == Step::Budget;
        beyond = ada.violations.iter().filter(|violation| budget(violation)).count();
        assert!(sent < 2_000, "he is never sent away");
    }
    // When he may come again, the bucket has what has refilled, and one more sends him away.
    rig.wait(Duration::from_secs(1));
    let mut again = rig.play("ada");
    for count in 1.. {
        again.frames();
        assert!(again.closed.is_none() && count < 60, "{count}");
        again.send(rig.now, &foreign::event(3, &[0; 12]));
        if again.closed.is_some() {
            assert_eq!(count, 50, "with the table that was opened, 51");
            break;
        }
    }
    let page = arena().markdown();
    let told = |text: &str| assert!(page.contains(text), "{text}: {page}");
    told(&format!("For the budget of a player, up to {} messages at once", sent - 16));
    told("From 100 points, 16 messages more at once, of whatever size, take him so far down");
    told(&format!("(unless its rule is suspended) | 51 | {sent} |"));
    told(&format!("at most {beyond} refusals beyond his budget"));
    let [_, most, _] = &cells(&page, "| all that one connection is sent,")[..] else {
        panic!("a line of three: {page}")
    };
    let most: usize = most.split(' ').next().and_then(|most| most.parse().ok()).expect("a number");
    // Each refusal has eight bytes at least.
    assert!((8 * beyond..=most).contains(&heard), "{heard} of {most}");
}
