//! What the nights show, and handing over the doctor's page. Only the later screens use this.

use crate::platform::share::Shared;
use crate::platform::{clipboard, clock, download, print, share};
use crate::state::journal::Journal;
use domain::content::insight as words;
use domain::exchange::file_name;
use domain::insight::{NightFacts, Span, build};
use domain::report::{self, Report};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Journal {
    /// The nights as the statistics see them, once every month was read; `None` until then.
    pub fn facts(self) -> Memo<Option<Vec<NightFacts>>> {
        self.read_on();
        Memo::new(move |_| self.is_whole().then(|| self.with(|diary| build(diary, clock::now()))))
    }
}

/// The doctor's page on its way out of the app.
#[derive(Clone, Copy)]
pub struct Paper {
    said: RwSignal<String>,
    text: RwSignal<Option<String>>,
}

impl Paper {
    /// Nothing handed over yet.
    pub fn new() -> Self {
        Self { said: RwSignal::new(String::new()), text: RwSignal::new(None) }
    }

    /// What was last said, followed.
    pub fn said(self) -> String {
        self.said.get()
    }

    /// A text to copy, followed.
    pub fn text(self) -> Option<String> {
        self.text.get()
    }

    /// Makes the PDF file and hands it over: by the share sheet where the system takes it, else as a download, else as text.
    pub fn share(self, page: &Report) {
        let (name, bytes) = (file_name("-report", "pdf", clock::now()), report::pdf(page));
        let text = report::text(page);
        if let Some(sheet) = share::bytes(&name, "application/pdf", &bytes) {
            spawn_local(async move {
                match sheet.await {
                    Shared::Sent => self.said.set(words::SHARED.to_owned()),
                    Shared::Closed => self.said.set(words::SHARE_CLOSED.to_owned()),
                    Shared::Refused => self.download(&name, &bytes, text),
                }
            });
        } else {
            self.download(&name, &bytes, text);
        }
    }

    fn download(self, name: &str, bytes: &[u8], text: String) {
        let taken = download::offer_bytes(name, "application/pdf", bytes);
        self.handed(taken, text);
    }

    fn handed(self, taken: bool, text: String) {
        self.said.set(if taken { words::HANDED_OVER } else { words::NO_FILE_TAKEN }.to_owned());
        self.text.set((!taken).then_some(text));
    }

    /// Saves the PDF file without asking where it should go.
    pub fn save(self, page: &Report) {
        self.download(&file_name("-report", "pdf", clock::now()), &report::pdf(page), report::text(page));
    }

    /// Saves the nights for a clinic's system.
    pub fn save_for_clinic(self, facts: &[NightFacts], span: Span) {
        let text = report::bundle(facts, span, clock::now());
        let taken =
            download::offer(&file_name("-fhir", "json", clock::now()), "application/fhir+json", &text);
        self.handed(taken, text);
    }

    /// Copies the page as text, and shows it: to be read over, or copied by hand where the browser does not.
    pub fn copy_text(self, page: &Report) {
        let text = report::text(page);
        let copied = clipboard::write(&text);
        self.said.set(words::TEXT_BELOW.to_owned());
        self.text.set(Some(text));
        spawn_local(async move {
            if copied.await {
                self.said.set(words::COPIED.to_owned());
            }
        });
    }

    /// Opens the browser's print dialog.
    pub fn print(self) {
        if !print::open() {
            self.said.set(words::NO_PRINT.to_owned());
        }
    }
}
