//! Real servers with the rules of `deploy/`, at a path below the root: headers, kinds, packing, caching, and the app offline.
//!
//! nginx and Caddy come from the system's packages (`cargo xtask test` installs them). `QL_SUB_DIST` is a release built with
//! `--base /sub/`; it defaults to `target/sub-dist`.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use e2e::process::{Process, free_port};
use e2e::{Engine, Launch, repository, wait_for};
use xtask::deploy::{CADDY, NGINX, expected, pack};

/// Where the app is on the host.
const BASE: &str = "/sub/";

/// A server of somebody else's making, with the rules of this project.
struct Host {
    process: Option<Process>,
    port: u16,
    folder: PathBuf,
}

/// A folder of its own with the built app in `www/sub`, packed too.
fn prepared(name: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let dist = env::var_os("QL_SUB_DIST").map_or_else(|| repository().join("target/sub-dist"), PathBuf::from);
    let page = fs::read_to_string(dist.join("index.html")).unwrap_or_default();
    assert!(
        page.contains("=/sub/sw.js") || page.contains("\"/sub/sw.js\""),
        "{} is not a build for /sub/",
        dist.display()
    );
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("ql-e2e-{name}-{}-{count}", std::process::id()));
    let root = folder.join("www/sub");
    copy(&dist, &root);
    pack(&root, 5).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            assert!(fs::copy(entry.path(), target).is_ok());
        }
    }
}

impl Host {
    /// nginx in one process and as whoever runs the test, because a namespace has no other user, with nothing from the
    /// system's own configuration.
    fn nginx() -> Host {
        let (folder, port) = (prepared("nginx"), free_port());
        let here = folder.display();
        let rules = repository().join(NGINX);
        let module = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
        let text = format!(
            "load_module {module};\nuser root;\ndaemon off;\nmaster_process off;\npid {here}/pid;\nerror_log stderr;\nevents {{}}\n\
             http {{\naccess_log off;\nclient_body_temp_path {here}/1;\nproxy_temp_path {here}/2;\nfastcgi_temp_path {here}/3;\n\
             uwsgi_temp_path {here}/4;\nscgi_temp_path {here}/5;\nserver {{\nlisten 127.0.0.1:{port};\nroot {here}/www;\n\
             set $quiet_legs /sub;\ninclude {};\ninclude {};\n}}\n}}\n",
            rules.display(),
            rules.with_file_name("brotli.conf").display()
        );
        let configuration = folder.join("nginx.conf");
        fs::write(&configuration, text).unwrap();
        let mut command = Command::new(program("nginx"));
        command.arg("-p").arg(&folder).arg("-c").arg(&configuration);
        Host::start(&mut command, folder, port)
    }

    fn caddy() -> Host {
        let (folder, port) = (prepared("caddy"), free_port());
        let text = format!(
            "{{\nadmin off\nauto_https off\n}}\nimport {}\nhttp://127.0.0.1:{port} {{\nbind 127.0.0.1\nimport quiet_legs {}/www /sub\n}}\n",
            repository().join(CADDY).display(),
            folder.display()
        );
        let configuration = folder.join("Caddyfile");
        fs::write(&configuration, text).unwrap();
        let mut command = Command::new(program("caddy"));
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&configuration);
        command.env("HOME", &folder).env("XDG_DATA_HOME", &folder).env("XDG_CONFIG_HOME", &folder);
        Host::start(&mut command, folder, port)
    }

    fn start(command: &mut Command, folder: PathBuf, port: u16) -> Host {
        let log = folder.join("log");
        let mut process = Process::start(command, &log);
        wait_for(20, || {
            let said = || fs::read_to_string(&log).unwrap_or_default();
            assert!(process.runs(), "{command:?} ended: {}", said());
            TcpStream::connect(("127.0.0.1", port)).map_err(|error| format!("{error}: {}", said()))
        });
        Host { process: Some(process), port, folder }
    }

    fn stop(&mut self) {
        self.process.take().expect("a running server").leave();
        assert!(
            TcpStream::connect(("127.0.0.1", self.port)).is_err(),
            "it is stopped, but something still listens"
        );
    }

    /// What it answers: status, headers and body, the body of a packed answer perhaps in chunks.
    fn ask(&self, path: &str, packing: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nConnection: close\r\nHost: {host}\r\nAccept-Encoding: {packing}\r\n\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("the end of the headers");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        Answer { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        drop(self.process.take());
        drop(fs::remove_dir_all(&self.folder));
    }
}

