//! P10: a client that was built with the contract's crate has nothing of the server in it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A text of a server-only body, and the names of two server-only functions, in `examples/split/server`.
const MARKERS: [&str; 3] =
    ["a-code-that-no-client-may-read", "secret_pricing_formula", "reward_for_secret_code"];

/// Built with debug information, in a target folder of its own: features and leftovers of other
/// builds cannot help or hurt.
fn build(package: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("split");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--quiet", "--package", package])
        .arg("--target-dir")
        .arg(&target)
        .current_dir(root)
        .env("CARGO_PROFILE_DEV_DEBUG", "full")
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "0")
        .status()
        .expect("cargo runs");
    assert!(built.success(), "{package} does not build");
    target.join("debug").join(package)
}

fn holds(binary: &[u8], marker: &str) -> bool {
    binary.windows(marker.len()).any(|window| window == marker.as_bytes())
}

#[test]
fn p10_nothing_of_the_server_is_in_the_client() {
    let client = std::fs::read(build("split-client")).expect("the client");
    let server = std::fs::read(build("split-server")).expect("the server");
    for marker in MARKERS {
        // The search works: the server has them all.
        assert!(holds(&server, marker), "the server lacks {marker}");
        assert!(!holds(&client, marker), "the client holds {marker}");
    }
    // And the client was not stripped of its names.
    assert!(holds(&client, "split_client"), "the client has no debug information");
    assert!(holds(&client, "MarketClient"), "the client has no debug information");
}
