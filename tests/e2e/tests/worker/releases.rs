//! What can go wrong between two releases: a network that dies or lies in the middle of an update, names that mean other bytes, a page
//! that is older than its files, and an update in the middle of a stretch. Whatever happens, one whole release runs.

use std::fs;

use e2e::{Browser, Engine, Launch, Site, in_every_engine, in_every_engine_with_all, wait_for};
use serde_json::{Value, json};

use super::support::{becomes, change, hex, release, release_anew, workers};

/// A browser in which the first release is kept whole.
fn kept_whole(engine: Engine, site: &Site) -> (Launch, Browser) {
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.at("#/settings"));
    browser.reads("Ready offline");
    (launch, browser)
}

/// The first release runs, alone and whole, and no other is offered.
fn is_the_first(browser: &Browser) {
    assert_eq!(
        browser.script("return caches.keys().then((all) => all.length)", &[]),
        json!(1),
        "half a cache"
    );
    browser.reload();
    becomes(browser, "first");
    browser.reads("Ready offline");
    assert!(!browser.shows("button", "Update"), "half a release is offered");
}

/// Looks for an update and waits until the worker has asked for this file and given up.
fn fails_at(site: &Site, browser: &Browser, file: &str, then: impl FnOnce()) {
    browser.tap("button", "Check for updates");
    let asked = || site.requests().iter().any(|path| path.ends_with(file));
    wait_for(20, || asked().then_some(()).ok_or_else(|| format!("{file} was not asked for")));
    then();
    let gave_up = json!([null, null, "activated"]);
    wait_for(20, || {
        let workers = workers(browser);
        if workers == gave_up { Ok(()) } else { Err(format!("{file}: {workers}")) }
    });
}

fn an_update_that_goes_wrong_leaves_the_release_that_runs(engine: Engine) {
    let mut site = Site::release().copied();
    let (launch, browser) = kept_whole(engine, &site);
    release_anew(&site);

    // A file is not there.
    site.go_online_without(&["rescue.js"]);
    fails_at(&site, &browser, "/rescue.js", || ());
    is_the_first(&browser);

    // One byte is wrong; a page in place of a program.
    let (script, program) = (site.file("rescue.js"), site.root.join(site.rest()));
    let (whole, binary) = (fs::read(&script).unwrap(), fs::read(&program).unwrap());
    for (file, bytes) in [
        (&script, [&whole[..3], &[whole[3] ^ 1], &whole[4..]].concat()),
        (&program, b"<!doctype html><title>Welcome to this network</title>".to_vec()),
    ] {
        fs::write(file, bytes).unwrap();
        site.go_online();
        fails_at(&site, &browser, &file.file_name().unwrap().to_string_lossy(), || ());
        is_the_first(&browser);
        fs::write(&script, &whole).unwrap();
        fs::write(&program, &binary).unwrap();
    }

    // The network dies after most files have come.
    site.go_online();
    site.hold(&site.rest());
    let rest = site.rest();
    browser.tap("button", "Check for updates");
    wait_for(20, || {
        let asked = site.requests();
        asked.iter().any(|path| path.ends_with(&rest)).then_some(()).ok_or_else(|| format!("{asked:?}"))
    });
    site.go_offline();
    wait_for(20, || {
        let workers = workers(&browser);
        if workers == json!([null, null, "activated"]) { Ok(()) } else { Err(workers.to_string()) }
    });
    is_the_first(&browser);

    // And the next one arrives.
    site.go_online();
    browser.tap("button", "Check for updates");
    browser.tap("button", "Update");
    becomes(&browser, "second");
    browser.reads("Ready offline");
    assert_eq!(browser.script("return caches.keys().then((all) => all.length)", &[]), json!(1));
    println!(
        "\nreleases: 12 | an install missing a file, with wrong bytes, cut off | {} | one whole release each time",
        engine.slug()
    );
    browser.quit();
    launch.forget();
}

