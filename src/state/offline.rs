//! Whether everything is here for use offline, and whether a newer version waits. Nothing is ever forced.

use crate::platform::service_worker::{self, Findings};
use crate::state::notices::{Notice, Notices};
use leptos::prelude::*;

/// What is known of use offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// This browser, at this address, cannot keep the app.
    Impossible,
    /// Not known to be complete yet.
    NotYet,
    /// Every file is here.
    Ready,
}

/// The offline slice.
#[derive(Clone, Copy)]
pub struct OfflineState {
    state: RwSignal<Offline>,
}

impl OfflineState {
    /// What is known now, followed from now on. A newer version is offered as a notice.
    pub fn open(notices: Notices) -> Self {
        let state = RwSignal::new(Offline::NotYet);
        let look = move || {
            let Findings { possible, ready, update } = service_worker::findings();
            state.set(match (possible, ready) {
                (false, _) => Offline::Impossible,
                (true, false) => Offline::NotYet,
                (true, true) => Offline::Ready,
            });
            if update {
                notices.say(Notice::Update);
            }
        };
        look();
        // The app lives as long as the page.
        std::mem::forget(service_worker::on_news(look));
        Self { state }
    }

    /// What is known, followed.
    pub fn get(self) -> Offline {
        self.state.get()
    }
}

pub use crate::platform::location::reload;
pub use service_worker::{apply_update, look_for_update};
