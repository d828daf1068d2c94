//! Programs that show `remote` at work: `cargo run --release --example arena`.
