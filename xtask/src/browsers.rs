//! The browsers and drivers the end-to-end tests drive, the servers that serve them, and what cuts both off from the network.
//! They come from the system's packages.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::run::{self, Show};
use crate::tools;

/// The programs that will do, and the Debian package that has them.
const WANTED: [(&[&str], &str); 10] = [
    (&["chromium", "chromium-browser", "google-chrome"], "chromium"),
    (&["chromedriver"], "chromium-driver"),
    (&["firefox-esr", "firefox"], "firefox-esr"),
    (&["WebKitWebDriver"], "webkit2gtk-driver"),
    (&["Xvfb"], "xvfb"),
    (&["ip"], "iproute2"),
    (&["nginx"], "nginx-light"),
    (&["../lib/nginx/modules/ngx_http_brotli_static_module.so"], "libnginx-mod-http-brotli-static"),
    (&["caddy"], "caddy"),
    (&["../../share/i18n/locales/en_GB", "../share/i18n/locales/en_GB"], "locales"),
];

/// Installs what is missing where it may, otherwise says which command would.
pub fn ready() -> Outcome<()> {
    install("the browser tests", &missing())?;
    let still = missing();
    if still.is_empty() {
        Ok(())
    } else {
        Err(format!("still missing after installing: {}", still.join(", ")))
    }
}

/// Installs packages of the system, if there are any and it may; otherwise says what they are needed for and which command would.
pub fn install(need: &str, lacking: &[&str]) -> Outcome<()> {
    if lacking.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get update && apt-get install -y --no-install-recommends {}", lacking.join(" "));
    let root = run::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !root || tools::found("apt-get").is_none() {
        let lacking = lacking.join(", ");
        return Err(format!("{need}: {lacking} is missing; install with: sudo sh -c '{line}'"));
    }
    let mut install = Command::new("sh");
    install.args(["-c", &line]).env("DEBIAN_FRONTEND", "noninteractive");
    run::run(&format!("system packages: {}", lacking.join(" ")), install, Show::Progress).map(drop)
}

/// Servers are in a folder that is not on everybody's PATH.
fn is_here(program: &str) -> bool {
    tools::found(program).is_some() || Path::new("/usr/sbin").join(program).is_file()
}

fn missing() -> Vec<&'static str> {
    let mut lacking: Vec<&str> = WANTED
        .iter()
        .filter(|(programs, _)| !programs.iter().any(|program| is_here(program)))
        .map(|(_, package)| *package)
        .collect();
    if !has_minibrowser() && !lacking.contains(&"webkit2gtk-driver") {
        lacking.push("webkit2gtk-driver");
    }
    lacking
}

/// `WebKitGTK`'s small browser is not on the PATH: `/usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser`.
fn has_minibrowser() -> bool {
    let below = |folder: std::path::PathBuf| {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
    };
    let libraries = below("/usr/lib".into()).chain(below("/usr/libexec".into())).collect::<Vec<_>>();
    let engine = |path: &std::path::Path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit"))
    };
    let near = libraries.iter().filter(|path| engine(path)).cloned();
    let deeper = libraries.iter().cloned().flat_map(below).filter(|path| engine(path));
    near.chain(deeper).any(|folder| folder.join("MiniBrowser").is_file())
        || tools::found("MiniBrowser").is_some()
}
