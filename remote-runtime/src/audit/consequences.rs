//! What follows of refusals: by the policy, and where a flood ends.

use std::time::Duration;

use super::Audit;
use super::model::Remote;
use super::sums::{Sum, Whose};
use super::text::{Said, so_often};
use crate::core::detect::{Named, Thresholds};
use crate::core::limits::Limits;
use crate::core::rate::{BUNCHING_NANOS, Rate};
use crate::core::trust::{Points, Policy, TrustScore};
use crate::core::wire::frame::MAX_CLIENT_FRAME_BYTES;

impl Audit {
    /// So many messages of a remote at once are no flood, refused or not: of its rate, or of the budget of all.
    pub(super) fn flood_of(&self, remote: &Remote) -> u64 {
        let Limits { frames, guest_frames, .. } = self.numbers.limits;
        let budget = if remote.is_for_guests() { guest_frames } else { frames };
        let explained = |rate: Rate| rate.flooding(self.numbers.limits.longest_stall()).at_once();
        remote.rate.checked().map_or(0, explained).min(explained(budget))
    }

    /// Messages and bytes that are looked at before a flood ends, if all come at once; and in a second, if whoever was sent away comes
    /// again as soon as he may, each time for one message more. A player who `stays` does not; a guest who does shares his address with nobody.
    pub(super) fn until_flood_ends(&self, whose: Whose, stays: bool) -> Option<[Sum; 2]> {
        let limits = &self.numbers.limits;
        let explained = |rate: Rate| rate.flooding(limits.longest_stall()).at_once();
        let (frames, bytes, longest, more, returns) = match whose {
            Whose::Player => {
                let Some((count, 1)) = self.until_kicked() else { return None };
                let again = self.numbers.policy.rejoin_delay.as_secs_f64().recip();
                (
                    limits.frames,
                    limits.bytes,
                    MAX_CLIENT_FRAME_BYTES,
                    u64::from(count),
                    if stays { 0.0 } else { again.min(1e3) },
                )
            }
            Whose::Guests => {
                // Each who is here brings one, and each who comes at once.
                let here =
                    if stays { 1 } else { limits.guests.min(limits.connections_per_address) };
                let rate = limits.new_connections_per_address;
                let more = (here as u64).saturating_add(rate.strict().at_once());
                let again = Sum::of(rate).lasting;
                (limits.guest_frames, limits.guest_bytes, limits.greeting_bytes, more, again)
            }
        };
        let most = (longest as u64).saturating_mul(more);
        #[allow(clippy::cast_precision_loss)] // for people
        let flood = |rate: Rate, each: f64, at_once: u64| Sum {
            lasting: returns * each + Sum::of(rate).lasting,
            at_once: at_once as f64,
        };
        #[allow(clippy::cast_precision_loss)] // for people
        Some([
            flood(frames, 1.0, explained(frames).saturating_add(more)),
            flood(bytes, longest as f64, explained(bytes).saturating_add(most)),
        ])
    }

    /// What a flood is, and where it ends: a list.
    pub(super) fn floods(&self) -> Vec<String> {
        let limits = &self.numbers.limits;
        let stall = limits.longest_stall();
        let (explained, bytes) =
            (limits.frames.flooding(stall).at_once(), limits.bytes.flooding(stall).at_once());
        let end = match self.until_kicked() {
            Some((count, 1)) => {
                let count = u64::from(count);
                let beyond = explained.saturating_add(count).saturating_sub(limits.frames.lenient().at_once());
                let heard = beyond.saturating_mul(self.refusal_with_header() as u64);
                format!(
                    "From 100 points, {count} messages more at once, of whatever size, take him so far down that he is sent away. Until then he has \
                     heard of at most {beyond} refusals beyond his budget ({heard} bytes), and after each return the first message beyond what has refilled sends him away \
                     again. While the rule is suspended (below) nothing sends him away: he hears of as many refusals as he reads"
                )
            }
            Some((_, minutes)) => format!(
                "What comes beyond that takes all that one rule may take in a minute, and in the {minutes}. minute he is sent away. Until then he \
                 hears of as many refusals as he reads: while answers wait nothing more is read of him"
            ),
            None => "What comes beyond that sends nobody away. He hears of as many refusals as he reads: while answers \
                     wait nothing more is read of him"
                .to_owned(),
        };
        let mut said = vec![
            format!(
                "A flood is more at once than a link can deliver that stood still for {0}: more than the burst of a rate, what refills in {0} and in {1}, and one more. A bucket of its own measures it, which \
                 refills as fast as the rate. The table of remotes has the number for each.",
                Said(stall),
                Said(Duration::from_nanos(BUNCHING_NANOS)),
            ),
            format!(
                "For the budget of a player, up to {explained} messages at once (together {bytes} bytes) are no flood, whether they are refused or not; in the long run, what stays within the \
                 budget is none. {end}."
            ),
        ];
        if self.has(Remote::is_for_guests) {
            said.push(format!(
                "For the budget of the guests of an address, up to {} messages at once (together {} bytes) are none. The next one ends the session of the guest who sent it, even if the others were not his: guests \
                 of one address answer for one another. Each other guest who is here, and each who comes again, can send one more.",
                limits.guest_frames.flooding(stall).at_once(),
                limits.guest_bytes.flooding(stall).at_once(),
            ));
        }
        said
    }

