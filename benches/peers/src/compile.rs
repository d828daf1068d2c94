//! What it costs to compile: 1,000 payloads of 5 fields with 1,000 remotes, beside the same structs under
//! serde's derives, and beside those and the same functions in tarpc's macro.
//!
//! ```text
//! cargo run --release --manifest-path benches/peers/Cargo.toml --bin compile
//! ```
//!
//! `-- N` takes N in place of 1,000. It writes three crates to a folder in the target folder, builds what they
//! depend on, and then checks each of them by turns: from nothing, and after one change. Times are medians of three
//! and noisy; the size of the expansion is exact. rustc prints that only where unstable options are let in,
//! which it is told to do for this one command.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

/// Remotes in one table, functions in one service.
const PER_TABLE: usize = 50;
const ROUNDS: usize = 3;

/// One of the crates that are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    Plain,
    Serde,
    Tarpc,
    Ours,
}

const SUBJECTS: [Subject; 4] = [Subject::Plain, Subject::Serde, Subject::Tarpc, Subject::Ours];

impl Subject {
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Serde => "serde",
            Self::Tarpc => "serde and tarpc",
            Self::Ours => "remote",
        }
    }

    const fn package(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Serde => "with_serde",
            Self::Tarpc => "with_tarpc",
            Self::Ours => "with_remote",
        }
    }

    fn dependencies(self) -> String {
        match self {
            Self::Plain => String::new(),
            Self::Serde => "serde = { version = \"1\", features = [\"derive\"] }\n".to_owned(),
            Self::Tarpc => "serde = { version = \"1\", features = [\"derive\"] }\n\
                            tarpc = { version = \"0.38\", features = [\"serde1\"] }\n"
                .to_owned(),
            Self::Ours => {
                let remote = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../remote");
                format!("remote = {{ path = {remote:?} }}\n")
            }
        }
    }

    /// A module of so many payloads, and of functions that take one each.
    fn module(self, module: usize, items: std::ops::Range<usize>) -> String {
        let mut source = String::new();
        let (uses, derive, attributes) = match self {
            Self::Plain => ("", "", ["", "", "", ""]),
            Self::Serde | Self::Tarpc => {
                ("use serde::{Deserialize, Serialize};\n", ", Serialize, Deserialize", [""; 4])
            }
            Self::Ours => (
                "use remote::prelude::*;\n",
                ", Payload",
                [
                    "#[range(0..=99)] ",
                    "#[finite] ",
                    "#[max_len(32)] ",
                    "#[max_len(8)] #[each(any)] ",
                ],
            ),
        };
        source.push_str(uses);
        if self != Self::Plain && self != Self::Serde {
            source.push_str("use crate::Game;\n");
        }
        let [a, b, c, d] = attributes;
        for item in items.clone() {
            let _ = write!(
                source,
                "#[derive(Debug, Clone, PartialEq{derive})]\npub struct P{item} {{\n    {a}pub a: u32,\n    \
                 {b}pub b: f32,\n    {c}pub c: String,\n    {d}pub d: Vec<u16>,\n    pub e: bool,\n}}\n"
            );
        }
        match self {
            Self::Plain | Self::Serde => {}
            Self::Tarpc => {
                let _ = writeln!(source, "#[tarpc::service]\npub trait Table{module} {{");
                for item in items.clone() {
                    let _ = writeln!(source, "    async fn r{item}(p: P{item}) -> bool;");
                }
                let _ = writeln!(source, "}}\nimpl Table{module} for Game {{");
                for item in items {
                    let _ = writeln!(
                        source,
                        "    async fn r{item}(self, _: tarpc::context::Context, p: P{item}) -> bool {{ p.e }}"
                    );
                }
                source.push_str("}\n");
            }
            Self::Ours => {
                let _ = writeln!(source, "#[remotes(table{module})]\nimpl Game {{");
                for item in items {
                    let _ = writeln!(
                        source,
                        "    #[remote(rate = \"5/s\")]\n    pub fn r{item}(&mut self, _caller: &Caller, p: P{item}) \
                         -> bool {{ p.e }}"
                    );
                }
                source.push_str("}\n");
            }
        }
        source
    }

    /// What changes from one check to the next, and stands at the end of the first module.
    fn change(round: usize) -> String {
        format!("pub fn changed() -> usize {{ {round} }}\n")
    }
}

/// The crate of one subject, written down.
struct Crate {
    subject: Subject,
    folder: PathBuf,
    source_bytes: usize,
    first: String,
}

impl Crate {
    fn write(root: &Path, subject: Subject, count: usize) -> std::io::Result<Self> {
        let folder = root.join(subject.package());
        let source = folder.join("src");
        fs::create_dir_all(&source)?;
        fs::write(
            folder.join("Cargo.toml"),
            format!(
                "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{}",
                subject.package(),
                subject.dependencies()
            ),
        )?;
        let mut lib = "#[derive(Clone)]\npub struct Game;\n".to_owned();
        let (mut source_bytes, mut first) = (0, String::new());
        for (module, begin) in (0..count).step_by(PER_TABLE).enumerate() {
            let _ = writeln!(lib, "pub mod m{module};");
            let text = subject.module(module, begin..count.min(begin + PER_TABLE));
            source_bytes += text.len();
            fs::write(source.join(format!("m{module}.rs")), &text)?;
            if module == 0 {
                first = text;
            }
        }
        fs::write(source.join("lib.rs"), lib)?;
        let this = Self { subject, folder, source_bytes, first };
        this.change(0)?;
        Ok(this)
    }

