//! One remote as constant data, and the traits that generated code implements for it.

use std::future::Future;
use std::time::Duration;

use crate::core::guard::admitted::Admitted;
use crate::core::limit::rate::Rate;
use crate::core::value::answer::Answer;
use crate::core::value::breach::{Breach, Explained};
use crate::core::value::ruled::{MAX_PAYLOAD_BYTES, Ruled};
use crate::core::value::shape::Shape;
use crate::core::world::{Caller, Permission, World};

/// Whether there is an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoteKind {
    /// Answered, be it with `()`.
    Call,
    /// One way.
    Event,
}

/// What a remote says about itself in its attributes.
#[derive(Debug, Clone, Copy)]
pub struct RemoteSpec {
    /// Its name, unique in its table.
    pub name: &'static str,
    /// The names of its parameters.
    pub params: &'static [&'static str],
    /// Whether there is an answer.
    pub kind: RemoteKind,
    /// How often one player may call it.
    pub rate: Rate,
    /// What the session must have been given.
    pub allow: Option<Permission>,
    /// The names of its conditions, for reports.
    pub when: &'static [&'static str],
    /// How long an async body may take.
    pub deadline: Duration,
    /// Whether async bodies of it run beside others of the same player.
    pub concurrent: bool,
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
            when: &[],
            deadline: Duration::from_secs(2),
            concurrent: false,
        }
    }

    /// A one-way remote with a rate and nothing else.
    pub const fn event(name: &'static str, rate: Rate) -> Self {
        Self { kind: RemoteKind::Event, ..Self::call(name, rate) }
    }
}

/// What client and server share of a remote. The implementing type is only a name.
pub trait Remote: Send + Sync + 'static {
    /// Its attributes.
    const SPEC: RemoteSpec;
    /// The rules on its parameters: [`Fields`](crate::core::rules::fields::Fields) of one each.
    type Rules;
    /// Its parameters: a tuple.
    type Args: Ruled<Self::Rules> + Send + 'static;
    /// What it returns; `()` for an event.
    type Return: Answer;
}

/// A remote whose body runs in the room's critical section, together with its world checks.
pub trait Body<W>: Remote {
    /// The conditions, then the world's rules on the values.
    fn check(args: &Self::Args, world: &W, caller: &Caller) -> Result<(), Breach>;

    /// The author's function.
    fn run(args: Admitted<Self::Args>, world: &mut W, caller: &Caller) -> Self::Return;
}

/// A remote whose body is async: its world checks run in a critical section of their own, and it
/// enters the world through a handle.
pub trait AsyncBody<W>: Remote {
    /// The conditions, then the world's rules on the values.
    fn check(args: &Self::Args, world: &W, caller: &Caller) -> Result<(), Breach>;

    /// The author's function.
    fn run(
        args: Admitted<Self::Args>,
        world: World<W>,
        caller: Caller,
    ) -> impl Future<Output = Self::Return> + Send;
}

/// A remote as data: its attributes, and the forms of what goes in and comes out.
#[derive(Debug)]
pub struct RemoteSchema {
    /// Its attributes.
    pub spec: RemoteSpec,
    /// The form of its parameters. `max_bytes` is the largest legal payload.
    pub args: &'static Shape,
    /// The form of its answer.
    pub answer: &'static Shape,
}

impl RemoteSchema {
    /// The schema of `R`. A remote that needs over 64 KiB either way does not compile.
    pub const fn of<R: Remote>() -> Self {
        let (args, answer) = (<R::Args as Ruled<R::Rules>>::SHAPE, R::Return::SHAPE);
        assert!(args.max_bytes <= MAX_PAYLOAD_BYTES, "the largest payload is over 64 KiB");
        assert!(answer.max_bytes <= MAX_PAYLOAD_BYTES, "the largest answer is over 64 KiB");
        Self { spec: R::SPEC, args, answer }
    }

    /// Names the place of a breach in the parameters: ``order.quantity``.
    pub const fn explain(&'static self, breach: Breach) -> Explained {
        breach.within(self.spec.params, self.args)
    }
}
