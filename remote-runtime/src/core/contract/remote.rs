//! One remote as constant data, and the trait by which client and server share it.

use std::time::Duration;

use super::pace;
use crate::core::breach::Breach;
use crate::core::rate::Rate;
use crate::core::value::answer::{Answer, Refuses, Replied, ReplyRule};
use crate::core::value::explained::Explained;
use crate::core::value::ruled::{Ruled, read_whole};
use crate::core::value::shape::{Fits, Kind, Shape, fits};
use crate::core::value::told::Told;
use crate::core::wire::frame::MAX_PAYLOAD_BYTES;
use crate::core::world::Permission;

/// Whether there is an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoteKind {
    /// Answered, be it with `()`.
    Call,
    /// One way.
    Event,
}

/// How an async body runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FutureBody {
    /// How long it may take; 2 s unless it says otherwise.
    pub deadline: Duration,
    /// Whether it runs beside others of the same player.
    pub concurrent: bool,
}

/// What a remote says about itself in its attributes.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools)] // each is a key of its own
pub struct RemoteSpec {
    /// Its name, unique in its table.
    pub name: &'static str,
    /// The names of its parameters.
    pub params: &'static [&'static str],
    /// Whether there is an answer.
    pub kind: RemoteKind,
    /// How often one player may call it, or guests from one address.
    pub rate: Rate,
    /// What the session must have been given.
    pub allow: Option<Permission>,
    /// How the source calls it, for reports.
    pub allow_name: &'static str,
    /// Whether it is for guests, who have not logged in, and for nobody else. How often it may be called counts by address
    /// then, and it has neither a permission, nor a group, nor a cooldown.
    pub guest: bool,
    /// The names of its conditions, for reports.
    pub when: &'static [&'static str],
    /// How its body runs, if it is async.
    pub future: Option<FutureBody>,
    /// The remotes that share one bucket with it; they have the same rate.
    pub group: Option<&'static str>,
    /// How often all players together may call it.
    pub server_rate: Option<Rate>,
    /// How long after one call of a player that began the next may begin.
    pub cooldown: Option<Duration>,
    /// Where in the parameters stands what a call costs; 1 unless it says so.
    pub cost: Option<&'static str>,
    /// Whether rates and world checks are counted, and nobody is refused for them.
    pub observe: bool,
    /// Whether the newest is enough: one that still waits to be sent gives way to it.
    pub unreliable: bool,
    /// Whether it is a trap: its stub sends nothing, so whoever calls it has no stub.
    pub decoy: bool,
}

impl RemoteSpec {
    /// An answered remote with a rate and nothing else.
    pub const fn call(name: &'static str, rate: Rate) -> Self {
        Self {
            name,
            params: &[],
            kind: RemoteKind::Call,
            rate,
            allow: None,
            allow_name: "",
            guest: false,
            when: &[],
            future: None,
            group: None,
            server_rate: None,
            cooldown: None,
            cost: None,
            observe: false,
            unreliable: false,
            decoy: false,
        }
    }

    /// A one-way remote with a rate and nothing else.
    pub const fn event(name: &'static str, rate: Rate) -> Self {
        Self { kind: RemoteKind::Event, ..Self::call(name, rate) }
    }

    /// With parameters of these names.
    #[must_use]
    pub const fn params(mut self, names: &'static [&'static str]) -> Self {
        self.params = names;
        self
    }

    /// With conditions of these names.
    #[must_use]
    pub const fn when(mut self, names: &'static [&'static str]) -> Self {
        self.when = names;
        self
    }

    /// Only for sessions that were given this permission, which the source calls so.
    #[must_use]
    pub const fn allow(mut self, permission: Permission, name: &'static str) -> Self {
        self.allow = Some(permission);
        self.allow_name = name;
        self
    }

    /// Only for guests, before they log in.
    #[must_use]
    pub const fn guest(mut self) -> Self {
        self.guest = true;
        self
    }

    /// How its body runs as a future: what it says, or as it does by default.
    pub(crate) const fn as_future(&self) -> FutureBody {
        match self.future {
            Some(future) => future,
            None => FutureBody { deadline: Duration::from_secs(2), concurrent: false },
        }
    }

    /// With an async body.
    #[must_use]
    pub const fn asynchronous(mut self) -> Self {
        self.future = Some(self.as_future());
        self
    }

    /// With another deadline for its async body than 2 s.
    #[must_use]
    pub const fn deadline(mut self, deadline: Duration) -> Self {
        self.future = Some(FutureBody { deadline, ..self.as_future() });
        self
    }

    /// With an async body that runs beside others of the same player.
    #[must_use]
    pub const fn concurrent(mut self) -> Self {
        self.future = Some(FutureBody { concurrent: true, ..self.as_future() });
        self
    }
}

