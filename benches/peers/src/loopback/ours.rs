//! `remote`: its server and its stub.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use remote::prelude::*;
use remote::tcp::Tcp;
use remote::{Limits, Listener, Rate};

use crate::Load;
use crate::counted::Counted;
use crate::echo::stagger;
use crate::latency::Latency;

#[derive(Clone, Payload)]
pub struct Order {
    #[max_len(32)]
    item: String,
    #[range(1..=99)]
    quantity: u32,
    #[finite]
    at: [f32; 3],
}

struct World;

#[remotes(shop)]
impl World {
    #[remote(rate = "1000000/s")]
    fn order(&mut self, _caller: &Caller, order: Order) -> u32 {
        order.quantity
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    let second = Duration::from_secs(1);
    limits.frames = Rate::new(1_000_000, second);
    limits.bytes = Rate::new(1_000_000_000, second);
    limits.connections_per_address = 10_000;
    limits.new_connections_per_address = Rate::new(10_000, second);
    limits
}

/// TCP as the server would have it, counted.
struct Counting(Tcp);

impl Listener for Counting {
    type Stream = Counted;

    async fn accept(&mut self) -> io::Result<(Counted, IpAddr)> {
        let (stream, peer) = self.0.accept().await?;
        Ok((Counted(stream), peer))
    }

    fn is_loopback(&self) -> bool {
        self.0.is_loopback()
    }
}

pub async fn serve(told: impl FnOnce(SocketAddr)) -> Result<(), String> {
    let tcp = Tcp::bind("127.0.0.1:0").await.map_err(|e| e.to_string())?;
    let address = tcp.local_addr();
    let server = Server::builder(World)
        .mount(shop::remotes())
        .authenticator(Insecure::names())
        .limits(limits())
        .listen(Counting(tcp))
        .map_err(|e| e.to_string())?;
    told(address);
    std::future::pending::<()>().await;
    drop(server);
    Ok(())
}

pub async fn load(address: SocketAddr, load: Load) -> Result<Latency, String> {
    let mut callers = Vec::new();
    for number in 0..load.connections {
        let name = format!("player {number}");
        let client = Client::connect(address, &name).await.map_err(|e| e.to_string())?;
        for _ in 0..load.in_flight {
            callers.push(tokio::spawn(one(client.clone(), load, number)));
        }
    }
    let mut all = Vec::new();
    for caller in callers {
        all.extend(caller.await.map_err(|e| e.to_string())??);
    }
    Latency::of(all)
}

async fn one(client: Client, load: Load, number: usize) -> Result<Vec<Duration>, String> {
    let shop = shop::client(&client);
    let order =
        Order { item: "iron sword of the north".into(), quantity: 7, at: [10.5, 0.0, -3.25] };
    stagger(load, number).await;
    let (end, mut times) = (Instant::now() + load.length, Vec::new());
    while Instant::now() < end {
        let begun = Instant::now();
        shop.order(order.clone()).await.map_err(|e| format!("{e:?}"))?;
        times.push(begun.elapsed());
        if !load.pace.is_zero() {
            tokio::time::sleep_until((begun + load.pace).into()).await;
        }
    }
    Ok(times)
}

pub async fn idle(address: SocketAddr, count: usize) -> Result<(), String> {
    let mut clients = Vec::new();
    for number in 0..count {
        let name = format!("player {number}");
        clients.push(Client::connect(address, &name).await.map_err(|e| e.to_string())?);
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("idle");
    std::future::pending::<()>().await;
    drop(clients);
    Ok(())
}