/// The SHA-256 of a file as this page gets it.
fn digest(browser: &Browser, file: &str) -> Value {
    let source = "return fetch(arguments[0]).then((file) => file.arrayBuffer()).then((all) => crypto.subtle.digest('SHA-256', all))
        .then((all) => [...new Uint8Array(all)].map((byte) => byte.toString(16).padStart(2, '0')).join(''))";
    browser.script(source, &[json!(file)])
}

fn a_name_that_means_other_bytes_is_never_mixed(engine: Engine) {
    let site = Site::release().copied();
    let (launch, browser) = kept_whole(engine, &site);
    let name = site.rest();
    let old = hex(&fs::read(site.root.join(&name)).unwrap());
    // The same name, and one more section that nothing reads, of the kind tools leave behind.
    change(&site, &name, &format!("./{name}"), |old| [old, vec![0, 3, 1, b'q', b'l']].concat());
    release_anew(&site);
    let new = hex(&fs::read(site.root.join(&name)).unwrap());

    browser.reload();
    becomes(&browser, "first");
    assert_eq!(digest(&browser, &name), json!(old));
    browser.tap("button", "Check for updates");
    browser.find("button", "Update");
    assert_eq!(
        (release(&browser), digest(&browser, &name)),
        (json!("first"), json!(old)),
        "old and new are mixed"
    );
    browser.tap("button", "Update");
    becomes(&browser, "second");
    browser.reads("Ready offline");
    assert_eq!(digest(&browser, &name), json!(new), "old and new are mixed");
    browser.go_to("#/stretch");
    browser.reads("How old are you?");
    println!("\nreleases: 13 | the same name, other bytes | {} | one whole release each time", engine.slug());
    browser.quit();
    launch.forget();
}

fn a_page_older_than_its_files_finds_the_new_release(engine: Engine) {
    let site = Site::release().copied();
    // A host that lets browsers keep the page for ten minutes, and nothing else; and no worker yet.
    let rules = fs::read_to_string(site.root.join("_headers")).unwrap();
    let rules = rules.replace("public, max-age=31536000, immutable", "no-store");
    let stale = rules.replacen("\n/\n  Cache-Control: no-cache", "\n/\n  Cache-Control: max-age=600", 1);
    assert_ne!(rules, stale, "the page has no rule of its own");
    fs::write(site.root.join("_headers"), stale).unwrap();
    let page = site.root.join("index.html");
    let first = fs::read_to_string(&page).unwrap().replacen("data-sw=\"/sw.js\" ", "", 1);
    assert!(!first.contains("data-sw"), "the page is not built as expected");
    fs::write(&page, &first).unwrap();
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.url());
    becomes(&browser, "first");

    // The next release has other names, and the old ones are gone.
    let name = first
        .split("data-js=")
        .nth(1)
        .unwrap()
        .split([' ', '>'])
        .next()
        .unwrap()
        .trim_matches(['"', '/'])
        .to_owned();
    fs::rename(site.root.join(&name), site.root.join("app-second.js")).unwrap();
    let second = first.replace(&name, "app-second.js").replacen("<html ", "<html data-release=second ", 1);
    fs::write(&page, second).unwrap();
    let before = site.requests().len();
    browser.open("about:blank");
    browser.open(&site.url());
    // WebKit has the old files still in its memory: then it is the old release, whole.
    let whole = if engine == Engine::WebKitGtk { "first" } else { "second" };
    let boot = || browser.try_script("return document.documentElement.dataset.boot", &[]).unwrap_or_default();
    wait_for(30, || {
        if [json!("ready"), json!("failed")].contains(&boot()) { Ok(()) } else { Err("it loads".into()) }
    });
    // Where there is no network but loopback, a browser calls itself offline, and then nothing is tried unasked.
    if boot() == json!("failed") {
        browser.tap("link", "Try again");
    }
    becomes(&browser, whole);
    browser.find("link", "Cramp now");
    let asked = site.requests().split_off(before);
    println!(
        "\nreleases: 13 | a page older than its files | {} | {whole}, asked for {asked:?}",
        engine.slug()
    );
    let was_stale = asked.iter().any(|path| path.ends_with(&name));
    assert!(was_stale || engine == Engine::WebKitGtk, "the page was not stale: {asked:?}");
    browser.quit();
    launch.forget();
}

