//! In which order a message is looked at, what its sender hears when it is refused, and what is held against him: by
//! the codes and grades of the guard itself. `consequences` says what follows.

use super::Audit;
use super::model::Remote;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::protocol::{RefusedBody, RefusedRule};
use crate::core::refusal::{Code, Grade, Refused, Step};
use crate::core::value::ruled::Ruled;
use crate::core::wire::frame::{MAX_REPLY_HEADER_BYTES, MAX_TOLD_HEADER_BYTES};

/// The most of a refusal: its code, how long to wait, and that there is no more.
const REFUSAL_BYTES: usize = 1 + 5 + 1;

/// What it has more where the server sends details.
const DETAIL_BYTES: usize = <RefusedBody as Ruled<RefusedRule>>::SHAPE.max_bytes - REFUSAL_BYTES;

/// Why a message is refused, and as what the guard refuses it: each with the words for when, if it is not always.
struct Reason {
    why: &'static str,
    cases: &'static [(&'static str, Step, Rule, Class)],
    /// Which servers have it.
    is_there: fn(&Audit) -> bool,
}

const fn always(_: &Audit) -> bool {
    true
}

fn has_async(audit: &Audit) -> bool {
    audit.has(|remote| remote.deadline_ms.is_some())
}

/// From the first that is asked to the last.
const REASONS: &[Reason] = &[
    Reason {
        why: "it is no message of the protocol, is longer than any may be, says again what is said once, or answers a ping, names a table or says a hash of one that the server does not have",
        cases: &[("", Step::Header, Rule::Frame, Class::UnknownTag)],
        is_there: always,
    },
    Reason {
        why: "the server stops",
        cases: &[("", Step::Session, Rule::Session, Class::Absent)],
        is_there: always,
    },
    Reason {
        why: "his session is over: he has logged in elsewhere, or has been sent away",
        cases: &[("", Step::Session, Rule::Session, Class::Denied)],
        is_there: always,
    },
    Reason {
        why: "it is a call or an event, and his budget of messages or of bytes has not enough for it. If it has, it is taken, and what refuses the message then gives nothing back",
        cases: &[
            ("", Step::Budget, Rule::Budget, Class::TooMany),
            ("a flood", Step::Budget, Rule::Budget, Class::Flood),
        ],
        is_there: always,
    },
    Reason {
        why: "what his messages made the server send to others is over its bound (below)",
        cases: &[("", Step::Budget, Rule::FanOut, Class::TooMany)],
        is_there: |audit| !audit.events.is_empty(),
    },
    Reason {
        why: "it names no remote, or a decoy, or calls what takes events, or the reverse",
        cases: &[
            ("", Step::Lookup, Rule::Remote, Class::Unknown),
            ("", Step::Lookup, Rule::Decoy, Class::Implausible),
            ("", Step::Lookup, Rule::Remote, Class::WrongKind),
        ],
        is_there: always,
    },
    Reason {
        why: "the remote is another one in the version of his client, which said so",
        cases: &[("", Step::Lookup, Rule::Remote, Class::Outdated)],
        is_there: always,
    },
    Reason {
        why: "it is longer than the frame of the remote",
        cases: &[("", Step::Length, Rule::FrameLength, Class::TooLong)],
        is_there: always,
    },
    Reason {
        why: "a player calls what is for guests, or a guest what is for players",
        cases: &[("", Step::Permission, Rule::Permission, Class::Denied)],
        is_there: |audit| audit.has(Remote::is_for_guests),
    },
    Reason {
        why: "too often: the rate of the remote has not enough for it. If it has, it is taken likewise",
        cases: &[
            ("", Step::Rate, Rule::Rate, Class::TooMany),
            ("a flood", Step::Rate, Rule::Rate, Class::Flood),
        ],
        is_there: always,
    },
    Reason {
        why: "too often, of all players together",
        cases: &[("", Step::Rate, Rule::ServerRate, Class::TooMany)],
        is_there: |audit| audit.has(|remote| remote.server_rate.is_some()),
    },
    Reason {
        why: "he lacks the permission",
        cases: &[("", Step::Permission, Rule::Permission, Class::Denied)],
        is_there: |audit| audit.has(|remote| remote.permission.is_some()),
    },
    Reason {
        why: "a value breaks its rule, or bytes are missing or left over",
        cases: &[
            ("", Step::Verify, Rule::Range, Class::Above),
            ("", Step::Verify, Rule::Shape, Class::Truncated),
            ("", Step::Verify, Rule::Shape, Class::Trailing),
        ],
        is_there: always,
    },
    Reason {
        why: "it costs more than is left of the rate (\"costs x\")",
        cases: &[
            ("", Step::Rate, Rule::Rate, Class::TooMany),
            ("a flood", Step::Rate, Rule::Rate, Class::Flood),
        ],
        is_there: |audit| audit.has(|remote| remote.cost.is_some()),
    },
    Reason {
        why: "as many of his calls wait for their turn as may (async)",
        cases: &[("", Step::World, Rule::Slot, Class::TooMany)],
        is_there: has_async,
    },
    Reason {
        why: "he left, or lost the permission, while it waited for its turn",
        cases: &[
            ("", Step::World, Rule::Session, Class::Denied),
            ("", Step::World, Rule::Permission, Class::Denied),
        ],
        is_there: has_async,
    },
    Reason {
        why: "a condition (`when`) says no",
        cases: &[("", Step::World, Rule::When, Class::Denied)],
        is_there: |audit| audit.has(|remote| !remote.when.is_empty()),
    },
    Reason {
        why: "too soon after the last one (\"after one that began\")",
        cases: &[
            ("", Step::World, Rule::Cooldown, Class::TooMany),
            ("a flood", Step::World, Rule::Cooldown, Class::Flood),
        ],
        is_there: |audit| audit.has(|remote| remote.cooldown_ms.is_some()),
    },
    Reason {
        why: "the world does not know the id",
        cases: &[("", Step::World, Rule::Known, Class::Unknown)],
        is_there: always,
    },
    Reason {
        why: "the id is not his own, not himself, or of somebody he may not act upon",
        cases: &[
            ("", Step::World, Rule::Owned, Class::Denied),
            ("", Step::World, Rule::Caller, Class::Denied),
            ("", Step::World, Rule::Target, Class::Denied),
        ],
        is_there: always,
    },
    Reason {
        why: "the place is too far away",
        cases: &[
            ("", Step::World, Rule::NearCharacter, Class::TooFar),
            ("", Step::World, Rule::Near, Class::TooFar),
            ("if his character has no place", Step::World, Rule::NearCharacter, Class::Absent),
        ],
        is_there: always,
    },
    Reason {
        why: "he is in the shadow, where an operator or the policy's list (`shadow`) can put a player: nothing that he does happens",
        cases: &[("", Step::World, Rule::Shadow, Class::Denied)],
        is_there: always,
    },
    Reason {
        why: "the game's own code panicked when it was asked",
        cases: &[("", Step::World, Rule::Body, Class::Panicked)],
        is_there: always,
    },
];

