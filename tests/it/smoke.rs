use remote::prelude::*;
use remote_tests::by_hand::*;

#[tokio::test]
async fn a_call_goes_there_and_back() {
    let server = Server::builder(Game::new())
        .mount(shop::remotes())
        .authenticator(Insecure::names())
        .on_join(Game::join)
        .on_leave(Game::leave)
        .on_violation(|v| println!("{v}"))
        .bind("127.0.0.1:0")
        .await
        .unwrap();
    let client = Client::connect(server.local_addr().unwrap(), "ada").await.unwrap();
    let shop = shop::client(&client);
    let receipt = shop.buy(Order { item: ItemId(1), quantity: 3 }).await.unwrap();
    assert_eq!(receipt, Receipt { price: 15, gold_left: 9_985 });
    shop.say("hello".into()).unwrap();
    shop.walk([1.0, 0.0, 1.0]).unwrap();
    assert_eq!(shop.strike(Strike { at: [10.0, 0.0, -0.0] }).await, Ok(true));
    println!("{:?}", shop.strike(Strike { at: [f32::NAN, 0.0, -0.0] }).await);
    println!(
        "{:?}",
        shop.buy(Order { item: ItemId(1), quantity: 0 }).await.unwrap_err().to_string()
    );
    println!(
        "{:?}",
        shop.buy(Order { item: ItemId(77), quantity: 1 }).await.unwrap_err().to_string()
    );
    let receipt = shop.redeem("spring".into()).await.unwrap();
    assert_eq!(receipt.gold_left, 10_085);
    println!("{:?}", server.tallies());
    client.leave().await;
    server.shut_down(std::time::Duration::from_secs(1)).await;
}