fn a_file_that_was_missing_for_a_moment_is_asked_for_again(engine: Engine) {
    let mut site = Site::release().copied();
    let page = site.root.join("index.html");
    let bare = fs::read_to_string(&page).unwrap().replacen("data-sw=\"/sw.js\" ", "", 1);
    fs::write(&page, bare).unwrap();
    // This host says of a missing file, too, that it may be kept for a year.
    site.go_online_without(&[".wasm"]);
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.find("link", "Rescue your entries");
    site.go_online();
    browser.tap("link", "Try again");
    becomes(&browser, "first");
    browser.find("link", "Cramp now");
    browser.quit();
    launch.forget();
}

fn an_update_does_not_disturb_a_stretch(engine: Engine) {
    let site = Site::release().copied();
    let (launch, browser) = kept_whole(engine, &site);
    browser.go_to("#/stretch");
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    browser.go_to("#/play/b-standing");
    browser.tap("button", "Start stretching");
    browser.find("button", "Pause");
    let running = "const key = Object.keys(localStorage).filter((one) => one.startsWith('quietlegs/3/session/')).sort().at(-1);
        return JSON.parse(localStorage[key].split('|').slice(6).join('|')).running";
    let (began, opened) =
        (browser.script(running, &[]), browser.script("return performance.timeOrigin", &[]));
    assert!(began[0].is_i64(), "{began}");

    release_anew(&site);
    browser.script(
        "return navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => 1)",
        &[],
    );
    wait_for(30, || {
        let workers = workers(&browser);
        if workers[1] == json!("installed") { Ok(()) } else { Err(workers.to_string()) }
    });
    // Nothing is offered in a hold, and nothing loads anew.
    browser.find("button", "Pause");
    assert!(!browser.shows("button", "Update"), "an update is offered in a stretch");
    assert_eq!(browser.script("return performance.timeOrigin", &[]), opened, "the page was loaded anew");
    assert_eq!(browser.script(running, &[]), began);

    // Elsewhere it can be taken, also where the browser never says that the new worker leads.
    browser.go_to("#/settings");
    browser.find("button", "Update");
    let deaf = "navigator.serviceWorker.addEventListener('controllerchange', (event) => event.stopImmediatePropagation(), { capture: true })";
    browser.script(deaf, &[]);
    browser.tap("button", "Update");
    becomes(&browser, "second");
    assert_eq!(browser.script(running, &[]), began, "the time of the stretch was moved");
    browser.go_to("#/play/b-standing");
    browser.find("button", "Pause");
    let left = "return [Number(document.querySelector('[role=timer] p').textContent), Date.now()]";
    let shown = browser.script(left, &[]);
    let position = shown[1].as_i64().unwrap() - began[0].as_i64().unwrap();
    let session = domain::session::Session::start(
        domain::stretch::Choice::from_id("b-standing").unwrap(),
        domain::moment::Moment::new(began[0].as_i64().unwrap(), 0).unwrap(),
        0,
    );
    let fits = [-1_000, -500, 0, 500, 1_000].iter().any(|by| {
        domain::stage::Shown::of(&session, position + by).is_some_and(|one| json!(one.left) == shown[0])
    });
    assert!(fits, "{shown} at {position} ms is more than a second off");
    println!("\nreleases: 14 | an update in the middle of a stretch | {} | the time is right", engine.slug());
    browser.quit();
    launch.forget();
}

in_every_engine!(
    an_update_that_goes_wrong_leaves_the_release_that_runs,
    a_page_older_than_its_files_finds_the_new_release,
);
in_every_engine_with_all!(
    a_name_that_means_other_bytes_is_never_mixed,
    a_file_that_was_missing_for_a_moment_is_asked_for_again,
    an_update_does_not_disturb_a_stretch,
);