#[derive(Debug)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// Every value of a header, joined.
    fn get(&self, name: &str) -> String {
        let of = |(known, value): &(String, String)| known.eq_ignore_ascii_case(name).then(|| value.clone());
        self.headers.iter().filter_map(of).collect::<Vec<_>>().join(", ")
    }
}

fn program(name: &str) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    folders
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .unwrap_or_else(|| panic!("{name} is not installed. Run: sudo apt-get install {name}"))
}

/// Every file of the app, as the service worker lists it, and the worker itself.
fn files(host: &Host) -> Vec<String> {
    let worker = fs::read_to_string(host.folder.join("www/sub/sw.js")).unwrap();
    // Each with its checksum; what stands beside an address is a list of addresses.
    let listed = worker.split("['./").skip(1).filter_map(|rest| {
        let (name, beside) = rest.split_once('\'')?;
        (!beside.starts_with(", './")).then(|| name.to_owned())
    });
    let all: Vec<String> = listed.chain(["sw.js".to_owned(), "404.html".to_owned()]).collect();
    assert!(all.len() > 15 && all.contains(&String::new()), "{all:?}");
    all
}

fn answers_as_the_build_says(host: &Host) {
    let rules = fs::read_to_string(host.folder.join("www/sub/_headers")).unwrap();
    for file in files(host) {
        let (path, name) = (format!("{BASE}{file}"), if file.is_empty() { "index.html" } else { &file });
        let plain = host.ask(&path, "identity");
        let bytes = fs::read(host.folder.join("www/sub").join(name)).unwrap();
        assert_eq!((plain.status, plain.body == bytes), (200, true), "{path}");
        for (header, value) in expected(&rules, &path, name) {
            assert_eq!(plain.get(&header), value, "{header} of {path}");
        }
        let words = ["html", "css", "js", "wasm", "webmanifest"];
        if words.iter().any(|ending| name.ends_with(ending)) && bytes.len() > 1024 {
            let (packed, best) = (host.ask(&path, "gzip"), host.ask(&path, "gzip, br"));
            assert_eq!(
                (packed.get("Content-Encoding"), best.get("Content-Encoding")),
                ("gzip".into(), "br".into()),
                "{path}"
            );
            assert!(best.body.len() < packed.body.len() && packed.body.len() < bytes.len(), "{path}");
            assert!(packed.get("Vary").contains("Accept-Encoding"), "{path}: {packed:?}");
            assert_eq!(packed.get("Content-Type"), plain.get("Content-Type"), "{path}");
        }
    }
    let page = fs::read(host.folder.join("www/sub/404.html")).unwrap();
    for path in ["nothing", "nothing.js", "app-0123456789abcdef.js", "_headers"] {
        let lost = host.ask(&format!("{BASE}{path}"), "identity");
        assert_eq!((lost.status, lost.body == page), (404, true), "{path}");
        assert!(lost.get("Content-Type").starts_with("text/html"), "{path}");
        assert!(!lost.get("Cache-Control").contains("immutable"), "{path}: a lost file is kept for ever");
        assert!(lost.get("Content-Security-Policy").contains("frame-ancestors 'none'"), "{path}");
    }
    let folder = host.ask("/sub", "identity");
    assert!((300..400).contains(&folder.status) && folder.get("Location").ends_with("/sub/"), "{folder:?}");
}

/// Opens the app below the root, takes the server away, and goes on.
fn runs_below_the_root_and_offline(host: &mut Host, name: &str) {
    let url = format!("http://127.0.0.1:{}{BASE}", host.port);
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    browser.open(&format!("{url}#/settings"));
    browser.reads("Ready offline");
    host.stop();
    browser.reload();
    browser.reads("Ready offline");
    browser.screenshot(&format!("deploy-{name}"));
    browser.go_to("#/now");
    browser.find("button", "It has eased");
    browser.open(&format!("{url}rescue.html"));
    browser.find("heading", "Rescue your entries");
    // The browser asks the same host for an icon of its own accord, at the root.
    browser.quit().is_clean(url.strip_suffix("sub/").expect("a path below the root"));
    launch.forget();
}

#[test]
fn nginx_answers_as_the_build_says() {
    answers_as_the_build_says(&Host::nginx());
}

#[test]
fn caddy_answers_as_the_build_says() {
    answers_as_the_build_says(&Host::caddy());
}

#[test]
fn behind_nginx_the_app_runs_below_the_root_and_offline() {
    runs_below_the_root_and_offline(&mut Host::nginx(), "nginx");
}

#[test]
fn behind_caddy_the_app_runs_below_the_root_and_offline() {
    runs_below_the_root_and_offline(&mut Host::caddy(), "caddy");
}
