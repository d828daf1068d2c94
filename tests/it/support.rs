//! A server's sessions without sockets and without a clock: bytes and times go in, frames and
//! events come out. The one place of the tests that knows how a session is driven.

use std::net::{IpAddr, Ipv4Addr};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use remote::__private::{NoRule, Reader, Spec, Writer};
use remote::sans_io::{Completion, Mounted, Output, Room, Session, Shared, Start};
use remote::security::{Decision, Detector, Enforcement};
use remote::{
    AfterPanic, Authenticator, Breach, Caller, Goodbye, Insecure, Limits, Payload, Policy, RoomId,
    Rule, Table, Timestamp, Violation, World,
};
use remote_tests::foreign::{self, FromServer, Welcome};

/// A server with one room, and the time.
pub(crate) struct Rig<W: 'static> {
    pub(crate) shared: Arc<Shared<W>>,
    pub(crate) world: World<W>,
    pub(crate) now: Timestamp,
}

impl<W: Send + 'static> Rig<W> {
    pub(crate) fn new(
        world: W,
        tables: &[Table<W>],
        authenticator: impl Authenticator,
        on_join: fn(&mut W, &Caller),
    ) -> Self {
        Self::with_limits(world, tables, authenticator, on_join, Limits::default())
    }

    pub(crate) fn with_limits(
        world: W,
        tables: &[Table<W>],
        authenticator: impl Authenticator,
        on_join: fn(&mut W, &Caller),
        limits: Limits,
    ) -> Self {
        Self::with(world, tables, authenticator, on_join, limits, true)
    }

    pub(crate) fn with(
        world: W,
        tables: &[Table<W>],
        authenticator: impl Authenticator,
        on_join: fn(&mut W, &Caller),
        limits: Limits,
        send_detail: bool,
    ) -> Self {
        let change = |shared: Shared<W>| shared.send_detail(send_detail);
        Self::changed(world, tables, authenticator, on_join, limits, change)
    }

    /// A server whose author is asked before something is done to somebody.
    pub(crate) fn with_hook(
        world: W,
        tables: &[Table<W>],
        on_join: fn(&mut W, &Caller),
        hook: impl Fn(&Enforcement) -> Decision + Send + Sync + 'static,
    ) -> Self {
        let change = |shared: Shared<W>| shared.on_enforcement(Some(Box::new(hook)));
        Self::changed(world, tables, Insecure::names(), on_join, Limits::default(), change)
    }

    /// A server with a detector of the author's own.
    pub(crate) fn with_detector(
        world: W,
        tables: &[Table<W>],
        on_join: fn(&mut W, &Caller),
        detector: impl Detector,
    ) -> Self {
        let change = |shared: Shared<W>| shared.detectors(vec![Box::new(detector)]);
        Self::changed(world, tables, Insecure::names(), on_join, Limits::default(), change)
    }

    fn changed(
        world: W,
        tables: &[Table<W>],
        authenticator: impl Authenticator,
        on_join: fn(&mut W, &Caller),
        limits: Limits,
        change: impl FnOnce(Shared<W>) -> Shared<W>,
    ) -> Self {
        let room = Arc::new(Room::new(RoomId(0), world, |_| AfterPanic::Continue));
        let mounted = Mounted::new(tables, &limits).expect("the tables fit together");
        let shared = Shared::new(
            mounted,
            Arc::clone(&room),
            limits,
            Policy::default(),
            Box::new(authenticator),
        )
        .on_join(Some(Box::new(on_join)));
        let shared = change(shared);
        // Not at zero, so that a time before the start would show.
        let now = Timestamp::from_start(Duration::from_secs(1_000));
        Self { shared: Arc::new(shared), world: World::new(room), now }
    }

    pub(crate) fn wait(&mut self, time: Duration) {
        self.now = self.now.after(time);
    }

    /// A connection that has said nothing.
    pub(crate) fn connect(&self) -> Peer<W> {
        self.connect_from(IpAddr::V4(Ipv4Addr::LOCALHOST))
    }

    /// The same from somewhere else.
    pub(crate) fn connect_from(&self, address: IpAddr) -> Peer<W> {
        Peer {
            session: Session::new(Arc::clone(&self.shared), address, 7, self.now),
            unread: Vec::new(),
            starts: Vec::new(),
            violations: Vec::new(),
            enforced: Vec::new(),
            suspended: Vec::new(),
            closed: None,
        }
    }

    /// A connection that has logged in and has heard the welcome.
    pub(crate) fn join(&self, ticket: &str) -> (Peer<W>, Welcome) {
        let mut peer = self.connect();
        peer.send(self.now, &foreign::hello(1, 1, ticket.as_bytes()));
        match peer.frames().into_iter().next() {
            Some(FromServer::Welcome(welcome)) => (peer, welcome),
            other => panic!("no welcome, but {other:?}"),
        }
    }

    /// One that has also opened the first table.
    pub(crate) fn play(&self, ticket: &str) -> Peer<W> {
        let (mut peer, welcome) = self.join(ticket);
        peer.send(self.now, &foreign::open(0, welcome.tables[0].1));
        peer
    }

    /// Looks at the world.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&mut W) -> T) -> T {
        ready(self.world.enter(look))
    }
}

