//! A client that was written from `docs/wire.md` alone, against a real server over a socket: if the
//! document lacks anything, this fails. `tests/foreign.rs` holds the client; this file the session,
//! and the hashes of section 4 of the document.

use std::time::Duration;

use remote::prelude::*;
use remote_tests::by_hand::{Game, shop};
use remote_tests::foreign::{self, Bytes, Foreign, FromServer};

async fn server() -> Server<Game> {
    Server::builder(Game::new())
        .mount(shop::remotes())
        .authenticator(Insecure::names())
        .on_join(Game::join)
        .on_leave(Game::leave)
        .bind("127.0.0.1:0")
        .await
        .expect("a free port")
}

/// Runs a blocking client against a fresh server.
async fn against<T: Send + 'static>(
    play: impl FnOnce(std::net::SocketAddr) -> std::io::Result<T> + Send + 'static,
) -> T {
    let server = server().await;
    let address = server.local_addr().expect("a TCP server");
    let played = tokio::task::spawn_blocking(move || play(address)).await;
    server.shut_down(Duration::from_secs(5)).await;
    played.expect("no panic in the client").expect("the document is enough")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_document_is_enough_to_play() {
    against(|address| {
        let mut client = Foreign::join(address, b"ada")?.expect("a welcome");
        let welcome = client.welcome.clone();
        assert_eq!(welcome.heartbeat, 5_000);
        assert_eq!(welcome.rates[0], (50, 1_000_000_000, 100));
        let [(key, hash, 0, 5, _)] = welcome.tables[..] else { panic!("{:?}", welcome.tables) };
        assert_eq!(key, hashes::key("shop"));
        assert_eq!(hash, hashes::shop());
        client.send(&foreign::open(0, hash))?;

        // A call, its answer, and the author's error.
        let order = Bytes::new().varint(1).varint(3).0;
        let reply = Bytes::new().raw(&[0]).varint(15).varint(9_985).0;
        assert!(matches!(client.ask(0, &order)?, FromServer::Reply(1, got) if got == reply));
        let dear = Bytes::new().varint(3).varint(1).0;
        assert!(matches!(client.ask(0, &dear)?, FromServer::Reply(2, got) if got == [1, 0]));

        // Events, in order with calls; one of them refused, and told of.
        client.send(&foreign::event(1, &Bytes::new().text("hello, wörld").0))?;
        client.send(&foreign::event(3, &Bytes::new().vector([3.0, 0.0, 0.0]).0))?;
        client.send(&foreign::event(3, &Bytes::new().vector([30.0, 0.0, 0.0]).0))?;
        let far = Bytes::new().vector([103.5, 0.0, 0.0]).0;
        assert!(
            matches!(client.ask(2, &far)?, FromServer::Refused(3, refusal) if refusal.code == 4)
        );
        assert!(matches!(client.next_frame()?, FromServer::Told(3, refusal)
            if refusal.code == 4 && refusal.wait == 0 && refusal.detail.is_none()));

        // An async body, with a call behind it that does not wait for it.
        let redeem = client.number();
        client.send(&foreign::call(4, redeem, &Bytes::new().text("spring").0))?;
        let FromServer::Reply(_, answer) = client.end_of(redeem)? else { panic!("no reply") };
        assert_eq!(answer, Bytes::new().raw(&[0]).varint(0).varint(10_085).0);

        // Too often: the wait is told, and waiting it is enough.
        let mut refused = None;
        for _ in 0..12 {
            if let FromServer::Refused(_, refusal) = client.ask(0, &order)? {
                refused = Some(refusal);
                break;
            }
        }
        let refused = refused.expect("five in a second are enough");
        assert_eq!((refused.code, refused.detail), (1, None));
        assert!((1..=200).contains(&refused.wait), "{} ms", refused.wait);

        client.send(&foreign::frame(6, &[]))?;
        assert!(matches!(client.next_frame()?, FromServer::Goodbye(0, 0, _)));
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_document_is_enough_to_compare_versions() {
    against(|address| {
        let mut client = Foreign::join(address, b"ada")?.expect("a welcome");
        let mut known = hashes::remotes();
        known[0] = [7; 16];
        client.send(&foreign::compare(0, &known))?;
        let expected = vec![None, Some(1), Some(2), Some(3), Some(4)];
        assert!(matches!(client.next_frame()?, FromServer::Ids(0, ids) if ids == expected));
        assert!(matches!(client.ask(0, &[1, 1])?, FromServer::Refused(_, r) if r.code == 6));
        let near = Bytes::new().vector([1.0, 0.0, 0.0]).0;
        assert!(matches!(client.ask(2, &near)?, FromServer::Reply(_, got) if got == [0, 1]));
        Ok(())
    })
    .await;
}

/// Section 4 of the document, without a line of ours.
mod hashes {
    struct Hash(Vec<u8>);

    impl Hash {
        fn number(mut self, number: i128) -> Self {
            self.0.extend(number.to_le_bytes());
            self
        }

        fn text(self, text: &str) -> Self {
            let mut hash = self.number(text.len() as i128);
            hash.0.extend(text.as_bytes());
            hash
        }

        fn bytes(mut self, bytes: &[u8]) -> Self {
            self.0.extend(bytes);
            self
        }

        fn limit(self, tag: u8, first: i128, second: i128) -> Self {
            self.bytes(&[tag]).number(first).number(second)
        }

        fn free(self) -> Self {
            self.limit(0, 0, 0)
        }

        fn unsigned(self, bits: i128) -> Self {
            self.bytes(&[2]).number(bits).bytes(&[0])
        }

        fn finish<const N: usize>(self, context: &str) -> [u8; N] {
            let mut hasher = blake3::Hasher::new_derive_key(context);
            hasher.update(&self.0);
            let mut out = [0; N];
            hasher.finalize_xof().fill(&mut out);
            out
        }
    }

    pub(super) fn key(table: &str) -> [u8; 8] {
        Hash(Vec::new()).text(table).finish("remote table name v1")
    }

    /// The start of every fingerprint of this table: one parameter each.
    fn remote(name: &str, kind: u8, count: i128, param: &str) -> Hash {
        let hash = Hash(Vec::new()).text("shop").text(name).bytes(&[kind]);
        let hash = hash.number(count).number(1_000_000_000).number(count);
        let hash = hash.text("").text("").number(0).text(param);
        // The tuple of parameters.
        hash.free().bytes(&[10]).number(1)
    }

    fn floats(hash: Hash, distance: f32) -> Hash {
        let hash = hash.limit(7, distance.to_bits().into(), 0).bytes(&[9]).number(3);
        hash.limit(4, 0, 0).bytes(&[3]).number(32)
    }

    /// An answer that is always good.
    fn good(hash: Hash) -> Hash {
        hash.free().bytes(&[12]).number(1).text("ok").number(1).text("value")
    }

    /// A receipt, or an error of the shop.
    fn receipt_or_error(hash: Hash) -> Hash {
        let hash = hash.free().bytes(&[12]).number(2);
        let hash = hash.text("ok").number(1).text("value");
        let hash = hash.free().bytes(&[11]).number(2);
        let hash = hash.text("price").limit(2, 0, 99_000_000).unsigned(32);
        let hash = hash.text("gold_left").limit(1, 0, 0).unsigned(64);
        let hash = hash.text("err").number(1).text("error");
        let hash = hash.free().bytes(&[12]).number(2);
        let hash = hash.text("NotEnoughGold").number(0);
        hash.text("SoldOut").number(1).text("left").limit(2, 0, 98).unsigned(32)
    }

    pub(super) fn remotes() -> [[u8; 16]; 5] {
        let buy = remote("buy", 0, 5, "order").free().bytes(&[11]).number(2);
        let buy = buy.text("item").limit(6, 0, 0).bytes(&[13]).text("ItemId");
        let buy = buy.limit(1, 0, 0).unsigned(32);
        let buy = buy.text("quantity").limit(2, 1, 99).unsigned(32);
        let say = remote("say", 1, 2, "text").limit(5, 0, 200).bytes(&[5]);
        let strike = remote("strike", 0, 1, "strike").free().bytes(&[11]).number(1).text("at");
        let walk = remote("walk", 1, 20, "to");
        let redeem = remote("redeem", 0, 2, "code").limit(5, 0, 16).bytes(&[5]);
        [
            receipt_or_error(buy),
            good(say).free().bytes(&[0]),
            good(floats(strike, 100.0)).free().bytes(&[1]),
            good(floats(walk, 5.0)).free().bytes(&[0]),
            receipt_or_error(redeem),
        ]
        .map(|hash| hash.finish("remote fingerprint v1"))
    }

    pub(super) fn shop() -> [u8; 16] {
        Hash(remotes().concat()).finish("remote table v1")
    }
}
