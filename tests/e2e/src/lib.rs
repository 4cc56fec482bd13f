//! The whole app driven in real browsers: Chromium, Firefox and WebKitGTK, over WebDriver.
//!
//! A test reads as what a person does: `browser.tap("link", "Cramp now")`. Controls are found by role and
//! accessible name only; what our routine in `names.js` found is confirmed by the browser's own
//! accessibility tree, so a control that a screen reader cannot name fails here too.
//!
//! | file | what it does |
//! |---|---|
//! | `engine.rs` | the three engines: which programs, which capabilities |
//! | `process.rs` | starts drivers and the display, and kills them with everything they started |
//! | `bench.rs` | rows of the table of budgets, and ratios |
//! | `launch.rs` | how a browser is started, and where it is between two starts |
//! | `browser.rs` | one running browser on a profile that outlives it |
//! | `diary.rs` | a diary kept before the test began, fields filled in by the words beside them |
//! | `lived.rs` | a diary of four months, and every screen in it |
//! | `clock.rs` | a page whose clocks begin at a moment that the test chose |
//! | `page.rs` | finding, tapping, choosing, waiting |
//! | `evidence.rs` | what the browser saw: policy violations, requests, layout shifts |
//! | `site.rs` | a served copy of a `dist`, which can lose its network or a file, or run a script before the page's own |
//! | `windows.rs` | a browser killed or stopped for a while, one with two windows, and keys |
//! | `remote.rs` | `MiniBrowser` without automation, which keeps a profile: the page is told what to do by files, and answers by requests |
//! | `session.rs` | either of them, in a test that does not care which |
//! | `stores.rs` | what both stores of the app hold, and whether all that was called saved is in it |
//! | `profile.rs` | the files behind the stores, to be damaged |
//! | `fault.rs` | what the fault suite puts into a page, and the line it prints |
//! | `../tests/harness.rs` | proves all of the above on two small pages in `../pages` |
//!
//! Run with `cargo test --package e2e -- --test-threads=2`. `QL_DIST` is the release build, `dist` where it
//! is not said. `CHROMEDRIVER`,
//! `GECKODRIVER`, `WEBKITWEBDRIVER` and `MINIBROWSER` name programs that are somewhere unusual.
//! Pictures of the screens are left in `target/e2e-screens`.
//!
//! What a driver cannot do:
//! - WebKitGTK's `MiniBrowser --automation` uses an ephemeral store, so a cold start forgets everything.
//!   There the offline part is a reload with the server stopped, in the same session, and the fault suite uses `remote.rs`.
//! - Windows have a least width: 390 pixels are 500 in Firefox and about 450 in MiniBrowser. Layout is tested in Chromium.
//! - A driver runs a script before the page's own in Chromium only. Elsewhere the recorder starts right after the load, and a
//!   test that needs more changes the page: `Site::with_faults`.

// A harness fails by panicking: that is how a test says what went wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::missing_panics_doc)]
// WebDriver and WebKitGTK are names of things, not of items.
#![allow(clippy::doc_markdown)]

pub mod bench;
pub mod browser;
pub mod clock;
pub mod diary;
pub mod engine;
pub mod evidence;
pub mod fault;
pub mod launch;
pub mod lived;
pub mod page;
pub mod process;
pub mod profile;
pub mod remote;
pub mod session;
pub mod site;
pub mod stores;
mod windows;

pub use browser::Browser;
pub use engine::Engine;
pub use launch::Launch;
pub use page::Name;
pub use session::Session;
pub use site::Site;
pub use stores::{Pledge, Stores};

use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The folder of the workspace.
pub fn repository() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).canonicalize().expect("the workspace")
}

/// Asks again and again until there is an answer; panics with the last refusal after `seconds`.
pub fn wait_for<T>(seconds: u64, mut ask: impl FnMut() -> Result<T, String>) -> T {
    let deadline = Instant::now() + Duration::from_secs(seconds);
    loop {
        match ask() {
            Ok(answer) => return answer,
            Err(why) => assert!(Instant::now() < deadline, "waited {seconds} s in vain: {why}"),
        }
        sleep(Duration::from_millis(120));
    }
}

/// Makes one test per engine of a function that takes an [`Engine`], so that a failure names the engine. Those that are `late` wait for
/// `cargo xtask test --all` (ADR 17).
#[macro_export]
macro_rules! in_engines {
    (@test $test:ident $name:ident $engine:ident) => {
        #[test]
        fn $name() {
            super::$test($crate::Engine::$engine);
        }
    };
    (@test $test:ident $name:ident $engine:ident late) => {
        #[test]
        #[ignore = "cargo xtask test --all"]
        fn $name() {
            super::$test($crate::Engine::$engine);
        }
    };
    ($test:ident: $($name:ident $engine:ident $($late:ident)?),*) => { mod $test {
        $($crate::in_engines!(@test $test $name $engine $($late)?);)*
    } };
}

/// For what people do most, and what must not fail them: in every engine each time.
#[macro_export]
macro_rules! in_every_engine {
    ($($test:ident),* $(,)?) => { $(
        $crate::in_engines!($test: in_chromium Chromium, in_firefox Firefox, in_webkitgtk WebKitGtk);
    )* };
}

/// For what goes further: each time in Chromium, in the others with `--all`.
#[macro_export]
macro_rules! in_every_engine_with_all {
    ($($test:ident),* $(,)?) => { $(
        $crate::in_engines!($test: in_chromium Chromium, in_firefox Firefox late, in_webkitgtk WebKitGtk late);
    )* };
}

/// In the two engines whose drivers keep a profile, for what is no different in the third; `late`: in Firefox with `--all`.
#[macro_export]
macro_rules! in_chromium_and_firefox {
    (late: $($test:ident),* $(,)?) => { $(
        $crate::in_engines!($test: in_chromium Chromium, in_firefox Firefox late);
    )* };
    ($($test:ident),* $(,)?) => { $($crate::in_engines!($test: in_chromium Chromium, in_firefox Firefox);)* };
}
