//! One set of stretches: what it is and how far it is supported; opened, its steps, how it is heard, and its sources.

use super::Sets;
use crate::parts::grade::{chip, sign};
use crate::parts::live::{Handler, choose, chosen, flag, part, tap, when, words, words_if};
use crate::parts::{Choices, Look, Picture, Sources};
use crate::state::own::OwnSets;
use crate::state::{app, cues, look_at, navigation, now};
use domain::content::{learn, stretch as texts};
use domain::diary::Entry;
use domain::route::Route;
use domain::score::Sound;
use domain::session::Done;
use domain::sheet::OwnRoutine;
use domain::stretch::{Choice, Stretch};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The card of a set. Only the open one has its steps on the page, so that a list of six stays light.
#[component]
pub fn SetCard(choice: Choice, sets: Sets) -> impl IntoView {
    let is_chosen = Memo::new(move |_| sets.chosen() == Some(choice));
    let (shut, set_shut) = signal(false);
    let (moved, set_moved) = signal(false);
    let is_open = move || is_chosen.get() && !shut.get();
    let toggle: Handler<MouseEvent> = Box::new(move |event| {
        // Which one is open is known here, and the others close.
        event.prevent_default();
        if is_open() {
            set_shut.set(true);
        } else {
            set_shut.set(false);
            sets.opened.set(Some(choice));
            set_moved.set(true);
        }
    });
    // The card opened before may close above it: it stays in sight.
    Effect::new(move || {
        if is_open() && moved.get() {
            set_moved.set(false);
            look_at(&format!("#set-{} summary", choice.routine.id()));
        }
    });
    let evidence = choice.evidence();
    let first = choice.steps().first().map(|step| step.stretch.pose());
    view! {
        <details class="card set" id=format!("set-{}", choice.routine.id()) prop:open=flag(is_open)>
            <summary on:click=toggle>
                {first.map(|pose| view! { <Picture pose=pose /> })}
                <div>
                    <h2>{choice.routine.label()}</h2>
                    <p class="sub">{choice.summary()}</p>
                    {chip(evidence.grade)}
                </div>
            </summary>
            {when(is_open, move || view! { <Inside choice=choice sets=sets /> })}
        </details>
    }
}

/// What an open card holds.
#[component]
fn Inside(choice: Choice, sets: Sets) -> impl IntoView {
    let app = app();
    let (id, set_id) = signal(None);
    let evidence = choice.evidence();
    let mut of = evidence.sentences.to_vec();
    let lean = sets.offer.get_untracked().lean();
    let steps = choice.steps().iter().map(|step| {
        of.push(step.stretch.instruction());
        let leans = (lean && step.stretch == Stretch::HamstringChair).then_some(texts::HAMSTRING_LEAN.text);
        view! {
            <li>
                <Picture pose=step.stretch.pose() />
                <div>
                    <h3>{step.stretch.label()}</h3>
                    <p>{step.stretch.instruction().text} " " {leans}</p>
                </div>
            </li>
        }
    });
    let steps = steps.collect_view();
    let mut breathing: Vec<_> = choice.steps().iter().map(|step| step.stretch.breathing().text).collect();
    breathing.dedup();
    let sound = app.preferences.with_now(|settings| settings.sound(choice.routine));
    let copy = OwnRoutine::of(choice, sound).map(|own| {
        let make = move || {
            if let Some(id) = OwnSets::new(app.journal).add(&own) {
                navigation::go(&Route::Own(id));
            }
        };
        view! { <button class="btn quiet wide" type="button" on:click=tap(make)>"Make your own from this"</button> }
    });
    let done = move || {
        let added = app.journal.add(Entry::Stretch(Done::untimed(choice, now())));
        set_id.set(Some(added));
    };
    let back = move || {
        if let Some(id) = id.get_untracked() {
            app.journal.remove(&id);
            set_id.set(None);
        }
    };
    let untimed = move || {
        match id.get() {
        None => view! {
            <button class="btn quiet wide" type="button" on:click=tap(done)>"I did it without the timer"</button>
        }
        .into_any(),
        Some(_) => view! {
            <button class="btn quiet wide" type="button" on:click=tap(back)>"Take it back"</button>
        }
        .into_any(),
    }
    };
    view! {
        <p>
            <a class="chip" href=learn::STRETCHING.route().href()>
                {sign(evidence.grade)}
                {format!("{}. Read more", evidence.grade.label())}
            </a>
        </p>
        {evidence.sentences.iter().map(|sentence| view! { <p class="claim">{sentence.text}</p> }).collect_view()}
        <ol class="steps">{steps}</ol>
        {breathing.into_iter().map(|text| view! { <p class="claim">{text}</p> }).collect_view()}
        <Heard choice=choice />
        {copy}
        <p class="noted" role="status">{words_if(move || id.get().map(|_| "Noted for tonight, without the timer."))}</p>
        {part(untimed)}
        <Sources of=of />
    }
}

/// How the set is heard.
#[component]
fn Heard(choice: Choice) -> impl IntoView {
    let preferences = app().preferences;
    let sound = move || preferences.with(|settings| settings.sound(choice.routine));
    let has_voice = cues::has_voice();
    let index = move || Sound::ALL.iter().position(|one| *one == sound());
    let tell = move |index: usize| {
        if let Some(sound) = Sound::ALL.get(index) {
            preferences.change(|settings| settings.set_sound(choice.routine, *sound));
        }
    };
    let about = move || match sound() {
        Sound::Silent => "",
        Sound::Chime => "Soft, low notes. The silent switch of an iPhone turns them off.",
        Sound::Voice if has_voice.get() => {
            "A quiet voice of this device. The silent switch of an iPhone turns it off."
        }
        Sound::Voice => {
            "This device has no English voice of its own. You will hear only the last three seconds of each hold."
        }
    };
    view! {
        <div class="heard">
            <Choices
                look=Look::Row
                name="sound"
                legend="Sound"
                options=Sound::ALL.map(Sound::label).to_vec()
                chosen=chosen(index)
                choose=choose(tell)
            />
            <p class="sub" role="status">{words(about)}</p>
        </div>
    }
}
