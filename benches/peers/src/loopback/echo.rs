//! The limit: frames of a length, a call's number and a payload, which the server sends back as they are, all of one read
//! in one write.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::counted::{self, Counted};
use crate::latency::Latency;
use crate::{Load, order};

/// A length of four bytes, then so many.
const HEAD: usize = 4;

pub async fn serve(told: impl FnOnce(SocketAddr)) -> Result<(), String> {
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|e| e.to_string())?;
    told(listener.local_addr().map_err(|e| e.to_string())?);
    loop {
        let stream = counted::accept(&listener).await.map_err(|e| e.to_string())?;
        tokio::spawn(answer(stream));
    }
}

async fn answer(mut stream: Counted) -> Option<()> {
    let (mut read, mut written) = (Vec::with_capacity(4 * 1024), Vec::with_capacity(4 * 1024));
    loop {
        if stream.read_buf(&mut read).await.ok()? == 0 {
            return None;
        }
        let mut taken = 0;
        while let Some(frame) = frame(&read[taken..]) {
            written.extend_from_slice(&read[taken..taken + frame]);
            taken += frame;
        }
        read.drain(..taken);
        stream.write_all(&written).await.ok()?;
        written.clear();
    }
}

/// How long the first frame is, if all of it is there.
fn frame(bytes: &[u8]) -> Option<usize> {
    let (head, rest) = bytes.split_first_chunk::<HEAD>()?;
    let length = usize::try_from(u32::from_le_bytes(*head)).ok()?;
    (rest.len() >= length).then_some(HEAD + length)
}

fn call(number: u32) -> Vec<u8> {
    let order = order();
    let mut frame = Vec::new();
    frame.extend_from_slice(&u32::try_from(order.len() + 4).expect("short").to_le_bytes());
    frame.extend_from_slice(&number.to_le_bytes());
    frame.extend_from_slice(&order);
    frame
}

pub async fn load(address: SocketAddr, load: Load) -> Result<Latency, String> {
    let connections = (0..load.connections).map(|number| tokio::spawn(one(address, load, number)));
    let connections: Vec<_> = connections.collect();
    let mut all = Vec::new();
    for connection in connections {
        all.extend(connection.await.map_err(|e| e.to_string())??);
    }
    Latency::of(all)
}

/// One connection: as many calls as are to be under way, and another for each that is answered.
async fn one(address: SocketAddr, load: Load, number: usize) -> Result<Vec<Duration>, String> {
    let mut stream = TcpStream::connect(address).await.map_err(|e| e.to_string())?;
    stream.set_nodelay(true).map_err(|e| e.to_string())?;
    stagger(load, number).await;
    let end = Instant::now() + load.length;
    let (mut times, mut sent, mut read) = (Vec::new(), Vec::new(), Vec::with_capacity(4 * 1024));
    let mut frames = Vec::new();
    for call_number in 0..load.in_flight {
        frames.extend(call(u32::try_from(call_number).expect("few")));
        sent.push(Instant::now());
    }
    let mut under_way = load.in_flight;
    stream.write_all(&frames).await.map_err(|e| e.to_string())?;
    while under_way > 0 {
        if stream.read_buf(&mut read).await.map_err(|e| e.to_string())? == 0 {
            return Err("the server went".to_owned());
        }
        frames.clear();
        let mut taken = 0;
        while let Some(length) = frame(&read[taken..]) {
            let number = read[taken + HEAD..].first_chunk::<4>().expect("a number");
            let number = u32::from_le_bytes(*number);
            taken += length;
            let slot = &mut sent[usize::try_from(number).expect("few")];
            times.push(slot.elapsed());
            if Instant::now() >= end {
                under_way -= 1;
                continue;
            }
            if !load.pace.is_zero() {
                tokio::time::sleep_until((*slot + load.pace).into()).await;
            }
            *slot = Instant::now();
            frames.extend(call(number));
        }
        read.drain(..taken);
        stream.write_all(&frames).await.map_err(|e| e.to_string())?;
    }
    Ok(times)
}

/// Paced connections do not all call at once.
pub async fn stagger(load: Load, number: usize) {
    let part = u32::try_from(number * 1_000 / load.connections).unwrap_or(0);
    tokio::time::sleep(load.pace * part / 1_000).await;
}

pub async fn idle(address: SocketAddr, count: usize) -> Result<(), String> {
    let mut streams = Vec::new();
    for _ in 0..count {
        let mut stream = TcpStream::connect(address).await.map_err(|e| e.to_string())?;
        stream.write_all(&call(0)).await.map_err(|e| e.to_string())?;
        streams.push(stream);
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("idle");
    std::future::pending::<()>().await;
    drop(streams);
    Ok(())
}
