#[derive(Payload)]
pub struct Order {
    #[known]
    pub item: ItemId,
    #[range(1..=MOST)]
    pub quantity: u32,
}
