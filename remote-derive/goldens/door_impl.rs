/// What a player may ask of the shop.
#[remotes(shop, events(Sold))]
impl Game {
    /// Buys at the server's price.
    #[remote(cooldown = "3s", rate = "5/10s", when(Self::near_shop, Self::can_pay(order)))]
    pub fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, ShopError> {
        self.sell(caller.player(), order)
    }

    /// Says something.
    #[remote(rate = "5/10s", burst = 8)]
    pub fn say(&mut self, caller: &Caller, #[max_len(200)] text: String) {
        self.tell(caller, text);
    }

    #[remote(rate = "10/min", allow = Permission::Ban)]
    pub fn ban(&mut self, _caller: &Caller, #[target] player: PlayerId) -> bool {
        self.banned.insert(player)
    }

    #[remote(rate = "1/10s", deadline = "500ms", concurrent)]
    pub async fn redeem(
        world: World<Self>,
        caller: &Caller,
        #[max_len(16)] code: String,
    ) -> Result<Receipt, ShopError> {
        world.enter(|game| game.redeem_now(caller, code)).await
    }

    fn restock(&mut self) {}
}
