//! A night in a list, and one line for each thing in it.

use crate::parts::live::part;
use crate::parts::{Icon, ico};
use crate::state::{app, now, region};
use domain::cramp::{Cramp, Ending, Helped};
use domain::diary::{Entry, EntryKind};
use domain::doubt::Doubt;
use domain::habit;
use domain::id::Id;
use domain::lookback::{Day, Mark};
use domain::moment::spoken;
use domain::night::Night;
use domain::route::Route;
use domain::session::Extent;
use domain::sheet::{NightNote, Sheet, SignsNote};
use leptos::prelude::*;

/// One night: its name, what is known of cramps, and its entries in the order they were lived.
#[component]
pub fn OneNight(
    /// Which.
    night: Night,
    /// At most so many entries.
    most: usize,
) -> impl IntoView {
    let journal = app().journal;
    let mark = Memo::new(move |_| journal.with(|diary| Day::of(diary, night).mark));
    let entries = Memo::new(move |_| {
        journal.with(|diary| {
            let entries = diary.night(night).into_iter().take(most);
            entries.map(|(id, entry)| (id.clone(), entry.clone())).collect::<Vec<_>>()
        })
    });
    let lines = move || {
        let line = |(id, entry)| view! { <Line id=id entry=entry /> };
        entries.get().into_iter().map(line).collect_view()
    };
    view! {
        <section class="night">
            <h2><a href=Route::Night(night).href()>{region::night(night)}</a></h2>
            {part(move || {
                let words = match mark.get() {
                    Mark::Quiet | Mark::Unlogged => "No cramp noted".to_owned(),
                    cramps @ Mark::Cramps(_) => cramps.words(),
                };
                view! { <p class="sub">{words}</p> }
            })}
            <ol class="timeline">{part(lines)}</ol>
        </section>
    }
}

/// One entry.
#[component]
pub fn Line(
    /// Its id.
    id: Id,
    /// What it says.
    entry: Entry,
    /// What stands at its end, such as the way to take it out.
    #[prop(optional)]
    end: Option<AnyView>,
) -> impl IntoView {
    let ended = end.is_some();
    let at = entry.at();
    let doubt =
        Doubt::of(&id, &entry, now()).map(|doubt| view! { <span class="doubt">{doubt.words()}</span> });
    let time = view! { <time datetime=at.field()>{at.time(app().preferences.hours())}</time> };
    if let Entry::Cramp(cramp) = &entry {
        let time = if cramp.untimed {
            view! { <span>{cramp.time(app().preferences.hours())}</span> }.into_any()
        } else {
            time.into_any()
        };
        return view! {
            <li class="cramp" class:ended=ended>
                <a href=Route::Cramp(id).href()>
                    {time} <span class="disc">{ico(Icon::Clock)}</span>
                    <p><strong>{title(&entry)}</strong> " " <span>{told(cramp)} {written(&cramp.note)} {doubt}</span></p>
                    {ico(Icon::Edit)}
                </a>
                {end}
            </li>
        }
        .into_any();
    }
    let Some((icon, text)) = says(&entry) else { return ().into_any() };
    let note = match &entry {
        Entry::Sheet(sheet) => NightNote::read(sheet).map_or_else(|_| String::new(), |note| note.note),
        _ => String::new(),
    };
    let is_whole = entry.kind() == EntryKind::Night;
    view! {
        <li class:all-night=is_whole class:ended=ended>
            {(!is_whole).then_some(time)} <span class="disc">{ico(icon)}</span>
            <p><strong>{title(&entry)}</strong> " " <span>{text} {written(&note)} {doubt}</span></p>
            {end}
        </li>
    }
    .into_any()
}

/// What the person wrote, which no translator changes.
fn written(note: &str) -> Option<impl IntoView + use<>> {
    let note = note.to_owned();
    (!note.is_empty()).then(|| view! { " " <span translate="no">{note}</span> })
}

/// What an entry is called.
pub fn title(entry: &Entry) -> String {
    match entry {
        Entry::Cramp(cramp) => {
            let place = cramp.place().filter(|_| cramp.is_cramp());
            place.map_or_else(|| cramp.name().to_owned(), |place| format!("{}, {place}", cramp.name()))
        }
        Entry::Stretch(done) => done.choice.label(),
        Entry::Check(_) => "Hydration check".to_owned(),
        Entry::Sheet(sheet) if sheet.kind() == EntryKind::Signs => "Warning signs checked".to_owned(),
        Entry::Sheet(_) => "The night as a whole".to_owned(),
    }
}

