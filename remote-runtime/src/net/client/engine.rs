//! What a client does with the bytes that come, whoever carries them: a task, or a render loop.

use tokio::sync::{oneshot, watch};

use super::{Inner, OnNotice, OnRefusedEvent};
use crate::core::client::{ClientEvent, ClientSession, Lost, Outcome};
use crate::core::ids::{CallId, PlayerId};
use crate::core::protocol::Notice;
use crate::core::refusal::Refusal;
use std::collections::HashMap;
use std::sync::Arc;

/// The session, and those who wait for an answer.
pub(super) struct State {
    pub(super) session: ClientSession,
    pub(super) waiting: HashMap<CallId, oneshot::Sender<Outcome>>,
}

/// Moves bytes into the session, and what comes of it to those whom it concerns.
pub(super) struct Engine {
    pub(super) inner: Arc<Inner>,
    pub(super) joined: Option<oneshot::Sender<PlayerId>>,
    pub(super) lost: watch::Sender<Option<Lost>>,
    pub(super) told: Option<OnRefusedEvent>,
    pub(super) noticed: Option<OnNotice>,
}

/// What came, to be passed on without any lock, in the order in which the server sent it.
enum News {
    Joined(PlayerId),
    Answer(oneshot::Sender<Outcome>, Outcome),
    Happened(u16, Vec<u8>),
    Told(&'static str, Refusal),
    Notice(Notice),
    Closed(Lost),
}

/// However it ends, those who wait for an answer hear that there is none.
impl Drop for Engine {
    fn drop(&mut self) {
        self.end(Lost::Link);
    }
}

impl Engine {
    /// The session is over; the first reason stands. No call goes out any more, and those that wait
    /// end as unknown.
    pub(super) fn end(&self, lost: Lost) {
        let waiting = {
            let mut state = self.inner.state();
            state.session.leave(self.inner.clock.now());
            std::mem::take(&mut state.waiting)
        };
        self.lost.send_if_modified(|told| {
            let is_news = told.is_none();
            told.get_or_insert(lost);
            is_news
        });
        drop(waiting);
        self.inner.inbox.close();
    }

    /// Bytes came.
    pub(super) fn receive(&mut self, mut bytes: &[u8]) -> Option<Lost> {
        while !bytes.is_empty() {
            {
                let mut state = self.inner.state();
                if !state.session.is_open() {
                    return None;
                }
                let space = state.session.space();
                let count = space.len().min(bytes.len());
                if count == 0 {
                    return Some(Lost::Protocol);
                }
                let (now_read, rest) = bytes.split_at_checked(count)?;
                if let Some(space) = space.get_mut(..count) {
                    space.copy_from_slice(now_read);
                }
                state.session.filled(count);
                bytes = rest;
            }
            if let Some(lost) = self.pass_on() {
                return Some(lost);
            }
        }
        None
    }

    /// Passes on what came, and events that somebody has begun to listen to.
    pub(super) fn pass_on(&mut self) -> Option<Lost> {
        let mut lost = None;
        for news in self.news() {
            match news {
                News::Joined(player) => {
                    if let Some(joined) = self.joined.take() {
                        // Whoever was joining may have given up; then the client is dropped.
                        let _ = joined.send(player);
                    }
                }
                News::Happened(event, payload) => self.inner.inbox.put(event, payload),
                // An answer comes after the events that were sent before it.
                News::Answer(waiting, outcome) => {
                    lost = lost.or(self.deliver());
                    // Nobody has to take an answer.
                    let _ = waiting.send(outcome);
                }
                News::Told(event, refusal) => {
                    if let Some(tell) = &self.told {
                        tell(event, refusal);
                    }
                }
                News::Notice(notice) => {
                    if let Some(tell) = &self.noticed {
                        tell(notice);
                    }
                }
                News::Closed(reason) => lost = lost.or(Some(reason)),
            }
        }
        lost.or(self.deliver())
    }

    fn news(&mut self) -> Vec<News> {
        let now = self.inner.clock.now();
        let mut state = self.inner.state();
        let mut news = Vec::new();
        while let Some(event) = state.session.poll(now) {
            news.push(match event {
                ClientEvent::Joined(player) => News::Joined(player),
                ClientEvent::Ended { call, outcome } => match state.waiting.remove(&call) {
                    Some(waiting) => News::Answer(waiting, outcome),
                    None => continue,
                },
                ClientEvent::Happened { event, payload } => News::Happened(event, payload),
                ClientEvent::Told { event, refusal } => News::Told(event, refusal),
                ClientEvent::Notice(notice) => News::Notice(notice),
                ClientEvent::Closed(lost) => News::Closed(lost),
            });
        }
        news
    }

    /// A server that sends what breaks the rules of an event is left.
    fn deliver(&self) -> Option<Lost> {
        let type_of = |event| self.inner.state().session.event_type(event);
        match self.inner.inbox.deliver(type_of) {
            Ok(()) => None,
            Err(_) => Some(Lost::Protocol),
        }
    }
}
