//! Steps 8 to 11: from a payload's bytes to the body and back. Generic over the remote, so that
//! nothing is boxed and everything inlines; what does not depend on it stands in functions that
//! do not either.

use std::fmt;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use super::admitted::admitted;
use super::arrival::refuse_haste;
use super::body::{AskedOf, AsyncBody, Body, GuestBody};
use super::observed::Observed;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::contract::remote::{Remote, RemoteSpec};
use crate::core::meter::cooldown::Cooldown;
use crate::core::mode::Mode;
use crate::core::refusal::{Refused, Step};
use crate::core::value::answer::Replied;
use crate::core::value::ruled::Ruled;
use crate::core::wire::{reader::Reader, writer::Writer};
use crate::core::world::{Caller, Guest, Panicked, Room, Standing, World};

/// The guard and the body of one remote, as one function: reads the payload, writes the encoded
/// answer into the buffer. Whom it serves is its type: no guest can come to what a player's does.
pub(crate) enum Serve<W> {
    Player(ServeCaller<W>),
    Guest(ServeGuest<W>),
}

type ServeCaller<W> = fn(&Arc<Room<W>>, &Caller, &[u8], &mut Vec<u8>, &mut Toll<'_>) -> Served;
type ServeGuest<W> = fn(&Arc<Room<W>>, &Guest, &[u8], &mut Vec<u8>, &mut Toll<'_>) -> Served;

impl<W> Clone for Serve<W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for Serve<W> {}

/// What a call has still to pay once its values are known, and what was only observed of it.
pub(crate) struct Toll<'t> {
    /// Takes so much from the player's bucket.
    pub(crate) pay: &'t mut dyn FnMut(u32) -> Result<(), Refused>,
    pub(crate) observed: &'t mut Observed,
    /// How the remote's rates are applied.
    pub(crate) rate: Mode,
    pub(crate) checks: Checks,
}

/// What is asked before the body beside the values, and how it is applied.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Checks {
    pub(crate) world: Mode,
    pub(crate) cooldown: Option<(Cooldown, Mode)>,
}

/// What became of a call.
pub(crate) enum Served {
    /// The body ran, and its answer is in the buffer.
    Answered,
    /// An async body is to be run.
    Started(Task),
    /// The body did not run.
    Refused(Refused),
    /// The body ran, but has no answer for the caller: it panicked, its answer broke a rule.
    Failed(Breach),
}

/// Of a remote with a sync body.
pub(crate) fn sync<R: Body<W>, W>(
    room: &Arc<Room<W>>,
    caller: &Caller,
    payload: &[u8],
    answer: &mut Vec<u8>,
    toll: &mut Toll<'_>,
) -> Served {
    let args = match read::<R>(payload, toll) {
        Ok(args) => args,
        Err(refused) => return Served::Refused(refused),
    };
    let mut began = false;
    let outcome = room.enter(|world| {
        standing(room.is_stopped(), caller, &R::SPEC)?;
        let start = ask::<R, W>(R::when, &args, world, caller, toll.checks, toll.observed)?;
        // In the shadow, too: its end would tell him of it.
        start.begin(caller);
        lit(caller)?;
        began = true;
        Ok(R::run(admitted(args), world, caller))
    });
    end::<R>(outcome, began, answer)
}

/// Of a remote for guests: there is no player of whom the world could be asked.
pub(crate) fn guest<R: GuestBody<W>, W>(
    room: &Arc<Room<W>>,
    guest: &Guest,
    payload: &[u8],
    answer: &mut Vec<u8>,
    toll: &mut Toll<'_>,
) -> Served {
    let args = match read::<R>(payload, toll) {
        Ok(args) => args,
        Err(refused) => return Served::Refused(refused),
    };
    let mut began = false;
    let outcome = room.enter(|world| {
        present(room.is_stopped(), &guest.standing)?;
        let refuse = |breach| Refused::new(Step::World, breach);
        let allowed = R::when(&args, world, guest).map_err(refuse);
        toll.observed.or_refuse(toll.checks.world, allowed)?;
        // A ban of his address that came while the author's conditions were asked is in force.
        present(room.is_stopped(), &guest.standing)?;
        began = true;
        Ok(R::run(admitted(args), world, guest))
    });
    end::<R>(outcome, began, answer)
}

/// What came of a body that runs in the critical section, or of what is asked before it.
#[inline]
fn end<R: Remote>(
    outcome: Result<Result<R::Return, Refused>, Panicked>,
    began: bool,
    answer: &mut Vec<u8>,
) -> Served {
    match outcome {
        Ok(Ok(value)) => match encode::<_, R::Reply>(value, answer) {
            Ok(()) => Served::Answered,
            Err(breach) => Served::Failed(breach),
        },
        Ok(Err(refused)) => Served::Refused(refused),
        Err(panicked) => {
            panicked.forget();
            if began { Served::Failed(panic_breach()) } else { Served::Refused(panic_in_check()) }
        }
    }
}

