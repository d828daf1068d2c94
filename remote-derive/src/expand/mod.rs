//! From the model to tokens. What is generated names the runtime as `__p`, `::core`, and the
//! author's own items; what it declares itself begins with two underscores, so that nothing of the
//! author's can stand in its way.

pub(crate) mod id;
pub(crate) mod kept;
pub(crate) mod payload;
pub(crate) mod poisoned;
mod remote;
mod rule;
mod stub;
pub(crate) mod table;
