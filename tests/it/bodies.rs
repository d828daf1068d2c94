//! Where bodies run: in turns, within their deadlines, through panics, lost connections and a
//! shutdown, in virtual time (P7's bulkhead; attacks 59, 62, 68, 80).

use std::time::Duration;

use remote::prelude::*;
use remote::{AfterPanic, Fault, Goodbye, Lost, Step, memory};

use crate::naps::{self, Nap, Nightmare, Peek, Snooze, log, sleepers};
use crate::probe::{self, Badges, Lever, Machine};

#[tokio::test(start_paused = true)]
async fn async_bodies_take_turns_and_sync_calls_do_not_wait() {
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let naps = client.table(&naps::CONTRACT);
    let (first, second) = (naps.call::<Nap>(&(300,)), naps.call::<Nap>(&(100,)));
    let beside = naps.call::<Snooze>(&(50,));
    assert_eq!(naps.call::<Peek>(&()).await, Ok(true));
    assert_eq!(beside.await, Ok(()));
    assert_eq!(first.await, Ok(()));
    assert_eq!(second.await, Ok(()));
    let log = log(&server).await;
    assert_eq!(log.iter().filter(|line| *line == "peek").count(), 1);
    let place = |what: &str| log.iter().position(|line| line == what).expect(what);
    assert!(place("peek") < place("nap 300 ends"));
    assert!(place("snooze 50 ends") < place("nap 300 ends"));
    assert!(place("nap 300 ends") < place("nap 100 begins"), "{log:?}");
}

/// Attack 68: bodies that never end are cut at their deadline; too many that wait are refused; and
/// another player notices nothing of it.
#[tokio::test(start_paused = true)]
async fn attack_68_defect_28_bodies_pile_up() {
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "mal").await.unwrap();
    let other = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let naps = client.table(&naps::CONTRACT);
    let mut pending: Vec<_> = (0..72).map(|_| naps.call::<Nap>(&(1_000_000,))).collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let busy = pending.iter_mut().filter_map(Pending::try_take);
    let busy: Vec<_> = busy.collect();
    // One runs and 64 wait.
    assert_eq!(busy, vec![Err(CallError::Refused(Refusal::Busy)); 72 - 65]);

    let others = other.table(&naps::CONTRACT);
    let began = tokio::time::Instant::now();
    assert_eq!(others.call::<Snooze>(&(10,)).await, Ok(()));
    assert!(began.elapsed() < Duration::from_millis(50), "{:?}", began.elapsed());

    // The first ends at its deadline of 2 s; nobody knows what it did.
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(pending[0].try_take(), Some(Err(CallError::Unknown)));
    assert_eq!(pending[1].try_take(), None);

    // At most eight at once, however concurrent they are.
    let many: Vec<_> = (0..30).map(|_| others.call::<Snooze>(&(500,))).collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let begun = log(&server).await.iter().filter(|line| *line == "snooze 500 begins").count();
    assert_eq!(begun, 8);
    for pending in many {
        assert_eq!(pending.await, Ok(()));
    }
}

/// Attack 59: the end of a connection cuts no body in half, and rejoining frees no place.
#[tokio::test(start_paused = true)]
async fn attack_59_a_lost_connection_cuts_no_body_in_half() {
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let naps = client.table(&naps::CONTRACT);
    let (running, waiting) = (naps.call::<Nap>(&(1_000,)), naps.call::<Nap>(&(999,)));
    tokio::time::sleep(Duration::from_millis(50)).await;
    client.leave().await;
    drop(naps);
    assert_eq!((running.await, waiting.await), (Err(CallError::Unknown), Err(CallError::Unknown)));

    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let next = client.table(&naps::CONTRACT).call::<Nap>(&(7,));
    assert_eq!(next.await, Ok(()));
    let log = log(&server).await;
    // The waiting one never began: nobody was there any more. The new one waited its turn.
    assert_eq!(log, ["nap 1000 begins", "nap 1000 ends", "nap 7 begins", "nap 7 ends"]);
}