/// Of a remote with an async body. Its world checks run when its turn comes.
pub(crate) fn future<R: AsyncBody<W>, W: Send + 'static>(
    room: &Arc<Room<W>>,
    caller: &Caller,
    payload: &[u8],
    _: &mut Vec<u8>,
    toll: &mut Toll<'_>,
) -> Served {
    let args = match read::<R>(payload, toll) {
        Ok(args) => args,
        Err(refused) => return Served::Refused(refused),
    };
    let (room, caller, checks) = (Arc::clone(room), caller.clone(), toll.checks);
    let body = async move {
        let mut observed = Observed::default();
        let checked = room.enter(|world| {
            standing(room.is_stopped(), &caller, &R::SPEC)?;
            let start = ask::<R, W>(R::when, &args, world, &caller, checks, &mut observed)?;
            start.begin(&caller);
            lit(&caller)
        });
        let end = match checked {
            Ok(Ok(())) => {
                let value = R::run(admitted(args), World::new(room), caller).await;
                let mut answer = Vec::new();
                match encode::<_, R::Reply>(value, &mut answer) {
                    Ok(()) => Completion::Answered(answer),
                    Err(breach) => Completion::Failed(breach),
                }
            }
            Ok(Err(refused)) => Completion::Refused(refused),
            Err(panicked) => {
                panicked.forget();
                Completion::Refused(panic_in_check())
            }
        };
        let observed = observed.noted().iter().rev();
        observed.fold(end, |end, refused| Completion::Observed(*refused, Box::new(end)))
    };
    Served::Started(Task {
        body: Box::pin(body),
        deadline: R::SPEC.as_future().deadline,
        concurrent: R::SPEC.as_future().concurrent,
    })
}

/// Steps 8 and 9, and what the values cost.
#[inline]
fn read<R: Remote>(payload: &[u8], toll: &mut Toll<'_>) -> Result<R::Args, Refused> {
    let args = build::<R>(payload)?;
    if R::SPEC.cost.is_some() {
        let rest = R::cost(&args).saturating_sub(1);
        if rest > 0 {
            let paid = (toll.pay)(rest);
            toll.observed.or_refuse(toll.rate, paid)?;
        }
    }
    Ok(args)
}

#[inline]
fn build<R: Remote>(payload: &[u8]) -> Result<R::Args, Refused> {
    let mut reader = Reader::new(payload);
    let view = match R::Args::verify(&mut reader) {
        Ok(view) => view,
        Err(breach) => return Err(Refused::new(Step::Verify, breach)),
    };
    if let Err(breach) = reader.finish() {
        return Err(Refused::new(Step::Verify, breach));
    }
    // Checks and conversions of the author's own run in here.
    match catch_unwind(AssertUnwindSafe(|| R::Args::build(view))) {
        Ok(Ok(args)) => Ok(args),
        Ok(Err(breach)) => {
            // An author's own rule sees the built value, but it is a rule on values all the same.
            let step = if breach.rule() == Rule::Check { Step::Verify } else { Step::Build };
            Err(Refused::new(step, breach))
        }
        Err(payload) => {
            Panicked::new(payload).forget();
            Err(panic_in_check())
        }
    }
}

/// Writes an answer and lets go of it: its rules may have checks of the author's own, and it may have
/// a destructor.
#[inline]
fn encode<T: Replied<R>, R>(value: T, answer: &mut Vec<u8>) -> Result<(), Breach> {
    let encode = move || Replied::<R>::encode(value, &mut Writer::new(answer));
    catch_unwind(AssertUnwindSafe(encode)).unwrap_or_else(|payload| {
        Panicked::new(payload).forget();
        Err(panic_breach())
    })
}

/// The author's conditions, the cooldown, then the world's rules on the values.
#[inline]
fn ask<R: AskedOf<W>, W>(
    when: impl FnOnce(&R::Args, &W, &Caller) -> Result<(), Breach>,
    args: &R::Args,
    world: &W,
    caller: &Caller,
    checks: Checks,
    observed: &mut Observed,
) -> Result<Start, Refused> {
    let refuse = |breach| Refused::new(Step::World, breach);
    let allowed = when(args, world, caller).map_err(refuse);
    let is_allowed = allowed.is_ok();
    observed.or_refuse(checks.world, allowed)?;
    let start = match checks.cooldown {
        Some((cooldown, mode)) => cool(cooldown, mode, caller, observed)?,
        None => Start(None),
    };
    // One reason is enough, where it is only noted.
    if is_allowed {
        observed.or_refuse(checks.world, R::ask(args, world, caller).map_err(refuse))?;
    }
    Ok(start)
}

