//! The player without a finger: the keys of a keyboard, and the media keys. And any finger at all, which wakes the sound.

use crate::platform::keys::{self, MediaKeys};
use leptos::prelude::*;

/// What a lock screen calls it. It is seen by whoever sees the phone, and says nothing of legs.
const TITLE: &str = "Timer";

/// Calls at each tap, as long as the owner lives.
pub fn by_tap(touch: impl Fn() + 'static) {
    let kept = StoredValue::new_local(keys::on_tap(touch));
    on_cleanup(move || kept.dispose());
}

/// Space is `toggle`, the arrows are `back` and `skip`, as long as the owner lives.
pub fn by_key(
    paused: Memo<bool>,
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
        move || {
            if paused.get_untracked() == wanted {
                toggle();
            }
        }
    };
    let keys: Vec<(&str, keys::Call)> = vec![
        ("play", Box::new(when(true))),
        ("pause", Box::new(when(false))),
        ("previoustrack", Box::new(back)),
        ("nexttrack", Box::new(skip)),
    ];
    let kept = StoredValue::new_local((pressed, MediaKeys::handle(TITLE, keys)));
    on_cleanup(move || kept.dispose());
    Effect::new(move || {
        let plays = !paused.get();
        kept.with_value(|(_, media)| {
            if let Some(media) = media {
                media.show(plays);
            }
        });
    });
}
