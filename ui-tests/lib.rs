//! What must not compile, one mistake per file, each with the compiler's message beside it; and
//! what must. They hold for the pinned compiler, whose words they are.
//!
//! `TRYBUILD=overwrite cargo test -p remote-ui-tests` renews the messages. Read what you renew.
