//! Takes pictures of every screen, in every theme and at every size, and lays them out on sheets: `cargo xtask pictures`.
//!
//! The sheets and the picture of the README go into `docs/pictures`, those of the guide into `docs/guide`, the single screens into
//! `target/pictures`. It is always the same evening, so that two runs differ only in what was changed.
//!
//! | file | what it does |
//! |---|---|
//! | `studio.rs` | one browser, its clock, and a picture of a screen in every look |
//! | `scenes.rs` | what is done to see each screen and each state |
//! | `sheets.rs` | lays pictures out, and keeps them as files |

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod scenes;
mod sheets;
mod studio;

use e2e::{Site, repository};

use sheets::{Sheet, single};
use studio::Studio;

/// The screens on the picture of the README, in the order of a night.
const STORY: [&str; 4] = ["tonight", "player: hold", "now", "nights"];
/// The pictures of the guide, and the screens they show.
const GUIDE: [(&str, &str); 4] =
    [("now", "now"), ("player", "player: hold"), ("tonight", "the morning after"), ("nights", "nights")];

fn main() {
    let mut site = Site::release();
    let mut first = Studio::open();
    scenes::empty(&mut first, &mut site);
    let mut all = first.close();
    let mut lived = Studio::open();
    scenes::lived_in(&mut lived, &site);
    all.extend(lived.take());
    scenes::print(&lived);
    for look in studio::LOOKS.iter().filter(|look| look.name != studio::WHOLE) {
        let shown = all.iter().filter(|shot| shot.look == look.name).collect::<Vec<_>>();
        sheets::keep(&lived, &format!("docs/pictures/{}.webp", look.name), &shown, &Sheet::of(look));
    }
    let night = |name: &str| all.iter().find(|shot| shot.look == "night" && shot.name == name);
    let story = STORY.iter().filter_map(|name| night(name)).collect::<Vec<_>>();
    assert_eq!(story.len(), STORY.len(), "a screen of the README is missing");
    sheets::keep(&lived, "docs/pictures/readme.webp", &story, &Sheet::README);
    for (file, name) in GUIDE {
        let shot = night(name).unwrap_or_else(|| panic!("{name} is missing"));
        single(&lived, &format!("docs/guide/{file}.webp"), shot);
    }
    println!(
        "{} pictures; the single ones are in {}",
        all.len(),
        repository().join("target/pictures").display()
    );
    lived.close();
}
