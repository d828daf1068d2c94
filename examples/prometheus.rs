//! A server whose numbers Prometheus reads: refusals by remote and rule, scores, and what enforcement did. Nothing
//! of it is special to `remote`: it counts through `metrics`, and the usual exporter serves that.
//!
//! ```text
//! cargo run --example prometheus            # serves on 127.0.0.1:9000 until Ctrl-C
//! cargo run --example prometheus -- --once  # forges some calls, reads the page once, prints it
//! ```

use std::error::Error;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use metrics_exporter_prometheus::PrometheusBuilder;
use remote::prelude::*;
use remote_tests::by_macro::{Game, shop};
use remote_tests::foreign::{self, Bytes, Foreign};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let is_once = std::env::args().any(|argument| argument == "--once");
    // Port 0 is any that is free; the exporter does not say which, so one is looked for.
    let port = if is_once { free_port()? } else { 9_000 };
    let page = SocketAddr::from(([127, 0, 0, 1], port));
    PrometheusBuilder::new().with_http_listener(page).install()?;
    let server = Server::builder(Game::new())
        .mount(shop::remotes())
        .authenticator(Insecure::names())
        .on_join(Game::join)
        .bind("127.0.0.1:0")
        .await?;
    let address = server.local_addr().ok_or("no address")?;
    if !is_once {
        println!("a game on {address}; its numbers on http://{page}/metrics; Ctrl-C stops");
        tokio::signal::ctrl_c().await?;
        return Ok(());
    }
    let read = tokio::task::spawn_blocking(move || -> Result<String, String> {
        forge(address).map_err(|error| format!("cannot play: {error}"))?;
        read_page(page).map_err(|error| format!("cannot read the page: {error}"))
    });
    let text = read.await??;
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        println!("{line}");
    }
    if !text.contains("security_enforcement_action_total{action=\"warn\"} 1") {
        return Err("the page does not say that somebody was warned".into());
    }
    Ok(())
}

fn free_port() -> std::io::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Three calls that no stub sends.
fn forge(address: SocketAddr) -> std::io::Result<()> {
    let mut client = Foreign::play(address, b"mal")?
        .map_err(|(reason, _)| std::io::Error::other(format!("goodbye {reason}")))?;
    let nan = Bytes::new().vector([f32::NAN; 3]);
    let zero = Bytes::new().varint(1).varint(0);
    for (remote, payload) in [(2, &nan), (0, &zero), (0, &zero)] {
        let end = client.ask(remote, &payload.0)?;
        if !matches!(end, foreign::FromServer::Refused(..)) {
            return Err(std::io::Error::other(format!("it was taken: {end:?}")));
        }
    }
    Ok(())
}

fn read_page(page: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(page)?;
    stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    Ok(text)
}