/// Attacks 62 and 80, test E1: a panic is contained, answered, and is nobody's fault but the
/// author's.
#[tokio::test(start_paused = true)]
async fn attack_80_panics_are_contained() {
    let (listener, dialer) = memory::network();
    let (violations, mut seen) = tokio::sync::mpsc::unbounded_channel();
    let server = Server::builder(Machine { jammed: true, ..Machine::default() })
        .mount(probe::remotes())
        .authenticator(Badges)
        .after_panic(|machine: &mut Machine| {
            // Repaired, until it happens for the third time.
            machine.jammed = machine.pulled < 3;
            if machine.pulled < 3 { AfterPanic::Continue } else { AfterPanic::Stop }
        })
        .on_violation(move |violation| violations.send(*violation).expect("seen"))
        .listen(listener)
        .expect("a server in memory");
    let client = Client::join(dialer.connect().await.unwrap(), "7+").await.unwrap();
    let machine = client.table(probe::remotes().contract());
    for _ in 0..3 {
        let pulled = machine.call::<Lever>(&(5,)).await;
        assert_eq!(pulled, Err(CallError::Unknown));
        let violation = seen.recv().await.expect("a violation");
        assert_eq!((violation.refused.step, violation.fault), (Step::Body, Fault::Author));
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    // The world has stopped itself: nothing more reaches it.
    assert_eq!(machine.call::<Lever>(&(5,)).await, Err(CallError::Refused(Refusal::Unavailable)));
    assert_eq!(server.world().enter(|machine| machine.pulled).await, 3);
    assert_eq!(client.lost(), None);
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_an_async_body_is_contained() {
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let naps = client.table(&naps::CONTRACT);
    for _ in 0..20 {
        assert_eq!(naps.call::<Nightmare>(&()).await, Err(CallError::Unknown));
    }
    // Its place in the lane is free again.
    assert_eq!(naps.call::<Nap>(&(1,)).await, Ok(()));
    assert_eq!(server.online(), 1);
}

/// Test E9: what runs may end and is answered; then everybody is told.
#[tokio::test(start_paused = true)]
async fn shutting_down_is_graceful_and_bounded() {
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let gone = Client::join(dialer.connect().await.unwrap(), "bea").await.unwrap();
    let naps = client.table(&naps::CONTRACT);
    let short = naps.call::<Nap>(&(500,));
    // A body whose player is gone is waited for too.
    let unwatched = gone.table(&naps::CONTRACT).call::<Nap>(&(800,));
    tokio::time::sleep(Duration::from_millis(10)).await;
    gone.leave().await;
    let world = server.world();
    let began = tokio::time::Instant::now();
    server.shut_down(Duration::from_secs(10)).await;
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    assert_eq!(short.await, Ok(()));
    assert_eq!(unwatched.await, Err(CallError::Unknown));
    let ended = Lost::Ended {
        reason: Goodbye::ShuttingDown,
        retry_after: Duration::ZERO,
        note: remote::security::Note::NONE,
    };
    assert_eq!(client.closed().await, ended);
    assert!(dialer.connect().await.is_err());
    let log = world.enter(|log| log.0.clone()).await;
    assert!(log.contains(&"nap 800 ends".to_owned()), "{log:?}");

    // While it stops, calls are refused, and what runs is answered.
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let naps = client.table(&naps::CONTRACT);
    let running = naps.call::<Nap>(&(1_500,));
    tokio::time::sleep(Duration::from_millis(10)).await;
    let stopping = tokio::spawn(server.shut_down(Duration::from_secs(10)));
    tokio::time::sleep(Duration::from_millis(10)).await;
    let late = naps.call::<Peek>(&()).await;
    assert_eq!(late, Err(CallError::Refused(Refusal::Unavailable)));
    assert_eq!(running.await, Ok(()));
    stopping.await.expect("no panic");

    // What takes longer than the grace is cut.
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let long = client.table(&naps::CONTRACT).call::<Nap>(&(1_900,));
    tokio::time::sleep(Duration::from_millis(10)).await;
    let began = tokio::time::Instant::now();
    server.shut_down(Duration::from_millis(300)).await;
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    assert_eq!(long.await, Err(CallError::Unknown));
}