/// What begins with the body.
struct Start(Option<Cooldown>);

impl Start {
    #[inline]
    fn begin(self, caller: &Caller) {
        if let Some(cooldown) = self.0 {
            caller.cooldowns.start(&cooldown, caller.now);
        }
    }
}

/// A call that comes too early, and is let pass all the same, starts nothing: if it were refused, it would not.
fn cool(
    cooldown: Cooldown,
    mode: Mode,
    caller: &Caller,
    observed: &mut Observed,
) -> Result<Start, Refused> {
    let checked = caller.cooldowns.check(&cooldown, caller.round_trip, caller.now);
    let start = Start(checked.is_ok().then_some(cooldown));
    let refuse = |hasty| refuse_haste(Step::World, Rule::Cooldown, hasty);
    observed.or_refuse(mode, checked.map_err(refuse))?;
    Ok(start)
}

/// What may have changed between arrival and body: the room, the session, its permissions.
#[inline]
fn standing(stopped: bool, caller: &Caller, spec: &RemoteSpec) -> Result<(), Refused> {
    present(stopped, &caller.standing)?;
    match spec.allow {
        Some(needed) if !caller.standing.permissions().contains(needed) => {
            Err(Refused::new(Step::World, Breach::new(Rule::Permission, Class::Denied)))
        }
        _ => Ok(()),
    }
}

/// The room and the session are still there.
#[inline]
fn present(stopped: bool, standing: &Standing) -> Result<(), Refused> {
    let refuse = |class| Err(Refused::new(Step::World, Breach::new(Rule::Session, class)));
    if stopped {
        return refuse(Class::Absent);
    }
    if standing.is_gone() { refuse(Class::Denied) } else { Ok(()) }
}

/// What somebody does in the shadow does not happen. Asked last, so that all else looks as it always does.
#[inline]
fn lit(caller: &Caller) -> Result<(), Refused> {
    // A ban that came while the author's conditions were asked is in force.
    if caller.standing.is_gone() {
        return Err(Refused::new(Step::World, Breach::new(Rule::Session, Class::Denied)));
    }
    if caller.standing.is_shadowed() {
        return Err(Refused::new(Step::World, Breach::new(Rule::Shadow, Class::Denied)));
    }
    Ok(())
}

#[cold]
fn panic_breach() -> Breach {
    Breach::new(Rule::Body, Class::Panicked)
}

/// A condition of the author's panicked: no body ran.
#[cold]
fn panic_in_check() -> Refused {
    Refused::new(Step::World, panic_breach())
}

/// An async body that passed steps 2 to 9 and waits for its turn. Polled for the first time, it
/// asks the world; never polled, it never began.
pub struct Task {
    body: Pin<Box<dyn Future<Output = Completion> + Send>>,
    deadline: Duration,
    concurrent: bool,
}

impl Task {
    /// How long it may take, from its beginning.
    pub const fn deadline(&self) -> Duration {
        self.deadline
    }

    /// Whether it runs beside other async bodies of the same player.
    pub const fn is_concurrent(&self) -> bool {
        self.concurrent
    }
}

/// Runs it. A panic in the author's code ends it as failed.
impl Future for Task {
    type Output = Completion;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Completion> {
        let body = &mut self.body;
        let polled = catch_unwind(AssertUnwindSafe(|| body.as_mut().poll(context)));
        polled.unwrap_or_else(|payload| {
            Panicked::new(payload).forget();
            Poll::Ready(Completion::Failed(panic_breach()))
        })
    }
}

impl fmt::Debug for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Task").field("deadline", &self.deadline).finish_non_exhaustive()
    }
}

/// How an async body ended.
#[derive(Debug)]
pub enum Completion {
    /// With this answer, encoded.
    Answered(Vec<u8>),
    /// Not begun.
    Refused(Refused),
    /// Begun, but without an answer.
    Failed(Breach),
    /// So, after something that was only observed.
    Observed(Refused, Box<Completion>),
}

impl Completion {
    /// Of a task that was not done by its deadline.
    pub const fn late() -> Self {
        Self::Failed(Breach::new(Rule::Body, Class::Late))
    }

    /// Of a task for which there was no room.
    pub const fn no_room() -> Self {
        Self::Refused(Refused::new(Step::World, Breach::new(Rule::Slot, Class::TooMany)))
    }
}