/// What an entry other than a cramp says, with its picture; `None` when nothing that can be read.
fn says(entry: &Entry) -> Option<(Icon, String)> {
    match entry {
        Entry::Cramp(_) => None,
        Entry::Stretch(done) => {
            let held = || format!("Held: left {}, right {}.", spoken(done.left), spoken(done.right));
            let how = match done.extent() {
                Extent::Full => format!("All of it. {}", held()),
                Extent::Part | Extent::Nothing => format!("In part. {}", held()),
                Extent::Untimed if done.left + done.right == 0 => "Done without the timer.".to_owned(),
                Extent::Untimed => {
                    let (left, right) = (spoken(done.left), spoken(done.right));
                    format!("Done, as you said. The clock saw: left {left}, right {right}.")
                }
            };
            Some((Icon::Stretch, how))
        }
        Entry::Check(check) => Some((Icon::Drop, format!("{}. {}.", check.seen(), check.outcome().title()))),
        Entry::Sheet(sheet) if sheet.kind() == EntryKind::Signs => Some((Icon::Alert, checked(sheet)?)),
        Entry::Sheet(sheet) => Some((Icon::Bed, whole(sheet)?)),
    }
}

/// What was ticked in a check for warning signs.
fn checked(sheet: &Sheet) -> Option<String> {
    let signs = SignsNote::read(sheet).ok()?.signs();
    if signs.is_empty() {
        return Some("Nothing ticked.".to_owned());
    }
    let ticked: Vec<&str> = signs.into_iter().map(domain::signs::Sign::says).collect();
    Some(format!("Ticked: {}", ticked.join(" ")))
}

/// What was said of the night as a whole; `None` when nothing that is shown here.
fn whole(sheet: &Sheet) -> Option<String> {
    let note = NightNote::read(sheet).ok()?;
    let hours = app().preferences.hours();
    let mut said = Vec::new();
    if note.quiet {
        said.push("A quiet night, as you said.".to_owned());
    }
    let ticked: Vec<String> =
        app().journal.with(|diary| note.habits.iter().filter_map(|id| habit::words(diary, id)).collect());
    if !ticked.is_empty() {
        said.push(format!("Ticked: {}.", ticked.join(", ")));
    }
    if let Some(bed) = note.bed {
        said.push(format!("Light out at {}.", hours.after_noon(i32::from(bed))));
    }
    if let Some(rise) = note.rise {
        said.push(format!("Up at {}.", hours.after_noon(i32::from(rise))));
    }
    if let Some(much) = note.disturbed {
        said.push(format!("Sleep disturbed: {much} out of 10."));
    }
    if let Some(sore) = note.sore {
        said.push(if sore { "Leg sore the next day." } else { "Leg not sore the next day." }.to_owned());
    }
    if !note.medicine.is_empty() {
        said.push(format!("New medicine: {}.", note.medicine));
    }
    (!said.is_empty() || !note.note.is_empty()).then(|| said.join(" "))
}

/// `3 min 10 s, 6 out of 10. Stretching helped.`
fn told(cramp: &Cramp) -> String {
    let mut text = match cramp.ending {
        Ending::Ongoing => "Still going".to_owned(),
        Ending::Unknown => "We do not know when it eased".to_owned(),
        Ending::Measured(_) | Ending::Said(_) => {
            let length = cramp.length();
            let mut letters = length.chars();
            letters.next().map_or_else(String::new, |first| {
                std::iter::once(first.to_ascii_uppercase()).chain(letters).collect()
            })
        }
    };
    if let Some(severity) = cramp.severity {
        text = format!("{text}, {} out of 10", severity.value());
    }
    text.push('.');
    let tried: Vec<_> = cramp.relief.iter().map(|relief| relief.label().to_ascii_lowercase()).collect();
    let tried = tried.join(", ");
    match (cramp.helped, tried.is_empty()) {
        (Some(Helped::Yes), false) => text = format!("{text} Helped: {tried}."),
        (Some(Helped::Partly), false) => text = format!("{text} Helped a little: {tried}."),
        (Some(Helped::No), true) => text.push_str(" Nothing helped yet."),
        (Some(Helped::No) | None, false) => text = format!("{text} Tried: {tried}."),
        (Some(_) | None, true) => {}
    }
    text
}
