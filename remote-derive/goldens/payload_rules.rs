#[derive(Payload)]
#[check(is_fair, version = 2)]
struct Trade<T: Payload> {
    what: T,
    #[max_len(4)]
    #[keys(any)]
    #[values(max_len(8), each(range(-0.5..=0.5)))]
    terms: BTreeMap<u16, Vec<f32>>,
    #[range(0..100)]
    #[check(is_even)]
    price: u64,
    #[unchecked = "a checksum"]
    sum: u32,
    #[via(Millis)]
    wait: Duration,
    #[fields(_, finite)]
    pair: (bool, f32),
}