    fn change(&self, round: usize) -> std::io::Result<()> {
        let text = format!("{}{}", self.first, Subject::change(round));
        fs::write(self.folder.join("src/m0.rs"), text)
    }

    fn cargo(&self, root: &Path) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(root).stderr(Stdio::inherit());
        cargo
    }

    /// How long the check of this crate takes.
    fn check(&self, root: &Path) -> Result<Duration, String> {
        let begin = Instant::now();
        let mut cargo = self.cargo(root);
        let status = cargo.args(["check", "--quiet", "-p", self.subject.package()]).status();
        let took = begin.elapsed();
        match status {
            Ok(status) if status.success() => Ok(took),
            Ok(status) => Err(format!("`{}` does not compile: {status}", self.subject.name())),
            Err(error) => Err(format!("cargo does not start: {error}")),
        }
    }

    /// Removes what cargo has of this crate, and nothing of what it depends on.
    fn clean(&self, root: &Path) -> Result<(), String> {
        let clean =
            self.cargo(root).args(["clean", "--quiet", "-p", self.subject.package()]).status();
        match clean {
            Ok(status) if status.success() => Ok(()),
            other => Err(format!("`{}` cannot be cleaned: {other:?}", self.subject.name())),
        }
    }

    /// The bytes of the whole crate with its macros expanded.
    fn expanded(&self, root: &Path) -> Result<usize, String> {
        let output = self
            .cargo(root)
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["rustc", "--quiet", "--profile", "check", "-p", self.subject.package()])
            .args(["--", "-Zunpretty=expanded"])
            .output()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        if output.status.success() {
            Ok(output.stdout.len())
        } else {
            Err(format!("`{}` does not expand", self.subject.name()))
        }
    }
}

fn run(count: usize) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/compile");
    let io = |error: std::io::Error| format!("{}: {error}", root.display());
    fs::create_dir_all(&root).map_err(io)?;
    let members: Vec<_> = SUBJECTS.iter().map(|subject| subject.package()).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(root.join("Cargo.toml"), manifest).map_err(io)?;
    let crates: Vec<_> = SUBJECTS
        .iter()
        .map(|subject| Crate::write(&root, *subject, count))
        .collect::<Result<_, _>>()
        .map_err(io)?;
    for each in &crates {
        eprintln!("{}: what it depends on, and a first check", each.subject.name());
        each.check(&root)?;
    }
    let mut whole = vec![Vec::new(); crates.len()];
    let mut changed = vec![Vec::new(); crates.len()];
    for round in 1..=ROUNDS {
        for (number, each) in crates.iter().enumerate() {
            each.clean(&root)?;
            let from_nothing = each.check(&root)?;
            each.change(round).map_err(io)?;
            let after_change = each.check(&root)?;
            let name = each.subject.name();
            eprintln!("round {round} of {ROUNDS}, {name}: {from_nothing:.2?}, {after_change:.2?}");
            whole[number].push(from_nothing);
            changed[number].push(after_change);
        }
    }
    println!(
        "| {count} of each | check from nothing | check after one change | expansion of one, bytes |"
    );
    println!("|---|---|---|---|");
    let mut medians = Vec::new();
    for (number, each) in crates.iter().enumerate() {
        let (whole, changed) = (median(&mut whole[number]), median(&mut changed[number]));
        let expansion = each.expanded(&root)?.saturating_sub(each.source_bytes) / count;
        println!(
            "| {} | {:.2} s | {:.2} s | {expansion} |",
            each.subject.name(),
            whole.as_secs_f64(),
            changed.as_secs_f64()
        );
        medians.push((each.subject, whole, changed));
    }
    let of = |subject| medians.iter().find(|(other, ..)| *other == subject);
    if let (Some((_, whole, changed)), Some((_, ours_whole, ours_changed))) =
        (of(Subject::Tarpc), of(Subject::Ours))
    {
        println!(
            "\n`remote` beside serde and tarpc: {:.2} times from nothing, {:.2} times after one change",
            ours_whole.as_secs_f64() / whole.as_secs_f64(),
            ours_changed.as_secs_f64() / changed.as_secs_f64()
        );
    }
    Ok(())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn main() -> ExitCode {
    let count = match env::args().nth(1).map(|text| text.parse::<usize>()) {
        None => 1_000,
        Some(Ok(count)) if (1..=3_000).contains(&count) => count,
        Some(_) => {
            eprintln!("compile: so many payloads and remotes: 1 to 3000");
            return ExitCode::from(2);
        }
    };
    match run(count) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("compile: {message}");
            ExitCode::FAILURE
        }
    }
}
