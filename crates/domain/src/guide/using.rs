//! How to use the app.

use super::{Block, Page, Part};
use crate::content::{hydration, notice};
use Block::{Go, Health, Points, Say, Steps};

/// The user guide.
pub static GUIDE: Page = Page {
    id: "guide",
    title: "How to use Quiet Legs",
    parts: &[
        Part {
            title: "",
            picture: None,
            body: &[
                Say(
                    "Quiet Legs is for the night, the evening and the morning. You need no account. You can skip any part of it.",
                ),
                Health(&notice::NOT_ADVICE),
                Health(&notice::ADULTS),
                Go("#/now/help", "When to get help"),
            ],
        },
        Part {
            title: "In a cramp",
            picture: Some(("guide/now.webp", "Cramp now: what to do, with a figure, for each muscle")),
            body: &[
                Steps(&[
                    "Tap **Cramp now**. It is the big shape at the bottom of the first screen.",
                    "Do what the line at the top says. It is for the calf first.",
                    "Is it another muscle? Tap it: **Foot**, **Back of thigh**, **Front of thigh** or **Somewhere else**.",
                    "Are you up? Tap **Standing**.",
                    "When it lets go, tap **It has eased**.",
                ]),
                Say(
                    "The clock starts by itself. The time is kept even if you lock the phone or the battery runs out. There is no sound. Tap **Read aloud** to hear the steps.",
                ),
                Say(
                    "Then you may note how bad it was, which leg, and if it helped. That takes three taps. You can also put the phone down. The note waits for the morning.",
                ),
            ],
        },
        Part {
            title: "Before bed",
            picture: Some((
                "guide/player.webp",
                "The player: which leg, a figure, the seconds left, and what comes next",
            )),
            body: &[
                Steps(&[
                    "Tap **Start stretching** on **Tonight**.",
                    "The first time, answer a few short questions. They choose what is safe to offer you.",
                    "Pick a set. You can do most of them on your feet, on a chair or in bed.",
                    "Follow the figure. The screen shows the leg, the seconds left and what comes next.",
                ]),
                Say(
                    "**Pause**, **Skip** and **This hurts** are always there. Tap **This hurts** to stop the hold at once. You can have soft notes, a voice or no sound.",
                ),
                Say("With **Add your own** you put a set together, with your own times."),
                Say(
                    "**Evening plan** counts back from your bedtime. It can make a file for your calendar. The app itself cannot wake you or ring.",
                ),
            ],
        },
        Part {
            title: "The hydration check",
            picture: None,
            body: &[
                Say(
                    "**Check hydration** asks a few questions. Then you pick the colour you saw. You can also say that you cannot tell.",
                ),
                Health(&hydration::NOT_EXACT),
            ],
        },
        Part {
            title: "In the morning",
            picture: Some(("guide/tonight.webp", "Tonight, with the question about last night")),
            body: &[
                Say(
                    "**Tonight** asks how last night was. Tap **Quiet night** or **I had a cramp**. A note you began at night waits here too. You may leave it all.",
                ),
                Say(
                    "A night runs from noon to noon. A cramp at two in the morning is part of the evening before.",
                ),
            ],
        },
        Part {
            title: "Looking back",
            picture: Some(("guide/nights.webp", "A month of nights as a calendar")),
            body: &[Points(&[
                "**Nights** shows each month. Tap a night to see it, change it or add to it.",
                "A night you did not note stays empty. It is never counted as a quiet one.",
                "**Patterns** counts your nights. It says how many nights each count rests on.",
                "**Report** makes one page for your doctor. You choose the dates and what is on it.",
                "**Learn** has short cards. Each one names its source and says how well it is known.",
            ])],
        },
        Part {
            title: "On your home screen",
            picture: None,
            body: &[
                Say("Put the app on your home screen. It opens like any app and needs no signal."),
                Points(&[
                    "iPhone and iPad, in Safari: tap Share, then Add to Home Screen. Do this before you keep notes. The new icon does not see the notes of the browser tab.",
                    "Android, in Chrome: open the menu, then tap Install app or Add to Home screen.",
                    "Computer, in Chrome or Edge: click the install sign in the address bar.",
                ]),
                Say("**Ready offline** in Settings tells you that every part is on your phone."),
            ],
        },
        Part {
            title: "Keep your notes safe",
            picture: None,
            body: &[
                Points(&[
                    "Every note is kept twice on this phone. There is no copy anywhere else.",
                    "Tap **Back up** in Settings now and then. Keep the file where you will find it.",
                    "On a new phone, open the app there and tap **Restore**. You see first what is in the file. Nothing of yours is taken away.",
                    "Sometimes a browser clears what a page has stored. A backup brings it back.",
                ]),
                Go("#/settings", "Settings"),
            ],
        },
        Part {
            title: "If something goes wrong",
            picture: None,
            body: &[Points(&[
                "The app does not start: the help for a cramp still shows. Tap **Try again**.",
                "It still does not start: tap **Rescue your entries**. That page saves a copy of your notes, and you can restore it later.",
                "A note was not saved: the app says so, and says what is safe. Do what it asks.",
                "A new version is ready: tap **Update** when it suits you. It never breaks into a cramp or a stretch.",
            ])],
        },
    ],
};
