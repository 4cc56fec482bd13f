//! What is stored, what never leaves, how to see that, how to delete it.

use super::{Block, Page, Part};
use Block::{Go, Points, Say, Steps};

/// The page on privacy.
pub static PRIVACY: Page = Page {
    id: "privacy",
    title: "Your notes and your privacy",
    parts: &[
        Part {
            title: "",
            picture: None,
            body: &[Say(
                "Your notes stay on this phone. There is no account, no server that takes them, no counting of visits and no cookie.",
            )],
        },
        Part {
            title: "What is stored, and where",
            picture: None,
            body: &[
                Points(&[
                    "Your notes: cramps, quiet nights, stretches, checks, habits, sleep, warning signs, your own sets and your plan.",
                    "Your choices: colours, text size, sounds, your age if you gave it, your answers to the safety questions, and your emergency number.",
                    "A set that is running, so that it can go on after a reload.",
                    "What you began to write and did not save, for at most 30 days, so that nothing typed is lost.",
                    "When you last backed up, and when both copies were last read through.",
                ]),
                Say(
                    "All of this is kept twice in this browser: in localStorage and in IndexedDB, under the name quietlegs. Both belong to this address only.",
                ),
                Points(&[
                    "The files of the app are kept too, in a cache whose name starts with quietlegs. They hold nothing about you.",
                    "If the app cannot start, the tab keeps a mark that it has tried once. It goes when the tab is closed.",
                ]),
                Say(
                    "The notes are not locked with a password of their own. Who can open your phone can open the app. Use the lock of your phone. On a shared phone, use a user account or a browser profile of your own.",
                ),
            ],
        },
        Part {
            title: "What never leaves",
            picture: None,
            body: &[
                Points(&[
                    "No note, no choice and no count is sent to anybody. There is nothing in the app that could take it in.",
                    "The page tells the browser to refuse any contact but with its own address. The browser holds the app to that.",
                    "The app reads aloud only with voices of the device itself.",
                ]),
                Say(
                    "Who runs the web address sees what every web host sees: that somebody asked for the files of the app, when, and from which network. What you open or note in it is not part of that.",
                ),
                Say(
                    "Your keyboard, your browser and your phone are not part of the app. What they do with what you type is up to their makers.",
                ),
            ],
        },
        Part {
            title: "What leaves when you want it to",
            picture: None,
            body: &[Points(&[
                "A backup, a table, the page for a doctor, a set or the calendar file: only when you tap **Back up**, **Share** or another button for it, and only to where you send it.",
                "Those files are not locked. Keep them as you would keep a diary.",
                "A call, when you tap a number to call.",
            ])],
        },
        Part {
            title: "See for yourself",
            picture: None,
            body: &[Steps(&[
                "Wait until Settings says **Ready offline**. Turn on flight mode, close the app and open it again. All of it is there. What needs no network sends nothing.",
                "On a computer, open the app, press F12 and choose Network. Use the app. Each line has the address of the app and no other. You will see files of the app come in, and no note go out.",
                "In the same window, choose Elements and look at the first line of the head: Content-Security-Policy. It says connect-src 'self'. That is the order to the browser.",
                "Under Application or Storage you see both copies of your notes, and there are no cookies.",
                "The whole app is open to read. Its tests use it in three browsers with no network at all, and fail when anything is asked of another address.",
            ])],
        },
        Part {
            title: "How to delete it",
            picture: None,
            body: &[
                Steps(&[
                    "In Settings, take a backup if you want to keep one.",
                    "Tap **Delete everything**, type the word delete, and tap **Delete everything now**. Both copies are gone at once, and open tabs start anew.",
                    "To take away the files of the app as well, clear the data of this address in your browser, or remove the app from the home screen.",
                ]),
                Say(
                    "Files you saved or sent are yours. The app cannot see them, so you delete them yourself.",
                ),
                Go("#/settings", "Settings"),
            ],
        },
    ],
};