impl Reason {
    fn refused(&self) -> impl Iterator<Item = (&'static str, Refused)> {
        let cases = self.cases.iter();
        cases.map(|(when, step, rule, class)| {
            (*when, Refused::new(*step, Breach::new(*rule, *class)))
        })
    }

    /// What he hears, in each case.
    fn heard(&self) -> String {
        let mut heard = Words::default();
        for (_, refused) in self.refused() {
            heard.add(match (refused.step, refused.code()) {
                (Step::Header, _) => "the connection ends".to_owned(),
                (_, Code::RateLimited) => "`RateLimited`, and how long to wait".to_owned(),
                (_, code) => format!("`{code:?}`"),
            });
        }
        heard.0.join(" or ")
    }

    /// What is held against him, in each case.
    fn held(&self) -> String {
        let mut held = Words::default();
        for (when, refused) in self.refused() {
            let grade = match refused.judge().0 {
                Grade::Benign => "nothing",
                Grade::Suspect => "suspect",
                Grade::Forged => "forged",
            };
            let comma = if when.is_empty() { "" } else { ": " };
            held.add(format!("{when}{comma}{grade}"));
        }
        held.0.join("; ")
    }
}

/// Each once.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn add(&mut self, word: String) {
        if !self.0.contains(&word) {
            self.0.push(word);
        }
    }
}

