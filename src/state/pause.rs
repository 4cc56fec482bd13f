//! A pause in writing: what is typed is kept a moment after the last letter, and at once when the page is left or the form closed.

use crate::platform::timer::Timer;
use crate::platform::visibility;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use std::rc::Rc;

/// How long after the last letter, in milliseconds.
const PAUSE: i32 = 700;

/// Waits for a pause.
#[derive(Clone, Copy)]
pub struct Pause {
    timer: StoredValue<Option<Timer>, LocalStorage>,
    keep: StoredValue<Rc<dyn Fn()>, LocalStorage>,
}

impl Pause {
    /// Calls `keep` in each pause after something was typed, as long as the owner lives, and once more when it goes.
    pub fn new(keep: impl Fn() + 'static) -> Self {
        let keep: Rc<dyn Fn()> = Rc::new(keep);
        let pause = Self { timer: StoredValue::new_local(None), keep: StoredValue::new_local(keep) };
        let leaving = StoredValue::new_local(visibility::on_leave(move || pause.now()));
        on_cleanup(move || {
            pause.now();
            leaving.dispose();
        });
        pause
    }

    /// Something was typed.
    pub fn typed(self) {
        self.timer.set_value(Timer::after(PAUSE, move || self.now()));
    }

    /// Keeps it now, if anything waits to be kept.
    pub fn now(self) {
        if self.timer.try_update_value(Option::take).flatten().is_some()
            && let Some(keep) = self.keep.try_get_value()
        {
            keep();
        }
    }

    /// Nothing waits any more.
    pub fn forget(self) {
        self.timer.set_value(None);
    }
}
