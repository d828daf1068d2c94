//! Compiles each fixture (P1, P3, P4), and holds the catalogue of mistakes against them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Apart from those that compile: without any of these `trybuild` checks all of them in one run of cargo, side by side.
#[test]
fn fixtures_that_fail() {
    trybuild::TestCases::new().compile_fail("fail/*/*.rs");
}

#[test]
fn fixtures_that_compile() {
    trybuild::TestCases::new().pass("pass/*.rs");
}

/// The topics in the order of the catalogue.
const TOPICS: &[(&str, &str)] = &[
    ("payloads", "Payloads, events and ids"),
    ("rules", "Rules on values"),
    ("remotes", "Remotes"),
    ("tables", "Tables"),
    ("guard", "Ways around the guard"),
];

const HEAD: &str = "\
# What must not compile

Every mistake that the compiler, or the macros before it, refuse, with the fixture that holds it: one mistake in each, but
where its line says so. What an author reads stands beside it, in its `.stderr`. `tests/ui.rs` holds this page against the files;
`CATALOGUE=overwrite cargo test -p remote-ui-tests catalogue` writes it anew.
";

/// Every fixture stands in the catalogue with its first lines, has a message, and nothing else stands there.
#[test]
fn catalogue() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut page = HEAD.to_owned();
    let mut count = 0;
    for (folder, title) in TOPICS {
        let fixtures = fixtures_of(&root.join("fail").join(folder));
        count += fixtures.len();
        // A `String` takes whatever is written.
        let _ =
            write!(page, "\n## {title} ({})\n\n| fixture | mistake |\n|---|---|\n", fixtures.len());
        for path in fixtures {
            let name = path.file_stem().and_then(|name| name.to_str()).expect("a plain name");
            assert!(path.with_extension("stderr").exists(), "{name} has no message");
            let _ = writeln!(page, "| `{name}` | {} |", mistake(&path).replace('|', "\\|"));
        }
    }
    let topics = fs::read_dir(root.join("fail")).expect("the fixtures").count();
    assert_eq!(topics, TOPICS.len(), "each folder is a topic");
    assert!(count >= 150, "only {count} mistakes");
    let passing = fixtures_of(&root.join("pass")).len();
    assert!(passing >= 40, "only {passing} that compile");

    let path = root.join("CATALOGUE.md");
    if env::var("CATALOGUE").is_ok_and(|how| how == "overwrite") {
        fs::write(&path, &page).expect("a file of the project");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(page.lines()).find(|(old, new)| old != new);
    assert!(committed == page, "the catalogue is not that of the fixtures: {differs:?}");
}

fn fixtures_of(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of fixtures");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.sort();
    paths
}

/// What a fixture says of itself in its first lines.
fn mistake(path: &Path) -> String {
    let source = fs::read_to_string(path).expect("a file");
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let said = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    assert!(!said.is_empty(), "{} does not say its mistake", path.display());
    said
}
