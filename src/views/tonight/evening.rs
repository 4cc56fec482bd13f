//! What Tonight has of the rest: the habits of this night as ticks, lights out and getting up, the plan while it is near.
//! It stands below all that is there at once, so nothing moves when it comes.

use crate::parts::live::{changed, flag, part, tap, value, when, words};
use crate::parts::{Icon, Sources, Tick, ico};
use crate::state::{app, now, ticking_now};
use domain::content::evening::{ALCOHOL, HABITS, LIGHTS};
use domain::habit::Habit;
use domain::night::Night;
use domain::plan::{self, Line, time};
use domain::route::Route;
use domain::sheet::NightNote;
use domain::sleep::spoken;
use leptos::prelude::*;
use std::rc::Rc;

/// The rest's part of Tonight.
#[component]
pub fn Evening() -> impl IntoView {
    let journal = app().journal;
    journal.open_standing();
    let clock = ticking_now();
    let night = Memo::new(move |_| Night::of(clock.get()));
    let morning = Memo::new(move |_| night.get().evening() != clock.get().local().date());
    view! {
        <Habits night=night morning=morning />
        <Sleep night=night morning=morning />
        {
            let minute = Memo::new(move |_| clock.get().field());
            let near = Memo::new(move |_| {
                minute.track();
                journal.plan().map(|plan| (plan.near(now()), plan.bed))
            });
            part(move || match near.get() {
                Some((Some(lines), _)) => {
                    let leg = app().leg.get();
                    let lines = lines.into_iter().filter(|line| line.what.suits(leg)).collect();
                    view! { <Timeline lines=lines /> }.into_any()
                }
                Some((None, _)) => plan_row("Coffee, drinks, stretch and lights out, at their times."),
                None => plan_row("From your bedtime back. It can go into your calendar."),
            })
        }
    }
}

fn plan_row(sub: &'static str) -> AnyView {
    view! {
        <a class="row" href=Route::Plan.href() aria-label="Evening plan" aria-describedby="plan-sub">
            {ico(Icon::Clock)}
            <span class="row-text">
                <span class="row-title">"Evening plan"</span>
                <span class="sub" id="plan-sub">{sub}</span>
            </span>
            <svg class="ico chevron" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7" /></svg>
        </a>
    }
    .into_any()
}

#[component]
fn Timeline(lines: Vec<Line>) -> impl IntoView {
    let hours = app().preferences.hours();
    let items = lines.into_iter().map(|line| {
        let over = line.past.then(|| view! { <span class="sr">" (over)"</span> });
        view! {
            <li class:past=line.past>
                <b class="num">{hours.after_noon(line.at)}</b>
                <span>{line.what.label()} {over}</span>
            </li>
        }
    });
    view! {
        <section class="card plan-tonight">
            <h2>"Your evening plan"</h2>
            <ol>{items.collect_view()}</ol>
            <a class="btn quiet" href=Route::Plan.href()>"Change the plan"</a>
        </section>
    }
}

#[component]
fn Habits(night: Memo<Night>, morning: Memo<bool>) -> impl IntoView {
    let app = app();
    let journal = app.journal;
    // Those of the list, the own ones in use, and own ones put away that this night has.
    let list = Memo::new(move |_| {
        let ticked = journal.note(night.get()).habits;
        let own = journal.own_habits().into_iter();
        let own = own.filter(|(id, habit)| !habit.archived || ticked.contains(id.as_str()));
        let own = own.map(|(id, habit)| (id.to_string(), habit.name));
        let listed = Habit::ALL.map(|habit| (habit.id().to_owned(), habit.label().to_owned()));
        listed.into_iter().chain(own).collect::<Vec<_>>()
    });
    let ticks = move || {
        list.get()
            .into_iter()
            .map(|(id, label)| {
                let other = id.clone();
                let ticked = flag(move || journal.note(night.get()).habits.contains(&id));
                let tick = Rc::new(move |on: bool| {
                    let id = other.clone();
                    journal.change_night(night.get_untracked(), move |note| {
                        if on {
                            note.habits.insert(id)
                        } else {
                            note.habits.remove(&id)
                        };
                    });
                });
                view! { <Tick label=label ticked=ticked tick=tick /> }
            })
            .collect_view()
    };
    let own = move || app.navigation.go_and_look(&Route::Plan, ".own h2");
    view! {
        <section class="card habits">
            <h2>{words(move || if morning.get() { "Last evening, if you like" } else { "Today, if you like" })}</h2>
            <div class="ticks" role="group" aria-label="Habits">{part(ticks)}</div>
            <p class="sub">{HABITS.text}</p>
            <button class="btn quiet" type="button" on:click=tap(own)>"Add your own habit"</button>
            <Sources of=vec![&HABITS, &ALCOHOL] />
        </section>
    }
}

#[component]
fn Sleep(night: Memo<Night>, morning: Memo<bool>) -> impl IntoView {
    let journal = app().journal;
    let field = move |id: &'static str,
                      label: &'static str,
                      read: fn(&NightNote) -> Option<u16>,
                      write: fn(&mut NightNote, Option<u16>)| {
        let shown = move || {
            read(&journal.note(night.get())).map(|minute| time(i32::from(minute))).unwrap_or_default()
        };
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input autocomplete="off" id=id
                    type="time"
                    prop:value=value(move || Some(shown()))
                    on:change=changed(move |event| {
                        let minute = plan::read_time(&event_target_value(&event));
                        journal.change_night(night.get_untracked(), |note| write(note, minute));
                    })
                />
            </div>
        }
    };
    let hours = move || app().preferences.hours();
    let figure = move || {
        let note = journal.note(night.get());
        let told = match (journal.times(night.get()), note.bed.and(note.rise)) {
            (Some(times), _) => format!("{} from lights out to getting up.", spoken(times.length())),
            (None, Some(_)) => "Getting up is before lights out. Look at both times again.".to_owned(),
            (None, None) => return String::new(),
        };
        match journal.sleep(night.get()).filter(|sleep| sleep.nights > 1) {
            None => told,
            Some(sleep) => format!(
                "{told} On {} nights of the last 14: {} on average. Lights out between {} and {}, up between {} and {}.",
                sleep.nights,
                spoken(sleep.mean),
                hours().after_noon(i32::from(sleep.bed.0)),
                hours().after_noon(i32::from(sleep.bed.1)),
                hours().after_noon(i32::from(sleep.rise.0)),
                hours().after_noon(i32::from(sleep.rise.1)),
            ),
        }
    };
    // Open in the morning, when there is something to note; never at night, and never by itself.
    let open = morning.get_untracked() && now().hour() >= 4;
    let said = move || !figure().is_empty();
    view! {
        <details class="card sleep" open=open>
            <summary>"Lights out and getting up"</summary>
            <div class="pair">
                {field("lights-out", "Lights out", |note| note.bed, |note, minute| note.bed = minute)}
                {field("got-up", "Got up", |note| note.rise, |note, minute| note.rise = minute)}
            </div>
            <p role="status">{words(figure)}</p>
            {when(said, || view! { <p class="sub">{LIGHTS.text}</p> <Sources of=vec![&LIGHTS] /> })}
        </details>
    }
}
