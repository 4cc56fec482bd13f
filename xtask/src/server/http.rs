//! Just enough HTTP/1.1: reads one request's head, words one response.

use std::io::{self, BufRead, Read};

/// The longest head that is read; browsers send about one kilobyte.
const LONGEST_HEAD: u64 = 64 * 1024;

/// What the server needs to know of a request.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path with its query, as sent.
    pub target: String,
    /// The browser takes brotli.
    pub brotli: bool,
    /// `If-None-Match`, as sent.
    pub known: String,
    /// The connection ends after this answer.
    pub close: bool,
}

/// A status, its headers and a body.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// The next request of a connection, or nothing when the other side has closed it.
pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = reader.by_ref().take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        close: version != "HTTP/1.1",
        ..Request::default()
    };
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some((name, value)) = line.trim_end().split_once(':') else {
            return Ok(Some(request));
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => request.brotli = takes_brotli(value),
            "if-none-match" => value.clone_into(&mut request.known),
            "connection" => request.close |= value.eq_ignore_ascii_case("close"),
            // A body would be read as the next request: answer, then close.
            "content-length" | "transfer-encoding" => request.close |= value != "0",
            _ => {}
        }
    }
}

fn takes_brotli(value: &str) -> bool {
    value.split(',').map(str::trim).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim() == "br" && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// The head of a response, and its body: a `HEAD` request gets the head only.
pub fn parts<'a>(request: &Request, answer: &'a Answer) -> (Vec<u8>, &'a [u8]) {
    let mut head = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    for (name, value) in &answer.headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    if answer.status != 304 {
        head.extend(["Content-Length: ", &answer.body.len().to_string(), "\r\n"]);
    }
    head.push_str(if request.close { "Connection: close\r\n\r\n" } else { "Connection: keep-alive\r\n\r\n" });
    let sends_body = request.method != "HEAD" && answer.status != 304;
    (head.into_bytes(), if sends_body { &answer.body } else { &[] })
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        304 => "Not Modified",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Error",
    }
}
