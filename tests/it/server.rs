//! The tokio shell: server and client together, over TCP and, with tokio's clock paused, in memory
//! and virtual time: starting, joining, idling, being lost, being too many (P11; attack 70).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use remote::prelude::*;
use remote::{Goodbye, Limits, Listener, Lost, MountError, Rate, StartError, Step, memory};
use remote_tests::by_hand::{Game, ItemId, Order, Receipt, ShopError, Strike, shop};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream, ReadBuf};

use crate::naps::{self, Log, Nap, Peek, log, sleepers};

/// More than enough for anything that is under way; in virtual time it costs nothing.
const SOON: Duration = Duration::from_secs(5);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_contract_by_hand_over_tcp() {
    let server = Server::builder(Game::new())
        .mount(shop::remotes())
        .authenticator(Insecure::names())
        .on_join(Game::join)
        .on_leave(Game::leave)
        .bind("127.0.0.1:0")
        .await
        .expect("a free port");
    let (told, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let client = Client::builder()
        .on_refused_event(move |event, refusal| told.send((event, refusal)).expect("heard"))
        .connect(server.local_addr().expect("TCP"), "ada")
        .await
        .expect("a session");
    assert_eq!(client.player(), Insecure::player("ada"));
    let shop = shop::client(&client);

    let bought = shop.buy(Order { item: ItemId(1), quantity: 3 }).await;
    assert_eq!(bought, Ok(Receipt { price: 15, gold_left: 9_985 }));
    let dear = shop.buy(Order { item: ItemId(3), quantity: 1 }).await;
    assert_eq!(dear, Err(CallError::Failed(ShopError::NotEnoughGold)));
    let none = shop.buy(Order { item: ItemId(1), quantity: 0 }).await;
    let Err(CallError::Refused(refusal)) = none else { panic!("{none:?}") };
    assert_eq!(
        refusal.to_string(),
        "a value breaks a rule: order.quantity: below, breaks `range 1..=99`"
    );
    let unknown = shop.buy(Order { item: ItemId(77), quantity: 1 }).await;
    assert_eq!(unknown, Err(CallError::Refused(Refusal::Unavailable)));

    shop.say("grüße".to_owned()).expect("a legal text");
    shop.walk([0.0, -0.0, 4.0]).expect("a legal place");
    assert_eq!(shop.strike(Strike { at: [0.0, 0.0, 104.0] }).await, Ok(true));
    shop.walk([0.0, 0.0, 40.0]).expect("the stub does not know the world");
    assert_eq!(heard.recv().await, Some(("walk", Refusal::OutOfReach)));

    // Asked from a loop instead of awaited.
    let mut pending = shop.redeem("spring".to_owned());
    let receipt = loop {
        match pending.try_take() {
            Some(receipt) => break receipt,
            None => tokio::task::yield_now().await,
        }
    };
    assert_eq!(receipt, Ok(Receipt { price: 0, gold_left: 10_085 }));
    assert_eq!(pending.try_take(), None);

    let tallies = server.tallies();
    let buy = tallies.iter().find(|tally| tally.name == "buy").expect("a tally");
    assert_eq!((buy.admitted, buy.refused.as_slice()), (2, &[(Step::World, 1)][..]));
    client.leave().await;
    server.shut_down(SOON).await;
}

/// A transport of one's own: the one in memory, with its writes counted.
struct Counted {
    inner: memory::Memory,
    writes: Arc<AtomicUsize>,
}

impl Listener for Counted {
    type Stream = CountedStream;

    async fn accept(&mut self) -> std::io::Result<(CountedStream, IpAddr)> {
        let (stream, peer) = self.inner.accept().await?;
        Ok((CountedStream { stream, writes: Arc::clone(&self.writes) }, peer))
    }

    fn is_loopback(&self) -> bool {
        true
    }
}

struct CountedStream {
    stream: DuplexStream,
    writes: Arc<AtomicUsize>,
}

impl AsyncRead for CountedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for CountedStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        self.writes.fetch_add(1, Ordering::Relaxed);
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// All frames of one read are answered by one write, in their order.
#[tokio::test(start_paused = true)]
async fn one_write_answers_all_frames_of_one_read() {
    let (inner, dialer) = memory::network();
    let writes = Arc::new(AtomicUsize::new(0));
    let server = Server::builder(Log::default())
        .mount(naps::remotes())
        .authenticator(Insecure::names())
        .listen(Counted { inner, writes: Arc::clone(&writes) })
        .expect("a server on a transport of one's own");
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let naps = client.table(&naps::CONTRACT);
    assert_eq!(naps.call::<Peek>(&()).await, Ok(true));
    let before = writes.load(Ordering::Relaxed);
    // Sent before the client's task runs, so they leave in one piece too.
    let peeks: Vec<_> = (0..40).map(|_| naps.call::<Peek>(&())).collect();
    for peek in peeks {
        assert_eq!(peek.await, Ok(true));
    }
    assert_eq!(writes.load(Ordering::Relaxed) - before, 1);
    assert_eq!(log(&server).await.len(), 41);
}

/// Stubs are handles: the session lives as long as any of them.
#[tokio::test(start_paused = true)]
async fn a_session_ends_with_its_last_handle() {
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let table = client.table(&naps::CONTRACT);
    drop(client);
    assert_eq!(table.call::<Peek>(&()).await, Ok(true));
    assert_eq!(server.online(), 1);
    drop(table);
    tokio::time::sleep(SOON).await;
    assert_eq!(server.online(), 0);
    // Whoever gives up joining leaves nobody behind either.
    let joining = Client::join(dialer.connect().await.unwrap(), "bea");
    assert!(tokio::time::timeout(Duration::ZERO, joining).await.is_err());
    tokio::time::sleep(SOON).await;
    assert_eq!(server.online(), 0);
}

/// An idle client stays, because it answers the probes; virtual hours.
#[tokio::test(start_paused = true)]
async fn an_idle_client_stays() {
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    tokio::time::sleep(Duration::from_hours(3)).await;
    assert_eq!(client.lost(), None);
    assert_eq!(server.online(), 1);
    assert_eq!(client.table(&naps::CONTRACT).call::<Peek>(&()).await, Ok(true));
}

/// A server that is gone ends calls and sessions, with a reason.
#[tokio::test(start_paused = true)]
async fn a_lost_server_is_noticed() {
    let (server, dialer) = sleepers();
    let client = Client::join(dialer.connect().await.unwrap(), "ada").await.unwrap();
    let naps = client.table(&naps::CONTRACT);
    let pending = naps.call::<Nap>(&(1_000,));
    tokio::time::sleep(Duration::from_millis(10)).await;
    drop(server);
    assert_eq!(pending.await, Err(CallError::Unknown));
    assert_eq!(client.closed().await, Lost::Link);
    assert_eq!(naps.call::<Peek>(&()).await, Err(CallError::Refused(Refusal::Unavailable)));
}

/// One that is there but says nothing any more, too.
#[tokio::test(start_paused = true)]
async fn a_silent_server_is_given_up() {
    let (near, mut far) = tokio::io::duplex(64 * 1024);
    let welcome = remote_tests::foreign::frame(0x80, &[1, 7, 0, 1, 250, 1, 1, 250, 1, 0, 0]);
    let silent = async move {
        let mut hello = [0; 64];
        let _ = far.read(&mut hello).await.expect("a hello");
        far.write_all(&welcome).await.expect("room");
        far
    };
    let (client, _far) = tokio::join!(Client::join(near, "ada"), silent);
    let client = client.expect("a session");
    let began = tokio::time::Instant::now();
    assert_eq!(client.closed().await, Lost::Link);
    assert!(began.elapsed() >= Duration::from_secs(14), "{:?}", began.elapsed());
}

/// Attack 70: connections that say nothing end, and until then each address has only so many;
/// addresses of one IPv6 /64 are one.
#[tokio::test(start_paused = true)]
async fn attack_70_silent_connections() {
    let (server, dialer) = sleepers();
    let one = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 1, 2, 0, 0, 0, 1));
    let mut silent = Vec::new();
    for last in 1..=8 {
        let address = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 1, 2, 0, 0, 0, last));
        silent.push(dialer.connect_from(address).await.unwrap());
    }
    let refused = Client::join(dialer.connect_from(one).await.unwrap(), "ada").await;
    let crowded = Goodbye::Crowded;
    assert!(matches!(
        refused,
        Err(remote::ConnectError::Lost(Lost::Ended { reason, .. })) if reason == crowded
    ));
    // Others are let in at once, whatever those do.
    let other = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let began = tokio::time::Instant::now();
    assert!(Client::join(dialer.connect_from(other).await.unwrap(), "ada").await.is_ok());
    assert!(began.elapsed() < Duration::from_millis(100), "{:?}", began.elapsed());

    // After five seconds they are cut, without having been heard.
    tokio::time::sleep(Duration::from_millis(5_100)).await;
    for connection in &mut silent {
        let mut goodbye = Vec::new();
        connection.read_to_end(&mut goodbye).await.expect("an end");
        assert_eq!(goodbye, remote_tests::foreign::frame(0x87, &[Goodbye::Handshake.code(), 0, 0]));
    }
    drop(server);
}

