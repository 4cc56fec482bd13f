//! The app as a whole: taking over the static page, notices, the `match route` of the first screens, and the tabs.

use crate::parts::live::{part, tap, value, when, words};
use crate::parts::{Icon, ico};
use crate::platform::timer::Timer;
use crate::platform::{clock, document, page};
use crate::rest::Rest;
use crate::state::navigation::Arrival;
use crate::state::notices::Notice;
use crate::state::{App, app, daylight, offline};
use crate::views;
use domain::body::{Muscle, Position};
use domain::cramp::Cramp;
use domain::diary::Entry;
use domain::route::Route;
use leptos::prelude::*;

/// Opens what is kept, then takes over from the static page as soon as no finger is down on it. These are two tasks: a tap on a slow
/// phone waits for one of them, not for both.
pub fn start() {
    // Not in this very task: it may be that of a tap. What waited for the WASM goes on between two listeners of one event, before
    // the page has noted the finger, and the tap would fall on a page that is gone.
    soon(0, || {
        let Some(host) = page::host() else {
            document::mark("boot", "failed");
            return;
        };
        // Signals live as long as the root they were made under. This one draws nothing.
        leptos::mount::mount_to(host.clone(), || look_for_a_finger(host, App::open(), 0)).forget();
    });
}

fn look_for_a_finger(host: page::Host, app: &'static App, after: i32) {
    soon(after, move || {
        if page::is_pressed() {
            look_for_a_finger(host.clone(), app, 30);
        } else {
            take_over(host.clone(), app);
        }
    });
}

/// Does something in a task of its own, after so many milliseconds.
fn soon(after: i32, work: impl FnMut() + 'static) {
    // The timer is let go on purpose: it fires once, and a page that is left takes it along.
    std::mem::forget(Timer::after(after, work));
}

/// Draws the app and removes the static page in one task, so that nobody sees a change.
fn take_over(host: page::Host, app: &'static App) {
    let handoff = page::read();
    let opened = handoff.opened.map(clock::at);
    let arrival = Arrival {
        opened,
        muscle: handoff.muscle.as_deref().and_then(Muscle::from_id).filter(|_| opened.is_some()),
        position: handoff.position.as_deref().and_then(Position::from_id),
    };
    let eased = handoff.eased.map(clock::at);
    leptos::mount::mount_to(host, move || {
        app.navigation.follow(arrival);
        if let (Some(start), Some(eased)) = (opened, eased) {
            let mut cramp = Cramp::begin(start, arrival.muscle);
            cramp.ease(eased);
            app.journal.add(Entry::Cramp(cramp));
            app.navigation.take_arrival();
            app.navigation.arrive(Route::Log);
        }
        provide_context(app);
        let rest = Rest::new(app);
        view! {
            <Notices />
            <View rest=rest />
            <Tabs />
        }
    })
    .forget();
    page::remove(&handoff);
    document::mark("boot", "ready");
}

#[component]
fn View(rest: Rest) -> impl IntoView {
    let navigation = app().navigation;
    part(move || match navigation.route() {
        Route::Tonight => view! { <views::Tonight later=rest.tonight() /> }.into_any(),
        Route::Now => view! { <views::Now /> }.into_any(),
        Route::Help => view! { <views::Help /> }.into_any(),
        Route::Log => view! { <views::Log /> }.into_any(),
        route => {
            let bare = !has_tabs(&route);
            rest.view(route, bare)
        }
    })
}

/// Whether a view is a place and not a task.
fn has_tabs(route: &Route) -> bool {
    matches!(
        route,
        Route::Tonight
            | Route::Stretch
            | Route::Nights
            | Route::Patterns
            | Route::Report
            | Route::Learn(_)
            | Route::Settings
    )
}

/// Whether a route is that of a tab, or of something inside it.
fn is_in(route: &Route, tab: &Route) -> bool {
    std::mem::discriminant(route) == std::mem::discriminant(tab)
        || matches!((route, tab), (Route::Patterns | Route::Report, Route::Nights))
}