impl Audit {
    /// Why a message is refused, what its sender hears, and what is held against him.
    pub(super) fn refusals(&self) -> impl Iterator<Item = [String; 3]> {
        let there = REASONS.iter().filter(|reason| (reason.is_there)(self));
        there.map(|reason| [reason.why.to_owned(), reason.heard(), reason.held()])
    }

    /// The most of a refusal of a call by this server, with its header.
    pub(super) fn refusal_with_header(&self) -> usize {
        MAX_REPLY_HEADER_BYTES.saturating_add(self.refusal_bytes())
    }

    /// The most of a refusal of this server, without its header.
    fn refusal_bytes(&self) -> usize {
        let sends_detail = self.decided().is_some_and(|decided| decided.sends_detail);
        if sends_detail { REFUSAL_BYTES.saturating_add(DETAIL_BYTES) } else { REFUSAL_BYTES }
    }

    /// What is sent for a refusal, and how much.
    pub(super) fn heard_of_it(&self) -> Vec<String> {
        let detail = match self.decided() {
            Some(decided) if decided.sends_detail => format!(
                "{DETAIL_BYTES} of these are details, since this server sends them (`send_detail`, for development): which step refused it, \
                 by which rule, and at which place of the values."
            ),
            Some(_) => "Nothing is said of which rule refused it, or where.".to_owned(),
            None => format!(
                "Where the server sends details (`send_detail`, for development), {DETAIL_BYTES} bytes more: which step refused it, \
                 by which rule, and at which place of the values."
            ),
        };
        let mut said = vec![
            format!(
                "A refused call is answered with at most {} bytes. A refused event is answered with nothing, or with at most {} where the client has \
                 asked for it when it logged in. {detail}",
                self.refusal_with_header(),
                MAX_TOLD_HEADER_BYTES.saturating_add(self.refusal_bytes()),
            ),
            "Each refusal is counted, in numbers whose memory does not grow, and is reported to the game.".to_owned(),
        ];
        said.extend(self.floods());
        said
    }
}

#[cfg(test)]
mod tests {
    use super::{DETAIL_BYTES, REASONS, REFUSAL_BYTES, RefusedBody, RefusedRule, Ruled, Step};
    use crate::core::wire::writer::Writer;

    #[test]
    fn a_refusal_has_at_most_so_many_bytes() {
        let length = |refusal: RefusedBody| {
            let mut bytes = Vec::new();
            <RefusedBody as Ruled<RefusedRule>>::encode(&refusal, &mut Writer::new(&mut bytes))
                .map(|()| bytes.len())
        };
        assert_eq!(length((u8::MAX, u32::MAX, None)), Ok(REFUSAL_BYTES));
        let detail = (u8::MAX, u8::MAX, u8::MAX, vec![u16::MAX; 5]);
        assert_eq!(length((u8::MAX, u32::MAX, Some(detail))), Ok(REFUSAL_BYTES + DETAIL_BYTES));
    }

    /// Each step that refuses has its line.
    #[test]
    fn every_step_is_in_the_table() {
        for step in Step::ALL {
            let is_said = REASONS
                .iter()
                .flat_map(super::Reason::refused)
                .any(|(_, refused)| refused.step == *step);
            // Those come after what is a refusal: our own builder, what the function does, and what detectors find.
            let refuses = !matches!(step, Step::Build | Step::Body | Step::Detectors);
            assert_eq!(is_said, refuses, "{step:?}");
        }
    }
}