/// P11: an author's code that panics at a login costs that login, and no place: eight connections of an address are all that it has.
#[tokio::test(start_paused = true)]
async fn an_authenticator_that_panics_ends_that_login_alone() {
    struct Brittle;

    impl Authenticator for Brittle {
        fn authenticate(&self, ticket: &[u8], _: IpAddr) -> Result<Identity, TicketRefused> {
            assert!(ticket.is_ascii(), "a name of letters");
            Ok(Identity::new(PlayerId(1)))
        }
    }

    let (listener, dialer) = memory::network();
    let server = Server::builder(Game::new()).mount(shop::remotes()).authenticator(Brittle);
    let server = server.listen(listener).expect("a server in memory");
    let there = Client::join(dialer.connect().await.unwrap(), "ada").await.expect("a session");
    for _ in 0..20 {
        let lost = Client::join(dialer.connect().await.unwrap(), "ä").await;
        assert!(matches!(lost, Err(remote::ConnectError::Lost(Lost::Link))), "{lost:?}");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!((there.lost(), server.online()), (None, 1));
    assert!(Client::join(dialer.connect().await.unwrap(), "bea").await.is_ok());
}

/// The game hears of each login, and of one end.
#[tokio::test(start_paused = true)]
async fn who_logs_in_twice_leaves_once() {
    let (listener, dialer) = memory::network();
    let server = Server::builder(Vec::new())
        .authenticator(Insecure::names())
        .on_join(|heard: &mut Vec<&str>, _| heard.push("comes"))
        .on_leave(|heard, _| heard.push("leaves"))
        .listen(listener)
        .expect("a server in memory");
    let older = Client::join(dialer.connect().await.unwrap(), "ada").await.expect("a session");
    let newer = Client::join(dialer.connect().await.unwrap(), "ada").await.expect("a session");
    let ended = older.closed().await;
    assert!(matches!(ended, Lost::Ended { reason: Goodbye::Replaced, .. }), "{ended:?}");
    assert_eq!(server.world().enter(|heard| heard.clone()).await, ["comes", "comes"]);
    newer.leave().await;
    tokio::time::sleep(SOON).await;
    assert_eq!(server.world().enter(|heard| heard.clone()).await, ["comes", "comes", "leaves"]);
}

#[tokio::test(start_paused = true)]
async fn new_connections_have_a_rate_of_their_own() {
    let (server, dialer) = sleepers();
    let mut refused = 0;
    for number in 0..40 {
        let stream = dialer.connect().await.unwrap();
        match Client::join(stream, format!("player {number}")).await {
            Ok(client) => client.leave().await,
            Err(_) => refused += 1,
        }
    }
    assert_eq!(refused, 40 - 10, "ten at once from one address");
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(Client::join(dialer.connect().await.unwrap(), "late").await.is_ok());
    drop(server);
}

#[tokio::test]
async fn servers_that_make_no_sense_do_not_start() {
    let game = || Server::builder(Game::new()).authenticator(Insecure::names());
    let insecure = game().bind("0.0.0.0:0").await;
    assert!(matches!(insecure, Err(StartError::InsecureAddress)));
    let taken = game().bind("127.0.0.1:0").await.expect("a free port");
    let again = game().bind(taken.local_addr().expect("TCP")).await;
    assert!(matches!(again, Err(StartError::Listen(_))));

    let twice = game().mount(shop::remotes()).mount(shop::remotes()).bind("127.0.0.1:0").await;
    assert!(matches!(twice, Err(StartError::Mount(MountError::TableTwice("shop")))));

    let mut limits = Limits::default();
    limits.heartbeat = limits.idle_deadline;
    let limits = game().limits(limits).bind("127.0.0.1:0").await;
    let Err(StartError::Limits(error)) = limits else { panic!("{limits:?}") };
    assert_eq!(error.name, "heartbeat");

    // A frame that could never be paid for.
    let mut limits = Limits::default();
    limits.bytes = Rate::new(1, Duration::from_secs(1));
    let too_long = game().limits(limits).mount(shop::remotes()).bind("127.0.0.1:0").await;
    assert!(matches!(too_long, Err(StartError::Mount(MountError::TooLong { .. }))));
}

/// G11: every limit is finite, and a server with any one of them at zero does not start.
#[test]
fn limits_are_checked() {
    assert_eq!(Limits::default().check(), Ok(()));
    let break_one: [fn(&mut Limits); 15] = [
        |limits| limits.greeting_bytes = 1_000,
        |limits| limits.outbound_bytes = 0,
        |limits| limits.outbound_messages = 0,
        |limits| limits.running_bodies = 0,
        |limits| limits.waiting_bodies = 0,
        |limits| limits.connections = 0,
        |limits| limits.connections_per_address = 0,
        |limits| limits.remnants = 0,
        |limits| limits.handshake_deadline = Duration::ZERO,
        |limits| limits.outbound_deadline = Duration::ZERO,
        |limits| limits.heartbeat = Duration::ZERO,
        |limits| limits.guest_remnants = 0,
        |limits| limits.guest_deadline = Duration::ZERO,
        |limits| limits.guest_bytes = Rate::new(4_095, Duration::from_secs(1)),
        |limits| limits.guest_frames = Rate::new(2, Duration::from_secs(1)),
    ];
    for break_it in break_one {
        let mut limits = Limits::default();
        break_it(&mut limits);
        assert!(limits.check().is_err(), "{limits:?}");
    }
}
