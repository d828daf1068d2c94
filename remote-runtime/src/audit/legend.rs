//! What the words of an audit mean, for a reader who knows nothing of this project. Only those that stand in it are told.

use super::Audit;
use super::model::{Remote, Rule, Value};

/// A word, what it means, and whether an audit has it.
struct Word(&'static str, &'static str, fn(&Audit) -> bool);

const WORDS: &[Word] = &[
    Word(
        "function",
        "the game's own code for a remote. It begins when all of the order above has said yes",
        |_| true,
    ),
    Word(
        "how often",
        "of one player: a bucket that holds as many calls as the count says, or as \"N at once\", and refills evenly. It is the \
         player's (a guest's is that of his address) and stays as it is when he leaves",
        |_| true,
    ),
    Word(
        "flood",
        "more messages at once than this number are a flood: what a bucket lets through, and what refills in the longest time that a link stands \
         still; of the budget of all messages, where that is less. Where the rates of a player are divided, this number is not",
        |_| true,
    ),
    Word(
        "costs x",
        "one call when it arrives, and what x says beyond one when the values are legal; so also of what is a flood",
        |audit| audit.has(|remote| remote.cost.is_some()),
    ),
    Word(
        "one bucket with all of group g",
        "each player has one bucket for all remotes of that group",
        |audit| audit.has(|remote| remote.group.is_some()),
    ),
    Word("all players: N", "one bucket more, for everybody together", |audit| {
        audit.has(|remote| remote.server_rate.is_some())
    }),
    Word(
        "T after one that began",
        "when the function has begun, the player's next call of this remote is refused for so long, also if he leaves and \
         comes back; how early it may come is said above",
        |audit| audit.has(|remote| remote.cooldown_ms.is_some()),
    ),
    Word("any player", "everybody who has logged in, and no guest", |_| true),
    Word(
        "guests",
        "clients without a ticket. Nothing is known of a guest but his address, by which calls are counted, of all guests of one \
         address together",
        |audit| audit.has(Remote::is_for_guests),
    ),
    Word("players with P", "to whom the game has given this permission", |audit| {
        audit.has(|remote| remote.permission.is_some() && !remote.is_for_guests())
    }),
    Word(
        "when f",
        "a condition of the game's own, asked about this player just before the function begins",
        |audit| audit.has(|remote| !remote.when.is_empty()),
    ),
    Word(
        "frame",
        "the most bytes of a message of this remote, with our header (of 14 at most) and without that of TCP. A longer one is refused \
         by its first bytes",
        |_| true,
    ),
    Word(
        "heap",
        "the most bytes that the values of one message take of the heap. Nothing is taken until they are legal by all rules on values but those \
         of the author's own (`check`), which are asked of the finished values; what is asked of the game comes after that",
        |_| true,
    ),
    Word(
        "answer",
        "the most bytes of an answer or of the error that the function returns, with our header (of 11 at most)",
        |audit| audit.has(|remote| remote.largest_answer > 0),
    ),
    Word(
        "async",
        "the function waits for something beside the others. When its time is over it is dropped where it waits: what it has done \
         until then stays. \"One at a time\": the next call of the same player waits",
        |audit| audit.has(|remote| remote.deadline_ms.is_some()),
    ),
    Word(
        "policy",
        "the numbers of trust, of what follows, and of detectors, which are those on this page",
        |_| true,
    ),
    Word(
        "decoy",
        "no client of ours sends it, so whoever does is held for a forger; nothing happens by it",
        |_| true,
    ),
    Word(
        "none needed",
        "every value of the type is legal (two of `bool`, 256 of a byte, a letter, the choices of an enum), or it is made of values \
         that have lines of their own",
        |audit| audit.says(|rule| matches!(rule, Rule::None)),
    ),
    Word("at most N", "or less, and none: a text, a list or a map may be empty", |audit| {
        audit.says(|rule| matches!(rule, Rule::Length { least: 0, .. }))
    }),
    Word(
        "a..=b",
        "from a to b, both included; of a float, that it is a number (no NaN) as well",
        |audit| {
            audit.says(|rule| {
                matches!(rule, Rule::Range { .. } | Rule::FloatRange { .. } | Rule::Time { .. })
            })
        },
    ),
    Word("finite", "each part is a number, and not infinite", |audit| {
        let finite = |rule: &Rule| {
            matches!(rule, Rule::Finite | Rule::Near { .. } | Rule::NearCharacter { .. })
        };
        audit.says(finite)
    }),
    Word(
        "text",
        "valid UTF-8, a character is a Unicode scalar value of up to 4 bytes. None is a control character (a line break is one, where it does not say \"several lines\"); any other is legal where no letters are named, also what nobody sees, and what turns the direction of writing",
        |audit| audit.values().any(|value| value.form == "text"),
    ),
    Word("map, set", "sorted, and nothing in it twice: anything else is refused", |audit| {
        audit.values().any(|value| matches!(value.form.as_str(), "map" | "set"))
    }),
    Word(
        "known, the player's own, may act upon, himself",
        "the game is asked about the id just before the function begins: whether it names something; whether that is this \
         player's; whether this player may do something to whom it names; whether it is his own",
        |audit| {
            let ids = |rule: &Rule| {
                matches!(rule, Rule::Known { .. } | Rule::Owned | Rule::Target | Rule::Caller)
            };
            audit.says(ids)
        },
    ),
    Word(
        "within N of his character",
        "in a straight line, N included, in the game's own units, from where the server has the character when the function \
         begins; who has no place is refused. It bounds one step: how fast somebody is, a detector says",
        |audit| audit.says(|rule| matches!(rule, Rule::NearCharacter { .. })),
    ),
    Word(
        "within N of F",
        "in a straight line, N included, from the place in the field F beside it, or from where the server has what the id there \
         names; what is nowhere is near nothing",
        |audit| audit.says(|rule| matches!(rule, Rule::Near { .. })),
    ),
];

impl Audit {
    /// The words that stand in it, each with its meaning.
    pub(super) fn legend(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let said = WORDS.iter().filter(|Word(.., is_said)| is_said(self));
        said.map(|Word(word, meaning, _)| (*word, *meaning))
    }

    pub(super) fn has(&self, is: impl Fn(&Remote) -> bool) -> bool {
        self.remotes.iter().any(is)
    }

    pub(super) fn says(&self, is: impl Fn(&Rule) -> bool) -> bool {
        self.values().any(|value| is(&value.rule))
    }

    fn values(&self) -> impl Iterator<Item = &Value> {
        self.remotes.iter().flat_map(|remote| &remote.values)
    }
}
