//! What follows the hour: the colours, where somebody chose that; and that the app is newer, said by day and once.

use crate::platform::timer::Timer;
use crate::platform::{clock, visibility};
use crate::state::App;
use crate::state::notices::Notice;
use domain::news;
use domain::settings::Theme;
use leptos::prelude::untrack;

/// How often the hour is looked at, in milliseconds.
const EVERY: i32 = 60_000;

/// This version as one number.
pub const VERSION: i64 = match news::number(env!("CARGO_PKG_VERSION")) {
    Some(number) => number,
    None => 0,
};

/// Begins, once the rest of the app is here.
pub fn begin(app: &'static App) {
    let look = move || {
        // Not in the middle of a cramp or a hold.
        if untrack(|| app.navigation.route()).is_undisturbed() {
            return;
        }
        if app.preferences.with_now(|settings| settings.theme) == Theme::Auto {
            app.preferences.apply();
        }
        if is_news(app) && clock::now().is_daytime() {
            app.notices.say(Notice::Updated);
        }
    };
    look();
    // The app lives as long as the page.
    std::mem::forget((Timer::every(EVERY, look), visibility::on_return(look)));
}

/// Whether this version is newer than the one whose news was seen here.
pub fn is_news(app: &App) -> bool {
    app.care.with_now(|care| care.seen).is_some_and(|seen| seen < VERSION)
}

/// The news were seen.
pub fn seen(app: &App) {
    app.notices.close(&Notice::Updated);
    app.care.change(|care| care.seen = Some(VERSION));
}
