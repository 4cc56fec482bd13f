//! Kept offline means whole: a file that is lost, cut short or garbled on the device is noticed and fetched anew; what failed once is
//! tried again; and a release that does not start gives way to the next one.

use std::fs;

use e2e::{Browser, Engine, Launch, Site, in_every_engine, in_every_engine_with_all, wait_for};
use serde_json::{Value, json};

use super::support::{becomes, change, hex, release_anew, workers};

/// The SHA-256 of a file in the cache of the app; null where it is not there.
fn kept(browser: &Browser, url: &str) -> Value {
    let source = "return caches.match(arguments[0], { ignoreVary: true }).then(async (file) => {
        if (!file) return null;
        const bytes = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
        return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    })";
    browser.try_script(source, &[json!(url)]).unwrap_or_default()
}

/// What happens to a file on the device.
#[derive(Clone, Copy)]
enum Harm {
    Gone,
    Short,
    Garbled,
}

/// Does it, in the cache in which the file is.
fn harm(browser: &Browser, url: &str, what: Harm) {
    let source = "const [url, what] = arguments;
        return caches.keys().then(async ([name]) => {
            const cache = await caches.open(name);
            const file = await cache.match(url, { ignoreVary: true });
            if (what === 'gone') return cache.delete(url, { ignoreVary: true });
            const bytes = new Uint8Array(await file.arrayBuffer());
            const harmed = what === 'short' ? bytes.slice(0, bytes.length / 3) : bytes.map((byte) => byte ^ 1);
            await cache.put(url, new Response(harmed, { headers: { 'content-type': file.headers.get('content-type') } }));
            return true;
        })";
    let name = match what {
        Harm::Gone => "gone",
        Harm::Short => "short",
        Harm::Garbled => "garbled",
    };
    assert_eq!(browser.script(source, &[json!(url), json!(name)]), json!(true), "{url}");
}

/// The files of this release, by what they are: `app` and `wasm` for the app's own.
fn file(site: &Site, kind: &str, ending: &str) -> String {
    let all = fs::read_dir(&site.root).unwrap().flatten();
    let mut names = all.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|name| name.starts_with(&format!("{kind}-")) && name.ends_with(ending)).unwrap()
}

/// Waits until the cache has exactly the bytes that the host has.
fn is_whole_again(browser: &Browser, site: &Site, name: &str) {
    let wanted = hex(&fs::read(site.root.join(name)).unwrap());
    wait_for(30, || {
        let found = kept(browser, &format!("./{name}"));
        if found == json!(wanted) { Ok(()) } else { Err(format!("{name}: {found}")) }
    });
}

fn in_settings(engine: Engine, site: &Site) -> (Launch, Browser) {
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.at("#/settings"));
    browser.reads("Ready offline");
    (launch, browser)
}

fn a_lost_file_comes_back(engine: Engine) {
    let mut site = Site::release().copied();
    let (launch, browser) = in_settings(engine, &site);
    // At the next start online.
    harm(&browser, "./rescue.css", Harm::Gone);
    browser.reload();
    is_whole_again(&browser, &site, "rescue.css");
    browser.reads("Ready offline");
    // Without a network it cannot, and says so.
    harm(&browser, "./rescue.js", Harm::Gone);
    site.go_offline();
    browser.reload();
    browser.reads("Works offline Not yet");
    // When somebody asks.
    site.go_online();
    browser.tap("button", "Check for updates");
    is_whole_again(&browser, &site, "rescue.js");
    browser.reads("Ready offline");
    // And when the network comes back, without being asked.
    harm(&browser, "./rescue.js", Harm::Short);
    site.go_offline();
    browser.reload();
    browser.reads("Works offline Not yet");
    site.go_online();
    browser.script("dispatchEvent(new Event('online'))", &[]);
    browser.reads("Ready offline");
    is_whole_again(&browser, &site, "rescue.js");
    browser.quit();
    launch.forget();
}

fn a_bad_file_is_fetched_anew(engine: Engine) {
    let mut site = Site::release().copied();
    let (launch, browser) = in_settings(engine, &site);
    let needed = [file(&site, "app", ".wasm"), file(&site, "app", ".js")];
    for (name, how) in needed.iter().flat_map(|name| [(name, Harm::Short), (name, Harm::Garbled)]) {
        harm(&browser, &format!("./{name}"), how);
        // Without a network nothing can be done: the help stands, and it is said.
        site.go_offline();
        browser.open("about:blank");
        browser.open(&site.at("#/settings"));
        browser.find("link", "Try again");
        assert!(!browser.text().contains("Ready offline"));
        site.go_online();
        browser.tap("link", "Try again");
        becomes(&browser, "first");
        is_whole_again(&browser, &site, name);
        browser.reads("Ready offline");
    }
    browser.quit();
    launch.forget();
}

fn a_bad_file_that_stops_nothing_is_fetched_anew_too(engine: Engine) {
    let mut site = Site::release().copied();
    let (launch, browser) = in_settings(engine, &site);
    let style = file(&site, "app", ".css");
    for name in [style.as_str(), "shadow.js", "worker.js", "icons/icon.svg"] {
        harm(&browser, &format!("./{name}"), Harm::Short);
        browser.reload();
        is_whole_again(&browser, &site, name);
    }
    browser.reload();
    browser.reads("Ready offline");
    // A page that nothing starts on: the worker looks by itself, and the next load is whole.
    harm(&browser, "./boot.js", Harm::Short);
    browser.open("about:blank");
    browser.open(&site.at("#/settings"));
    is_whole_again(&browser, &site, "boot.js");
    browser.reload();
    becomes(&browser, "first");
    // The part that comes later: its own "Try again" gets it.
    let rest = site.rest();
    harm(&browser, &format!("./{rest}"), Harm::Garbled);
    site.go_offline();
    browser.open("about:blank");
    browser.open(&site.at("#/stretch"));
    browser.find("button", "Try again");
    site.go_online();
    browser.tap("button", "Try again");
    browser.reads("How old are you?");
    browser.quit();
    launch.forget();
}

