//! The player without a finger: the keys of a keyboard, and the media keys.

use crate::platform::keys::{self, MediaKeys};
use leptos::prelude::*;

/// Space is `toggle`, the arrows are `back` and `skip`, as long as the owner lives. `runs` says whether it runs now.
pub fn by_key(
    runs: impl Fn() -> bool + Copy + 'static,
    toggle: impl Fn() + Copy + 'static,
    back: impl Fn() + Copy + 'static,
    skip: impl Fn() + Copy + 'static,
) {
    let pressed = keys::on_press(move |key| {
        match key {
            " " => toggle(),
            "ArrowLeft" => back(),
            "ArrowRight" => skip(),
            _ => return false,
        }
        true
    });
    let when = move |wanted: bool| {
        Box::new(move || {
            if runs() != wanted {
                toggle();
            }
        })
    };
    let media = MediaKeys::handle(vec![
        ("play", when(true)),
        ("pause", when(false)),
        ("previoustrack", Box::new(back)),
        ("nexttrack", Box::new(skip)),
    ]);
    let kept = StoredValue::new_local((pressed, media));
    on_cleanup(move || kept.dispose());
}
