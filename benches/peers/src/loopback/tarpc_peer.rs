//! tarpc over TCP with bincode and `TCP_NODELAY`.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures::StreamExt;
use serde::{Deserialize, Serialize};
use tarpc::serde_transport;
use tarpc::server::{BaseChannel, Channel};
use tarpc::tokio_serde::formats::Bincode;
use tarpc::tokio_util::codec::LengthDelimitedCodec;
use tarpc::{client, context};
use tokio::net::{TcpListener, TcpStream};

use crate::Load;
use crate::counted;
use crate::echo::stagger;
use crate::latency::Latency;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    item: String,
    quantity: u32,
    at: [f32; 3],
}

#[tarpc::service]
pub trait Shop {
    async fn order(order: Order) -> u32;
}

#[derive(Clone)]
struct World;

impl Shop for World {
    async fn order(self, _: context::Context, order: Order) -> u32 {
        order.quantity
    }
}

pub async fn serve(told: impl FnOnce(SocketAddr)) -> Result<(), String> {
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|e| e.to_string())?;
    told(listener.local_addr().map_err(|e| e.to_string())?);
    loop {
        let stream = counted::accept(&listener).await.map_err(|e| e.to_string())?;
        let framed = LengthDelimitedCodec::builder().new_framed(stream);
        let transport = serde_transport::new(framed, Bincode::default());
        let calls = BaseChannel::with_defaults(transport).execute(World.serve());
        tokio::spawn(calls.for_each(|call| async {
            tokio::spawn(call);
        }));
    }
}

pub async fn load(address: SocketAddr, load: Load) -> Result<Latency, String> {
    let mut callers = Vec::new();
    for number in 0..load.connections {
        let stream = TcpStream::connect(address).await.map_err(|e| e.to_string())?;
        stream.set_nodelay(true).map_err(|e| e.to_string())?;
        let framed = LengthDelimitedCodec::builder().new_framed(stream);
        let transport = serde_transport::new(framed, Bincode::default());
        let shop = ShopClient::new(client::Config::default(), transport).spawn();
        for _ in 0..load.in_flight {
            callers.push(tokio::spawn(one(shop.clone(), load, number)));
        }
    }
    let mut all = Vec::new();
    for caller in callers {
        all.extend(caller.await.map_err(|e| e.to_string())??);
    }
    Latency::of(all)
}

async fn one(shop: ShopClient, load: Load, number: usize) -> Result<Vec<Duration>, String> {
    let order =
        Order { item: "iron sword of the north".into(), quantity: 7, at: [10.5, 0.0, -3.25] };
    stagger(load, number).await;
    let (end, mut times) = (Instant::now() + load.length, Vec::new());
    while Instant::now() < end {
        let begun = Instant::now();
        shop.order(context::current(), order.clone()).await.map_err(|e| e.to_string())?;
        times.push(begun.elapsed());
        if !load.pace.is_zero() {
            tokio::time::sleep_until((begun + load.pace).into()).await;
        }
    }
    Ok(times)
}