    /// How many suspect messages of one rule take a player of 100 points below where he is sent away, and in which
    /// minute of it; `None` where nothing comes to that.
    fn until_kicked(&self) -> Option<(u32, u32)> {
        let Policy { enabled, suspect_weight, kick_below, .. } = &self.numbers.policy;
        self.until_below(kick_below.filter(|_| *enabled)?, *suspect_weight)
    }

    /// How many messages that break one rule, each of this weight, take a player of 100 points below this, and in which
    /// minute of it; `None` where nothing comes to that.
    fn until_below(&self, below: TrustScore, weight: Points) -> Option<(u32, u32)> {
        let cap = self.numbers.policy.cap_per_rule_and_minute;
        let (mut score, mut count, mut minute, mut left) = (TrustScore::MAX, 0u32, 1u32, cap);
        while score >= below {
            if left == Points::ZERO {
                (left, minute) = (cap, minute.saturating_add(1));
            }
            let takes = left.min(weight);
            if takes == Points::ZERO || score == TrustScore::MIN {
                return None;
            }
            (score, left) = (score.lowered(takes), left.less(takes));
            count = count.saturating_add(1);
        }
        Some((count, minute))
    }

    /// What evidence takes, and gives back.
    pub(super) fn trust(&self) -> String {
        let Policy {
            enabled,
            forged_weight,
            suspect_weight,
            cap_per_rule_and_minute,
            recovery_per_minute,
            recovery_per_day_below_kick,
            newcomer_score,
            newcomer_recovery_per_minute,
            breaker_players,
            breaker_percent,
            breaker_pause,
            ..
        } = &self.numbers.policy;
        if !enabled {
            return "Nothing is held against anybody: the policy is disabled.".to_owned();
        }
        let newcomers = if *newcomer_score < TrustScore::MAX {
            format!(
                " Whom the `Authenticator` calls new begins with {newcomer_score}, and gets {newcomer_recovery_per_minute} in a minute until he has \
                 had 100."
            )
        } else {
            String::new()
        };
        let kicked = match self.numbers.policy.kick_below {
            Some(below) => format!(
                "; who has fewer than {below} gets back at most {recovery_per_day_below_kick} in a day"
            ),
            None => String::new(),
        };
        let cap = if *cap_per_rule_and_minute < Points::whole(100) {
            format!(
                "one rule takes at most {cap_per_rule_and_minute} in a minute (`cap_per_rule_and_minute`)"
            )
        } else {
            "one rule can take all of them in one minute (`cap_per_rule_and_minute`)".to_owned()
        };
        format!(
            "A player has 100 points of trust, never more, and never fewer than 0. What no client of ours could have sent (\"forged\") takes {forged_weight} of them, and what lag explains \
             once but not often (\"suspect\") takes {suspect_weight}; {cap}. A minute without \
             either gives back {recovery_per_minute}{kicked}.{newcomers} The points are the player's: to leave changes nothing. What {breaker_players} \
             players and {breaker_percent}% of the players who are here break within a minute, one rule of one remote, a budget or one detector, floods as well, goes on refusing, and costs nobody points for {}, since then it is more \
             likely wrong than the players (so many accounts of one owner could bring that about, again each time, and of each rule). Guests do not count in it. Of a guest there are no points: what is forged, and a flood, end his session.",
            Said(*breaker_pause),
        )
    }

