//! One of several: a fieldset of real radio buttons.

use crate::parts::icon::{Icon, ico};
use crate::parts::live::{Choose, Chosen, changed, flag};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// How the choices are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A segmented row.
    Row,
    /// A segmented row with taller targets, for the night.
    TallRow,
    /// A grid of buttons.
    Grid,
    /// The 0 to 10 scale.
    Scale,
}

impl Look {
    const fn classes(self) -> (&'static str, &'static str) {
        match self {
            Self::Row => ("seg", "seg-row"),
            Self::TallRow => ("seg big", "seg-row"),
            Self::Grid => ("choices", "choices-row"),
            Self::Scale => ("choices scale", "choices-row"),
        }
    }
}

/// A group of radio buttons under a legend.
#[component]
pub fn Choices(
    /// How they are laid out.
    look: Look,
    /// The name the radios share; also part of their ids.
    name: &'static str,
    /// The question.
    #[prop(into)]
    legend: String,
    /// Whether the question is for screen readers only.
    #[prop(optional)]
    quiet: bool,
    /// A line under the question.
    #[prop(optional)]
    hint: &'static str,
    /// The answers.
    options: Vec<&'static str>,
    /// An icon for each answer, or none.
    #[prop(optional)]
    icons: Vec<Icon>,
    /// Which answer is chosen.
    chosen: Chosen,
    /// Called with the answer's index.
    choose: Choose,
) -> impl IntoView {
    let (class, row) = look.classes();
    let describes = (!hint.is_empty()).then(|| format!("{name}-hint"));
    let hinted = describes.clone().map(|id| view! { <p class="hint" id=id>{hint}</p> });
    let radios = options.into_iter().enumerate().map(|(index, label)| {
        let icon = icons.get(index).map(|icon| view! { {ico(*icon)} });
        let (chosen, choose) = (Arc::clone(&chosen), Rc::clone(&choose));
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    id=format!("{name}-{index}")
                    prop:checked=flag(move || chosen() == Some(index))
                    on:change=changed(move |_| choose(index))
                />
                <span>{icon} {label}</span>
            </label>
        }
    });
    view! {
        <fieldset class=class aria-describedby=describes>
            <legend class:sr=quiet>{legend}</legend>
            {hinted}
            <div class=row>{radios.collect_view()}</div>
        </fieldset>
    }
}
