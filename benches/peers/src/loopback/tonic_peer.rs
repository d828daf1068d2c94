//! tonic: gRPC over HTTP/2 without TLS, with `TCP_NODELAY`. The messages and the service stand here as tonic's generator
//! would write them, for one call and without what is off by default: compression, interceptors, limits of one's own. The
//! server takes the service as it is, with no router before it, which is the least that tonic needs.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures::stream;
use tokio::net::TcpListener;
use tonic::codegen::*;
use tonic::transport::server::{Connected, TcpConnectInfo};
use tonic::transport::{Channel, Endpoint, Server};
use tonic::{Request, Response, Status};
use tonic_prost::ProstCodec;

use crate::Load;
use crate::counted::{self, Counted};
use crate::echo::stagger;
use crate::latency::Latency;

const SERVICE: &str = "peers.Shop";
const METHOD: &str = "Order";
const PATH: &str = "/peers.Shop/Order";

/// The position is three fields, which take less than a repeated one would: no list on the heap.
#[derive(Clone, PartialEq, prost::Message)]
pub struct Order {
    #[prost(string, tag = "1")]
    item: String,
    #[prost(uint32, tag = "2")]
    quantity: u32,
    #[prost(float, tag = "3")]
    x: f32,
    #[prost(float, tag = "4")]
    y: f32,
    #[prost(float, tag = "5")]
    z: f32,
}

#[derive(Clone, Copy, PartialEq, Eq, prost::Message)]
pub struct Ordered {
    #[prost(uint32, tag = "1")]
    quantity: u32,
}

#[async_trait]
trait Shop: Send + Sync + 'static {
    async fn order(&self, order: Request<Order>) -> Result<Response<Ordered>, Status>;
}

struct World;

#[async_trait]
impl Shop for World {
    async fn order(&self, order: Request<Order>) -> Result<Response<Ordered>, Status> {
        Ok(Response::new(Ordered { quantity: order.into_inner().quantity }))
    }
}

struct ShopServer<T> {
    inner: Arc<T>,
}

impl<T> Clone for ShopServer<T> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

impl<T, B> Service<http::Request<B>> for ShopServer<T>
where
    T: Shop,
    B: Body + Send + 'static,
    B::Error: Into<StdError> + Send + 'static,
{
    type Response = http::Response<tonic::body::Body>;
    type Error = Infallible;
    type Future = BoxFuture<Self::Response, Self::Error>;

    fn poll_ready(&mut self, _context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        if request.uri().path() != PATH {
            return Box::pin(async {
                Ok(Status::unimplemented("").into_http::<tonic::body::Body>())
            });
        }
        let method = OrderMethod { inner: Arc::clone(&self.inner) };
        Box::pin(async move {
            let mut grpc = tonic::server::Grpc::new(ProstCodec::default());
            Ok(grpc.unary(method, request).await)
        })
    }
}

struct OrderMethod<T> {
    inner: Arc<T>,
}

impl<T: Shop> tonic::server::UnaryService<Order> for OrderMethod<T> {
    type Response = Ordered;
    type Future = BoxFuture<Response<Ordered>, Status>;

    fn call(&mut self, order: Request<Order>) -> Self::Future {
        let inner = Arc::clone(&self.inner);
        Box::pin(async move { inner.order(order).await })
    }
}

#[derive(Clone)]
struct ShopClient {
    inner: tonic::client::Grpc<Channel>,
}

impl ShopClient {
    async fn order(&mut self, order: Order) -> Result<Response<Ordered>, Status> {
        let unready = |error: tonic::transport::Error| {
            Status::unknown(format!("the channel is not ready: {error}"))
        };
        self.inner.ready().await.map_err(unready)?;
        let mut request = Request::new(order);
        request.extensions_mut().insert(GrpcMethod::new(SERVICE, METHOD));
        let path = http::uri::PathAndQuery::from_static(PATH);
        self.inner.unary(request, path, ProstCodec::default()).await
    }
}

/// As for TCP itself.
impl Connected for Counted {
    type ConnectInfo = TcpConnectInfo;

    fn connect_info(&self) -> TcpConnectInfo {
        self.0.connect_info()
    }
}

pub async fn serve(told: impl FnOnce(SocketAddr)) -> Result<(), String> {
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|e| e.to_string())?;
    told(listener.local_addr().map_err(|e| e.to_string())?);
    let incoming = stream::unfold(listener, |listener| async move {
        let accepted = counted::accept(&listener).await;
        Some((accepted, listener))
    });
    let shop = ShopServer { inner: Arc::new(World) };
    let served = Server::builder().serve_with_incoming(shop, incoming).await;
    served.map_err(|e| format!("{e:?}"))
}

pub async fn load(address: SocketAddr, load: Load) -> Result<Latency, String> {
    let endpoint = Endpoint::from_shared(format!("http://{address}")).map_err(|e| e.to_string())?;
    let endpoint = endpoint.tcp_nodelay(true);
    let mut callers = Vec::new();
    for number in 0..load.connections {
        // A channel has one connection of HTTP/2, and its clones share it.
        let channel = endpoint.connect().await.map_err(|e| format!("{e:?}"))?;
        let shop = ShopClient { inner: tonic::client::Grpc::new(channel) };
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

async fn one(mut shop: ShopClient, load: Load, number: usize) -> Result<Vec<Duration>, String> {
    let order =
        Order { item: "iron sword of the north".into(), quantity: 7, x: 10.5, y: 0.0, z: -3.25 };
    stagger(load, number).await;
    let (end, mut times) = (Instant::now() + load.length, Vec::new());
    while Instant::now() < end {
        let begun = Instant::now();
        shop.order(order.clone()).await.map_err(|e| e.to_string())?;
        times.push(begun.elapsed());
        if !load.pace.is_zero() {
            tokio::time::sleep_until((begun + load.pace).into()).await;
        }
    }
    Ok(times)
}