    /// What follows where the points fall below a number: a table.
    pub(super) fn rungs(&self) -> Vec<[String; 4]> {
        let Policy {
            enabled,
            forged_weight,
            suspect_weight,
            warn_below,
            throttle_below,
            kick_below,
            ban_below,
            rearm_above,
            throttle_divisor,
            rejoin_delay,
            ban_duration,
            ban_families,
            ..
        } = &self.numbers.policy;
        let mut rungs = Vec::new();
        let mut rung = |below: &Option<TrustScore>, what: String| {
            if let Some(below) = below.filter(|_| *enabled) {
                let after = |weight: Points| match self.until_below(below, weight) {
                    Some((count, 1)) => count.to_string(),
                    Some((count, minute)) => format!("{count}, in the {minute}. minute"),
                    None => "–".to_owned(),
                };
                rungs.push([
                    below.to_string(),
                    after(*forged_weight),
                    after(*suspect_weight),
                    what,
                ]);
            }
        };
        rung(warn_below, "he is warned".to_owned());
        rung(
            throttle_below,
            format!(
                "the rates of all remotes are divided by {throttle_divisor} for him, until he is {rearm_above} above it again"
            ),
        );
        rung(
            kick_below,
            format!(
                "he is sent away for {}, and again at whatever is held against him then",
                Said(*rejoin_delay)
            ),
        );
        let long = match ban_duration {
            Some(time) => format!("for {}", Said(*time)),
            None => "for ever".to_owned(),
        };
        rung(
            ban_below,
            format!(
                "he is banned {long}, if something of it was forged, or rules of {ban_families} kinds were broken (form, values, pace, \
                 movement and so on; floods are one kind); else nothing more"
            ),
        );
        rungs
    }

    /// What else is to be said of what follows.
    pub(super) fn beside_rungs(&self) -> Vec<String> {
        if !self.numbers.policy.enabled {
            return Vec::new();
        }
        let mut said = vec![self.detectors(), self.of_others()];
        if self.rungs().is_empty() {
            said.push("Nothing follows by itself, however few points are left.".to_owned());
        }
        if self.decided().is_some_and(|decided| decided.may_decline) {
            said.push(
                "Before something is done to a player the game is asked, and can say no."
                    .to_owned(),
            );
        }
        said
    }

    /// What one player's doings are to another's points.
    fn of_others(&self) -> String {
        let guests = if self.has(Remote::is_for_guests) {
            " Guests of one address share their rates and floods (above), and none of them has points."
        } else {
            ""
        };
        format!(
            "What one player sends is held against no other, nor is a login that fails, but for two things. What a function does to another player (moves him, takes something from him, ends what a condition asks) while a message of \
             his is on its way can have that message refused, and it is suspect. And where a function that he calls holds the world for longer than {} (\"What is not on this page\"), what others have sent meanwhile may be a flood.{guests} Who has another's ticket is that other.",
            Said(self.numbers.limits.longest_stall()),
        )
    }

    /// What is held against somebody though it was not refused.
    fn detectors(&self) -> String {
        let Thresholds {
            speed_threshold,
            teleport_threshold,
            damage_max,
            cadence,
            gain,
            projectiles,
            explosions,
            ..
        } = &self.numbers.policy.detectors;
        let named = |all: &[Named]| {
            all.iter().map(|named| named.name.clone()).collect::<Vec<_>>().join(", ")
        };
        let mut found = Vec::new();
        if let Some(speed) = speed_threshold {
            found.push(format!("he is faster than {speed} units in a second"));
        }
        if let Some(distance) = teleport_threshold {
            found.push(format!("one step is longer than {distance} units"));
        }
        if let Some(damage) = damage_max {
            found.push(format!("a hit does more than {damage}"));
        }
        for (what, all) in [("does too often", cadence), ("gains too much of", gain)] {
            if !all.is_empty() {
                found.push(format!("he {what} one of: {}", named(all)));
            }
        }
        for (what, rate) in [("launches", projectiles), ("blows up", explosions)] {
            if let Some(rate) = rate {
                found.push(format!("he {what} more than {} things", so_often(*rate, "")));
            }
        }
        match self.decided().map_or(0, |decided| decided.own_detectors) {
            0 => {}
            1 => found.push("a detector of the game's own finds something".to_owned()),
            count => {
                found.push(format!("one of {count} detectors of the game's own finds something"));
            }
        }
        if found.is_empty() {
            return "What is legal and refused by nothing is held against nobody: no detector is set.".to_owned();
        }
        format!(
            "Detectors look at what functions tell them of what they have let through. It is suspect if {}. Each thing told counts once, and one detector takes at most what one rule can in a minute.",
            found.join("; or if "),
        )
    }
}