/// The client's end of a session, and what the server's end did.
pub(crate) struct Peer<W: 'static> {
    pub(crate) session: Session<W>,
    unread: Vec<u8>,
    /// Async bodies that were started and not run yet.
    pub(crate) starts: Vec<Start>,
    pub(crate) violations: Vec<Violation>,
    pub(crate) enforced: Vec<Enforcement>,
    pub(crate) suspended: Vec<Rule>,
    pub(crate) closed: Option<Goodbye>,
}

impl<W: Send + 'static> Peer<W> {
    /// Bytes arrive, in one piece where they fit.
    pub(crate) fn send(&mut self, now: Timestamp, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let space = self.session.space();
            let count = space.len().min(bytes.len());
            space[..count].copy_from_slice(&bytes[..count]);
            bytes = &bytes[count..];
            self.session.filled(count);
            self.poll(now);
            if self.closed.is_some() {
                return;
            }
        }
    }

    /// Time passes.
    pub(crate) fn tick(&mut self, now: Timestamp) {
        self.session.handle_timeout(now);
        self.poll(now);
    }

    pub(crate) fn poll(&mut self, now: Timestamp) {
        while let Some(event) = self.session.poll(now) {
            match event {
                Output::Violation(violation) => self.violations.push(violation),
                Output::Suspended { rule, .. } => self.suspended.push(rule),
                Output::Enforced(enforced) => self.enforced.push(enforced),
                Output::Start(start) => self.starts.push(start),
                Output::Closed(goodbye) => self.closed = Some(goodbye),
                other => panic!("what is {other:?}?"),
            }
        }
    }

    /// Runs an async body that never waits, and hands its end to the session.
    pub(crate) fn run(&mut self, start: Start, now: Timestamp) {
        let completion: Completion = ready(start.task);
        if let Some(Output::Violation(violation)) =
            self.session.complete(start.call, completion, now)
        {
            self.violations.push(violation);
        }
        self.poll(now);
    }

    /// What the server sent since the last look, without its probes.
    pub(crate) fn frames(&mut self) -> Vec<FromServer> {
        let mut frames = self.all_frames();
        frames.retain(|frame| !matches!(frame, FromServer::Ping(_)));
        frames
    }

    pub(crate) fn all_frames(&mut self) -> Vec<FromServer> {
        let unsent = self.session.unsent();
        self.unread.extend_from_slice(unsent);
        let count = unsent.len();
        self.session.sent(count);
        let mut frames = Vec::new();
        while let Some(frame) = foreign::take_frame(&mut self.unread).expect("a legal frame") {
            frames.push(frame);
        }
        frames
    }

    /// Sends a call and says how it ended.
    pub(crate) fn ask(&mut self, now: Timestamp, remote: u16, parameters: &[u8]) -> FromServer {
        self.frames();
        self.send(now, &foreign::call(remote, 1, parameters));
        for start in std::mem::take(&mut self.starts) {
            self.run(start, now);
        }
        let mut frames = self.frames();
        frames.retain(|frame| !matches!(frame, FromServer::Event(..) | FromServer::Notice(..)));
        match frames.as_slice() {
            [one] => one.clone(),
            _ => panic!("one end of a call was expected: {frames:?}"),
        }
    }

    /// The step and the rule of the latest violation.
    pub(crate) fn last_violation(&self) -> Option<&Violation> {
        self.violations.last()
    }
}

/// A payload from all of these bytes, as a field at place 0.
pub(crate) fn read<T: Payload>(bytes: &[u8]) -> Result<T, Breach> {
    let mut reader = Reader::new(bytes);
    let view = <NoRule as Spec<T>>::verify(&mut reader, 0)?;
    reader.finish()?;
    <NoRule as Spec<T>>::build(view, 0)
}

/// The bytes of a payload, as a field at place 0.
pub(crate) fn write<T: Payload>(value: &T) -> Result<Vec<u8>, Breach> {
    let mut bytes = Vec::new();
    <NoRule as Spec<T>>::encode(value, &mut Writer::new(&mut bytes), 0)?;
    Ok(bytes)
}

/// The value of a future that never waits for anything outside.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1_000 {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
    panic!("the future waits for something");
}
