//! The person's own sets: one card for each, a new one, and one from a file.

use crate::parts::Picture;
use crate::parts::live::{changed, part, tap, words};
use crate::state::own::{File, OwnSets};
use crate::state::{app, cues, look_at, look_at_next, navigation};
use domain::content::own as said;
use domain::exchange::NotARoutine;
use domain::id::Id;
use domain::route::Route;
use domain::safety::Offer;
use domain::sheet::OwnRoutine;
use domain::stretch::{Stretch, summary};
use leptos::prelude::*;

/// The section with the person's own sets.
#[component]
pub fn OwnList(offer: Memo<Offer>, own: OwnSets) -> impl IntoView {
    Effect::new(move || {
        if own.file().is_some() {
            look_at_next(".own-file h3");
        }
    });
    let all = Memo::new(move |_| own.all());
    let cards = move || {
        let offer = app().advice().map(|advice| advice.offer);
        all.get()
            .0
            .into_iter()
            .map(|(id, own)| view! { <OwnCard id=id own=own offer=offer /> })
            .collect_view()
    };
    let about = move || match all.with(|(sets, odd)| (sets.is_empty(), *odd)) {
        _ if !offer.get().seated() => said::NONE_FOR_NOW,
        (true, 0) => said::NONE_YET,
        (_, 0) => "",
        (..) => said::ODD,
    };
    let add = move || {
        let first = Stretch::ALL.into_iter().find(|stretch| offer.get_untracked().allows_stretch(*stretch));
        if let Some(id) = own.add(&OwnRoutine::begin(first.unwrap_or(Stretch::CalfChair))) {
            navigation::go(&Route::Own(id));
        }
    };
    view! {
        <section class="own-sets">
            <h2>"Your own"</h2>
            <p class="sub">{words(about)}</p>
            {part(cards)}
            <div class="btns">
                <button class="btn" type="button" on:click=tap(add)>"Add your own"</button>
                <button class="btn" type="button" on:click=tap(move || own.open_picker())>"Open a routine file"</button>
            </div>
            <input type="file" hidden aria-label="Routine file" on:change=changed(move |event| own.pick(&event)) />
            <p class="own-said" role="status">{words(move || own.said())}</p>
            {part(move || match own.file() {
                None => ().into_any(),
                Some(File::Set(found)) => view! { <Found found=found own=own offer=offer /> }.into_any(),
                Some(File::Other(why)) => view! { <NotTaken why=why own=own /> }.into_any(),
            })}
        </section>
    }
}

/// One set: what it is, to start it and to change it. `offer` is none before the questions are answered.
#[component]
fn OwnCard(id: Id, own: OwnRoutine, offer: Option<Offer>) -> impl IntoView {
    let app = app();
    let (asked, set_asked) = signal(false);
    let first = own.steps.first().map(|step| step.stretch.pose());
    let is_open = offer.is_none_or(|offer| offer.allows_steps(&own.steps));
    let edit = Route::Own(id.clone()).href();
    let (name, about) = (own.name.clone(), summary(&own.steps));
    let plan = own.plan(id);
    let start = move || {
        if offer.is_none() {
            set_asked.set(true);
            look_at(".safety input");
            return;
        }
        let route = Route::playing(&plan.played);
        cues::begin(app, plan.clone());
        navigation::go(&route);
    };
    let begins = is_open.then(|| {
        view! {
            <button class="btn" type="button" aria-label=format!("Start {name}") on:click=tap(start)>"Start"</button>
        }
    });
    let ruled_out = (!is_open && offer.is_some_and(Offer::seated))
        .then(|| view! { <p class="warn">{said::LEFT_OUT}</p> });
    view! {
        <article class="card own-set">
            <div class="own-head">
                {first.map(|pose| view! { <Picture pose=pose /> })}
                <div>
                    <h3 translate="no">{name.clone()}</h3>
                    <p class="sub">{about}</p>
                </div>
            </div>
            {ruled_out}
            <p class="own-said" role="status">{words(move || if asked.get() { said::QUESTIONS_FIRST } else { "" })}</p>
            <div class="btns">
                {begins}
                <a class="btn" href=edit aria-label=format!("Edit {name}")>"Edit"</a>
            </div>
        </article>
    }
}

/// A file with a set: what it is, before anything is taken.
#[component]
fn Found(found: OwnRoutine, own: OwnSets, offer: Memo<Offer>) -> impl IntoView {
    let is_open = offer.get_untracked().allows_steps(&found.steps);
    let steps = found.steps.iter().map(|step| {
        view! { <li><b>{step.stretch.label()}</b> ". " {said::how(step)}</li> }
    });
    view! {
        <section class="card own-file">
            <h3 tabindex="-1">{format!("Take “{}”?", found.name)}</h3>
            <p>{said::PREVIEW} " " {summary(&found.steps)}</p>
            <ol class="dots">{steps.collect_view()}</ol>
            {(!is_open && offer.get_untracked().seated()).then(|| view! { <p class="warn">{said::LEFT_OUT}</p> })}
            <div class="btns">
                <button class="btn primary" type="button" on:click=tap(move || own.take())>"Add to your own"</button>
                <button class="btn" type="button" on:click=tap(move || own.put_away())>"Change nothing"</button>
            </div>
        </section>
    }
}

/// A file that is no set.
#[component]
fn NotTaken(why: NotARoutine, own: OwnSets) -> impl IntoView {
    view! {
        <section class="card own-file">
            <h3 tabindex="-1">"Not opened"</h3>
            <p role="alert">{said::not_a_routine(why)}</p>
            <div class="btns">
                <button class="btn" type="button" on:click=tap(move || own.open_picker())>"Pick another file"</button>
                <button class="btn quiet" type="button" on:click=tap(move || own.put_away())>"Close"</button>
            </div>
        </section>
    }
}
