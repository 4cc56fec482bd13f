//! One browser whose clock can be set and stopped, and a picture of what it shows in every look.

use std::fs;

use domain::moment::{MINUTE, Millis};
use e2e::{Browser, Engine, Launch, repository};
use serde_json::{Value, json};

/// A theme, a page and a text size.
#[derive(Debug)]
pub struct Look {
    /// Its name, and that of its sheet.
    pub name: &'static str,
    theme: &'static str,
    /// Width and height of the page.
    pub size: (u32, u32),
    text: u32,
}

const fn look(name: &'static str, theme: &'static str, size: (u32, u32), text: u32) -> Look {
    Look { name, theme, size, text }
}

/// A phone, in CSS pixels.
pub const PHONE: (u32, u32) = (390, 844);

/// The look that shows a page from its top to its end. It is too long for a sheet.
pub const WHOLE: &str = "whole";

/// Every look. The first is the one in which the screens are found.
pub static LOOKS: [Look; 8] = [
    look("night", "night", PHONE, 100),
    look("dark", "dark", PHONE, 100),
    look("day", "day", PHONE, 100),
    look("small", "night", (320, 568), 100),
    look("large-text", "night", (320, 568), 200),
    look("lying", "night", (844, 390), 100),
    look("wide", "night", (1280, 800), 100),
    look(WHOLE, "night", PHONE, 100),
];

/// A picture: what it shows, how it looks, and its bytes in base64.
#[derive(Debug)]
pub struct Shot {
    /// The name of the look.
    pub look: &'static str,
    /// The name of the screen.
    pub name: String,
    /// WebP in base64.
    pub picture: String,
}

/// A browser on a profile of its own, and the pictures so far.
pub struct Studio {
    /// The browser.
    pub browser: Browser,
    launch: Launch,
    shots: Vec<Shot>,
}

/// It is always this evening: 24 November 2026, 21:40 where the browser is.
const EVENING: &str = "return new Date(2026, 10, 24, 21, 40).getTime() - Date.now()";

/// A clock in place of the browser's: it begins at another time, can be stopped, and can be put on.
const CLOCK: &str = "{
    const Real = Date, run = performance.now.bind(performance);
    let begun = performance.timeOrigin + SHIFT, later = 0, stopped = null;
    const passed = () => stopped ?? run() + later;
    performance.now = passed;
    Object.defineProperty(performance, 'timeOrigin', { get: () => begun });
    globalThis.Date = class extends Real {
        constructor(...parts) { parts.length ? super(...parts) : super(begun + passed()); }
        static now() { return Math.floor(begun + passed()); }
    };
    globalThis.clock = {
        begin: (time) => { begun += time; },
        pass: (time) => { later += time; },
        stop: () => { stopped = passed(); },
        go: () => { later = stopped - run(); stopped = null; },
    };
}";

/// Puts on a theme and a text size, and lets what moves come to its end.
const DRESS: &str = "const [theme, text, selector] = arguments, root = document.documentElement;
    root.dataset.theme = theme;
    root.style.fontSize = text === 100 ? '' : `${text}%`;
    scrollTo(0, Math.max(0, document.querySelector(selector).getBoundingClientRect().top + scrollY - 16));
    for (const one of document.getAnimations()) { try { one.finish(); } catch { /* it has no end */ } }
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

impl Studio {
    /// Starts it, empty, in the evening.
    pub fn open() -> Studio {
        let launch = Launch::new(Engine::Chromium);
        let browser = launch.start();
        sized(&browser, PHONE);
        let shift = browser.script(EVENING, &[]);
        browser.before_every_page(&CLOCK.replace("SHIFT", &shift.to_string()));
        Studio { browser, launch, shots: Vec::new() }
    }

    /// Lets time pass for the page that is open and for those opened after it.
    pub fn pass(&self, time: Millis) {
        self.browser.script(&format!("clock.pass({time})"), &[]);
        self.browser.before_every_page(&format!("clock.begin({time})"));
    }

    /// The same in minutes.
    pub fn minutes(&self, minutes: Millis) {
        self.pass(minutes * MINUTE);
    }

    /// Takes a picture of what is shown in every look. Time stands still meanwhile.
    pub fn take_all(&mut self, name: &str) {
        self.take_at(name, "html");
    }

    /// The same, scrolled to the first element that fits.
    pub fn take_at(&mut self, name: &str, selector: &str) {
        self.browser.script("document.activeElement?.blur(); clock.stop()", &[]);
        let mut size = (0, 0);
        for look in &LOOKS {
            if size != look.size {
                size = look.size;
                sized(&self.browser, size);
            }
            self.browser.script(DRESS, &[json!(look.theme), json!(look.text), json!(selector)]);
            if look.name == WHOLE {
                let height = self.browser.script("return document.documentElement.scrollHeight", &[]);
                size.1 = u32::try_from(height.as_u64().expect("a height")).expect("a height");
                sized(&self.browser, size);
            }
            let picture = taken(&self.browser, 82);
            let file = format!("target/pictures/{}-{}.webp", look.name, name.replace([' ', ':', ','], "-"));
            write(&file, &picture);
            self.shots.push(Shot { look: look.name, name: name.to_owned(), picture });
        }
        sized(&self.browser, PHONE);
        self.browser.script(DRESS, &[json!(LOOKS[0].theme), json!(100), json!("html")]);
        self.browser.script("clock.go()", &[]);
        println!("{name}");
    }

    /// The pictures so far.
    pub fn take(&mut self) -> Vec<Shot> {
        std::mem::take(&mut self.shots)
    }

    /// Ends the browser and gives back its pictures.
    pub fn close(self) -> Vec<Shot> {
        self.browser.quit();
        self.launch.forget();
        self.shots
    }
}

/// Gives the page this size, and the ways of a phone where it is one.
pub fn sized(browser: &Browser, size: (u32, u32)) {
    metrics(browser, size, size.0 < 1_000);
}

/// Gives the page this size, as on a desk.
pub fn framed(browser: &Browser, size: (u32, u32)) {
    metrics(browser, size, false);
}

fn metrics(browser: &Browser, (width, height): (u32, u32), mobile: bool) {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
    browser.cdp("Emulation.setDeviceMetricsOverride", &metrics);
}

/// The page as it is, as WebP in base64.
pub fn taken(browser: &Browser, quality: u32) -> String {
    let picture = browser.cdp("Page.captureScreenshot", &json!({ "format": "webp", "quality": quality }));
    match &picture["data"] {
        Value::String(data) => data.clone(),
        other => panic!("no picture: {other}"),
    }
}

/// Writes a picture in base64 to a file of the project.
pub fn write(file: &str, picture: &str) -> usize {
    let file = repository().join(file);
    let bytes = unpacked(picture).expect("base64");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder for the pictures");
    fs::write(&file, &bytes).expect("a picture");
    bytes.len()
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
