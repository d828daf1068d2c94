//! What the server sends that is no answer to a call.

use std::collections::BTreeSet;

use super::Audit;
use super::text::Said;
use crate::core::limits::Limits;
use crate::core::protocol::{
    GoodbyeBody, GoodbyeRule, Ids, IdsRule, NoticeBody, NoticeRule, Probe, ProbeRule,
};
use crate::core::rules::any::Any;
use crate::core::value::ruled::Ruled;

/// Length and kind of a message that is no answer.
const OWN_HEADER_BYTES: usize = 5 + 1;

impl Audit {
    /// What the server sends that is no answer to a call: what, when, and the most bytes of it.
    pub(super) fn sent(&self) -> Vec<[String; 3]> {
        let Limits { heartbeat, .. } = self.numbers.limits;
        let own = |body: usize| OWN_HEADER_BYTES.saturating_add(body).to_string();
        let sent =
            |what: &str, when: &str, bytes: String| [what.to_owned(), when.to_owned(), bytes];
        let probe = <Probe as Ruled<ProbeRule>>::SHAPE.max_bytes;
        let mut all = vec![
            sent(
                "welcome: the tables of remotes, and what is left of his rates",
                "once, after login",
                own(self.welcome_bytes()),
            ),
            sent(
                "which remotes of a table he has in the same version",
                "once for each table, when his client asks",
                own(<Ids as Ruled<IdsRule>>::SHAPE.max_bytes),
            ),
            sent("ping", &format!("every {}", Said(heartbeat)), own(probe)),
            sent(
                "warned; his rates are divided, or whole again",
                "when it happens",
                own(<NoticeBody as Ruled<NoticeRule>>::SHAPE.max_bytes),
            ),
            sent(
                "goodbye: why, and for how long",
                "once, at the end",
                own(<GoodbyeBody as Ruled<GoodbyeRule>>::SHAPE.max_bytes),
            ),
        ];
        let events = self.events.iter().map(|event| {
            let (name, bytes) = (format!("event `{}`", event.name), event.largest_frame);
            [name, "when a function sends it to him".to_owned(), bytes.to_string()]
        });
        all.extend(events);
        if self.events.is_empty() {
            all.push(sent("events", "never: no table declares one", "–".to_owned()));
        }
        all
    }

    /// The most of a welcome: each table with the numbers of its events, and two things of each remote of which something is left
    /// to wait for.
    fn welcome_bytes(&self) -> usize {
        const SHORT: usize = <u16 as Ruled<Any>>::SHAPE.max_bytes;
        const WORD: usize = <u32 as Ruled<Any>>::SHAPE.max_bytes;
        const LONG: usize = <u64 as Ruled<Any>>::SHAPE.max_bytes;
        let tables = self.remotes.iter().map(|remote| remote.name.split('.').next());
        let tables = tables.collect::<BTreeSet<_>>().len();
        let head = SHORT + LONG + WORD + 2 * (WORD + LONG + WORD) + SHORT + SHORT;
        let table = 8 + 16 + SHORT + SHORT + SHORT;
        let waits = self.remotes.len().saturating_add(1).saturating_mul(2 * (SHORT + LONG));
        let events = self.events.len().saturating_mul(SHORT);
        head.saturating_add(tables.saturating_mul(table))
            .saturating_add(events)
            .saturating_add(waits)
    }
}
