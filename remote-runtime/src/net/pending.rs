//! A call that is under way: awaited, or asked from a render loop.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::sync::oneshot;

use crate::core::breach::Breach;
use crate::core::client::Outcome;
use crate::core::refusal::Refusal;
use crate::core::value::answer::{Answer, Replied};

/// The answer to a call, as it will come. Owned: it can be stored, sent to a task, or dropped; the
/// call was sent when it was made, and dropping this takes nothing back.
#[must_use = "the call is under way; without its answer nobody knows what became of it"]
pub struct Pending<R> {
    state: State,
    /// Reads the answer, by the rule of the remote that was called.
    decode: fn(&[u8]) -> Result<R, Breach>,
}

enum State {
    Refused(Refusal),
    Waiting(oneshot::Receiver<Outcome>),
    Taken,
}

/// Why a call has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError<E = std::convert::Infallible> {
    /// Not taken, here or by the server. Nothing of it happened.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The body said no; this is the author's own error.
    #[error("{0}")]
    Failed(E),
    /// Nobody knows: the link was lost, or the body ran too long, or panicked. It may have run.
    #[error("no answer came; the call may or may not have happened")]
    Unknown,
}

impl<R> Pending<R> {
    pub(super) fn refused<Rule>(refusal: Refusal) -> Self
    where
        R: Replied<Rule>,
    {
        Self { state: State::Refused(refusal), decode: R::decode }
    }

    pub(super) fn waiting<Rule>(outcome: oneshot::Receiver<Outcome>) -> Self
    where
        R: Replied<Rule>,
    {
        Self { state: State::Waiting(outcome), decode: R::decode }
    }
}

impl<R: Answer> Pending<R> {
    /// The answer, if it has come. It is given once: asked again after that, there is `None`, and
    /// awaited after that, `Unknown`.
    pub fn try_take(&mut self) -> Option<Result<R::Good, CallError<R::Bad>>> {
        let outcome = match &mut self.state {
            State::Refused(refusal) => Outcome::Refused(*refusal),
            State::Waiting(outcome) => match outcome.try_recv() {
                Ok(outcome) => outcome,
                Err(oneshot::error::TryRecvError::Empty) => return None,
                Err(oneshot::error::TryRecvError::Closed) => Outcome::Unknown,
            },
            State::Taken => return None,
        };
        self.state = State::Taken;
        Some(read(outcome, self.decode))
    }
}

impl<R: Answer> Future for Pending<R> {
    type Output = Result<R::Good, CallError<R::Bad>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = match &mut self.state {
            State::Refused(refusal) => Outcome::Refused(*refusal),
            State::Waiting(outcome) => {
                ready!(Pin::new(outcome).poll(context)).unwrap_or(Outcome::Unknown)
            }
            // It was given before; there is no other.
            State::Taken => Outcome::Unknown,
        };
        self.state = State::Taken;
        Poll::Ready(read(outcome, self.decode))
    }
}

fn read<R: Answer>(
    outcome: Outcome,
    decode: fn(&[u8]) -> Result<R, Breach>,
) -> Result<R::Good, CallError<R::Bad>> {
    match outcome {
        // An answer that breaks its own rules is none: the body ran, and that is all we know.
        Outcome::Answered(bytes) => match decode(&bytes) {
            Ok(answer) => answer.split().map_err(CallError::Failed),
            Err(_) => Err(CallError::Unknown),
        },
        Outcome::Refused(refusal) => Err(CallError::Refused(refusal)),
        Outcome::Unknown => Err(CallError::Unknown),
    }
}

impl<R> fmt::Debug for Pending<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pending")
    }
}
