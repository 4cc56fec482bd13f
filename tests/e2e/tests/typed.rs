//! What somebody types is in both stores of the diary and nowhere else on the disk: not in what a browser offers in other fields, and not
//! in what it fills in again after a restart. "Delete everything" could not reach it there.

use domain::night::Night;
use domain::route::Route;
use e2e::{Browser, Engine, Launch, Site, in_every_engine_with_all};
use serde_json::{Value, json};

/// Words that no browser and no part of the app knows.
const TYPED: &str = "quorvexil";
const CONTROL: &str = "zembraflot";

/// Types the word into every field that can be seen, and gives back which they are.
fn type_everywhere(browser: &Browser, text: &str) -> Vec<String> {
    let fields = browser.visible(&["textbox", "searchbox"]).unwrap();
    let mut typed = Vec::new();
    for field in fields {
        browser.type_into(&field, text);
        // A field that is only read takes nothing. The keys of the word must have reached all others.
        if browser.value(&field).ends_with(text) {
            typed.push(field.name);
        }
    }
    browser.script("document.activeElement.blur()", &[]);
    typed
}

/// Opens a view, does what shows its fields, types, and leaves it.
fn on(browser: &Browser, route: &str, ready: impl FnOnce(), typed: &mut Vec<String>) {
    browser.go_to(route);
    ready();
    typed.extend(type_everywhere(browser, TYPED));
    browser.go_to("#/");
    browser.find("heading", "Tonight");
}

fn what_is_typed_is_in_the_diary_alone(engine: Engine) {
    if !engine.keeps_a_profile() {
        return;
    }
    let site = Site::release();
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.url());
    let mut typed = Vec::new();
    on(&browser, "#/learn", || drop(browser.find("searchbox", "Search")), &mut typed);
    on(
        &browser,
        "#/nights",
        || {
            browser.choose("Show as", "List");
            browser.script("document.querySelector('.jump > summary').click()", &[]);
            browser.find("searchbox", "Search in your notes");
        },
        &mut typed,
    );
    let tonight = Night::of(browser.now());
    let [night, before] = [tonight, tonight.step(-1).unwrap()].map(|night| Route::Night(night).href());
    on(&browser, &night, || drop(browser.find("textbox", "Note")), &mut typed);
    on(&browser, "#/plan", || drop(browser.find("textbox", "A new habit")), &mut typed);
    on(
        &browser,
        "#/signs",
        || {
            browser.choose("Which number do you call?", "Another");
            browser.find("textbox", "The number");
        },
        &mut typed,
    );
    on(&browser, "#/cramp", || drop(browser.find("textbox", "Note")), &mut typed);
    on(
        &browser,
        "#/settings",
        || {
            browser.tap("button", "Delete everything");
            browser.find("textbox", "To go on, type the word delete");
        },
        &mut typed,
    );
    browser.go_to("#/stretch");
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    browser.tap("button", "Add your own");
    browser.find("textbox", "Name");
    typed.extend(type_everywhere(&browser, TYPED));
    println!("typed into {typed:?}");
    assert!(typed.len() >= 9, "{typed:?}");
    // The same fields without the attribute, on another night, to see that this browser would have kept it.
    browser.go_to(&before);
    browser.find("textbox", "Note");
    let open =
        "for (const one of document.querySelectorAll('input, textarea')) one.removeAttribute('autocomplete')";
    browser.script(open, &[]);
    type_everywhere(&browser, CONTROL);
    browser.go_to("#/");
    browser.find("heading", "Tonight");
    browser.tap("link", "Learn");
    browser.find("searchbox", "Search");
    browser.open("about:blank");
    browser.open(&site.url());
    browser.find("heading", "Tonight");
    assert_eq!(browser.script("return document.querySelectorAll('form').length", &[]), json!(0));
    browser.quit();
    assert_eq!(
        launch.holding(TYPED),
        Vec::<String>::new(),
        "what was typed is on the disk outside the diary"
    );
    let control: Vec<String> = launch.holding(CONTROL);
    println!("{}: without the attribute it is in {control:?}", engine.slug());
    assert!(
        engine != Engine::Chromium || !control.is_empty(),
        "this browser keeps nothing: the test cannot fail"
    );
    let kept: Value = json!(launch.stores_hold(TYPED));
    assert_eq!(kept, json!(true), "what was typed is not even in the diary");
    launch.forget();
}

in_every_engine_with_all!(what_is_typed_is_in_the_diary_alone);
