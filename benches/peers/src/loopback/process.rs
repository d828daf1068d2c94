//! This program once more, as a server or as its clients; and what the kernel says of it.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;
use std::{env, fs};

use crate::counted::Counts;

/// A process that tells something in lines.
pub struct Process {
    child: Child,
    questions: ChildStdin,
    lines: BufReader<ChildStdout>,
}

pub fn start(arguments: &[&str]) -> Result<Process, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let mut child = Command::new(this)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let questions = child.stdin.take().ok_or("no input")?;
    let lines = BufReader::new(child.stdout.take().ok_or("no output")?);
    Ok(Process { child, questions, lines })
}

/// Runs it to its end; what it said.
pub fn run(arguments: &[&str]) -> Result<String, String> {
    let mut process = start(arguments)?;
    let line = process.line()?;
    let status = process.child.wait().map_err(|error| error.to_string())?;
    if status.success() { Ok(line) } else { Err(format!("{arguments:?} ended with {status}")) }
}

impl Process {
    pub fn line(&mut self) -> Result<String, String> {
        let mut line = String::new();
        self.lines.read_line(&mut line).map_err(|error| error.to_string())?;
        if line.is_empty() { Err("it ended and said nothing".to_owned()) } else { Ok(line) }
    }

    /// What it says to an empty line.
    fn ask(&mut self) -> Result<String, String> {
        self.questions.write_all(b"\n").map_err(|error| error.to_string())?;
        self.line()
    }

    pub fn stop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A server under measurement.
pub struct Server {
    process: Process,
    pub address: String,
}

impl Server {
    pub fn start(name: &str) -> Result<Self, String> {
        let mut process = start(&["serve", name])?;
        let address = process.line()?.trim().to_owned();
        Ok(Self { process, address })
    }

    /// What all its threads have run so far.
    pub fn cpu(&self) -> Result<Duration, String> {
        let tasks = format!("/proc/{}/task", self.process.child.id());
        let mut nanos = 0u64;
        for task in fs::read_dir(&tasks).map_err(|error| format!("{tasks}: {error}"))? {
            let path = task.map_err(|error| error.to_string())?.path().join("schedstat");
            let text = fs::read_to_string(&path).map_err(|error| format!("{path:?}: {error}"))?;
            let ran = text.split(' ').next().and_then(|word| word.parse::<u64>().ok());
            nanos += ran.ok_or("schedstat has another form")?;
        }
        Ok(Duration::from_nanos(nanos))
    }

    /// How often it has read and written so far.
    pub fn counts(&mut self) -> Result<Counts, String> {
        self.process.ask()?.trim().parse()
    }

    /// What is resident of it, in bytes.
    pub fn resident(&self) -> Result<usize, String> {
        let path = format!("/proc/{}/status", self.process.child.id());
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        let kib = line.trim().trim_end_matches(" kB").parse::<usize>();
        kib.map(|kib| kib * 1024).map_err(|error| error.to_string())
    }

    pub fn stop(&mut self) {
        self.process.stop();
    }
}