/// The tabs, on the screens that are places and not tasks. Where they stand at the side, there is room for the settings and for help.
#[component]
fn Tabs() -> impl IntoView {
    let navigation = app().navigation;
    let tabs = [
        (Route::Tonight, Icon::Tonight, "Tonight"),
        (Route::Stretch, Icon::Stretch, "Stretch"),
        (Route::Nights, Icon::Nights, "Nights"),
        (Route::Learn(None), Icon::Learn, "Learn"),
    ];
    when(
        move || has_tabs(&navigation.route()),
        move || {
            let settings =
                value(move || is_in(&navigation.route(), &Route::Settings).then(|| "page".to_owned()));
            view! {
                    <nav class="tabs" aria-label="Main">
                        {tabs
                            .clone()
                            .map(|(route, icon, word)| {
                                let href = route.href();
                                let current = value(move || is_in(&navigation.route(), &route).then(|| "page".to_owned()));
                                view! {
                                    <a href=href aria-current=current>
                                        {ico(icon)}
                                        <span>{word}</span>
                                    </a>
                                }
                            })
                            .collect_view()}
                        <a class="wide" href=Route::Settings.href() aria-current=settings>
                            {ico(Icon::Settings)}
                            <span>"Settings"</span>
                        </a>
                        <a class="wide rail" href=Route::Now.href()>"Cramp now"</a>
                    </nav>
            }
        },
    )
}

#[component]
fn Notices() -> impl IntoView {
    let app = app();
    let shown = move || {
        let route = app.navigation.route();
        app.notices.all().into_iter().filter(|notice| notice.may_show(&route)).collect::<Vec<_>>()
    };
    view! {
        <div class="toasts">
            <SaveLine />
            {part(move || shown().into_iter().map(|notice| view! { <Said notice=notice /> }).collect_view())}
        </div>
    }
}

/// Whether what was just noted is safe. Said once, without asking for anything.
#[component]
fn SaveLine() -> impl IntoView {
    let app = app();
    // The log says it in its own place; in a cramp and in a hold nothing is said that can wait.
    let line = move || if app.navigation.route().is_undisturbed() { "" } else { app.vault.saving().words() };
    Effect::new(move || {
        app.navigation.route();
        app.vault.look_away();
    });
    view! { <p class="save-line" role="status">{words(line)}</p> }
}

#[component]
fn Said(notice: Notice) -> impl IntoView {
    let app = app();
    let role = if notice.is_urgent() { "alert" } else { "status" };
    let action = match &notice {
        Notice::NotSaved(..) => Some("Try again"),
        Notice::Removed(_) | Notice::TakenIn { .. } => Some("Undo"),
        Notice::Update => Some("Update"),
        Notice::ReadOnly => Some("Reload"),
        _ => None,
    };
    let icon =
        matches!(notice, Notice::Removed(_) | Notice::TakenIn { .. }).then(|| view! { {ico(Icon::Undo)} });
    let text = notice.text();
    let bad = notice.is_urgent();
    let notice = StoredValue::new(notice);
    let act = move || {
        let said = notice.get_value();
        app.notices.close(&said);
        match said {
            Notice::NotSaved(_, record) | Notice::Removed(record) => app.journal.put(record),
            Notice::TakenIn { .. } => app.safekeeping.ask_undo(),
            Notice::Update => offline::apply_update(),
            Notice::ReadOnly => offline::reload(),
            _ => {}
        }
    };
    let later = matches!(notice.get_value(), Notice::Update | Notice::BackupDue(_) | Notice::Signs(_));
    let close_word = if later { "Later" } else { "Close" };
    let close = move || {
        let said = notice.get_value();
        app.notices.close(&said);
        match said {
            Notice::BackupDue(_) => app.care.put_off(),
            Notice::Updated => daylight::seen(app),
            _ => {}
        }
    };
    let way = if notice.with_value(Notice::wants_backup) {
        Some((Route::Settings, "Back up"))
    } else {
        notice.with_value(|notice| match notice {
            Notice::Signs(_) => Some((Route::Signs, "Check for warning signs")),
            Notice::Updated => Some((Route::Settings, "What is new")),
            _ => None,
        })
    };
    // What was not saved stays until it is: the way to a backup leaves "Try again" where it is.
    let leave = move || {
        let said = notice.get_value();
        if !matches!(said, Notice::NotSaved(..)) {
            app.notices.close(&said);
        }
    };
    let way = way.map(|(route, words)| {
        view! { <a class="btn" href=route.href() on:click=tap(leave)>{words}</a> }
    });
    view! {
        <div class="notice" class:bad=bad role=role>
            <p>{text}</p>
            {action.map(|word| view! { <button class="btn primary" type="button" on:click=tap(act)>{icon} {word}</button> })}
            {way}
            <button class="btn quiet" type="button" on:click=tap(close)>
                {close_word}
            </button>
        </div>
    }
}
