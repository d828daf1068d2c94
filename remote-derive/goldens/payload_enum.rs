#[derive(Payload, Event)]
pub enum Deed {
    Rest,
    Strike {
        #[near_character(100)]
        at: [f32; 3],
        #[finite]
        force: f32,
    },
    Say(#[max_len(200)] String),
}
