//! A client that does no more than it must: one connection, kept alive（負荷をかける側）.

use anyhow::{Context, ensure};
use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// The demo city's password.
const PASSWORD: &str = "minna-de-tomoni";

/// Who asks: an address of a server and the cookie of a session.
#[derive(Debug, Clone)]
pub struct Session {
    /// The server.
    pub address: SocketAddr,
    cookie: Option<String>,
}

/// An open connection.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    session: Session,
}

/// What came back.
pub struct Reply {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as it was sent.
    pub body: Bytes,
}

impl Session {
    /// Nobody in particular.
    pub fn guest(address: SocketAddr) -> Session {
        Session { address, cookie: None }
    }

    /// A guest with a cookie of somebody else's: such a one is answered afresh.
    pub fn stranger(address: SocketAddr) -> Session {
        Session { address, cookie: Some("newspaper=asahi".to_owned()) }
    }

    /// The same person at another address of the same city.
    pub fn on(&self, address: SocketAddr) -> Session {
        Session { address, cookie: self.cookie.clone() }
    }

    /// Somebody of the demo city.
    pub async fn sign_in(address: SocketAddr, email: &str) -> anyhow::Result<Session> {
        let fields = [("email", email), ("password", PASSWORD)];
        let guest = Session::guest(address);
        let reply = guest.connect().await?.post(&app::links::sign_in(), &fields).await?;
        ensure!(reply.status == StatusCode::SEE_OTHER, "signing in as {email} gave {}", reply.status);
        let session = guest.with_cookies(&reply)?;
        let onward = reply.headers.get(LOCATION).and_then(|there| there.to_str().ok()).unwrap_or_default();
        if onward.starts_with(&app::links::sign_in_code()) { session.show_code().await } else { Ok(session) }
    }

    /// The same with the cookies of an answer.
    pub fn with_cookies(&self, reply: &Reply) -> anyhow::Result<Session> {
        let cookies = reply.headers.get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
        let pairs: Vec<&str> = cookies.filter_map(|cookie| cookie.split(';').next()).collect();
        ensure!(!pairs.is_empty(), "no cookie after signing in");
        Ok(Session { address: self.address, cookie: Some(pairs.join("; ")) })
    }

    /// The second factor of staff, as the demo city shows it.
    async fn show_code(&self) -> anyhow::Result<Session> {
        let path = app::links::sign_in_code();
        let page = String::from_utf8_lossy(&self.get(&path).await?.body).into_owned();
        let code = page.split_once("id=\"demo-code\">").and_then(|(_, rest)| rest.split('<').next());
        let fields = [("code", code.context("the demo city shows the code")?)];
        let reply = self.connect().await?.post(&path, &fields).await?;
        ensure!(reply.status == StatusCode::SEE_OTHER, "the second factor gave {}", reply.status);
        self.with_cookies(&reply)
    }

    /// Opens a connection.
    pub async fn connect(&self) -> anyhow::Result<Connection> {
        let stream = TcpStream::connect(self.address).await.context("the server listens")?;
        stream.set_nodelay(true).context("a socket")?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await.context("a connection")?;
        tokio::spawn(connection);
        Ok(Connection { sender, session: self.clone() })
    }

    /// One page over a connection of its own.
    pub async fn get(&self, path: &str) -> anyhow::Result<Reply> {
        let reply = self.connect().await?.get(path, "identity").await?;
        let onward = reply.headers.get(LOCATION);
        ensure!(reply.status == StatusCode::OK, "{path} gave {} {onward:?}", reply.status);
        Ok(reply)
    }
}

impl Connection {
    /// Asks for a page, in an encoding.
    pub async fn get(&mut self, path: &str, encoding: &str) -> anyhow::Result<Reply> {
        let request = self.request(Method::GET, path).header(ACCEPT_ENCODING, encoding);
        self.send(request.body(Full::default()).context("a valid request")?).await
    }

    /// Takes a page and throws it away as it comes; says how many bytes it had.
    pub async fn drain(&mut self, path: &str) -> anyhow::Result<u64> {
        let request = self.request(Method::GET, path).body(Full::default()).context("a valid request")?;
        self.sender.ready().await.context("the connection stays open")?;
        let response = self.sender.send_request(request).await.context("an answer")?;
        ensure!(response.status() == StatusCode::OK, "{path} gave {}", response.status());
        let mut body = response.into_body();
        let mut bytes = 0;
        while let Some(frame) = body.frame().await {
            bytes += frame.context("a whole body")?.data_ref().map_or(0, |data| data.len() as u64);
        }
        Ok(bytes)
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(impl AsRef<str>, impl AsRef<str>)]) -> anyhow::Result<Reply> {
        self.send(form(self.request(Method::POST, path), fields)?).await
    }

    /// The same with a header of its own.
    pub async fn post_from(
        &mut self,
        path: &str,
        fields: &[(impl AsRef<str>, impl AsRef<str>)],
        (name, value): (&str, &str),
    ) -> anyhow::Result<Reply> {
        self.send(form(self.request(Method::POST, path).header(name, value), fields)?).await
    }

    fn request(&self, method: Method, path: &str) -> http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(HOST, self.session.address.to_string());
        match &self.session.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        }
    }

    async fn send(&mut self, request: Request<Full<Bytes>>) -> anyhow::Result<Reply> {
        self.sender.ready().await.context("the connection stays open")?;
        let response = self.sender.send_request(request).await.context("an answer")?;
        let (head, body) = response.into_parts();
        let body = body.collect().await.context("a whole body")?.to_bytes();
        Ok(Reply { status: head.status, headers: head.headers, body })
    }
}

fn form(
    request: http::request::Builder,
    fields: &[(impl AsRef<str>, impl AsRef<str>)],
) -> anyhow::Result<Request<Full<Bytes>>> {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request =
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
    request.body(Full::from(body)).context("a valid request")
}
