/// What a payload holds is said beside its form.
#[derive(Payload)]
enum Menu {
    Entry(Entry),
    More {
        #[max_len(8)]
        all: Vec<Entry>,
        #[any]
        count: u32,
    },
}
