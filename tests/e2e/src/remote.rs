//! `MiniBrowser` as a person starts it: without automation, so it keeps a profile. Nothing can reach into its pages, so the
//! page itself (`remote.js`, which [`Site::with_faults`] puts before its own scripts) asks the site for a file of what to do
//! next, and answers by requests that the site notes.

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

use crate::engine::in_britain;
use crate::launch::Launch;
use crate::process::{Display, Process};
use crate::{Engine, Site, wait_for};

/// What runs in the page.
pub(crate) const REMOTE: &str = include_str!("remote.js");

/// A running `MiniBrowser` and its pages.
#[derive(Debug)]
pub struct Remote {
    pages: Vec<u32>,
    process: Process,
    _display: Display,
}

impl Remote {
    /// Starts it on its profile with these routes of the site, each in a tab.
    pub fn start(launch: &Launch, site: &Site, routes: &[&str]) -> Remote {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let engine = Engine::WebKitGtk;
        let display = Display::start();
        let mut command = Command::new(engine.program("MiniBrowser", "MINIBROWSER"));
        let mut pages = Vec::new();
        for route in routes {
            let page = COUNT.fetch_add(1, Ordering::Relaxed);
            pages.push(page);
            let (path, hash) = route.split_once('#').unwrap_or((route, "/"));
            command.arg(format!("{}{path}?window={page}#{hash}", site.url()));
        }
        for (variable, folder) in
            [("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config")]
        {
            command.env(variable, launch.profile.join(folder));
        }
        command
            .env("DISPLAY", &display.name)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        in_britain(&mut command);
        let process = Process::start(&mut command, &launch.profile.join("minibrowser.log"));
        Remote { pages, process, _display: display }
    }

    /// Runs a script in a page and gives back what it returned, or kept as a promise.
    ///
    /// # Errors
    /// What it threw.
    pub fn script(&self, site: &Site, page: usize, source: &str) -> Result<Value, String> {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let (page, number) = (self.pages[page], COUNT.fetch_add(1, Ordering::Relaxed));
        let file = site.root.join(format!("remote-{page}.js"));
        let unfinished = file.with_extension("unfinished");
        fs::write(&unfinished, format!("// {number}\nquietDo({number}, async () => {{\n{source}\n}});\n"))
            .expect("a script");
        fs::rename(&unfinished, &file).expect("a script");
        let start = format!("/answer.txt?{page}&{number}&");
        let answer = wait_for(90, || {
            let requests = site.requests();
            whole(&requests, &start).ok_or_else(|| {
                let asked = source.lines().rev().find(|line| line.len() > 8).unwrap_or(source);
                let last = requests.iter().rev().filter(|one| !one.contains("remote-")).take(12);
                format!("no answer to {asked}; last asked for: {:?}", last.collect::<Vec<_>>())
            })
        });
        fs::remove_file(&file).expect("a script");
        let answer: Value = serde_json::from_str(&decoded(&answer)).expect("an answer");
        if answer[0] == "kept" { Ok(answer[1].clone()) } else { Err(answer[1].to_string()) }
    }

    /// Kills it and everything it started at once.
    pub fn kill(self) {
        self.process.kill();
    }

    /// Ends it as a system that shuts down does.
    pub fn quit(self) {
        self.process.leave();
    }
}

/// The parts of an answer put together, once all are there.
fn whole(requests: &[String], start: &str) -> Option<String> {
    let mut parts: Vec<(usize, usize, &str)> = requests
        .iter()
        .filter_map(|request| {
            let mut words = request.strip_prefix(start)?.splitn(3, '&');
            Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?, words.next()?))
        })
        .collect();
    parts.sort_unstable();
    parts.dedup();
    let count = parts.first()?.1;
    (parts.len() == count).then(|| parts.into_iter().map(|(_, _, part)| part).collect())
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first == b'%' {
            let (digits, after) = rest.split_at(2);
            let digits = std::str::from_utf8(digits).expect("two digits");
            bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).expect("text")
}