impl RemoteSpec {
    /// In one bucket with the others of this group.
    #[must_use]
    pub const fn group(mut self, group: &'static str) -> Self {
        self.group = Some(group);
        self
    }

    /// With a rate for all players together.
    #[must_use]
    pub const fn server_rate(mut self, rate: Rate) -> Self {
        self.server_rate = Some(rate);
        self
    }

    /// With so much time between one call that begins and the next.
    ///
    /// # Panics
    ///
    /// As [`pace::cooldown`] does.
    #[must_use]
    #[track_caller]
    pub const fn cooldown(mut self, time: Duration) -> Self {
        self.cooldown = Some(pace::cooldown(self.rate, time));
        self
    }

    /// At the cost that stands there in the parameters.
    #[must_use]
    pub const fn cost(mut self, place: &'static str) -> Self {
        self.cost = Some(place);
        self
    }

    /// Of which the newest is enough.
    #[must_use]
    pub const fn unreliable(mut self) -> Self {
        self.unreliable = true;
        self
    }

    /// A trap for whoever calls what he finds in a client.
    #[must_use]
    pub const fn decoy(mut self) -> Self {
        self.decoy = true;
        self
    }

    /// With rates and world checks that are counted only.
    #[must_use]
    pub const fn observe(mut self) -> Self {
        self.observe = true;
        self
    }
}

/// Refuses what may need too many bytes, and says how many.
#[track_caller]
#[allow(clippy::panic)] // the one way to refuse a constant
pub(super) const fn too_large(what: &str, bytes: usize) -> ! {
    let told = Told::of(what)
        .text(" has ")
        .number(bytes as u128)
        .text(" bytes, and may have 65,536: bound its texts and lists more tightly");
    panic!("{}", told.as_str())
}

fn judge<R: Remote>(payload: &[u8]) -> Result<(), Breach> {
    read_whole::<R::Rules, R::Args>(payload).map(drop)
}

/// Refuses what no client may send.
#[track_caller]
#[allow(clippy::panic)] // the one way to refuse a constant
const fn is_a_clients(shape: &Shape) {
    if let Some(id) = shape.unresolved_id() {
        let told = Told::of("a client cannot send the id `").text(id).text(
            "` under `any`: nobody would know what it names; write `known`, `owned` or `target`, or `caller` on a `PlayerId`",
        );
        panic!("{}", told.as_str());
    }
    assert!(
        !shape.is_the_servers(),
        "a client cannot send what derives `ServerOnly`: take what the player wants instead, and work it out in the body"
    );
}

/// Refuses a parameter whose type cannot hold its rule, that no client may send, or that is too large for any payload.
///
/// # Panics
///
/// At compile time, for such a parameter.
#[track_caller]
pub const fn parameter_fits<T>(shape: &Shape) -> Fits<T> {
    let fits = fits(shape);
    is_a_clients(shape);
    if shape.max_bytes > MAX_PAYLOAD_BYTES {
        too_large("this parameter, at its largest,", shape.max_bytes);
    }
    fits
}

/// The same of a parameter that a guest sends: it asks the world nothing about a player.
///
/// # Panics
///
/// At compile time, for such a parameter.
#[track_caller]
pub const fn guest_parameter_fits<T>(shape: &Shape) -> Fits<T> {
    asks_of_no_player(shape);
    parameter_fits(shape)
}

#[track_caller]
const fn asks_of_no_player(shape: &Shape) {
    if !shape.asks_the_world() {
        assert!(
            !shape.has_an_id(),
            "a guest sends no ids, whatever rule they have: take a number with a rule, `#[range(1..=99)] item: u32`, and look it up in the body"
        );
    }
    assert!(
        !shape.asks_the_world(),
        "a guest is no player: what he sends holds no `known`, `owned`, `target`, `caller`, `near_character` or `near`; give guests \
         a payload of their own, with a number in the place of an id: `#[any] item: u32`"
    );
}

