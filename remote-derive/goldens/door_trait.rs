/// What a player may ask of the market.
#[remotes(events(Sold))]
pub trait Market {
    /// Buys at the server's price.
    #[remote(rate = "5/10s", when(Self::is_open))]
    fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, ShopError>;

    /// Redeems a code.
    #[remote(rate = "1/10s")]
    async fn redeem(world: World<Self>, caller: &Caller, #[max_len(16)] code: String) -> bool;

    fn is_open(&self, caller: &Caller) -> bool;
}
