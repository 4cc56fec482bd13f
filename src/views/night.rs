//! One night, from noon to noon: what happened, and all that can be said of it. Every change is kept at once.

mod told;
mod whole;

use crate::parts::live::{changed, either, flag, part, tap, value, when, words, words_if};
use crate::parts::{Icon, Tick, ico};
use crate::state::nights::NotAdded;
use crate::state::{app, look_at, navigation, now, region};
use crate::views::night::whole::Whole;
use crate::views::nights::{Line, title};
use domain::diary::{Entry, EntryKind};
use domain::id::Id;
use domain::lookback::{Day, Mark};
use domain::month::Month;
use domain::night::Night;
use domain::route::Route;
use leptos::prelude::*;
use std::rc::Rc;

const NO_TIME: &str = "Put in a time first. Nothing was added.";
const TO_COME: &str = "That time is still to come. Nothing was added.";

/// The view of `#/nights/<date>`.
#[component]
pub fn NightView(night: Night) -> impl IntoView {
    let journal = app().journal;
    let tonight = Night::of(now());
    let is_to_come = night > tonight;
    journal.open_nights(Month::holding(night));
    // The names of own habits.
    journal.open_standing();
    let day = Memo::new(move |_| journal.with(|diary| Day::of(diary, night)));
    // A clock that was ahead may have noted something here: then it can be changed, and taken out.
    let told = Memo::new(move |_| journal.with(|diary| diary.note(night).is_some()));
    let neighbour = |to: i64, words: &'static str, last: Night| {
        let night = night.step(to).filter(|night| *night <= last);
        night.map(|night| view! { <a class="btn" href=Route::Night(night).href()>{words}</a> })
    };
    view! {
        <main class="view bare night-page" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Nights.href() aria-label="Back to the nights">{ico(Icon::Back)}</a>
                    <div>
                        <h1 tabindex="-1">{region::night(night)}</h1>
                        <p class="sub">{region::month(Month::holding(night))}</p>
                    </div>
                </header>
                {part(move || view! { <Known mark=day.get().mark to_come=is_to_come /> })}
                <Timeline night=night />
                {(!is_to_come).then(|| view! { <Add night=night day=day /> })}
                {when(move || !is_to_come || told.get(), move || view! { <Whole night=night /> })}
                <nav class="btns" aria-label="Other nights">
                    {neighbour(-1, "Night before", night)}
                    {neighbour(1, "Night after", tonight)}
                </nav>
            </div>
        </main>
    }
}

/// What is known of cramps, as a shape and in words.
#[component]
fn Known(mark: Mark, to_come: bool) -> impl IntoView {
    let (class, text) = match mark {
        Mark::Cramps(_) => ("mark cramps", mark.words()),
        Mark::Quiet => ("mark quiet", "A quiet night, as you said".to_owned()),
        Mark::Unlogged if to_come => ("mark", "This night is still to come".to_owned()),
        Mark::Unlogged => ("mark unlogged", "Not logged: nothing said about cramps".to_owned()),
    };
    let count = if let Mark::Cramps(count) = mark { Some(count) } else { None };
    view! {
        <p class="known"><span class=class aria-hidden="true">{count}</span> <strong>{text}</strong></p>
    }
}

/// The entries in the order they were lived, each with the way to change it or take it out.
#[component]
fn Timeline(night: Night) -> impl IntoView {
    let journal = app().journal;
    let entries = Memo::new(move |_| {
        journal.with(|diary| {
            let entries = diary.night(night).into_iter();
            let shown = entries.filter(|(_, entry)| entry.kind() != EntryKind::Night);
            shown.map(|(id, entry)| (id.clone(), entry.clone())).collect::<Vec<_>>()
        })
    });
    let lines = move || entries.get().into_iter().map(|(id, entry)| one(id, entry)).collect_view();
    either(
        move || entries.with(Vec::is_empty),
        || view! { <p class="sub">"Nothing happened here that you noted."</p> },
        move || view! { <ol class="timeline" aria-label="What happened">{part(lines)}</ol> },
    )
}

fn one(id: Id, entry: Entry) -> AnyView {
    let name = format!("Remove {}, {}", title(&entry), entry.at().time(app().preferences.hours()));
    let gone = id.clone();
    let remove = move || {
        app().journal.remove(&gone);
        // The button goes away under the finger: reading goes on at the title.
        look_at("[data-view] h1");
    };
    let button = view! { <button class="icon-btn" type="button" aria-label=name on:click=tap(remove)>{ico(Icon::Trash)}</button> };
    view! { <Line id=id entry=entry end=button.into_any() /> }.into_any()
}

/// What can be added: a quiet night, a cramp.
#[component]
fn Add(night: Night, day: Memo<Day>) -> impl IntoView {
    let journal = app().journal;
    let note = Memo::new(move |_| journal.note(night));
    let (time, set_time) = signal(String::new());
    let (problem, set_problem) = signal(None::<&'static str>);
    let add = move || match journal.add_cramp_in(night, &time.get_untracked()) {
        Ok(id) => navigation::go(&Route::Cramp(id)),
        Err(why) => {
            set_problem.set(Some(if why == NotAdded::NoTime { NO_TIME } else { TO_COME }));
            look_at(".night-page input[type=time]");
        }
    };
    // A cramp says that the night was not quiet; what was said before can still be taken back.
    let may_be_quiet = move || note.with(|note| note.quiet) || !matches!(day.get().mark, Mark::Cramps(_));
    view! {
        {when(
            may_be_quiet,
            move || {
                view! {
                    <Tick
                        label="Quiet night: no cramp"
                        ticked=flag(move || note.with(|note| note.quiet))
                        tick=Rc::new(move |ticked| {
                            journal.change_night(night, |note| note.quiet = ticked);
                        })
                    />
                }
            },
        )}
        <section class="card add">
            <h2>"Add a cramp"</h2>
            <div class="field">
                <label for="start">"When did it start?"</label>
                <input autocomplete="off" id="start"
                    type="time"
                    aria-invalid=value(move || problem.get().map(|_| "true".to_owned()))
                    on:input=changed(move |event| {
                        set_time.set(event_target_value(&event));
                        set_problem.set(None);
                    })
                />
            </div>
            <p role="status" class:problem=flag(move || problem.get().is_some())>{words_if(move || problem.get())}</p>
            <button class="btn wide" type="button" on:click=tap(add)>{ico(Icon::Plus)} "Add this cramp"</button>
            <p class="sub">{words(|| "Where, how bad and what helped come next.")}</p>
        </section>
    }
}
