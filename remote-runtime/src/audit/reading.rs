//! Who acts by a message, what its bytes may be, and when its function runs.

use super::Audit;
use super::model::{Remote, Rule};
use super::text::Said;
use crate::core::meter::cooldown::MOST_CREDIT;

const FORMS: &str = "Each value has one form in bytes. Another one breaks the value's rule: a number or a length in more bytes than it needs, a `bool` that is neither 0 nor 1, a \
    choice that an enum does not have, a text that is no UTF-8, keys that are not sorted or there twice, bytes that are missing or left over. An empty message, an \
    unknown kind, and a head that does not fit into the length are no messages of the protocol.";

impl Audit {
    /// Who acts, and how a message is read: a list.
    pub(super) fn reading(&self) -> Vec<String> {
        let mut said = vec![self.who_acts(), "A message is its length, its kind, for calls and events the number of the remote (its place in the table above, from 0), for calls their own number, and then the values one after the other. \
             Nothing is compressed. Room for a message is made as its bytes arrive, and for its values when they are legal (\"heap\"): no length that it names makes the server take \
             more. Each byte is in `docs/wire.md` of `remote`."
            .to_owned(), FORMS.to_owned(), self.floats(),
            "The number of a call is the client's own: it is given back with the answer and used for nothing else. The same message sent again is another \
             message, whether its number is the same or not."
                .to_owned()];
        said.extend(self.clocks());
        said.extend(self.order());
        said.push(
            "What a client sends does not make the framework's own code panic, overflow or use up the stack: its code is written without what could (the lints of the compiler refuse it), and values lie \
             only as deep in one another as their types say. No lock stays closed after a panic, and none is held while an async function waits."
                .to_owned(),
        );
        said
    }

    fn who_acts(&self) -> String {
        let guests = if self.has(Remote::is_for_guests) {
            ", or a guest from the address of the connection"
        } else {
            ""
        };
        format!(
            "Who calls is the player whom the `Authenticator` has named for the connection{guests}, as long as it lasts. No message can say otherwise: an id in \
             one is a value as any other, with the rule that the table has for it."
        )
    }

    fn floats(&self) -> String {
        let is_unchecked = |rule: &Rule| matches!(rule, Rule::Unchecked { .. });
        let unchecked = if self.says(is_unchecked) { " that is not `unchecked`" } else { "" };
        format!(
            "A float{unchecked} is never NaN, infinite or −0.0, whatever its rule; the smallest ones (subnormal) are numbers as others."
        )
    }

    /// What a client's clock is good for.
    fn clocks(&self) -> Vec<String> {
        let mut said = vec![
            "No time is taken of a client: a message counts when the server has it.".to_owned(),
        ];
        if self.has(|remote| remote.cooldown_ms.is_some()) {
            let most = Said(MOST_CREDIT);
            said.push(format!(
                "A call that has to come some time after another (\"after one that began\") may come early: by the time that the last ping took which was answered, and by no more than {most} and half of the time after which it \
                 has to come. It gains this once: the time of the next one counts from when this one should have come."
            ));
        }
        said
    }

    /// Which function runs before which.
    fn order(&self) -> Vec<String> {
        let mut said = vec![
            "A connection's messages are looked at one after the other, as they come. A function that is not async runs alone, to its end, and no other player's between: what it \
             asks and what it does are one."
                .to_owned(),
        ];
        if self.has(|remote| remote.deadline_ms.is_some()) {
            said.push(
                "An async function begins when the player's earlier ones let it (\"one at a time\", \"side by side\"), and what he sends after it does not wait for it. Wherever it waits, others may change \
                 what it has asked."
                    .to_owned(),
            );
        }
        said.push(
            "What a function has changed when it panics, or when its caller leaves, stays: nothing is taken back. Of a server that ends in the middle only what a store has is left."
                .to_owned(),
        );
        said
    }
}
