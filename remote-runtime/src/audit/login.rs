//! What holds until somebody has logged in, and for who never does.

use super::Audit;
use super::protocol::LOGIN_BYTES;
use super::text::{Said, so_often};
use crate::core::limits::Limits;
use crate::core::protocol::{MAX_TICKET_BYTES, VERSION};

impl Audit {
    /// What holds until somebody has logged in: a list.
    pub(super) fn before_login(&self) -> Vec<String> {
        let Limits { greeting_bytes, handshake_deadline, new_connections_per_address, .. } =
            self.numbers.limits;
        let mut said = vec![
            "Messages travel over TCP, so addresses are not made up; behind a proxy all clients have its address, and share what is \
             bounded by address. They are not encrypted, unless something in front of the server does it: who is on the way can read and change them, and show a ticket again."
                .to_owned(),
            format!(
                "A new connection has {} (and the time that the `Authenticator` takes) and {greeting_bytes} bytes for its login, which has at most {} and in which only the version {VERSION} of the protocol and a ticket of at most \
                 {MAX_TICKET_BYTES} bytes are taken. Anything else, and silence, end the connection. It counts among the connections from the first moment.",
                Said(handshake_deadline),
                LOGIN_BYTES,
            ),
            format!(
                "The game's own `Authenticator` judges the ticket, any bytes, and nothing cuts it off. While it does, it holds one of the threads of the game's runtime; the others go on, \
                 and if it holds all of them nobody is served until one is free. One that it refuses ends the connection, and he hears no more than that; where it panics he hears nothing. One address \
                 can show tickets as often as it may connect, {}, each time with that many bytes, and all addresses together as often as they connect.",
                so_often(new_connections_per_address, ""),
            ),
            "Who logs in twice takes his own place: the older connection ends. Who is banned or has been sent away hears so, for how long, and of a ban the words of whoever decided it. \
             A client that is never let in holds a connection for no longer than that and until it is closed, makes the `Authenticator` run once, and does nothing else. What is sent while it judges is read after it."
                .to_owned(),
        ];
        said.extend(self.guests());
        said
    }

    fn guests(&self) -> Vec<String> {
        let count = self.remotes.iter().filter(|remote| remote.is_for_guests()).count();
        if count == 0 {
            return vec![
                "No remote is for guests: without a ticket nothing of the game can be reached."
                    .to_owned(),
            ];
        }
        let Limits { guests, guest_deadline, greeting_bytes, .. } = self.numbers.limits;
        vec![
            format!(
                "Who has no ticket may come in as a guest, by a login that says so and an empty ticket. He is welcomed as a player is, but with no id; he reaches the remotes for guests (here {count}) and nothing else of the game, and is \
                 sent no events. At most {guests} guests are here at a time (one more is turned away), of one address as many as it may have connections, each for {}. He may come \
                 again at once, also when he was sent away, and to log in he connects anew. Neither the `Authenticator` nor `on_join` hears of him.",
                Said(guest_deadline)
            ),
            format!(
                "All guests of one address share one budget, and the rate of each remote (\"What it comes to\"); a message of theirs has at most \
                 {greeting_bytes} bytes."
            ),
        ]
    }
}
