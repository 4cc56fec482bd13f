//! One running browser. Its profile folder outlives it, so a test can quit and start cold.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use crate::engine::Engine;
use crate::evidence::{self, Evidence};
use crate::launch::Launch;
use crate::process::{Display, Process, free_port};
use crate::wait_for;

/// A running browser with one page.
#[derive(Debug)]
pub struct Browser {
    /// Which browser this is.
    pub engine: Engine,
    pub(crate) evidence: RefCell<Evidence>,
    pub(crate) launch: Launch,
    /// The window it was started with, where the recorder is. `None` once something was done to the browser itself.
    home: RefCell<Option<WindowHandle>>,
    pub(crate) driver: Option<WebDriver>,
    runtime: Runtime,
    // Dropped last, in this order: first the driver with its browser, then the display they ran on.
    pub(crate) process: Option<Process>,
    _display: Option<Display>,
}

impl Browser {
    pub(crate) fn start(launch: &Launch) -> Browser {
        let engine = launch.engine;
        let port = free_port();
        let mut command = engine.driver(port, free_port());
        let needs_display = engine == Engine::WebKitGtk && std::env::var_os("DISPLAY").is_none();
        let display = needs_display.then(Display::start);
        if let Some(display) = &display {
            command.env("DISPLAY", &display.name);
        }
        let log = launch.profile.join("driver.log");
        let mut process = if launch.shared {
            Process::start_tied(&command, &log)
        } else {
            Process::start(&mut command, &log)
        };
        wait_for(20, || {
            assert!(process.runs(), "the driver of {engine:?} ended: see {}", launch.profile.display());
            std::net::TcpStream::connect(("127.0.0.1", port)).map_err(|why| format!("{engine:?}: {why}"))
        });
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let Value::Object(mut wanted) = engine.capabilities(launch) else { unreachable!() };
        // A script waits for the app; a driver would give it half a minute.
        wanted.insert("timeouts".into(), serde_json::json!({ "script": 80_000 }));
        let driver = runtime
            .block_on(
                WebDriver::builder(format!("http://127.0.0.1:{port}"), Capabilities::from(wanted))
                    .request_timeout(Duration::from_secs(90))
                    .connect(),
            )
            .unwrap_or_else(|why| panic!("{engine:?} did not start: {why}"));
        let browser = Browser {
            engine,
            evidence: RefCell::default(),
            launch: launch.clone(),
            home: RefCell::default(),
            driver: Some(driver),
            runtime,
            process: Some(process),
            _display: display,
        };
        browser.prepare();
        browser.home.replace(Some(browser.window()));
        browser
    }

    fn prepare(&self) {
        match self.engine {
            Engine::Chromium => self.before_every_page(evidence::RECORDER),
            // The frame of the window comes on top; the page is what counts.
            _ if self.launch.scripting => {
                let (width, height) = self.launch.size;
                self.ask(|driver| driver.set_window_rect(0, 0, width, height + 100));
                let inner = self.script("return [innerWidth, innerHeight]", &[]);
                let grown = |size: u32, inside: &Value| size + size.saturating_sub(number(inside));
                let (width, height) = (grown(width, &inner[0]), grown(height + 100, &inner[1]) - 100);
                self.ask(|driver| driver.set_window_rect(0, 0, width, height));
            }
            _ => {}
        }
    }

    /// Opens an address and waits until it has loaded.
    pub fn open(&self, address: &str) {
        self.gather();
        self.ask(|driver| driver.goto(address));
        self.start_recorder();
    }

    /// Reloads the page as a person would.
    pub fn reload(&self) {
        self.gather();
        if self.engine == Engine::Firefox {
            // Its driver reloads like Shift and F5, past the service worker: a page reloads as the button does.
            self.script("window.__old = true; setTimeout(() => location.reload())", &[]);
            let loaded = "return document.readyState === 'complete' && !window.__old";
            wait_for(20, || match self.try_script(loaded, &[]) {
                Ok(Value::Bool(true)) => Ok(()),
                other => Err(format!("the page did not load again: {other:?}")),
            });
        } else {
            self.ask(|driver| driver.refresh());
        }
        self.start_recorder();
    }

    /// Goes to another address of the same page by its hash, as a link would: no load.
    pub fn go_to(&self, hash: &str) {
        self.script("location.hash = arguments[0]", &[json!(hash)]);
    }

    /// Runs a script in the page and gives back what it returned.
    pub fn script(&self, source: &str, arguments: &[Value]) -> Value {
        self.try_script(source, arguments).unwrap_or_else(|why| panic!("{}: {why}", self.engine.slug()))
    }

    /// The same for pages that may be going away.
    ///
    /// # Errors
    /// The script failed, or there was no page to run it in.
    pub fn try_script(&self, source: &str, arguments: &[Value]) -> Result<Value, String> {
        let driver = self.driver.as_ref().expect("a running browser");
        let answer = self.runtime.block_on(driver.execute(source, arguments.to_vec()));
        answer.map(|answer| answer.json().clone()).map_err(|why| why.to_string())
    }

    /// Runs a script before the page's own, on every load from now on (Chromium only).
    pub fn before_every_page(&self, source: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
    }

    /// Sends a command of the Chrome DevTools Protocol. No other test gets this browser.
    pub fn cdp(&self, method: &str, parameters: &Value) -> Value {
        self.home.replace(None);
        self.ask(|driver| async { driver.cdp().send_raw(method, parameters.clone()).await })
    }

