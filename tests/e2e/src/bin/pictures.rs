//! Takes a picture of every screen of a lived-in diary in each theme, and lays them out on sheets: `cargo xtask pictures`.
//!
//! The sheets and the picture of the README go into `docs/pictures`, the single screens into `target/pictures`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use e2e::lived::lived;
use e2e::{Browser, Engine, Launch, Name, Site, repository};
use serde_json::{Value, json};

/// The themes, and the screens on the picture of the README.
const THEMES: [&str; 3] = ["night", "dark", "day"];
const STORY: [&str; 4] = ["tonight", "now", "play", "nights"];
/// A phone, in CSS pixels.
const PHONE: (u32, u32) = (390, 844);

fn main() {
    let site = Site::release();
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    sized(&browser, PHONE, 1);
    browser.open(&site.at("rescue.html"));
    let now = browser.now();
    let lived = lived(now);
    browser.live_in(&site, &lived, now);
    let singles = repository().join("target/pictures");
    let sheets = repository().join("docs/pictures");
    for folder in [&singles, &sheets] {
        fs::create_dir_all(folder).expect("a folder for the pictures");
    }
    let mut all: Vec<(&str, Vec<(&str, String)>)> = THEMES.map(|theme| (theme, Vec::new())).to_vec();
    // The player last: a session that plays is told of on every screen.
    let (playing, others): (Vec<_>, Vec<_>) = lived.screens.iter().partition(|(name, _)| *name == "play");
    for (name, hash) in others.into_iter().chain(playing) {
        show(&browser, name, hash);
        for (theme, pictures) in &mut all {
            browser.script(DRESS, &[json!(theme)]);
            let picture = taken(&browser, 82);
            keep(&singles.join(format!("{theme}-{name}.webp")), &picture);
            pictures.push((*name, picture));
        }
        browser.script(DRESS, &[json!(THEMES[0])]);
    }
    let place = |name: &str| lived.screens.iter().position(|(one, _)| *one == name);
    for (_, pictures) in &mut all {
        pictures.sort_by_key(|(name, _)| place(name));
    }
    browser.open("about:blank");
    for (theme, pictures) in &all {
        let (width, height) = laid_out(&browser, pictures, 190, 9);
        sized(&browser, (width, height), 1);
        keep(&sheets.join(format!("{theme}.webp")), &taken(&browser, 72));
    }
    let story: Vec<(&str, String)> =
        STORY.iter().filter_map(|name| all[0].1.iter().find(|(one, _)| one == name).cloned()).collect();
    let whole = laid_out(&browser, &story, PHONE.0, 4);
    sized(&browser, whole, 1);
    keep(&sheets.join("readme.webp"), &taken(&browser, 80));
    browser.quit();
    launch.forget();
}

/// Puts on a theme, and lets what moves come to its end.
const DRESS: &str = "document.documentElement.dataset.theme = arguments[0];
    for (const one of document.getAnimations()) { try { one.finish(); } catch { /* it has no end */ } }
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

fn show(browser: &Browser, name: &str, hash: &str) {
    if name == "result" {
        browser.show("#/hydration/colour");
        browser.choose("Which is closest?", Name::Starting("4"));
        browser.tap("button", Name::Starting("Use 4"));
        browser.arrives_at(hash);
    }
    browser.show(hash);
    // A message above the screen would be on every picture.
    if browser.shows("button", "Later") {
        browser.tap("button", "Later");
    }
    if name == "play" {
        browser.tap("button", Name::Starting("Start"));
        e2e::wait_for(20, || {
            let phase =
                browser.try_script("return document.querySelector('[data-phase]')?.dataset.phase", &[])?;
            (phase == json!("hold")).then_some(()).ok_or_else(|| format!("the phase is {phase}"))
        });
    }
    browser.script("scrollTo(0, 0); document.activeElement?.blur()", &[]);
}

fn sized(browser: &Browser, (width, height): (u32, u32), scale: u32) {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 1_000 });
    browser.cdp("Emulation.setDeviceMetricsOverride", &metrics);
}

/// The page as it is, as WebP in base64.
fn taken(browser: &Browser, quality: u32) -> String {
    let picture = browser.cdp("Page.captureScreenshot", &json!({ "format": "webp", "quality": quality }));
    picture["data"].as_str().expect("a picture").to_owned()
}

/// Lays pictures out on the open page, each so wide, so many in a row, and gives back the size of it all.
fn laid_out(browser: &Browser, pictures: &[(&str, String)], width: u32, columns: usize) -> (u32, u32) {
    let source = "const [pictures, width, columns] = arguments;
        document.body.replaceChildren();
        document.body.style.cssText = `margin:0;padding:16px;width:max-content;height:max-content;background:#1b1b1d;color:#ddd;font:15px system-ui;display:grid;gap:14px;grid-template-columns:repeat(${columns},${width}px)`;
        return Promise.all(pictures.map(([name, data]) => {
            const figure = document.createElement('figure'), image = new Image();
            figure.style.margin = 0;
            image.style.cssText = `display:block;width:${width}px;border-radius:${width / 14}px`;
            image.src = `data:image/webp;base64,${data}`;
            figure.append(image);
            if (columns > 4) figure.append(name);
            document.body.append(figure);
            return image.decode();
        })).then(() => [document.body.offsetWidth, document.body.offsetHeight])";
    let found = browser.script(source, &[json!(pictures), json!(width), json!(columns)]);
    let pixels = |value: &Value| u32::try_from(value.as_u64().expect("a size")).expect("a size");
    (pixels(&found[0]), pixels(&found[1]))
}

fn keep(file: &Path, picture: &str) {
    let bytes = unpacked(picture).expect("base64");
    println!("{} {} bytes", file.display(), bytes.len());
    fs::write(file, bytes).expect("a picture");
}

/// The bytes of a text in base64.
fn unpacked(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut out, mut held, mut bits) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let value = LETTERS.iter().position(|one| *one == letter)?;
        held = (held << 6) | u32::try_from(value).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from((held >> bits) & 0xff).ok()?);
        }
    }
    Some(out)
}
