//! Keeping the diary whole in the background: what happens to the page is told to the keeper, and what it tells is carried out. Nothing
//! here delays the first screen.

use crate::platform::tabs::{self, Line};
use crate::platform::timer::Timer;
use crate::platform::{clock, location, visibility};
use crate::state::notices::Notice;
use crate::state::persistence::Vault;
use crate::state::safekeeping::LEFT;
use crate::state::{App, checking, opened};
use domain::keeper::{Around, Effect, Event, Told};
use domain::session::Session;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};

/// How long after the start closed months are put away, in milliseconds.
const QUIET_MOMENT: i32 = 4_000;

/// What is remembered between one effect and the next.
#[derive(Default)]
struct Memory {
    /// The page before deleted everything, and one of the two stores refused.
    left: Cell<bool>,
    compared: Cell<bool>,
    timer: RefCell<Option<Timer>>,
}

/// Begins, once the rest of the app is here.
pub fn begin(app: &'static App) {
    let memory: &'static Memory = Box::leak(Box::default());
    memory.left.set(location::take_word(LEFT));
    let line = Line::open(move |said| on(app, Event::Heard(said)));
    app.vault.give(move |effect| perform(app, memory, effect), line);
    let heard = tabs::on_write(move |key, value| on(app, Event::LocalChanged(key, value)));
    let back = visibility::on_return(move || {
        on(app, Event::Returned);
        if memory.compared.get() {
            app.journal.close_overrun();
        }
    });
    // The app lives as long as the page.
    std::mem::forget((heard, back));
    // Only after the listeners: between a look and a listener that comes after it, Firefox lets what another tab writes go by.
    on(app, Event::Began);
    std::mem::forget(Timer::after(QUIET_MOMENT, move || on(app, Event::FoldAsked)));
}

/// Something happened.
pub fn on(app: &'static App, event: Event) {
    let now = clock::now();
    let session = app.player.with_now(|session| session.map(Session::kept));
    let effects = app.journal.with_now(|diary| {
        app.preferences.with_now(|settings| {
            app.care.with_now(|care| {
                app.vault.on(event, Around { diary, settings, session: session.as_ref(), care, now })
            })
        })
    });
    app.vault.perform(effects);
}

fn perform(app: &'static App, memory: &'static Memory, effect: Effect) {
    match effect {
        Effect::ReadMirror(..) | Effect::EraseMirror(..) => {
            Vault::ask_mirror(effect, move |answer| on(app, answer));
        }
        Effect::Loaded(loaded) => app.take(loaded),
        Effect::Forget => app.forget(),
        // A task of its own: a tap waits for one of them, not for all.
        Effect::Again(step) => spawn_local(async move { on(app, Event::Go(step)) }),
        Effect::WakeAfter(pause) => {
            let pause = i32::try_from(pause).unwrap_or(i32::MAX);
            *memory.timer.borrow_mut() = Timer::after(pause, move || on(app, Event::Tick));
        }
        Effect::Tell(told) => tell(app, memory, told),
        Effect::Opened(text) => {
            opened::take_up(app, &text);
            on(app, Event::OpenedTaken);
        }
        Effect::Compared => {
            memory.compared.set(true);
            // Where only the second store refuses, its first refused change tells.
            if memory.left.get() && !app.vault.look(domain::keeper::Keeper::has_local) {
                memory.left.set(false);
                app.notices.say(Notice::NotErased);
            }
            // What could not be put away before both were compared.
            std::mem::forget(Timer::after(QUIET_MOMENT, move || on(app, Event::FoldAsked)));
            // Only now: an older localStorage may still show a clock running that the second store knows stopped.
            app.journal.close_overrun();
        }
        Effect::TwinMade => app.care.change(|care| care.twin = true),
        Effect::Verified => app.care.change(|care| care.verified = Some(clock::now())),
        Effect::Checked { by_hand, found } => checking::say(app, by_hand, found),
        Effect::Folded => {
            memory.left.set(false);
            app.care.remind(app);
            let due = |diary: &_| app.care.with_now(|care| care.is_check_due(diary, clock::now()));
            if app.journal.with_now(due) {
                on(app, Event::CheckAsked { by_hand: false });
            }
        }
        Effect::Erased(done) => app.safekeeping.erased(done),
        _ => {}
    }
}

fn tell(app: &App, memory: &Memory, told: Told) {
    if matches!(told, Told::Alone(_) | Told::Blocked) && memory.left.take() {
        app.notices.say(Notice::NotErased);
    }
    app.notices.say(match told {
        Told::Together => return app.notices.together(),
        Told::Alone(fault) => Notice::NoSecondCopy(fault),
        Told::Blocked => Notice::Blocked,
        Told::ReadOnly => Notice::ReadOnly,
        Told::NotErased => Notice::NotErased,
        Told::SetAside(count) => Notice::SetAside(count),
        Told::TwinSetAside(count) => Notice::TwinSetAside(count),
        Told::Restored(count) => Notice::Restored(count),
        Told::CopyRemade => Notice::CopyRemade,
        Told::OnlySecond => Notice::OnlySecondCopy,
        Told::NoRoom => Notice::NoRoom,
        Told::ReserveUsed => Notice::ReserveUsed,
    });
}
