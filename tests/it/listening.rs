//! The client that listens to what the server sends: handlers, streams, a render loop (P1, P8).

use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use remote::prelude::*;
use remote::{Lost, memory};
use remote_tests::foreign;

use crate::hall::{Hall, Noise, Said, hall, rig};

fn serve() -> (Server<Hall>, memory::Dialer) {
    let (listener, dialer) = memory::network();
    let server = Server::builder(Hall::default())
        .mount(hall::remotes())
        .authenticator(Insecure::names())
        .on_join(Hall::join)
        .listen(listener)
        .expect("it starts");
    (server, dialer)
}

async fn join(dialer: &memory::Dialer, name: &str) -> Client {
    Client::join(dialer.connect().await.expect("a stream"), name).await.expect("a session")
}

#[tokio::test(start_paused = true)]
async fn handlers_and_streams() {
    let (server, dialer) = serve();
    let (ada, bob) = (join(&dialer, "ada").await, join(&dialer, "bob").await);
    let (hall, other) = (hall::client(&ada), hall::client(&bob));
    // What came before anybody listened is not lost.
    let mut noises = hall.events::<Noise>();
    assert_eq!(noises.next().await, Some(Noise(9)));
    assert_eq!(noises.try_next(), None);

    let (heard, mut said) = tokio::sync::mpsc::unbounded_channel();
    let again = hall.clone();
    hall.on(move |event: Said| {
        // A handler may use the client, and listen to more.
        let _ = again.shout(0);
        heard.send(event).expect("somebody listens");
    });
    assert_eq!(other.say("hello".to_owned()).await, Ok(true));
    let by = Insecure::player("bob");
    assert_eq!(said.recv().await, Some(Said { by, text: "hello".to_owned() }));
    assert_eq!(noises.next().await, Some(Noise(0)), "its own shout");
    assert_eq!(other.whisper(ada.player(), 5).await, Ok(true));
    assert_eq!(noises.next().await, Some(Noise(5)));

    // The server's own.
    server.send_to(ada.player(), &Noise(6)).expect("she is here");
    server.send_all(&Noise(7)).expect("they are here");
    assert_eq!(noises.next().await, Some(Noise(6)));
    assert_eq!(noises.next().await, Some(Noise(7)));
    assert_eq!(noises.missed(), 0);

    // The end of the session is the end of the stream, and of the handler.
    ada.leave().await;
    assert_eq!(noises.next().await, None);
    assert_eq!(said.recv().await, None);
    server.shut_down(Duration::from_secs(1)).await;
}

/// An event that was sent before the answer is handled before the answer can be seen.
#[tokio::test(start_paused = true)]
async fn the_handler_runs_before_the_answer() {
    let (_server, dialer) = serve();
    let ada = join(&dialer, "ada").await;
    let hall = hall::client(&ada);
    let (heard, said) = mpsc::channel();
    // The handler looks for the answer itself: it cannot be there yet.
    let answer = Arc::new(Mutex::new(None::<Pending<bool>>));
    let looked_at = Arc::clone(&answer);
    hall.on(move |event: Said| {
        let mut answer = looked_at.lock().expect("no panic");
        let answer = answer.as_mut().and_then(Pending::try_take);
        heard.send((event.text, answer)).expect("the test listens");
    });
    for text in ["one", "two", "three"] {
        *answer.lock().expect("no panic") = Some(hall.say(text.to_owned()));
        assert_eq!(hall.say("and one more".to_owned()).await, Ok(true));
        assert_eq!(said.try_recv(), Ok((text.to_owned(), None)), "not answered yet");
        assert_eq!(said.try_recv(), Ok(("and one more".to_owned(), Some(Ok(true)))), "by now");
    }
}

