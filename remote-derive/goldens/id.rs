/// Names an item.
#[derive(Clone, Copy, Id)]
pub struct ItemId(u32);
