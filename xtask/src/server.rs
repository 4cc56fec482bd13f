//! A small static file server that behaves like a real host: `_headers`, brotli, `404.html`, entity tags.
//!
//! For `cargo xtask serve` and for the end-to-end tests, which stop it to take the network away: after
//! [`Server::stop`] the port is closed and every kept-alive connection is dropped. That is why it is
//! written here on `std::net`; a library's server keeps its connections until the browser lets go.
//! Not here: TLS, ranges, uploads.

mod files;
mod http;

use std::io::{self, Write};
use std::net::{Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

use files::Files;

/// What to serve and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder to serve, a `dist`.
    pub root: PathBuf,
    /// Where to listen; port 0 takes any free port.
    pub address: SocketAddr,
    /// The path the folder appears under: `/` or `/app/`.
    pub base: String,
    /// Paths with one of these endings are answered with 404, for tests.
    pub missing: Vec<String>,
    /// Pages are shown without `.html`, and asked for with it they are redirected, as some hosts do.
    pub endings_dropped: bool,
}

/// A running server. It stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base: String,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    files: Files,
    stopping: AtomicBool,
    requests: Mutex<Vec<String>>,
    open: Mutex<Vec<(u64, TcpStream)>>,
    held: Mutex<Vec<Held>>,
    released: Condvar,
}

/// Answers that are kept back: paths with this ending, after this percentage of their bytes.
#[derive(Debug)]
struct Held {
    ending: String,
    after: usize,
}

impl Server {
    /// Binds the address and answers requests from now on.
    ///
    /// # Errors
    /// The address is taken or may not be bound, or a thread could not be started.
    pub fn start(options: Options) -> io::Result<Server> {
        let listener = TcpListener::bind(options.address)?;
        let address = listener.local_addr()?;
        let base = format!("/{}/", options.base.trim_matches('/')).replace("//", "/");
        let shared = Arc::new(Shared {
            files: Files::new(options.root, base.clone(), options.missing, options.endings_dropped),
            stopping: AtomicBool::new(false),
            requests: Mutex::default(),
            open: Mutex::default(),
            held: Mutex::default(),
            released: Condvar::new(),
        });
        let accepting = Arc::clone(&shared);
        let thread = Builder::new().name("server".into()).spawn(move || accept(&listener, &accepting))?;
        Ok(Server { address, base, shared, listener: Some(thread) })
    }

    /// The address of the page, with the base: `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// The port that was bound.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The paths asked for so far (with their query), in order.
    pub fn requests(&self) -> Vec<String> {
        locked(&self.shared.requests).clone()
    }

    /// Keeps answers to paths with this ending back until [`Server::release`], for tests of a slow network.
    pub fn hold(&self, ending: &str) {
        self.stall(ending, 0);
    }

    /// The same after this percentage of the bytes: the head of the answer and a part of its body come.
    pub fn stall(&self, ending: &str, after: usize) {
        locked(&self.shared.held).push(Held { ending: ending.to_owned(), after });
    }

    /// Gives out every answer that was kept back.
    pub fn release(&self) {
        locked(&self.shared.held).clear();
        self.shared.released.notify_all();
    }

    /// Closes the port and every open connection.
    pub fn stop(self) {
        drop(self);
    }

    fn close(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        self.release();
        // `accept` only notices when somebody calls.
        let host = match self.address {
            SocketAddr::V4(v4) if v4.ip().is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(v6) if v6.ip().is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            other => other.ip(),
        };
        drop(TcpStream::connect((host, self.address.port())));
        if let Some(thread) = self.listener.take() {
            drop(thread.join());
        }
        for (_, stream) in locked(&self.shared.open).drain(..) {
            drop(stream.shutdown(Shutdown::Both));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.close();
    }
}

impl Shared {
    /// After how much of it the answer to this path is kept back, in percent.
    fn held_after(&self, path: &str) -> Option<usize> {
        let path = path.split('?').next().unwrap_or(path);
        let held = locked(&self.held);
        held.iter().find(|held| path.ends_with(held.ending.as_str())).map(|held| held.after)
    }

    /// Waits until nothing is kept back any more. False: the network went away, and what was kept back never comes.
    fn is_released(&self) -> bool {
        drop(self.released.wait_while(locked(&self.held), |held| !held.is_empty()));
        !self.stopping.load(Ordering::SeqCst)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One thread per connection: a browser opens six, and none may wait for another.
fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for (number, stream) in (0_u64..).zip(listener.incoming()) {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let Ok(copy) = stream.try_clone() else { continue };
        locked(&shared.open).push((number, copy));
        let inside = Arc::clone(shared);
        let started = Builder::new().name("connection".into()).spawn(move || {
            // An error here is a browser that went away: nothing to tell anybody.
            drop(converse(&stream, &inside));
            drop(stream.shutdown(Shutdown::Both));
            locked(&inside.open).retain(|(open, _)| *open != number);
        });
        if started.is_err() {
            locked(&shared.open).retain(|(open, _)| *open != number);
        }
    }
}

/// Requests and answers on one connection, until either side closes it.
fn converse(mut stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = io::BufReader::new(stream);
    while let Some(request) = http::read(&mut reader)? {
        if shared.stopping.load(Ordering::SeqCst) {
            break;
        }
        locked(&shared.requests).push(request.target.clone());
        let after = shared.held_after(&request.target);
        if after == Some(0) && !shared.is_released() {
            break;
        }
        let answer = shared.files.answer(&request);
        let (mut head, body) = http::parts(&request, &answer);
        let (first, rest) = body.split_at(body.len() * after.unwrap_or(0) / 100);
        head.extend_from_slice(first);
        if !first.is_empty() {
            stream.write_all(&std::mem::take(&mut head))?;
            if !shared.is_released() {
                break;
            }
        }
        head.extend_from_slice(rest);
        in_packets(stream, &head)?;
        if request.close {
            break;
        }
    }
    Ok(())
}

/// The bytes of one packet, and how many of them a connection begins with (RFC 6928).
const PACKET: usize = 1_460;
const WINDOW: usize = 10;

/// Writes the first packets one by one, as they come over a line: over loopback all would be there at once, and a browser that is to
/// behave as on a slow line would wait for the last of them before it read the first.
fn in_packets(mut stream: &TcpStream, bytes: &[u8]) -> io::Result<()> {
    let (first, rest) = bytes.split_at(bytes.len().min(PACKET * WINDOW));
    for packet in first.chunks(PACKET) {
        stream.write_all(packet)?;
        std::thread::sleep(std::time::Duration::from_micros(200));
    }
    stream.write_all(rest)
}

#[cfg(test)]
mod tests;
