//! Bytes. The reader cannot over-read, the writer is the one place that knows bincode, and frames
//! are found in a stream by their header. `docs/wire.md` is the definition.

pub mod frame;
pub(crate) mod inbound;
pub mod reader;
pub mod writer;