#[tokio::test(start_paused = true)]
async fn defect_16_a_stream_that_nobody_reads_keeps_the_newest() {
    let (server, dialer) = serve();
    let ada = join(&dialer, "ada").await;
    let hall = hall::client(&ada);
    let mut noises = hall.events::<Noise>();
    assert_eq!(noises.next().await, Some(Noise(9)));
    for number in 0..1_100u32 {
        server.send_all(&Noise(number % 10)).expect("a legal event");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert!(hall.say("done".to_owned()).await.is_ok());
    assert_eq!(noises.missed(), 1_100 - 1_024);
    assert_eq!(noises.next().await, Some(Noise(76 % 10)), "the oldest that is kept");
    // Nobody listens any more: nothing is kept.
    drop(noises);
    server.send_all(&Noise(1)).expect("a legal event");
}

/// A server is believed no more than a client: an event that breaks its own rules ends the session.
#[tokio::test(start_paused = true)]
async fn a_server_that_sends_an_illegal_event_is_left() {
    let (near, far) = tokio::io::duplex(64 * 1024);
    let (mut read, mut write) = tokio::io::split(far);
    let joining = tokio::spawn(async move { Client::join(near, "ada").await });
    // The welcome of a server with this table, taken from a real one.
    let rig = rig();
    let mut peer = rig.connect();
    peer.send(rig.now, &foreign::hello(1, 0, b"ada"));
    let welcome = peer.session.unsent().to_vec();
    tokio::io::AsyncWriteExt::write_all(&mut write, &welcome).await.expect("written");
    let ada = joining.await.expect("no panic").expect("a session");
    let hall = hall::client(&ada);
    let mut noises = hall.events::<Noise>();
    let legal = foreign::frame(0x88, &[1, 9]);
    tokio::io::AsyncWriteExt::write_all(&mut write, &legal).await.expect("written");
    assert_eq!(noises.next().await, Some(Noise(9)));
    let illegal = foreign::frame(0x88, &[1, 10]);
    tokio::io::AsyncWriteExt::write_all(&mut write, &illegal).await.expect("written");
    assert_eq!(ada.closed().await, Lost::Protocol);
    assert_eq!(noises.next().await, None);
    drop(tokio::io::AsyncReadExt::read_u8(&mut read).await);
}

/// A client of another version: the event that is the same in both still comes, the other one does
/// not; an event of neither is let go.
#[tokio::test(start_paused = true)]
async fn another_version_hears_what_is_the_same() {
    mod newer {
        /// As the server has it.
        pub(super) use super::Noise;
        use remote::prelude::*;
        /// Another form.
        #[derive(Debug, PartialEq, Payload, Event)]
        pub(super) struct Said {
            loud: bool,
        }
        pub(super) struct Hall;
        #[remotes(pub(super) hall, events(Said, Noise))]
        impl Hall {
            #[remote(rate = "1000/s")]
            pub(super) fn say(&mut self, _caller: &Caller, #[max_len(30)] text: String) -> bool {
                text.is_empty()
            }
        }
    }
    let (server, dialer) = serve();
    let ada = join(&dialer, "ada").await;
    let hall = newer::hall::client(&ada);
    let mut noises = hall.events::<newer::Noise>();
    let mut said = hall.events::<newer::Said>();
    assert_eq!(hall.say("the same remote".to_owned()).await, Ok(true));
    assert_eq!(noises.try_next(), Some(Noise(9)));
    server.send_all(&Noise(3)).expect("a legal event");
    assert_eq!(hall.say("once more".to_owned()).await, Ok(true));
    assert_eq!(noises.try_next(), Some(Noise(3)));
    assert_eq!(said.try_next(), None);
}

/// A client with a loop of its own: nothing async on its side.
#[test]
fn a_client_that_polls() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("one");
    let server = runtime.block_on(async {
        let server = Server::builder(Hall::default())
            .mount(hall::remotes())
            .authenticator(Insecure::names())
            .on_join(Hall::join);
        server.bind("127.0.0.1:0").await.expect("a free port")
    });
    let address = server.local_addr().expect("TCP");
    let mut client = PolledClient::connect(address, "ada").expect("a session");
    assert_eq!(client.player(), Insecure::player("ada"));
    let hall = hall::client(&client);
    let mut noises = hall.events::<Noise>();
    let (heard, said) = mpsc::channel();
    hall.on(move |event: Said| heard.send(event.text).expect("the test listens"));
    let mut answer = hall.say("hello".to_owned());
    assert_eq!(answer.try_take(), None, "nothing moves between two polls");
    // Real sockets: as many polls as it takes, and a time after which something is wrong.
    let deadline = Instant::now() + Duration::from_secs(20);
    let poll_until = |client: &mut PolledClient, done: &mut dyn FnMut() -> bool| {
        while !done() {
            client.poll().expect("the session goes on");
            assert!(Instant::now() < deadline, "nothing came");
            std::thread::yield_now();
        }
    };
    let mut taken = None;
    poll_until(&mut client, &mut || {
        taken = taken.take().or_else(|| answer.try_take());
        taken.is_some()
    });
    assert_eq!(taken, Some(Ok(true)));
    // It was given; whoever awaits it again is not kept waiting.
    assert_eq!(answer.try_take(), None);
    assert_eq!(runtime.block_on(answer), Err(CallError::Unknown));
    assert_eq!(said.try_recv().as_deref(), Ok("hello"), "before the answer");
    assert_eq!(noises.try_next(), Some(Noise(9)));
    // A refusal of the stub needs no poll at all.
    let long = hall.say("a text that is longer than thirty characters".to_owned()).try_take();
    assert!(matches!(long, Some(Err(CallError::Refused(Refusal::Invalid(_))))), "{long:?}");
    server.send_all(&Noise(2)).expect("a legal event");
    let mut noise = None;
    poll_until(&mut client, &mut || {
        noise = noise.take().or_else(|| noises.try_next());
        noise.is_some()
    });
    assert_eq!(noise, Some(Noise(2)));
    assert!(!noises.is_over(), "more may come");
    // The server goes: the next polls say so, again and again.
    let mut unanswered = hall.say("is anybody there?".to_owned());
    runtime.block_on(server.shut_down(Duration::from_millis(10)));
    let lost = loop {
        match client.poll() {
            Ok(()) => assert!(Instant::now() < deadline, "it never ended"),
            Err(lost) => break lost,
        }
        std::thread::yield_now();
    };
    assert!(matches!(lost, Lost::Ended { reason: remote::Goodbye::ShuttingDown, .. }), "{lost:?}");
    assert_eq!(client.poll(), Err(lost));
    assert_eq!(client.lost(), Some(lost));
    // What was under way has ended, and nothing goes out any more.
    assert_eq!(unanswered.try_take(), Some(Err(CallError::Unknown)));
    let refused = Err(CallError::Refused(Refusal::Unavailable));
    assert_eq!(hall.say("hello?".to_owned()).try_take(), Some(refused));
    assert_eq!(noises.try_next(), None);
    assert!(noises.is_over());

    let nobody = PolledClient::connect(address, "ada").expect_err("nobody listens");
    assert!(matches!(nobody, remote::ConnectError::Io(_)), "{nobody}");
}
