//! The person's own habits: add, rename, put away, take out again. Ticks of a habit that was put away stay.

use crate::parts::live::{changed, part, tap, value, words};
use crate::state::app;
use domain::diary::EntryKind;
use domain::habit::OwnHabit;
use domain::id::Id;
use leptos::prelude::*;

/// Why a name was not taken.
const NO_NAME: &str = "A name has 1 to 40 letters. Nothing was changed.";

/// The section of the own habits.
#[component]
pub fn OwnHabits() -> impl IntoView {
    let journal = app().journal;
    let (name, set_name) = signal(String::new());
    let (said, set_said) = signal("");
    let list = Memo::new(move |_| journal.own_habits());
    let add = move || match OwnHabit::new(&name.get_untracked()) {
        Some(habit) => {
            let kept = journal.add_sheet(EntryKind::Habit, &habit).is_some();
            set_said.set(if kept { "Added. It is on Tonight." } else { NO_NAME });
            set_name.set(String::new());
        }
        None => set_said.set(NO_NAME),
    };
    let lines = move || {
        let lines = list.get().into_iter();
        lines.map(|(id, habit)| view! { <One id=id habit=habit set_said=set_said /> }).collect_view()
    };
    view! {
        <section class="card own">
            <h2 tabindex="-1">"Your own habits"</h2>
            <div class="field">
                <label for="new-habit">"A new habit"</label>
                <input id="new-habit"
                    type="text"
                    maxlength="60"
                    autocomplete="off"
                    prop:value=value(move || Some(name.get()))
                    on:input=changed(move |event| set_name.set(event_target_value(&event)))
                />
            </div>
            <button class="btn wide" type="button" on:click=tap(add)>"Add"</button>
            <p role="status">{words(move || said.get())}</p>
            <ul class="steps">{part(lines)}</ul>
        </section>
    }
}

#[component]
fn One(id: Id, habit: OwnHabit, set_said: WriteSignal<&'static str>) -> impl IntoView {
    let journal = app().journal;
    let id = StoredValue::new(id);
    let archived = habit.archived;
    let name = habit.name.clone();
    let (word, label) = if archived {
        ("Use again", format!("Use “{name}” again"))
    } else {
        ("Put away", format!("Put “{name}” away"))
    };
    let rename = move |text: String| match OwnHabit::new(&text) {
        Some(named) => {
            id.with_value(|id| journal.change_habit(id, |habit| habit.name = named.name));
            set_said.set("Renamed.");
        }
        None => set_said.set(NO_NAME),
    };
    let put_away = move || {
        id.with_value(|id| journal.change_habit(id, |habit| habit.archived = !archived));
        set_said.set(if archived { "It is on Tonight again." } else { "Put away. Its ticks stay." });
    };
    let field = id.with_value(|id| format!("habit-{id}"));
    view! {
        <li>
            <div class="field">
                <label for=field.clone()>{if archived { "Name (put away)" } else { "Name" }}</label>
                <input id=field
                    type="text"
                    maxlength="60"
                    autocomplete="off"
                    prop:value=name
                    on:change=changed(move |event| rename(event_target_value(&event)))
                />
            </div>
            <button class="btn" type="button" aria-label=label on:click=tap(put_away)>{word}</button>
        </li>
    }
}
