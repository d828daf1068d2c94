//! Holds the house to what ARCHITECTURE.md says of it: imports point down its list, `core` knows no
//! shell, promises are cited by tests that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_path_buf()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The names of the functions that are marked as tests.
fn tests_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources(folder) {
        let text = fs::read_to_string(&file).expect("a source");
        let mut is_test = false;
        for line in text.lines().map(str::trim_start) {
            if line.starts_with("#[") {
                is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
                continue;
            }
            let name = line.trim_start_matches("async ").strip_prefix("fn ");
            if let Some(name) = name.filter(|_| is_test) {
                found.extend(name.split('(').next().map(str::to_owned));
            }
            is_test &= line.starts_with("//");
        }
    }
    found
}

/// The modules of `core` in the order of the code map, each with what stands in one line with it.
fn layers() -> Vec<String> {
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the document");
    let mut layers = Vec::new();
    for line in architecture.lines().filter(|line| line.starts_with("| `core/")) {
        let cell = line.split('|').nth(1).expect("a cell");
        let names = cell.split(',').map(|name| name.trim().trim_matches('`'));
        layers
            .push(names.map(|name| name.trim_start_matches("core/")).collect::<Vec<_>>().join(" "));
    }
    assert!(layers.len() > 10, "the code map is gone");
    layers
}

#[test]
fn imports_point_down_the_code_map() {
    let layers = layers();
    let level = |module: &str| {
        let is_it = |layer: &String| layer.split(' ').any(|name| name == module);
        layers.iter().position(is_it).unwrap_or_else(|| panic!("`core/{module}` is in no layer"))
    };
    let core = root().join("remote-runtime/src/core");
    let (mut checked, mut upward) = (0, Vec::new());
    for file in sources(&core) {
        let inside = file.strip_prefix(&core).expect("inside").to_str().expect("UTF-8");
        let module = inside.split('/').next().expect("a module").trim_end_matches(".rs");
        if module == "mod" {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source");
        for line in text.lines() {
            assert!(!line.contains("crate::net"), "{inside} knows the shell: {line}");
            let Some((_, path)) = line.split_once("crate::core::") else { continue };
            let used: String =
                path.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if used.is_empty() || used == module {
                continue;
            }
            checked += 1;
            if level(module) >= level(&used) {
                upward.push(format!("{inside}: {line}"));
            }
        }
    }
    assert!(upward.is_empty(), "imports that look up:\n{}", upward.join("\n"));
    assert!(checked > 100, "only {checked} imports were found");
}

/// The macros go one way: nothing that parses knows what is right, nothing that checks knows tokens, and
/// what is said stands in one file.
#[test]
fn the_macros_look_back_nowhere() {
    let source = root().join("remote-derive/src");
    let (mut checked, mut wrong) = (0, Vec::new());
    for file in sources(&source) {
        let inside = file.strip_prefix(&source).expect("inside").to_str().expect("UTF-8");
        let forbidden: &[&str] = match inside.split('/').next().expect("a folder") {
            "parse" => &["crate::check", "crate::model", "crate::expand"],
            "check" => &["crate::expand", "quote!"],
            "model.rs" | "names.rs" | "errors.rs" | "messages.rs" => &["crate::"],
            _ => continue,
        };
        let text = fs::read_to_string(&file).expect("a source");
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            checked += usize::from(line.contains("crate::"));
            // `parse_quote!` makes syntax, not output.
            let line = line.replace("parse_quote", "");
            if forbidden.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{inside}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "the macro crate looks back:\n{}", wrong.join("\n"));
    assert!(checked > 30, "only {checked} imports were found");
}

#[test]
fn the_core_reads_no_clock_and_opens_no_socket() {
    let forbidden =
        ["tokio", "Instant", "SystemTime", "TcpStream", "UdpSocket", "thread::", "println!"];
    for file in sources(&root().join("remote-runtime/src/core")) {
        let text = fs::read_to_string(&file).expect("a source");
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for word in forbidden {
                // There they are named to be refused: no client sends a point in time.
                let is_refused = file.ends_with("rules/missing.rs") && !line.contains("::now");
                let is_there = line.contains(word) && !is_refused;
                assert!(!is_there, "{}: {line}", file.display());
            }
        }
    }
}

/// Whoever types the README's quick start gets what is compiled here.
#[test]
fn the_readme_shows_the_example() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the document");
    let example = fs::read_to_string(root().join("examples/quick_start.rs")).expect("the example");
    let (_, code) = example.split_once("#![allow(missing_docs)]\n\n").expect("its own two lines");
    assert!(readme.contains(&format!("```rust\n{code}```")), "README and examples/quick_start.rs");
}

/// Each attack that these parts can meet has its test against a real server.
#[test]
fn attacks_have_tests_of_their_own() {
    let tests = tests_in(&root().join("tests/it/attacks"));
    for number in (1..=28).chain(63..=66) {
        let name = format!("attack_{number:02}_");
        let count = tests.iter().filter(|test| test.starts_with(&name)).count();
        assert_eq!(count, 1, "attack {number}");
    }
}

/// Each defect of other systems that decode, limits and sessions could have has a test that is named after it.
#[test]
fn defects_have_tests_of_their_own() {
    assert_eq!(numbered("defect"), (1..=28).collect(), "defects of other systems");
    assert_eq!(numbered("gap"), (1..=11).collect(), "gaps of the seeds' security module");
}

/// The numbers that stand behind `word` in the names of tests: `defects_01_05_…`, `…_gap_03_…`.
fn numbered(word: &str) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for name in tests_in(&root().join("tests/it")) {
        let Some((_, numbers)) = name.split_once(word) else { continue };
        let numbers = numbers.trim_start_matches('s').trim_start_matches('_');
        found.extend(numbers.split('_').map_while(|number| number.parse::<u32>().ok()));
    }
    found
}

/// What docs/promises.md names exists: a test of this binary, or a fixture.
#[test]
fn promises_are_held_by_tests_that_exist() {
    let promises = fs::read_to_string(root().join("docs/promises.md")).expect("the document");
    let mut named = 0;
    for line in promises.lines().filter(|line| line.starts_with("| P")) {
        for name in line.split('`').skip(1).step_by(2) {
            if let Some((module, test)) = name.split_once("::") {
                // A type or a setting that the text mentions is not a test.
                if module.starts_with(char::is_uppercase) {
                    continue;
                }
                let files = [format!("tests/it/{module}.rs"), format!("tests/it/{module}/mod.rs")];
                let text = files.iter().find_map(|file| fs::read_to_string(root().join(file)).ok());
                let text = text.unwrap_or_else(|| panic!("no {name}"));
                assert!(test == "*" || text.contains(&format!("fn {test}(")), "no {name}");
                named += 1;
            } else if let Some(fixture) = name.strip_prefix("fail/") {
                let path = root().join("ui-tests/fail").join(fixture.trim_end_matches("/*"));
                let exists = path.is_dir() || path.with_extension("rs").is_file();
                assert!(exists, "no {name}");
                named += 1;
            }
        }
    }
    assert!(named > 20, "only {named} tests are named");
}
