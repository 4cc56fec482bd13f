//! The server as a browser meets it.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;

fn folder(name: &str) -> PathBuf {
    let root = std::env::temp_dir().join(format!("quiet-legs-server-{name}-{}", std::process::id()));
    std::fs::create_dir_all(root.join("icons")).unwrap();
    std::fs::write(root.join("index.html"), "<p>home home home home home home</p>").unwrap();
    std::fs::write(root.join("404.html"), "<p>lost</p>").unwrap();
    std::fs::write(root.join("app.wasm"), b"\0asm").unwrap();
    std::fs::write(root.join("icons/a.png"), b"png").unwrap();
    std::fs::write(root.join("_headers"), "/*\n  X-All: 1\n/app/app.wasm\n  Cache-Control: immutable\n")
        .unwrap();
    root
}

fn start(root: PathBuf, base: &str) -> Server {
    start_as(root, base, false)
}

fn start_as(root: PathBuf, base: &str, endings_dropped: bool) -> Server {
    let (address, missing) = (([127, 0, 0, 1], 0).into(), vec!["gone.js".to_owned()]);
    Server::start(Options { root, address, base: base.into(), missing, endings_dropped }).unwrap()
}

fn ask(server: &Server, path: &str, more: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn answers_like_a_host() {
    let root = folder("host");
    std::fs::write(root.join("gone.js"), "x").unwrap();
    let server = start(root.clone(), "/app/");
    assert!(server.url().ends_with("/app/"));
    let home = ask(&server, "/app/?x=1", "");
    assert!(
        home.starts_with("HTTP/1.1 200")
            && home.contains("text/html; charset=utf-8")
            && home.contains("X-All: 1")
    );
    assert!(ask(&server, "/app", "").contains("Location: /app/"));
    let wasm = ask(&server, "/app/app.wasm", "");
    assert!(wasm.contains("application/wasm") && wasm.contains("Cache-Control: immutable"));
    assert!(ask(&server, "/app/icons/a.png", "Accept-Encoding: br\r\n").ends_with("png"));
    let packed = ask(&server, "/app/", "Accept-Encoding: gzip, br\r\n");
    assert!(packed.contains("Content-Encoding: br") && !packed.contains("home home"));
    for path in
        ["/app/none.js", "/app/gone.js", "/app/../Cargo.toml", "/app/%2e%2e/x", "/app/_headers", "/other"]
    {
        let lost = ask(&server, path, "");
        assert!(lost.starts_with("HTTP/1.1 404") && lost.contains("lost"), "{path}: {lost}");
    }
    let tag = wasm.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap().to_owned();
    assert!(ask(&server, "/app/app.wasm", &format!("If-None-Match: {tag}\r\n")).starts_with("HTTP/1.1 304"));
    assert_eq!(server.requests().first().map(String::as_str), Some("/app/?x=1"));
    server.stop();
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn keeps_connections_and_drops_them_when_stopped() {
    let root = folder("stop");
    let server = start(root.clone(), "/");
    let port = server.port();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let mut byte = [0; 1];
    for _ in 0..2 {
        stream.write_all(b"GET /icons/a.png HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut seen = Vec::new();
        while !seen.ends_with(b"\r\n\r\npng") {
            assert_eq!(stream.read(&mut byte).unwrap(), 1);
            seen.extend_from_slice(&byte);
        }
    }
    server.stop();
    assert_eq!(stream.read(&mut byte).unwrap_or(0), 0);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn an_answer_is_kept_back_until_it_is_released() {
    let server = start(folder("held"), "/");
    server.hold(".html");
    let port = server.port();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        write!(stream, "GET /index.html HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        tell.send(bytes.len()).unwrap();
    });
    while server.requests().is_empty() {
        std::thread::yield_now();
    }
    assert!(told.try_recv().is_err(), "it was answered although it is held");
    server.release();
    assert!(told.recv().unwrap() > 0);
}

#[test]
fn an_answer_stalls_after_a_part_of_it_and_then_comes_whole() {
    let root = folder("stalled");
    let server = start(root.clone(), "/");
    let whole = ask(&server, "/index.html", "Connection: close\r\n");
    server.stall(".html", 50);
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    write!(stream, "GET /index.html HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let (head, body) = whole.split_once("\r\n\r\n").unwrap();
    let mut part = vec![0; head.len() + 4 + body.len() / 2];
    stream.read_exact(&mut part).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_millis(200))).unwrap();
    assert!(stream.read(&mut [0]).is_err(), "more came although it is held");
    server.release();
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    assert_eq!(String::from_utf8(part).unwrap() + &rest, whole);
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn a_host_that_drops_endings_redirects() {
    let root = folder("bare");
    std::fs::write(root.join("rescue.html"), "<p>rescue</p>").unwrap();
    let server = start_as(root.clone(), "/app/", true);
    let moved = ask(&server, "/app/rescue.html?x", "");
    assert!(moved.starts_with("HTTP/1.1 301") && moved.contains("Location: /app/rescue\r\n"), "{moved}");
    assert!(ask(&server, "/app/index.html", "").contains("Location: /app/\r\n"));
    let page = ask(&server, "/app/rescue", "");
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("text/html") && page.contains("rescue"),
        "{page}"
    );
    assert!(ask(&server, "/app/", "").contains("home"));
    assert!(ask(&server, "/app/app.wasm", "").starts_with("HTTP/1.1 200"));
    server.stop();
    std::fs::remove_dir_all(root).unwrap();
}