/// Refuses parameters that are too large together. One that is too large alone has been refused where it stands.
///
/// # Panics
///
/// At compile time, for such parameters.
#[track_caller]
pub const fn parameters_fit<R: Remote>() {
    let shape = <R::Args as Ruled<R::Rules>>::SHAPE;
    let mut rest: &[&Shape] = if let Kind::Tuple(parts) = shape.kind { parts } else { &[] };
    while let [first, others @ ..] = rest {
        if first.max_bytes > MAX_PAYLOAD_BYTES {
            return;
        }
        rest = others;
    }
    if shape.max_bytes > MAX_PAYLOAD_BYTES {
        too_large("the payload of these parameters, at its largest,", shape.max_bytes);
    }
}

/// Refuses an answer whose type cannot hold its rule, or that is too large.
///
/// # Panics
///
/// At compile time, for such an answer.
#[track_caller]
pub const fn answer_fits<R: Remote>() {
    let shape = <R::Return as Replied<R::Reply>>::SHAPE;
    fits::<()>(shape);
    if shape.max_bytes > MAX_PAYLOAD_BYTES {
        too_large("the largest answer", shape.max_bytes);
    }
}

/// What client and server share of a remote. The implementing type is only a name.
pub trait Remote: Send + Sync + 'static {
    /// Its attributes.
    const SPEC: RemoteSpec;
    /// Its place in its table, from 0.
    const POSITION: usize;
    /// The rules on its parameters: [`Fields`](crate::core::value::fields::Fields) of one each.
    type Rules;
    /// Its parameters: a tuple.
    type Args: Ruled<Self::Rules> + 'static;
    /// What it returns; `()` for an event.
    type Return: Answer<Bad: Refuses>;
    /// The rule on what it returns: [`Bare`](crate::core::rules::bare::Bare), or what it has
    /// [`Stated`](crate::core::value::answer::Stated).
    type Reply: ReplyRule<<Self::Return as Answer>::Good>;

    /// What a call costs, in tokens of its bucket: at least 1.
    #[inline]
    fn cost(args: &Self::Args) -> u32 {
        let _ = args;
        1
    }
}

/// A remote as data: its attributes, and the forms of what goes in and comes out.
#[derive(Debug)]
#[non_exhaustive]
pub struct RemoteSchema {
    /// Its attributes.
    pub spec: RemoteSpec,
    /// Its place in its table, from 0.
    pub position: usize,
    /// The form of its parameters. `max_bytes` is the largest legal payload.
    pub args: &'static Shape,
    /// The form of its answer.
    pub answer: &'static Shape,
    judge: fn(&[u8]) -> Result<(), Breach>,
}

impl RemoteSchema {
    /// The schema of `R`.
    ///
    /// # Panics
    ///
    /// For a remote that needs over 64 KiB either way, for one that takes what no client may send, and for one of guests
    /// that asks the world about a value; in a constant, as in generated code, that does not compile.
    #[track_caller]
    pub const fn of<R: Remote>() -> Self {
        let schema = Self::fitting::<R>();
        fits::<()>(schema.args);
        fits::<()>(schema.answer);
        is_a_clients(schema.args);
        if schema.args.max_bytes > MAX_PAYLOAD_BYTES {
            too_large("the largest payload", schema.args.max_bytes);
        }
        if schema.answer.max_bytes > MAX_PAYLOAD_BYTES {
            too_large("the largest answer", schema.answer.max_bytes);
        }
        if R::SPEC.guest {
            asks_of_no_player(schema.args);
        }
        schema
    }

    /// The schema of `R`, of which generated code has asked whether it fits, at the author's words: [`parameter_fits`],
    /// [`parameters_fit`], [`answer_fits`].
    #[doc(hidden)]
    pub const fn fitting<R: Remote>() -> Self {
        let (args, answer) =
            (<R::Args as Ruled<R::Rules>>::SHAPE, <R::Return as Replied<R::Reply>>::SHAPE);
        Self { spec: R::SPEC, position: R::POSITION, args, answer, judge: judge::<R> }
    }

    /// Holds a payload against the rules on values, as the guard does: what was recorded gets the same verdict again.
    pub fn judge(&'static self, payload: &[u8]) -> Result<(), Explained> {
        (self.judge)(payload).map_err(|breach| self.explain(breach))
    }

    /// Names the place of a breach in the parameters: ``order.quantity``.
    pub const fn explain(&'static self, breach: Breach) -> Explained {
        Explained::new(breach, self.spec.params, self.args)
    }
}