    /// Runs one command against the driver and panics with its message if it is refused.
    pub(crate) fn ask<'a, T, F>(&'a self, command: impl FnOnce(&'a WebDriver) -> F) -> T
    where
        F: Future<Output = WebDriverResult<T>>,
    {
        self.try_ask(command).unwrap_or_else(|why| panic!("{}: {why}", self.engine.slug()))
    }

    pub(crate) fn try_ask<'a, T, F>(&'a self, command: impl FnOnce(&'a WebDriver) -> F) -> Result<T, String>
    where
        F: Future<Output = WebDriverResult<T>>,
    {
        let driver = self.driver.as_ref().expect("a running browser");
        self.runtime.block_on(command(driver)).map_err(|why| why.to_string())
    }

    /// Taps the middle of an element, after scrolling it into view.
    pub(crate) fn tap_element(&self, element: &str) -> Result<(), String> {
        if self.engine == Engine::Chromium {
            return self.touch(element);
        }
        self.uncover(element)?;
        self.try_ask(|driver| driver.cmd(Command::ElementClick(element.to_owned().into()))).map(drop)
    }

    /// Scrolls as a person does when something lies under the bar at the bottom. A driver only scrolls to what is off the screen.
    fn uncover(&self, element: &str) -> Result<(), String> {
        let source = "const e = arguments[0], box = e.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            if (!top || !e.contains(top)) e.scrollIntoView({ block: 'center', behavior: 'instant' });";
        self.try_script(source, &[json!({ crate::page::ELEMENT: element })]).map(drop)
    }

    /// A finger on the middle of an element. Chromium's driver would do the same, but asks the page thirty questions before, and without
    /// scripts waits for the answers forever.
    fn touch(&self, element: &str) -> Result<(), String> {
        let source = "const e = arguments[0];
            const middle = () => {
                const box = e.getClientRects()[0];
                if (!box || !box.width || !box.height) throw new Error('it cannot be seen');
                return [box.x + box.width / 2, box.y + box.height / 2];
            };
            const above = () => document.elementFromPoint(...middle());
            if (!e.contains(above())) e.scrollIntoView({ block: 'center', behavior: 'instant' });
            if (!e.contains(above())) throw new Error(`covered by ${above()?.outerHTML.slice(0, 200)}`);
            return middle()";
        let place = self.try_script(source, &[json!({ crate::page::ELEMENT: element })])?;
        let touches = [("touchStart", json!([{ "x": place[0], "y": place[1] }])), ("touchEnd", json!([]))];
        for (what, points) in touches {
            let event = json!({ "type": what, "touchPoints": points });
            self.try_ask(|driver| async { driver.cdp().send_raw("Input.dispatchTouchEvent", event).await })?;
        }
        Ok(())
    }

    /// What the browser itself calls this element: `computedrole` or `computedlabel`.
    pub(crate) fn computed(&self, element: &str, what: &str) -> Result<String, String> {
        let question = Computed(format!("/element/{element}/{what}"));
        let answer = self.try_ask(|driver| driver.cmd(Command::ExtensionCommand(Box::new(question))))?;
        answer.value::<String>().map_err(|why| why.to_string())
    }

    /// Leaves a picture of the page in `target/e2e-screens`.
    pub fn screenshot(&self, name: &str) {
        let folder = crate::repository().join("target/e2e-screens");
        fs::create_dir_all(&folder).expect("a folder for the pictures");
        let picture = self.ask(|driver| driver.screenshot_as_png());
        fs::write(folder.join(format!("{}-{name}.png", self.engine.slug())), picture).expect("a picture");
    }

    /// Quits as a person does, waits until the browser is gone, and gives back what it saw. A shared browser is only emptied: it
    /// quits when it is started again.
    pub fn quit(self) -> Evidence {
        self.leave(true)
    }

    /// Leaves every page, and gives back what was seen. The browser goes on at its next start as it is.
    pub fn close(self) -> Evidence {
        self.leave(false)
    }

    fn leave(mut self, cold: bool) -> Evidence {
        self.gather();
        let mut evidence = self.evidence.take();
        if (self.launch.shared || !cold) && self.empty().is_ok() {
            let between = std::mem::take(&mut self.launch.between);
            between.put(self, cold);
            return evidence;
        }
        let net_log = self.launch.net_log();
        self.end();
        evidence.add_net_log(Path::new(&net_log));
        evidence
    }

    pub(crate) fn end(mut self) {
        let driver = self.driver.take().expect("a running browser");
        self.runtime.block_on(driver.quit()).expect("the browser to quit");
    }

    /// Closes every window but the first, and empties that.
    fn empty(&self) -> Result<(), String> {
        let home = self.home.borrow().clone().ok_or("changed")?;
        for window in self.try_ask(|driver| driver.windows())? {
            if window != home {
                self.try_ask(|driver| driver.switch_to_window(window))?;
                self.try_ask(|driver| driver.close_window())?;
            }
        }
        self.try_ask(|driver| driver.switch_to_window(home))?;
        self.try_ask(|driver| driver.goto("about:blank"))?;
        if self.engine == Engine::Chromium {
            self.try_ask(|driver| driver.browser_log())?;
        }
        Ok(())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            if std::thread::panicking() {
                let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
                if let Ok(picture) = self.runtime.block_on(driver.screenshot_as_png()) {
                    let file = format!("target/e2e-screens/failed-{}-{test}.png", self.engine.slug());
                    drop(fs::write(crate::repository().join(file), picture));
                }
            }
            drop(self.runtime.block_on(driver.quit()));
        }
    }
}

#[derive(Debug)]
struct Computed(String);

impl ExtensionCommand for Computed {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> http::Method {
        http::Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        self.0.as_str().into()
    }
}

fn number(value: &Value) -> u32 {
    value.as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}
