//! The audit as a page of Markdown: what it says, and in which order, for a reader who knows nothing of this project.

use std::time::Duration;

use super::Audit;
use super::model::Remote;
use super::sums::Sum;
use super::text::{Few, Said, so_often};
use crate::core::rate::BUNCHING_NANOS;

/// A page that grows.
#[derive(Default)]
struct Page(String);

impl Page {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.line("");
        self.line(&format!("## {text}"));
    }

    fn subheading(&mut self, text: &str) {
        self.line("");
        self.line(&format!("### {text}"));
    }

    fn paragraph(&mut self, text: &str) {
        self.line("");
        self.line(text);
    }

    fn list<T: AsRef<str>>(&mut self, items: impl IntoIterator<Item = T>) {
        self.line("");
        for item in items {
            self.line(&format!("- {}", item.as_ref().replace('\n', " ")));
        }
    }

    /// A table; columns whose head begins with `>` stand to the right.
    fn table<const N: usize>(
        &mut self,
        head: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        self.line("");
        self.line(&row(head.map(|name| name.trim_start_matches('>'))));
        let rule = head.map(|name| if name.starts_with('>') { "---:" } else { "---" });
        self.line(&format!("|{}|", rule.join("|")));
        for cells in rows {
            self.line(&row(cells.each_ref().map(String::as_str)));
        }
    }
}

fn row<const N: usize>(cells: [&str; N]) -> String {
    let cells = cells.map(|cell| cell.replace('|', "\\|").replace('\n', " "));
    format!("| {} |", cells.join(" | "))
}

impl Audit {
    /// The audit as a page of Markdown.
    pub fn markdown(&self) -> String {
        let mut page = Page::default();
        page.line("# What a client can do");
        for paragraph in self.summary() {
            page.paragraph(&paragraph);
        }
        page.paragraph(&self.whose_numbers());
        self.write_remotes(&mut page);
        self.write_settings(&mut page);
        self.write_sums(&mut page);
        page.heading("Who acts, and how he is read");
        page.list(self.reading());
        page.heading("Before login");
        page.list(self.before_login());
        self.write_refusals(&mut page);
        page.heading("What is sent beside calls and answers");
        page.table(["by a client", "how often", ">at most, bytes"], self.sent_by_clients());
        page.table(["by the server", "when", ">at most, bytes"], self.sent_by_the_server());
        page.heading("What bounds everything");
        page.table(["what", "at most", "beyond that"], self.everything());
        page.list(self.beside_bounds());
        page.heading("What all of this does not stop");
        page.list(self.not_stopped());
        page.heading("What is not on this page");
        page.list(self.not_said());
        page.heading("What the words mean");
        page.table(
            ["word", "meaning"],
            self.legend().map(|(word, meaning)| [word, meaning].map(str::to_owned)),
        );
        page.0
    }

    /// The remotes, the values that they take, and where nothing is asked of those.
    fn write_remotes(&self, page: &mut Page) {
        page.heading("The remotes");
        let head = ["remote", "kind", "how often", ">flood", "who", ">frame", ">heap", ">answer"];
        page.table(
            head,
            self.remotes.iter().map(|remote| {
                let Remote { name, kind, largest_frame, largest_allocation, .. } = remote;
                let answer =
                    remote.answer().map_or_else(|| "–".to_owned(), |bytes| format!("{bytes} B"));
                let kind =
                    std::iter::once(kind.to_string()).chain(remote.remarks()).collect::<Vec<_>>();
                let (frame, memory) =
                    (format!("{largest_frame} B"), format!("{largest_allocation} B"));
                [
                    format!("`{name}`"),
                    kind.join("; "),
                    remote.how_often(),
                    self.flood_of(remote).to_string(),
                    remote.who(),
                    frame,
                    memory,
                    answer,
                ]
            }),
        );
        page.heading("Every value that a client sends");
        page.paragraph(
            "In the order in which they are sent. What is inside of a value stands below it.",
        );
        let mut values = Vec::new();
        for Remote { name, values: listed, .. } in &self.remotes {
            if listed.is_empty() {
                values.push([
                    format!("`{name}`"),
                    "–".to_owned(),
                    "nothing".to_owned(),
                    "–".to_owned(),
                ]);
            }
            values.extend(listed.iter().map(|value| {
                [
                    format!("`{name}`"),
                    format!("`{}`", value.place),
                    value.form.clone(),
                    value.rules(),
                ]
            }));
        }
        page.table(["remote", "value", "form", "rule"], values);
        page.heading("Where the author has put the guard aside");
        page.paragraph(
            "An author can do so by `any` and `unchecked` (a value needs no rule), by `observe` or the policy (a rate, or what is asked of the game, refuses \
             nobody), by rules of his own, `check` (only their code says what they let through), and by telling clients why they are refused. Here:",
        );
        let aside = self.put_aside();
        if aside.is_empty() {
            page.paragraph("nowhere.");
        } else {
            page.list(aside);
        }
    }

