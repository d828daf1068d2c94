//! D21: nobody is let in by default.

async fn start() {
    let _server = remote::Server::builder(()).bind("127.0.0.1:0").await;
}

fn main() {
    let _ = start;
}
