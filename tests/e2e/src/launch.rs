//! How a browser is started, and where it is between two starts.
//!
//! Starting a browser is most of what a short test costs. So a test may share one: [`Launch::shared`] takes a browser that an
//! earlier test has left, if there is one. Every [`Site`](crate::Site) has a port of its own and so an origin of its own, and what a
//! test did to the browser itself (see [`Browser::cdp`]) ends that browser with the test.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::browser::Browser;
use crate::engine::Engine;

/// How a browser is started. The same value starts the same browser again, on the same profile.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is one way in which a person's browser may differ")]
pub struct Launch {
    /// Which browser.
    pub engine: Engine,
    /// Where it keeps what pages store.
    pub profile: PathBuf,
    /// Width and height of the page in CSS pixels.
    pub size: (u32, u32),
    /// False: JavaScript is off, in the way a person would switch it off.
    pub scripting: bool,
    /// False: opening a page does not wait until it has loaded.
    pub waits: bool,
    /// False: no page may store anything, in the way a person would forbid it (Chromium only).
    pub storage: bool,
    /// The language and region of the person (Chromium and Firefox; WebKitGTK always has those of Britain).
    pub language: &'static str,
    /// True: the browser may have served another test, and may serve the next. Chromium then keeps no log of its requests.
    pub shared: bool,
    /// The browser between two starts.
    #[doc(hidden)]
    pub between: Between,
}

/// Where the browser is between two starts.
#[doc(hidden)]
#[derive(Debug, Clone, Default)]
pub struct Between(Arc<Mutex<Option<Waiting>>>);

/// A browser that still runs, though no test uses it.
#[derive(Debug)]
struct Waiting {
    browser: Box<Browser>,
    /// Its next start must be a cold one.
    cold: bool,
}

impl Between {
    fn take(&self) -> Option<Waiting> {
        locked(&self.0).take()
    }

    pub(crate) fn put(&self, browser: Browser, cold: bool) {
        *locked(&self.0) = Some(Waiting { browser: Box::new(browser), cold });
    }
}

/// Browsers that tests have left for others.
static LEFT: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Launch {
    /// A phone with an empty profile.
    pub fn new(engine: Engine) -> Launch {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = format!("ql-e2e-{}-{number}", std::process::id());
        let profile = std::env::temp_dir().join(folder);
        // One that was killed may have left a folder, and the system gives its number again.
        drop(fs::remove_dir_all(&profile));
        fs::create_dir_all(&profile).expect("a profile folder");
        Launch {
            engine,
            profile,
            size: (390, 844),
            scripting: true,
            waits: true,
            storage: true,
            language: "en-GB",
            shared: false,
            between: Between::default(),
        }
    }

    /// A phone on which other origins may have stored something, or one with an empty profile.
    pub fn shared(engine: Engine) -> Launch {
        let left = {
            let mut all = locked(&LEFT);
            let place = all.iter().position(|browser| browser.engine == engine);
            place.map(|place| all.swap_remove(place))
        };
        let Some(browser) = left else { return Launch { shared: true, ..Launch::new(engine) } };
        let launch = browser.launch.clone();
        launch.between.put(browser, false);
        launch
    }

    /// Starts the browser: cold, unless it was [closed](Browser::close) or nobody has used it yet.
    pub fn start(&self) -> Browser {
        match self.between.take() {
            Some(Waiting { mut browser, cold: false }) if self.is_like(&browser.launch) => {
                browser.launch = self.clone();
                *browser
            }
            Some(Waiting { browser, .. }) => {
                browser.end();
                Browser::start(self)
            }
            None => Browser::start(self),
        }
    }

    /// Whether a browser that was started in that way can go on in this one.
    fn is_like(&self, other: &Launch) -> bool {
        let ways = |one: &Launch| (one.size, one.scripting, one.waits, one.storage, one.language);
        ways(self) == ways(other)
    }

    /// Ends the browser that waits for the next start: its files are to be looked at or changed.
    pub(crate) fn settle(&self) {
        if let Some(waiting) = self.between.take() {
            waiting.browser.end();
        }
    }

    /// Where Chromium writes down every request it makes, service workers included.
    pub(crate) fn net_log(&self) -> PathBuf {
        self.profile.join("net-log.json")
    }

    /// Leaves the browser to the next test, or removes the profile. A failed test leaves it behind to be looked at.
    pub fn forget(self) {
        match self.between.take() {
            Some(waiting) if self.shared => locked(&LEFT).push(*waiting.browser),
            other => {
                drop(other);
                drop(fs::remove_dir_all(&self.profile));
            }
        }
    }
}
