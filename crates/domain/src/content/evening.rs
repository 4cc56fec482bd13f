//! Words of the evening plan, the habits and sleep.
//!
//! Which step stands when: `plan/steps.rs`. Nothing here promises that a habit changes cramps.

use super::{Grade, Group, Sentence, Source};

/// The name of the calendar.
pub const CALENDAR: &str = "Evening plan";
/// A movement break in a calendar that may name things.
pub const BREAK_PLAIN: &str = "Get up and move your legs";
/// A movement break in a calendar that others may see.
pub const BREAK_DISCREET: &str = "Short break";

/// After the share sheet.
pub const SHARED: &str = "Sent. Your calendar shows it once you have opened the file there.";
/// After the share sheet was closed.
pub const SHARE_CLOSED: &str = "Nothing was sent.";
/// After the download.
pub const SAVED: &str = "The file is in your downloads. Open it to put the plan in your calendar.";
/// Where the browser took no file.
pub const NO_FILE_TAKEN: &str = "This browser took no file. Here is its text, to copy.";
/// Beside the button.
pub const BEFORE_SAVING: &str = "This page cannot ring by itself, so your calendar does. Google Calendar may ring at a time of \
                                 its own. After a change, save the file again: most calendars put it in place of the old one. \
                                 Delete what you no longer want there.";
/// Where the plan could not be kept.
pub const NOT_KEPT: &str =
    "A newer version of the app made this plan. It was not changed. Update the app first.";

/// Above the plan.
pub static PLAN: Sentence =
    Sentence::caution("Small habits for a calm evening. No study shows that they change cramps.");
/// Last coffee.
pub static COFFEE: Sentence = Sentence::expert(
    "Less coffee and tea in the evening may mean fewer trips to the toilet. Nobody has tested it for cramps.",
    Source::ContinenceAustralia,
);
/// Last large drink.
pub static DRINK: Sentence = Sentence::expert(
    "Have your normal amount, but earlier. In the last 2 hours, just small sips if you are thirsty.",
    Source::SleepFoundation,
);
/// Last large drink, with a plan of a clinic.
pub static DRINK_PLAN: Sentence =
    Sentence::caution("Were you told how much to drink, and when? Keep to that.");
/// Warm bath.
pub static BATH: Sentence = Sentence::new(
    "Nice if you like it. Nobody has tested it for cramps.",
    Grade::Untested,
    Source::OwnSearch,
);
/// Warm bath: care.
pub static BATH_CARE: Sentence =
    Sentence::caution("Not too hot. Numb feet cannot feel a burn. Hold a rail when you get in and out.");
/// Legs up.
pub static LEGS: Sentence =
    Sentence::new("It may feel good. Nobody has tested it for cramps.", Grade::Untested, Source::OwnSearch);
/// Legs up: care.
pub static LEGS_CARE: Sentence =
    Sentence::caution("Stop if it hurts more. With poor blood flow or a weak heart, ask your doctor first.");
/// Stretch.
pub static STRETCH: Sentence = Sentence::new(
    "Stretching calf and back of thigh right before bed may make cramps hurt less in people over 55. It is \
     not clear if there are fewer.",
    Grade::Mixed,
    Source::Cochrane2021,
);
/// Lights out.
pub static LIGHTS: Sentence = Sentence::expert(
    "Adults are usually told to sleep 7 hours or more. This is about sleep, not cramps.",
    Source::SleepConsensus2015,
);
/// Movement breaks.
pub static BREAKS: Sentence = Sentence::new(
    "People who sit a lot had cramps more often in one study. If breaks help is not known.",
    Grade::Association,
    Source::Delacour2020,
);
/// Under the habits.
pub static HABITS: Sentence =
    Sentence::caution("Tick what fits. What is not ticked is not noted. It never counts as no.");
/// Alcohol, where its tick is explained.
pub static ALCOHOL: Sentence = Sentence::new(
    "People with night cramps drank alcohol more often in one study. This does not show a cause.",
    Grade::Association,
    Source::Delacour2018,
);

/// Above the mornings.
pub static MORNINGS: Sentence =
    Sentence::caution("This is what you saw each morning. It is no result, and it says nothing of cramps.");
/// Above the mornings at 65 and over.
pub static MORNINGS_65: Sentence =
    Sentence::new("Colour is not a reliable guide after 65.", Grade::NoBenefit, Source::Cochrane2015);

/// Of the last coffee.
pub static OF_COFFEE: [&Sentence; 1] = [&COFFEE];
/// Of the last large drink.
pub static OF_DRINK: [&Sentence; 2] = [&DRINK, &DRINK_PLAN];
/// Of a warm bath.
pub static OF_BATH: [&Sentence; 2] = [&BATH, &BATH_CARE];
/// Of legs up.
pub static OF_LEGS: [&Sentence; 2] = [&LEGS, &LEGS_CARE];
/// Of the stretches.
pub static OF_STRETCH: [&Sentence; 1] = [&STRETCH];
/// Of lights out.
pub static OF_LIGHTS: [&Sentence; 1] = [&LIGHTS];
/// Of movement breaks.
pub static OF_BREAKS: [&Sentence; 1] = [&BREAKS];

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    ("evening: plan", &[&PLAN, &STRETCH, &LIGHTS, &BREAKS]),
    ("evening: coffee", &[&COFFEE]),
    ("evening: drink", &[&DRINK, &DRINK_PLAN]),
    ("evening: bath", &[&BATH, &BATH_CARE]),
    ("evening: legs up", &[&LEGS, &LEGS_CARE]),
    ("evening: habits", &[&HABITS, &ALCOHOL]),
    ("hydration: mornings", &[&MORNINGS, &MORNINGS_65]),
];
