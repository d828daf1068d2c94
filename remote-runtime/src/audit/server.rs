//! Whose audit it is: the numbers of a server, and what was decided when it was built.

use super::Audit;
use crate::core::limits::Limits;
use crate::core::protocol::VERSION;
use crate::core::trust::Policy;

/// The numbers of a server, for its audit. Where nobody said them, the defaults.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Numbers {
    pub(super) limits: Limits,
    pub(super) policy: Policy,
    pub(super) known: Known,
}

/// What is known of the server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Known {
    /// Its remotes alone.
    #[default]
    Remotes,
    /// Its numbers, too.
    Numbers,
    /// All that its builder was told.
    #[cfg_attr(not(feature = "net"), allow(dead_code))] // without it there is no builder
    All(Decided),
}

/// What the author of a server decides beside numbers.
#[allow(clippy::struct_excessive_bools)] // each is a question of its own
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decided {
    /// Whether clients are told step, rule and place of a refusal.
    pub(crate) sends_detail: bool,
    /// Whether trust and bans outlive the server.
    pub(crate) has_store: bool,
    /// Detectors of the game's own.
    pub(crate) own_detectors: usize,
    /// Whether the game is asked before something is done to a player.
    pub(crate) may_decline: bool,
    /// Whether the game is asked how it goes on after a panic.
    pub(crate) may_stop: bool,
}

impl Audit {
    /// The same audit with these numbers in all that is said beside the remotes; without, they are the defaults. Where there is a
    /// `ServerBuilder`, its `audit` knows more. They are not part of the JSON, nor compared.
    ///
    /// ```
    /// use remote_runtime::audit::Audit;
    /// use remote_runtime::core::limits::Limits;
    /// use remote_runtime::core::trust::Policy;
    ///
    /// let mut limits = Limits::default();
    /// limits.connections = 200;
    /// let page = Audit::all([]).under(limits, Policy::default()).markdown();
    /// assert!(page.contains("| connections of all addresses together | 200 |"));
    /// ```
    #[must_use]
    pub fn under(mut self, limits: Limits, policy: Policy) -> Self {
        self.numbers = Box::new(Numbers { limits, policy, known: Known::Numbers });
        self
    }

    /// The same with all that its builder knows.
    #[cfg(feature = "net")]
    pub(crate) fn of_server(mut self, limits: Limits, policy: Policy, decided: Decided) -> Self {
        self.numbers = Box::new(Numbers { limits, policy, known: Known::All(decided) });
        self
    }

    /// What was decided, where it is known.
    pub(super) fn decided(&self) -> Option<Decided> {
        match self.numbers.known {
            Known::All(decided) => Some(decided),
            Known::Remotes | Known::Numbers => None,
        }
    }

    /// Whose numbers these are.
    pub(super) fn whose_numbers(&self) -> String {
        let whose = match self.numbers.known {
            Known::All(_) => "All numbers are those of this server.",
            Known::Numbers => {
                "All numbers are those of this server; whether it sends details of refusals, and whether it has a store, \
                 this page was not told."
            }
            Known::Remotes => {
                "Beside the remotes the numbers are those of a server that says nothing of them, and this one may have others: \
                 `ServerBuilder::audit` knows them."
            }
        };
        format!(
            "{whose} It is made from the tables by which the server finds the function for a message, so what is not on it cannot be reached. `remote` {} made it, with version \
             {VERSION} of its protocol.",
            env!("CARGO_PKG_VERSION"),
        )
    }
}
