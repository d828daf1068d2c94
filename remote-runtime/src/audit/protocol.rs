//! What client and server say to each other beside calls and answers.

use std::collections::BTreeSet;

use super::Audit;
use super::text::Said;
use crate::core::limits::Limits;
use crate::core::protocol::{
    Compare, CompareRule, GoodbyeBody, GoodbyeRule, Hello, HelloRule, Ids, IdsRule, NoticeBody,
    NoticeRule, Open, OpenRule, Probe, ProbeRule,
};
use crate::core::rules::any::Any;
use crate::core::value::ruled::Ruled;

/// With length and kind, as a message that is neither a call nor an answer.
const fn with_head(body: usize) -> usize {
    body.saturating_add(5 + 1)
}

fn own(body: usize) -> String {
    with_head(body).to_string()
}

/// What is said of another version of a table.
const COMPARE_BYTES: usize = with_head(<Compare as Ruled<CompareRule>>::SHAPE.max_bytes);

/// A login.
pub(super) const LOGIN_BYTES: usize = with_head(<Hello as Ruled<HelloRule>>::SHAPE.max_bytes);

const IDS_BYTES: usize = with_head(<Ids as Ruled<IdsRule>>::SHAPE.max_bytes);
const GOODBYE_BYTES: usize = with_head(<GoodbyeBody as Ruled<GoodbyeRule>>::SHAPE.max_bytes);
pub(super) const PING_BYTES: usize = with_head(<Probe as Ruled<ProbeRule>>::SHAPE.max_bytes);

fn said(what: &str, when: &str, bytes: String) -> [String; 3] {
    [what.to_owned(), when.to_owned(), bytes]
}

impl Audit {
    /// What a client sends beside calls and events: what, how often, and the most bytes of it.
    pub(super) fn sent_by_clients(&self) -> Vec<[String; 3]> {
        let tables = format!("once for each of the tables ({})", self.tables());
        vec![
            said(
                "login: the version of the protocol, whether refused events are to be told, a ticket",
                "once, before all else",
                LOGIN_BYTES.to_string(),
            ),
            said(
                "he has a table of remotes as the server has it: its number, its hash",
                &tables,
                own(<Open as Ruled<OpenRule>>::SHAPE.max_bytes),
            ),
            said(
                "or he has another version of it: its number, the hashes of his remotes, at most 2048",
                "in place of that; of a guest it is no longer than his other messages",
                COMPARE_BYTES.to_string(),
            ),
            said(
                "the answer to the last ping: its number",
                "once for each ping",
                own(<Probe as Ruled<ProbeRule>>::SHAPE.max_bytes),
            ),
            said("he leaves", "once", own(0)),
        ]
    }

    /// What the server sends that is no answer to a call: what, when, and the most bytes of it.
    pub(super) fn sent_by_the_server(&self) -> Vec<[String; 3]> {
        let Limits { heartbeat, .. } = self.numbers.limits;
        let mut all = vec![
            said(
                "welcome: his own id, of each table a hash, how many remotes it has and the numbers of its events, and what is left of his rates",
                "once, after login, or when a guest comes in",
                own(self.welcome_bytes()),
            ),
            said(
                "which remotes of a table are the same in his version",
                "when he says that he has another",
                IDS_BYTES.to_string(),
            ),
            said(
                "ping",
                &format!("{} after the last one, if that was answered", Said(heartbeat)),
                PING_BYTES.to_string(),
            ),
            said(
                "he is warned; his rates are divided, or whole again",
                "when it happens",
                own(<NoticeBody as Ruled<NoticeRule>>::SHAPE.max_bytes),
            ),
            said(
                "goodbye: why, as a number, for how long, and what an operator or the policy says of it (at most 80 letters, none of them a client's)",
                "once, at the end",
                GOODBYE_BYTES.to_string(),
            ),
        ];
        let events = self.events.iter().map(|event| {
            let (name, bytes) =
                (format!("the server's own event `{}`", event.name), event.largest_frame);
            [name, "when a function sends it to him".to_owned(), bytes.to_string()]
        });
        all.extend(events);
        if self.events.is_empty() {
            all.push(said(
                "events of the server's own",
                "never: no table declares one",
                "–".to_owned(),
            ));
        }
        all
    }

    /// The most of all that a client says once in a session.
    pub(super) fn said_once(&self) -> usize {
        self.numbers.limits.greeting_bytes.saturating_add(self.said_of_tables())
    }

    /// The most of what a client says of its tables.
    pub(super) fn said_of_tables(&self) -> usize {
        self.tables().saturating_mul(COMPARE_BYTES)
    }

    /// The most of all that is sent once in a session.
    pub(super) fn sent_once(&self) -> usize {
        let ids = self.tables().saturating_mul(IDS_BYTES);
        with_head(self.welcome_bytes()).saturating_add(ids).saturating_add(GOODBYE_BYTES)
    }

    /// The most of a welcome: each table with the numbers of its events, and two things of each remote of which something is left
    /// to wait for.
    fn welcome_bytes(&self) -> usize {
        const SHORT: usize = <u16 as Ruled<Any>>::SHAPE.max_bytes;
        const WORD: usize = <u32 as Ruled<Any>>::SHAPE.max_bytes;
        const LONG: usize = <u64 as Ruled<Any>>::SHAPE.max_bytes;
        let head = SHORT + LONG + WORD + 2 * (WORD + LONG + WORD) + SHORT + SHORT;
        let table = 8 + 16 + SHORT + SHORT + SHORT;
        let waits = self.remotes.len().saturating_add(1).saturating_mul(2 * (SHORT + LONG));
        let events = self.events.len().saturating_mul(SHORT);
        head.saturating_add(self.tables().saturating_mul(table))
            .saturating_add(events)
            .saturating_add(waits)
    }

    fn tables(&self) -> usize {
        let tables = self.remotes.iter().map(|remote| remote.name.split('.').next());
        tables.collect::<BTreeSet<_>>().len()
    }
}