fn a_network_that_stalls_does_not_make_it_less_ready(engine: Engine) {
    let site = Site::release().copied();
    let (launch, browser) = in_settings(engine, &site);
    // A look for an update that never ends, and every look after it waits for it.
    site.hold("");
    browser.tap("button", "Check for updates");
    wait_for(20, || {
        let asked = site.requests();
        if asked.iter().filter(|path| path.ends_with("/sw.js")).count() > 1 {
            Ok(())
        } else {
            Err("not asked".into())
        }
    });
    for _ in 0..2 {
        browser.reload();
        browser.reads("Ready offline");
    }
    site.release_held();
    browser.quit();
    launch.forget();
}

fn an_install_that_failed_is_tried_again(engine: Engine) {
    let mut site = Site::release().copied();
    site.go_online_without(&["rescue.js"]);
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.at("#/settings"));
    browser.reads("Works offline Not yet");
    let asked = || site.requests().iter().any(|path| path.ends_with("/rescue.js"));
    wait_for(20, || {
        if asked() && workers(&browser).is_null() { Ok(()) } else { Err(workers(&browser).to_string()) }
    });
    site.go_online();
    browser.script("dispatchEvent(new Event('online'))", &[]);
    browser.reads("Ready offline");
    browser.quit();
    launch.forget();
}

/// The next release on the host is one whose script throws, or one that is whole again.
fn release_with(site: &Site, script: &str, starts: bool) {
    let broken = b"throw new Error('this release does not start');\n";
    change(site, script, &format!("./{script}"), |old| {
        if starts { old[broken.len()..].to_vec() } else { [&broken[..], &old].concat() }
    });
}

/// A diary with a cramp in it, and a release that does not start kept over the one that wrote it.
fn broken(engine: Engine, site: &Site) -> (Launch, Browser, String) {
    let (launch, browser) = in_settings(engine, site);
    browser.go_to("#/now");
    browser.tap("button", "It has eased");
    browser.go_to("#/settings");
    let script = file(site, "app", ".js");
    release_with(site, &script, false);
    release_anew(site);
    browser.tap("button", "Check for updates");
    browser.tap("button", "Update");
    browser.find("link", "Try again");
    // It is kept whole, so it does not start in whatever way it is loaded.
    browser.reload();
    browser.find("link", "Try again");
    (launch, browser, script)
}

/// The release that follows one that does not start.
fn mended(site: &Site, script: &str) {
    release_with(site, script, true);
    let mark = |old: Vec<u8>| {
        String::from_utf8(old).unwrap().replacen("data-release=second", "data-release=third", 1)
    };
    change(site, "index.html", "./", |old| mark(old).into_bytes());
    let path = site.root.join("sw.js");
    let worker = fs::read_to_string(&path).unwrap();
    let version = worker.split("const VERSION = '").nth(1).unwrap().split('\'').next().unwrap();
    fs::write(&path, worker.replace(version, &format!("{}3", &version[1..]))).unwrap();
}

fn runs_with_its_diary(browser: &Browser) {
    becomes(browser, "third");
    browser.go_to("#/nights");
    browser.reads("1 cramp");
    browser.go_to("#/settings");
    browser.reads("Ready offline");
    assert_eq!(browser.script("return caches.keys().then((all) => all.length)", &[]), json!(1));
}

fn try_again_takes_the_release_on_the_host(engine: Engine) {
    let site = Site::release().copied();
    let (launch, browser, script) = broken(engine, &site);
    mended(&site, &script);
    browser.tap("link", "Try again");
    runs_with_its_diary(&browser);
    browser.quit();
    launch.forget();
}

fn try_again_takes_the_release_that_waits_on_the_device(engine: Engine) {
    let mut site = Site::release().copied();
    let (launch, browser, script) = broken(engine, &site);
    mended(&site, &script);
    browser.script(
        "return navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => 1)",
        &[],
    );
    wait_for(30, || {
        let workers = workers(&browser);
        if workers[1] == json!("installed") { Ok(()) } else { Err(workers.to_string()) }
    });
    site.go_offline();
    browser.tap("link", "Try again");
    runs_with_its_diary(&browser);
    browser.quit();
    launch.forget();
}

fn an_app_that_stopped_begins_again_at_tonight_with_the_next_release(engine: Engine) {
    let site = Site::release().copied();
    let (launch, browser) = in_settings(engine, &site);
    release_anew(&site);
    browser.go_to("#/nights");
    browser.find("heading", "Nights");
    // What the net under a panic leaves (src/platform/panic.rs).
    let stop = "Object.assign(document.documentElement.dataset, { boot: 'failed', broke: 'yes' })";
    browser.script(stop, &[]);
    browser.says("alert", "The app has stopped.");
    browser.tap("link", "Try again");
    becomes(&browser, "second");
    browser.find("heading", "Tonight");
    browser.quit();
    launch.forget();
}

in_every_engine!(a_lost_file_comes_back, a_bad_file_is_fetched_anew, try_again_takes_the_release_on_the_host);
in_every_engine_with_all!(
    a_bad_file_that_stops_nothing_is_fetched_anew_too,
    a_network_that_stalls_does_not_make_it_less_ready,
    an_install_that_failed_is_tried_again,
    try_again_takes_the_release_that_waits_on_the_device,
    an_app_that_stopped_begins_again_at_tonight_with_the_next_release,
);
