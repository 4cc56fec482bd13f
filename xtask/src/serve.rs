//! `cargo xtask serve`: tools, build, then the dist on this machine, or with `--lan` on the home network.

mod qr;

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::thread;

use crate::server::{Options, Server};
use crate::{Outcome, build, tools};

/// The command with its words. It runs until it is interrupted.
pub fn command(words: &[String]) -> Outcome<()> {
    let (mut lan, mut port) = (false, 8080_u16);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--lan" => lan = true,
            "--port" => {
                port = words.next().and_then(|text| text.parse().ok()).ok_or("--port needs a number")?;
            }
            other => return Err(format!("serve does not know {other}: serve [--lan] [--port N]")),
        }
    }
    let host = if lan { home_address()? } else { Ipv4Addr::LOCALHOST.into() };
    let address = SocketAddr::new(host, port);
    // Better now than after minutes of building.
    drop(TcpListener::bind(address).map_err(|error| taken(address, error.kind()))?);
    tools::for_build()?;
    let plan = build::Plan::default();
    build::build(&plan)?;
    let options =
        Options { root: plan.dist, address, base: plan.base, missing: Vec::new(), endings_dropped: false };
    let server = Server::start(options).map_err(|error| taken(address, error.kind()))?;
    if lan {
        println!("\n{}", qr::code(&server.url())?);
        println!(
            "On plain http a phone keeps nothing offline: the service worker and lasting storage need https or localhost."
        );
    }
    println!("\nQuiet Legs is at {}\nStop it with Ctrl-C.", server.url());
    loop {
        thread::park();
    }
}

fn taken(address: SocketAddr, kind: ErrorKind) -> String {
    match kind {
        ErrorKind::AddrInUse => {
            let other = address.port().wrapping_add(1);
            format!(
                "port {} is taken: stop what is using it, or run `cargo xtask serve --port {other}`",
                address.port()
            )
        }
        other => format!("cannot listen on {address}: {other}"),
    }
}

/// This machine's address in the home network. Nothing is sent: asking the system for a route is enough.
fn home_address() -> Outcome<IpAddr> {
    let socket =
        UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).map_err(|error| format!("no network: {error}"))?;
    socket
        .connect((Ipv4Addr::new(192, 0, 2, 1), 9))
        .map_err(|error| format!("this machine is in no network: {error}"))?;
    let address =
        socket.local_addr().map_err(|error| format!("this machine is in no network: {error}"))?.ip();
    if address.is_loopback() || address.is_unspecified() {
        return Err("this machine is in no network that a phone could reach".into());
    }
    Ok(address)
}
