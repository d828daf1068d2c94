//! Which numbers of a server are not the defaults: what somebody has decided, and should have looked at.

use std::time::Duration;

use super::Audit;
use super::text::{Said, so_often};
use crate::core::limits::Limits;
use crate::core::rate::Rate;
use crate::core::trust::{Points, Policy, TrustScore};

/// A number, as the page says it.
trait Shown {
    fn shown(&self) -> String;
}

/// Those that are said as they are.
macro_rules! as_they_are {
    ($($number:ty),*) => {
        $(impl Shown for $number {
            fn shown(&self) -> String {
                self.to_string()
            }
        })*
    };
}

as_they_are!(usize, u32, bool, Points, TrustScore);

impl Shown for Rate {
    fn shown(&self) -> String {
        so_often(*self, "")
    }
}

impl Shown for Duration {
    fn shown(&self) -> String {
        Said(*self).to_string()
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(&self) -> String {
        self.as_ref().map_or_else(|| "never".to_owned(), Shown::shown)
    }
}

/// The rows of those of these that differ.
macro_rules! differing {
    ($ours:expr, $defaults:expr, [$($name:ident),* $(,)?]) => {
        [$((stringify!($name), $ours.$name.shown(), $defaults.$name.shown())),*]
            .into_iter()
            .filter(|(_, ours, default)| ours != default)
            .map(|(name, ours, default)| [format!("`{name}`"), ours, default])
    };
}

impl Audit {
    /// The settings that are not the defaults: a table.
    pub(super) fn settings(&self) -> Vec<[String; 3]> {
        let sends_detail = self.decided().is_some_and(|decided| decided.sends_detail);
        let detail = sends_detail.then(|| ["`send_detail`", "true", "false"].map(str::to_owned));
        let (limits, policy) = (&self.numbers.limits, &self.numbers.policy);
        let limits = differing!(
            limits,
            Limits::default(),
            [
                greeting_bytes,
                handshake_deadline,
                idle_deadline,
                heartbeat,
                frames,
                bytes,
                outbound_bytes,
                outbound_messages,
                mailbox_bytes,
                outbound_deadline,
                running_bodies,
                waiting_bodies,
                fan_out,
                connections,
                connections_per_address,
                new_connections_per_address,
                remnants,
                guest_frames,
                guest_bytes,
                guests,
                guest_deadline,
                guest_remnants,
            ]
        );
        let policy = differing!(
            policy,
            Policy::default(),
            [
                enabled,
                forged_weight,
                suspect_weight,
                cap_per_rule_and_minute,
                recovery_per_minute,
                recovery_per_day_below_kick,
                newcomer_score,
                newcomer_recovery_per_minute,
                warn_below,
                throttle_below,
                kick_below,
                ban_below,
                rearm_above,
                throttle_divisor,
                rejoin_delay,
                ban_duration,
                ban_families,
                breaker_players,
                breaker_percent,
                breaker_pause,
            ]
        );
        detail.into_iter().chain(limits).chain(policy).collect()
    }
}
