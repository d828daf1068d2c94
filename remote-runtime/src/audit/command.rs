//! The audit for a terminal and for CI: what to print, what to compare with, and how it ended.

use std::fs;
use std::io::{self, Write as _};
use std::process::ExitCode;

use super::Audit;

const USAGE: &str = "\
Lists what a client can do to this server.

Options:
  --markdown        as a page of Markdown
  --json            as JSON, to be committed and compared with
  --compare FILE    only what has changed since FILE, which is JSON; ends with 1 if something was opened:
                    a remote or a value is new, or a rule lets through what it did not; what is
                    measured (heap, answer) is told and opens nothing
  --help            this

Ends with 0, with 1 as `--compare` says, and with 2 if it could not do what it was asked.";

enum Form {
    Text,
    Markdown,
    Json,
    Since(Audit),
}

impl Audit {
    /// Does what the arguments say (`--help` lists them; without the program's own name, as in
    /// `std::env::args().skip(1)`), and returns how it ended: a whole program for a crate's own `examples/audit.rs`.
    pub fn command(&self, arguments: impl IntoIterator<Item = String>) -> ExitCode {
        match self.run(arguments) {
            Ok((text, code)) => {
                let mut out = io::stdout().lock();
                match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
                    Ok(()) => ExitCode::from(code),
                    // Whoever reads no further, as `head` does, has seen enough.
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(code),
                    // A file that was cut off would be committed and compared with.
                    Err(error) => {
                        eprintln!("audit: it could not be written: {error}");
                        ExitCode::from(2)
                    }
                }
            }
            Err(message) => {
                eprintln!("audit: {message}");
                ExitCode::from(2)
            }
        }
    }

    /// What is printed, and the exit code.
    pub fn run(&self, arguments: impl IntoIterator<Item = String>) -> Result<(String, u8), String> {
        let mut asked = None;
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            if asked.is_some() {
                return Err(format!("`{argument}` is one too many: ask for one thing at a time"));
            }
            asked = Some(match argument.as_str() {
                "--markdown" => Form::Markdown,
                "--json" => Form::Json,
                "--compare" => {
                    let path = arguments.next().ok_or("`--compare` needs the path of a file")?;
                    let text = fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
                    Form::Since(Self::from_json(&text).map_err(|e| format!("{path}: {e}"))?)
                }
                "--help" | "-h" => return Ok((format!("{USAGE}\n"), 0)),
                other => return Err(format!("there is no option `{other}`; `--help` lists them")),
            });
        }
        Ok(match asked.unwrap_or(Form::Text) {
            Form::Text => (self.to_string(), 0),
            Form::Markdown => (self.markdown(), 0),
            Form::Json => (self.json(), 0),
            Form::Since(older) => {
                let comparison = self.since(&older);
                (comparison.to_string(), u8::from(comparison.opens()))
            }
        })
    }
}
