//! A browser that is killed, one with more than one window, and files that go in and out.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::common::command::Command;
use thirtyfour::{By, WindowHandle};

use crate::browser::Browser;
use crate::page::{ELEMENT, Found};
use crate::wait_for;

impl Browser {
    /// Kills the browser, its driver and everything they started at once: nothing is told, nothing is flushed.
    pub fn kill(mut self) {
        let driver = self.driver.take().expect("a running browser");
        self.process.take().expect("a running browser").kill();
        // It would like to say goodbye, but nobody listens any more.
        drop(driver.leak());
    }

    /// Presses a key, as WebDriver writes it, on whatever has the focus.
    pub fn press_key(&self, key: &str) {
        self.ask(|driver| async move { driver.active_element().await?.send_keys(key).await });
    }

    /// Stops the browser, its driver and everything they started for so long: no script runs, in any engine.
    pub fn freeze(&self, time: Duration) {
        self.process.as_ref().expect("a running browser").freeze(time);
    }

    /// The window that scripts and taps go to.
    pub fn window(&self) -> WindowHandle {
        self.ask(|driver| driver.window())
    }

    /// Opens one more window; scripts and taps still go to the one before.
    pub fn new_window(&self) -> WindowHandle {
        self.ask(|driver| driver.new_window())
    }

    /// Opens one more tab; scripts and taps still go to the one before, which may be hidden now.
    pub fn new_tab(&self) -> WindowHandle {
        self.ask(|driver| driver.new_tab())
    }

    /// From now on scripts and taps go to this window.
    pub fn look_at(&self, window: &WindowHandle) {
        self.ask(|driver| driver.switch_to_window(window.clone()));
    }

    /// Picks a file in the page's one field for files, as the system's picker does.
    pub fn pick(&self, file: &Path) {
        let path = file.to_string_lossy().into_owned();
        self.ask(
            |driver| async move { driver.find(By::Css("input[type=file]")).await?.send_keys(path).await },
        );
    }

    /// Opens what is folded under these words. Browsers do not agree on what such a thing is.
    pub fn unfold(&self, words: &str) {
        let source = "const all = [...document.querySelectorAll('summary')];
            const one = all.find((one) => one.textContent.trim() === arguments[0]);
            one?.click(); return !!one?.parentElement.open";
        wait_for(10, || match self.try_script(source, &[json!(words)]) {
            Ok(Value::Bool(true)) => Ok(()),
            other => Err(format!("“{words}” does not open: {other:?}")),
        });
    }

    /// Types into a field, in place of what was in it.
    pub fn write(&self, field: &Found, text: &str) {
        let id = || field.element[ELEMENT].as_str().expect("an element").to_owned().into();
        self.ask(|driver| driver.cmd(Command::ElementClear(id())));
        if !text.is_empty() {
            self.ask(|driver| driver.cmd(Command::ElementSendKeys(id(), text.into())));
        }
    }

    /// From now on downloads land in this folder (Chromium only).
    pub fn download_to(&self, folder: &Path) {
        let wanted = json!({ "behavior": "allow", "downloadPath": folder, "eventsEnabled": false });
        self.cdp("Browser.setDownloadBehavior", &wanted);
    }
}
