//! The lit screen while a session runs, and whether the browser refuses it.

use crate::platform::wake_lock::{self, Lit};
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;

/// What is known of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Nothing is asked, or there is no answer yet.
    Unknown,
    /// It stays lit.
    Lit,
    /// It may go dark.
    MayGoDark,
}

/// The screen; it may go dark again when its owner goes.
#[derive(Clone, Copy)]
pub struct Lamp {
    lit: StoredValue<Option<Lit>, LocalStorage>,
    wanted: StoredValue<bool>,
    screen: RwSignal<Screen>,
}

impl Lamp {
    /// Not asked for yet.
    pub fn new() -> Self {
        let lit = StoredValue::new_local(None);
        on_cleanup(move || lit.dispose());
        Self { lit, wanted: StoredValue::new(false), screen: RwSignal::new(Screen::Unknown) }
    }

    /// What is known of the screen, followed.
    pub fn screen(self) -> Screen {
        self.screen.get()
    }

    /// Asks for the screen to stay lit.
    pub fn light(self) {
        self.wanted.set_value(true);
        leptos::task::spawn_local(async move {
            let lit = wake_lock::request().await;
            // It may be put out, or the player left, while the browser thinks.
            if self.wanted.try_get_value() != Some(true) {
                return;
            }
            let screen = if lit.is_some() { Screen::Lit } else { Screen::MayGoDark };
            self.lit.try_set_value(lit);
            if self.screen.try_get_untracked().is_some_and(|known| known != screen) {
                self.screen.set(screen);
            }
        });
    }

    /// Lets the screen go dark.
    pub fn put_out(self) {
        self.wanted.set_value(false);
        self.lit.set_value(None);
    }

    /// Asks again after the browser took the light away, as it does whenever the page is hidden.
    pub fn light_again(self) {
        let gone = self.lit.with_value(|lit| lit.as_ref().is_none_or(Lit::is_released));
        if gone && self.wanted.get_value() {
            self.light();
        }
    }
}
