//! Row 12: the second store opens late, or refuses for a while.

use domain::content::notice;
use domain::settings::{TextSize, Theme};
use e2e::fault::{a_diary, diary, report};
use e2e::stores::loaded;
use e2e::{Engine, Launch, Session, in_chromium_and_firefox};
use serde_json::{Value, json};

/// The second store opens so many milliseconds after the page began, and localStorage was lost before that. What is asked or said
/// meanwhile is written down.
const LATE: &str = "{
    if (!sessionStorage.quietLost) {
        sessionStorage.quietLost = 'yes';
        for (const key of Object.keys(localStorage)) if (key.startsWith('quietlegs/')) localStorage.removeItem(key);
    }
    const real = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
        const late = {};
        const factory = this;
        const open = () => {
            globalThis.quietOpened = performance.now();
            const request = real.apply(factory, given);
            for (const what of ['onupgradeneeded', 'onsuccess', 'onerror', 'onblocked'])
                request[what] = (event) => {
                    if (what !== 'onerror') late.result = request.result; else late.error = request.error;
                    late[what]?.(event);
                };
        };
        setTimeout(open, Math.max(0, 6500 - performance.now()));
        return late;
    };
    const asked = globalThis.quietAsked = new Set();
    const QUESTIONS = ['Is this easy to read?', 'Your emergency number', 'Good to know', 'Before you stretch', 'How was last night?'];
    const isFound = () => Object.keys(localStorage).some((key) => /\\/(cramp|month)\\//.test(key));
    new MutationObserver(() => {
        if (!/^(#\\/)?$/.test(location.hash) || isFound()) return;
        const text = document.querySelector('#app')?.innerText ?? '';
        for (const one of QUESTIONS) if (text.includes(one)) asked.add(one);
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}";

/// Chooses colours or a text size.
fn choose(session: &Session, name: &str, nth: usize) {
    let source = "await go('#/settings');
        const all = await until('choices', () => {
            const found = document.querySelectorAll(`#app input[name=${arguments[0]}]`);
            return found.length && found;
        });
        all[arguments[1]].click();";
    session.script(source, &[json!(name), json!(nth)]);
}

/// The look of the page.
fn looks(session: &Session) -> Value {
    session.script("const { theme, text } = document.documentElement.dataset; return [theme, text]", &[])
}

/// The form of a cramp that only the second store has: it is looked for, not called removed, and opens when it comes.
fn a_cramp_opened_meanwhile_comes_into_its_form(engine: Engine) {
    let (site, launch, _) = a_diary(Launch::shared(engine));
    site.inject(LATE);
    let address = format!("#/cramp/{}", diary().last().unwrap().id);
    let session = Session::start(&launch, &site, &address);
    session.reads("This entry may be among them.");
    session.script("await until('the form', () => document.querySelector('#app main.cramp textarea'))", &[]);
    session.runs();
    session.quit();
    launch.forget();
}

fn older_notes_appear_and_nothing_is_asked_before(engine: Engine) {
    let (site, launch, pledge) = a_diary(Launch::shared(engine));
    let session = Session::start(&launch, &site, "#/");
    choose(&session, "text", 2);
    session.wait_for_stores("the text size in both", |stores| {
        stores.first == stores.second && loaded(&stores.first).settings.is_some()
    });
    let older = looks(&session);
    session.close();

    site.inject(LATE);
    let session = Session::start(&launch, &site, "#/");
    let began = session.script("return performance.timeOrigin", &[]);
    session.reads(notice::STILL_LOOKING);
    assert_eq!(
        session.script("return globalThis.quietOpened ?? 0", &[]),
        json!(0),
        "it was open before this was said"
    );
    choose(&session, "theme", 2);
    let newer = looks(&session);
    assert_ne!(newer[0], older[0], "nothing was chosen");
    session.script("await go('#/')", &[]);
    session.script("await until('the second store', () => globalThis.quietOpened)", &[]);
    let lost = session.lost(&pledge);
    session.script("await go('#/nights')", &[]);
    session.script("(await until('the list', () => document.querySelector('#show-1'))).click()", &[]);
    session.reads("Night 29: ");
    let asked = session.script("return [...quietAsked]", &[]);
    assert_eq!(asked, json!([]), "this was asked or said though older notes were still looked for");
    let still = session.script(
        "await go('#/'); await until('Tonight', () => document.querySelector('#app .tonight'));
        return document.body.innerText.includes(arguments[0])",
        &[json!(notice::STILL_LOOKING)],
    );
    assert_eq!(still, json!(false), "it still looks");
    session.wait_for_stores("the older and the newer choice in both", |stores| {
        let kept = |keys| loaded(keys).settings.map(|(_, settings)| settings);
        let right = |keys| {
            kept(keys).is_some_and(|kept| (kept.text, kept.theme) == (TextSize::ALL[2], Theme::ALL[2]))
        };
        right(&stores.first) && right(&stores.second)
    });
    assert_eq!(looks(&session), json!([newer[0], older[1]]));
    assert_eq!(session.script("return performance.timeOrigin", &[]), began, "the page was loaded anew");
    session.runs();
    session.quit();
    report(12, "localStorage lost, the second store opens after 6.5 s", engine, pledge.len(), lost);
    launch.forget();
}

/// The second store refuses until the test says otherwise: to be opened, or to be written.
const REFUSES: [&str; 2] = [
    "{
        window.quietRefuses = true;
        const real = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...given) {
            if (!window.quietRefuses) return real.apply(this, given);
            const request = { error: new DOMException('Internal error.', 'UnknownError') };
            setTimeout(() => request.onerror?.({ target: request }));
            return request;
        };
    }",
    "{
        window.quietRefuses = true;
        const real = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (store, mode, ...more) {
            if (mode === 'readwrite' && window.quietRefuses) throw new DOMException('Internal error.', 'UnknownError');
            return real.call(this, store, mode, ...more);
        };
    }",
];

fn a_refused_note_is_not_called_safe_until_it_is(engine: Engine) {
    let (site, launch, mut pledge) = a_diary(Launch::shared(engine));
    let mut lost = 0;
    for refuses in REFUSES {
        site.inject(refuses);
        let session = Session::start(&launch, &site, "#/");
        assert_eq!(session.note(), "Saved once: not yet safe on this phone");
        session.reads(notice::NO_SECOND_COPY);
        let first = session.script("return first()", &[]);
        pledge.add(&serde_json::from_value(first).unwrap());

        session.script("window.quietRefuses = false", &[]);
        session.script("await until('Saved', () => line() === 'Saved')", &[]);
        // What is called saved is in both at that moment.
        lost = lost.max(pledge.missing(&session.stores()));
        let gone = "await until('the notice to go', () => !tidy(document.body.innerText).includes(tidy(arguments[0])))";
        session.script(gone, &[json!(notice::NO_SECOND_COPY)]);
        session.runs();
        session.quit();
    }
    report(12, "the second store refuses, then comes back", engine, pledge.len(), lost);
    launch.forget();
}

in_chromium_and_firefox!(
    a_cramp_opened_meanwhile_comes_into_its_form,
    older_notes_appear_and_nothing_is_asked_before,
    a_refused_note_is_not_called_safe_until_it_is,
);