    /// Which of the server's numbers somebody has chosen.
    fn write_settings(&self, page: &mut Page) {
        page.heading("Settings that are not the defaults");
        let settings = self.settings();
        if settings.is_empty() {
            page.paragraph("None.");
        } else {
            page.table(["setting", "here", "by default"], settings);
        }
    }

    /// What all remotes come to.
    fn write_sums(&self, page: &mut Page) {
        page.heading("What it comes to");
        let of_guests = self.has(Remote::is_for_guests);
        page.paragraph(&format!(
            "These sums follow from the rates of the remotes, and from the budget that a player has for all messages together: {} and {}. All headers are in them but those of TCP, and so is the \
             server's patience: since the network bunches messages, each rate and each budget, but not the rate of new connections, lets through at once what refills in {} and one \
             more of what it counts. A call that can cost more is counted as one, so these are upper bounds. Async calls that wait begin later, and come on top of what is at once, as many as may wait. The time that one takes is rounded up to whole nanoseconds, so of bytes there are a few fewer. Logins, and what a client says once of its tables, are not in them (\"What bounds everything\"). Who is new{} starts with what is \"at once\"; for one address this is in the sums. \
             Of all addresses together only the `Authenticator` bounds how many new players there are{}. \
             A long run above what is at once would be players who were sent away and come back.",
            so_often(self.numbers.limits.frames, " messages"),
            so_often(self.numbers.limits.bytes, " bytes"),
            Said(Duration::from_nanos(BUNCHING_NANOS)),
            if of_guests { " (a player, or a guest's address)" } else { "" },
            if of_guests { ", and nothing bounds how many addresses guests come from" } else { "" },
        ));
        let head = ["what", ">in a second, in the long run", ">at once, after a rest"];
        for (whose, sums) in self.comes_to() {
            page.subheading(&whose);
            page.table(
                head,
                sums.into_iter().map(|(what, Sum { lasting, at_once })| {
                    [what.to_owned(), Few(lasting).to_string(), Few(at_once).to_string()]
                }),
            );
        }
    }

    /// When and how a message is refused, and what follows.
    fn write_refusals(&self, page: &mut Page) {
        page.heading("When a message is refused");
        page.paragraph(
            "It is looked at in this order, and the first reason is the only one. From \"a condition\" on, the reasons are looked for just before the function would begin, \
             and the others when the message arrives (whether he is still there, and has the permission, once more if it had to wait).",
        );
        page.table(["it is refused because", "what he hears", "held against him"], self.refusals());
        page.list(self.heard_of_it());
        page.heading("What follows of what is held against him");
        page.paragraph(&self.trust());
        let rungs = self.rungs();
        if !rungs.is_empty() {
            let head = [
                ">where his points fall below",
                ">after so many forged messages of one kind",
                ">or so many suspect ones",
                "what follows",
            ];
            page.table(head, rungs);
        }
        let beside = self.beside_rungs();
        if !beside.is_empty() {
            page.list(beside);
        }
    }
}
