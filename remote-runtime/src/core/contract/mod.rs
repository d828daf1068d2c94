//! What a game declares: remotes with all that guards them, tables of remotes, and the
//! fingerprints by which two versions are told apart.

pub mod cost;
pub mod event;
pub mod fingerprint;
pub mod pace;
pub mod remote;
pub mod table;
