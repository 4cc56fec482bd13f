//! A browser on a profile that outlives it, in a test that does not care how it is driven: by a driver, or in WebKitGTK, whose
//! driver forgets its profile, by `remote.rs`.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use crate::browser::Browser;
use crate::evidence::Evidence;
use crate::launch::Launch;
use crate::remote::Remote;
use crate::stores::{Keys, Pledge, Stores, keys};
use crate::{Engine, Site, wait_for};

const DRIVE: &str = include_str!("drive.js");
/// How long the app may take to put something right.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running browser with the pages of a [`Site::with_faults`].
#[derive(Debug)]
pub struct Session<'s> {
    /// Which browser this is.
    pub engine: Engine,
    site: &'s Site,
    driven: Driven,
}

#[derive(Debug)]
enum Driven {
    Driver(Box<Browser>, Vec<WindowHandle>),
    Page(Remote),
}

impl<'s> Session<'s> {
    /// Starts the browser with one page at this route.
    pub fn start(launch: &Launch, site: &'s Site, route: &str) -> Session<'s> {
        Session::with_windows(launch, site, &[route])
    }

    /// Starts the browser with a window for each route.
    pub fn with_windows(launch: &Launch, site: &'s Site, routes: &[&str]) -> Session<'s> {
        let engine = launch.engine;
        let driven = if engine.keeps_a_profile() {
            let browser = launch.start();
            let mut windows = vec![browser.window()];
            for _ in routes.iter().skip(1) {
                windows.push(browser.new_window());
            }
            for (window, route) in windows.iter().zip(routes).rev() {
                browser.look_at(window);
                browser.open(&site.at(route));
            }
            Driven::Driver(Box::new(browser), windows)
        } else {
            Driven::Page(Remote::start(launch, site, routes))
        };
        Session { engine, site, driven }
    }

    /// The driver, where there is one.
    pub fn browser(&self) -> Option<&Browser> {
        match &self.driven {
            Driven::Driver(browser, _) => Some(browser),
            Driven::Page(_) => None,
        }
    }

    /// Runs a script in the first window, after the tools of `drive.js`, and gives back what it returned or kept as a promise.
    pub fn script(&self, source: &str, arguments: &[Value]) -> Value {
        self.script_in(0, source, arguments)
    }

    /// The same in any window.
    pub fn script_in(&self, window: usize, source: &str, arguments: &[Value]) -> Value {
        let answer = self.try_script(window, source, arguments);
        answer.unwrap_or_else(|why| panic!("{}: {why}", self.engine.slug()))
    }

    fn try_script(&self, window: usize, source: &str, arguments: &[Value]) -> Result<Value, String> {
        match &self.driven {
            Driven::Driver(browser, windows) => {
                if windows.len() > 1 {
                    browser.look_at(&windows[window]);
                }
                // An error in a promise is told without its message by some drivers.
                let source = format!(
                    "const given = arguments; return (async (arguments) => {{ {DRIVE}\n{source}\n}})(given)
                        .then((value) => ({{ value }}), (error) => ({{ error: `${{error}}` }}))"
                );
                let answer = browser.try_script(&source, arguments)?;
                match answer["error"].as_str() {
                    Some(why) => Err(why.to_owned()),
                    None => Ok(answer["value"].clone()),
                }
            }
            Driven::Page(remote) => {
                let arguments = json!(arguments);
                let source = format!("return (async (arguments) => {{ {DRIVE}\n{source}\n}})({arguments})");
                remote.script(self.site, window, &source)
            }
        }
    }

    /// Notes one cramp in the first window: help opened, eased. Gives back what the app said about saving it.
    pub fn note(&self) -> String {
        let said = self.script("return note()", &[]);
        said.as_str().expect("a word about saving").to_owned()
    }

    /// Waits until the text of the first window has this in it.
    pub fn reads(&self, part: &str) {
        self.reads_in(0, part);
    }

    /// The same in any window.
    pub fn reads_in(&self, window: usize, part: &str) {
        let source =
            "await until(arguments[0], () => tidy(document.body.innerText).includes(tidy(arguments[0])))";
        self.script_in(window, source, &[json!(part)]);
    }

    /// What both stores hold now.
    pub fn stores(&self) -> Stores {
        self.try_stores().unwrap_or_else(|why| panic!("{}: {why}", self.engine.slug()))
    }

    /// The same, where the app may just begin anew.
    fn try_stores(&self) -> Result<Stores, String> {
        self.try_script(0, "await ready(); return stores()", &[]).map(|stores| Stores::from(&stores))
    }

    /// What localStorage held when this page began, before the app saw it.
    pub fn held(&self) -> Keys {
        keys(&self.script("return quietHeld", &[]))
    }

    /// Waits until both stores have all of this, and answers how many records one of them lacks when that never happens.
    pub fn lost(&self, pledge: &Pledge) -> usize {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let lost = self.try_stores().map(|stores| pledge.missing(&stores));
            if lost == Ok(0) || Instant::now() > deadline {
                return lost.unwrap_or_else(|why| panic!("{why}"));
            }
        }
    }

    /// Waits until both stores hold what this asks for.
    pub fn wait_for_stores(&self, what: &str, fits: impl Fn(&Stores) -> bool) -> Stores {
        wait_for(20, || {
            let stores = self.try_stores()?;
            if fits(&stores) { Ok(stores) } else { Err(format!("{what}: {stores:#?}")) }
        })
    }

    /// Leaves the page of a window by a script that loads another, and waits until one with this name is there.
    pub fn leave(&self, window: usize, action: &str, arrives: &str) {
        let began = self.script_in(window, "return performance.timeOrigin", &[]);
        match &self.driven {
            Driven::Driver(..) => self.script_in(window, &format!("setTimeout(() => {{ {action} }})"), &[]),
            // It says that it heard before it goes.
            Driven::Page(_) => self.script_in(window, &format!("return () => {{ {action} }}"), &[]),
        };
        self.wait_for_page(window, arrives, &began);
    }

    /// Loads the page anew, or another route of it.
    pub fn load(&self, route: &str) {
        let began = self.script("return performance.timeOrigin", &[]);
        match &self.driven {
            // A driver that is asked to open the same page with another hash does not load it.
            Driven::Driver(browser, _) => {
                browser.open("about:blank");
                browser.open(&self.site.at(route));
            }
            // Not by a reload: that is what a browser does by itself too, and begins no cramp.
            Driven::Page(_) => {
                self.leave(0, "location.href = '/blank.html' + location.search", "blank.html");
                self.leave(0, &format!("location.href = `/${{location.search}}{route}`"), "/");
            }
        }
        self.wait_for_page(0, "", &began);
    }

    /// Waits for another page than the one that began at this time.
    fn wait_for_page(&self, window: usize, name: &str, began: &Value) {
        let source = "return document.readyState === 'complete' && location.pathname.endsWith(arguments[0])
            && performance.timeOrigin !== arguments[1]";
        wait_for(20, || match self.try_script(window, source, &[json!(name), began.clone()]) {
            Ok(Value::Bool(true)) => Ok(()),
            other => Err(format!("{name} did not come: {other:?}")),
        });
    }

    /// The app runs: it did not panic.
    pub fn runs(&self) {
        assert_eq!(self.script("return document.documentElement?.dataset.boot", &[]), json!("ready"));
    }

    /// Kills the browser and everything it started at once.
    pub fn kill(self) {
        match self.driven {
            Driven::Driver(browser, _) => browser.kill(),
            Driven::Page(remote) => remote.kill(),
        }
    }

    /// Ends the browser as a person does.
    pub fn quit(self) {
        self.end(Browser::quit);
    }

    /// Leaves the pages; the browser may go on. For what only prepares a test.
    pub fn close(self) {
        self.end(Browser::close);
    }

    fn end(self, end: impl FnOnce(Browser) -> Evidence) {
        match self.driven {
            Driven::Driver(browser, _) => {
                let evidence = end(*browser);
                let panics: Vec<_> =
                    evidence.errors.iter().filter(|error| error.contains("panicked")).collect();
                assert!(panics.is_empty(), "the app panicked: {panics:#?}");
            }
            Driven::Page(remote) => remote.quit(),
        }
    }
}
