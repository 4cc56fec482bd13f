//! A served build: the real one or a copy that a test may damage. It can lose its network and get it back.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use xtask::quicken;
use xtask::server::{Options, Server};

use crate::process::free_port;
use crate::wait_for;

const BLANK: &str = "<!doctype html><meta charset=utf-8><title>Blank</title>\
    <script src=/before.js></script><script type=module src=/shadow.js></script>";

/// Files behind an address that stays the same while the server comes and goes.
#[derive(Debug)]
pub struct Site {
    /// The folder that is served.
    pub root: PathBuf,
    port: u16,
    server: Option<Server>,
    copied: bool,
    endings_dropped: bool,
}

impl Site {
    /// The release build.
    pub fn release() -> Site {
        Site::of(&build("QL_DIST", "dist"))
    }

    /// The release with a page that asks for sixty times the tempo of a set.
    pub fn fast() -> Site {
        let copy = folder();
        quicken(&build("QL_DIST", "dist"), &copy).expect("a copy of the release");
        let mut site = Site::of(&copy);
        site.copied = true;
        site
    }

    /// Serves this folder.
    pub fn of(root: &Path) -> Site {
        let mut site = Site {
            root: root.to_owned(),
            port: free_port(),
            server: None,
            copied: false,
            endings_dropped: false,
        };
        site.go_online_without(&[]);
        site
    }

    /// Serves a copy of this site's folder, to be changed by the test.
    #[must_use]
    pub fn copied(self) -> Site {
        let copy = folder();
        copy_folder(&self.root, &copy);
        let mut site = Site::of(&copy);
        site.copied = true;
        site
    }

    /// A copy of the fast build that takes faults: see [`Site::taking_faults`].
    pub fn with_faults() -> Site {
        Site::fast().taking_faults()
    }

    /// A copy of this site whose page runs [`Site::inject`]'s script before its own, in every engine, without a worker.
    /// `blank.html` has the second store and nothing else of the app.
    #[must_use]
    pub fn taking_faults(self) -> Site {
        let site = self.copied();
        let page = fs::read_to_string(site.root.join("index.html")).expect("the page");
        let faulty = page
            .replacen("<meta charset", "<script src=\"/before.js\"></script><meta charset", 1)
            .replacen("data-sw=\"/sw.js\" ", "", 1);
        assert!(
            faulty.contains("before.js") && !faulty.contains("data-sw"),
            "the page is not built as expected"
        );
        fs::write(site.root.join("index.html"), faulty).expect("a page");
        fs::write(site.root.join("blank.html"), BLANK).expect("a page");
        fs::write(site.root.join("answer.txt"), "heard").expect("a file");
        site.inject("");
        site
    }

    /// What every page opened from now on runs before anything else.
    pub fn inject(&self, script: &str) {
        let all = format!("{}\n{script}\n", crate::remote::REMOTE);
        fs::write(self.root.join("before.js"), all).expect("a script");
    }

    /// The name of the file with the part of the app that comes later, which compares both stores.
    pub fn rest(&self) -> String {
        let mut files = Vec::new();
        list(&self.root, &mut files);
        let names = files.iter().filter_map(|file| file.file_name()).map(|name| name.to_string_lossy());
        let found = names.into_iter().find(|name| name.starts_with("rest-") && name.ends_with(".wasm"));
        found.expect("a build in two parts").into_owned()
    }

    /// The address of the page, ending in `/`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The address of a route: `at("#/now")`.
    pub fn at(&self, route: &str) -> String {
        format!("{}{route}", self.url())
    }

    /// Takes the network away: the port is closed and every connection dropped.
    pub fn go_offline(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
        let answer = std::net::TcpStream::connect(("127.0.0.1", self.port));
        assert!(answer.is_err(), "the server is stopped, but something still listens");
    }

    /// Serves again, on the same port.
    pub fn go_online(&mut self) {
        self.go_online_without(&[]);
    }

    /// Serves again, but files with these endings are not found.
    pub fn go_online_without(&mut self, missing: &[&str]) {
        drop(self.server.take());
        let options = || Options {
            root: self.root.clone(),
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)),
            base: "/".into(),
            missing: missing.iter().map(ToString::to_string).collect(),
            endings_dropped: self.endings_dropped,
        };
        // For a moment the system may have lent the port to a connection of somebody else.
        let server = wait_for(10, || Server::start(options()).map_err(|why| format!("the same port: {why}")));
        self.port = server.port();
        self.server = Some(server);
    }

    /// The same on a host that shows pages without `.html` and redirects whoever asks with it.
    #[must_use]
    pub fn dropping_endings(mut self) -> Site {
        self.endings_dropped = true;
        self.go_online();
        self
    }

    /// Keeps answers to files with this ending back until [`Site::release_held`].
    pub fn hold(&self, ending: &str) {
        self.server.as_ref().expect("a running server").hold(ending);
    }

    /// The same after this percentage of the page's own bytes.
    pub fn stall_page(&self, after: usize) {
        self.server.as_ref().expect("a running server").stall("/", after);
    }

    /// Gives out what was kept back.
    pub fn release_held(&self) {
        self.server.as_ref().expect("a running server").release();
    }

    /// The paths asked for since the server was last started.
    pub fn requests(&self) -> Vec<String> {
        self.server.as_ref().map(Server::requests).unwrap_or_default()
    }

    /// The one file in the folder whose name ends like this.
    pub fn file(&self, ending: &str) -> PathBuf {
        let mut files = Vec::new();
        list(&self.root, &mut files);
        files.retain(|file| file.to_string_lossy().ends_with(ending));
        assert_eq!(files.len(), 1, "files ending in {ending} in {}", self.root.display());
        files.remove(0)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if self.copied {
            drop(fs::remove_dir_all(&self.root));
        }
    }
}

/// A place for a copy: a new one each time.
fn folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    env::temp_dir().join(format!("ql-e2e-site-{}-{number}", std::process::id()))
}

fn build(variable: &str, usual: &str) -> PathBuf {
    let root = env::var_os(variable).map_or_else(|| crate::repository().join(usual), PathBuf::from);
    let page = root.join("index.html");
    assert!(page.is_file(), "{} is missing: `cargo xtask test` builds it ({variable})", page.display());
    root
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { list(&path, files) } else { files.push(path) }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    let mut files = Vec::new();
    list(from, &mut files);
    for file in files {
        let target = to.join(file.strip_prefix(from).expect("a file inside"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(&file, &target).expect("a copy");
    }
}
