//! The morning card: a quiet night in one tap, a cramp told of later, a draft to finish, and what was no cramp.

use domain::body::Muscle;
use domain::cramp::{Band, Ending, Helped, Instead, Relief, Side};
use e2e::{Browser, Engine, Name, in_every_engine, in_every_engine_with_all, wait_for};
use serde_json::json;

use super::support::{clock_at, kept, phone};

fn a_quiet_night_is_one_tap_and_can_be_taken_back(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    clock_at(&site, 7, 0);
    browser.open(&site.url());
    browser.find("heading", "How was last night?");
    browser.screenshot("morning");
    browser.tap("button", "Quiet night");
    browser.says("status", "A quiet night. It is noted.");
    browser.reload();
    browser.says("status", "A quiet night. It is noted.");
    browser.tap("button", "Undo");
    browser.find("button", "Quiet night");
    clock_at(&site, 12, 0);
    browser.reload();
    browser.find("link", "Check hydration");
    browser.go_to("#/settings");
    browser.find("heading", "Settings");
    browser.go_to("#/");
    browser.find("heading", "Tonight");
    assert!(!browser.shows("heading", "How was last night?"), "after noon it is another night");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_cramp_is_told_of_in_the_morning_with_everything_or_with_nothing(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    clock_at(&site, 7, 0);
    browser.open(&site.url());
    browser.tap("button", "Quiet night");
    browser.says("status", "A quiet night. It is noted.");
    browser.tap("button", "Undo");
    browser.tap("link", "I had a cramp");
    browser.find("heading", "I had a cramp");
    browser.choose("When did it start?", "30 minutes ago");
    browser.choose("Where?", "Foot");
    browser.choose("Which leg?", "Right");
    browser.choose("How bad at its worst?", "6");
    browser.choose("How long?", "3 to 5 minutes");
    browser.tap("checkbox", "Walking");
    browser.choose("Did it help?", "Partly");
    browser.choose("Did it wake you?", "Yes");
    browser.choose("How much did cramps disturb your sleep?", "7");
    browser.choose("Was the leg sore the next day?", "Yes");
    let medicine = browser.find("textbox", "A new or changed medicine?");
    browser.write(&medicine, "a water tablet");
    browser.screenshot("cramp-new");
    browser.tap("button", "Save");
    browser.reads("1 cramp is noted for last night.");
    let told = kept(&browser);
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].muscle, told[0].side, told[0].woke),
        (Some(Muscle::Foot), Some(Side::Right), Some(true))
    );
    assert_eq!((told[0].ending, told[0].helped), (Ending::Said(Band::ThreeToFive), Some(Helped::Partly)));
    assert_eq!(
        (told[0].relief.as_slice(), told[0].start.hour_minute()),
        ([Relief::Walking].as_slice(), "06:30".into())
    );

    browser.tap("link", "One more cramp");
    browser.find("heading", "I had a cramp");
    browser.tap("button", "Save");
    browser.arrives_at("#/");
    wait_for(10, || if kept(&browser).len() == 2 { Ok(()) } else { Err("one more is not kept".to_owned()) });
    let bare = kept(&browser).into_iter().find(|cramp| cramp.muscle.is_none()).unwrap();
    assert!(
        bare.untimed && bare.ending == Ending::Unknown && bare.severity.is_none(),
        "something was invented"
    );

    // All of it is in the form again, and the time that nobody knows is not made up.
    browser.go_to("#/nights");
    browser.find("link", Name::With(&["Cramp", "time not known"]));
    browser.tap("link", Name::With(&["right foot", "6 out of 10"]));
    browser.find("heading", "Cramp");
    for (group, answer) in [
        ("When did it start?", "A time"),
        ("Did it wake you?", "Yes"),
        ("How much did cramps disturb your sleep?", "7"),
        ("Was the leg sore the next day?", "Yes"),
    ] {
        let found = browser.find_in(group, "radio", answer);
        assert_eq!(browser.is_chosen(&found), Ok(true), "{group}");
    }
    let medicine = browser.find("textbox", "A new or changed medicine?");
    assert_eq!(browser.value(&medicine), "a water tablet");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_draft_asks_in_words_and_what_was_no_cramp_is_kept_and_not_counted(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    clock_at(&site, 2, 14);
    browser.open(&site.url());
    browser.tap("link", "Cramp now");
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.choose("Which leg?", "Right");
    browser.press("Finish in the morning");
    browser.reads("02:14, right calf, under 1 minute: how bad was it?");
    clock_at(&site, 7, 30);
    browser.reload();
    browser.reads("02:14, right calf, under 1 minute: how bad was it?");
    browser.find("link", "Finish this note");
    browser.find("heading", "Any more last night?");
    browser.screenshot("morning-draft");
    browser.tap("button", "It was not a cramp");
    browser.choose("What was it?", "Restless legs");
    browser.says("status", "Noted as: restless legs. It does not count as a cramp.");
    browser.find("heading", "How was last night?");
    let all = kept(&browser);
    assert_eq!((all.len(), all[0].instead), (1, Some(Instead::RestlessLegs)));
    let card = browser.find("link", "What else it can be");
    let href = browser.script("return [...document.querySelectorAll('.morning a')].find((one) => one.textContent.includes('What else it can be')).hash", &[]);
    assert_eq!((card.role.as_str(), href), ("link", json!("#/learn/look-alikes")));
    browser.tap("link", "Change this note");
    let found = browser.find_in("What was it?", "radio", "Restless legs");
    assert_eq!(browser.is_chosen(&found), Ok(true));
    browser.screenshot("not-a-cramp");
    browser.go_to("#/nights");
    browser.find("link", Name::With(&["Restless legs"]));
    browser.reads("No cramp noted");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_second_cramp_of_the_night_is_another_and_both_wait(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    for (hour, minute) in [(2, 14), (4, 40)] {
        clock_at(&site, hour, minute);
        // A page of the same origin that does not start the app.
        browser.open(&site.at("rescue.html"));
        browser.open(&site.url());
        browser.tap("link", "Cramp now");
        browser.tap("button", "It has eased");
        browser.arrives_at("#/now/log");
    }
    clock_at(&site, 7, 0);
    // A page of the same origin that does not start the app.
    browser.open(&site.at("rescue.html"));
    browser.open(&site.url());
    browser.reads("02:14, calf, under 1 minute: how bad was it?");
    browser.reads("04:40, calf, under 1 minute: how bad was it?");
    let both = browser.visible(&[]).unwrap().iter().filter(|one| one.name == "Finish this note").count();
    assert_eq!(both, 2);
    let first = first_draft(&browser);
    assert!(first.contains("02:14"), "the drafts are in the order they were lived: {first}");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn first_draft(browser: &Browser) -> String {
    let text = browser.script("return document.querySelector('.draft .num').textContent", &[]);
    text.as_str().unwrap_or_default().to_owned()
}

in_every_engine!(
    a_quiet_night_is_one_tap_and_can_be_taken_back,
    a_cramp_is_told_of_in_the_morning_with_everything_or_with_nothing,
);
in_every_engine_with_all!(
    a_draft_asks_in_words_and_what_was_no_cramp_is_kept_and_not_counted,
    a_second_cramp_of_the_night_is_another_and_both_wait,
);

/// The card comes with the rest of the app, below everything else: nothing that was there moves.
#[test]
fn nothing_moves_when_the_morning_card_comes() {
    let (site, launch, browser) = phone(Engine::Chromium);
    clock_at(&site, 7, 0);
    site.hold(&site.rest());
    browser.open(&site.url());
    browser.find("link", "Start stretching");
    let places = "return [...document.querySelectorAll('#app :is(h1, h2, p, a, svg)')]
        .map((one) => { const b = one.getBoundingClientRect(); return [b.x, b.y, b.width, b.height].map(Math.round).join(' '); })";
    wait_for(20, || {
        let boot = browser.script("return document.documentElement.dataset.boot", &[]);
        (boot == json!("ready")).then_some(()).ok_or_else(|| "the app does not start".to_owned())
    });
    let before = browser.script(places, &[]);
    site.release_held();
    browser.find("heading", "How was last night?");
    // What is new came with it; what was there is where it was.
    let after = browser.script(places, &[]);
    let after = after.as_array().unwrap();
    let moved: Vec<_> = before.as_array().unwrap().iter().filter(|one| !after.contains(one)).collect();
    assert!(moved.is_empty() && after.len() > before.as_array().unwrap().len(), "moved: {moved:?}");
    browser.nothing_moved();
    browser.quit().is_clean(&site.url());
    launch.forget();
}
