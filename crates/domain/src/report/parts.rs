//! Each section of the doctor's page, from the nights.

use super::{Ask, Block, Figure, Part, date};
use crate::content::insight as words;
use crate::content::trial::HELD_ON_PAPER as HELD;
use crate::cramp::Band;
use crate::hours::Hours;
use crate::insight::{self, Grain, Habit, NightFacts, Pain, Share, State, Stretched};
use crate::signs::Sign;
use crate::urine::Step;
use chrono::{NaiveDate, Weekday};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Most lines of a list of dates or medicines.
const LINES: usize = 12;

/// The numbers at the head of the page; those nobody noted anything for are left out.
pub fn figures(within: &[NightFacts]) -> Vec<Figure> {
    let nights = insight::nights(within);
    let cramps: usize = within.iter().map(|one| one.cramps.len()).sum();
    let mut figures = vec![
        figure(
            format!("{} of {}", nights.with, nights.of),
            "logged nights with a cramp",
            if nights.of > 0 { format!("{} per 7 logged", per_seven(nights)) } else { String::new() },
        ),
        figure(cramps.to_string(), if cramps == 1 { "cramp in all" } else { "cramps in all" }, String::new()),
    ];
    let pain = insight::pain(within);
    if let Some(middle) = half(&pain) {
        figures.push(figure(middle, "usual worst pain, of 10", range(&pain)));
    }
    let lengths = insight::durations(within);
    if let (Some(usual), Some(longest)) = (lengths.usual(), lengths.longest()) {
        figures.push(figure(short(usual).into(), "usual length", format!("longest {}", short(longest))));
    }
    let disturbed = insight::disturbed(within);
    if let Some(middle) = half(&disturbed) {
        figures.push(figure(middle, "sleep disturbed, of 10", range(&disturbed)));
    }
    figures
}

fn figure(value: String, label: &str, small: String) -> Figure {
    Figure { value, label: label.to_owned(), small }
}

/// The value in the middle: `6` or `6.5`.
pub fn half(values: &Pain) -> Option<String> {
    values
        .median()
        .map(|twice| if twice % 2 == 0 { (twice / 2).to_string() } else { format!("{}.5", twice / 2) })
}

fn range(values: &Pain) -> String {
    values.ends().map_or_else(String::new, |(least, most)| {
        if least == most {
            format!("always, of {}", values.said())
        } else {
            format!("range {least} to {most}")
        }
    })
}

/// Nights in seven, to a tenth.
fn per_seven(share: Share) -> String {
    format!("{:.1}", 7.0 * share.value())
}

const fn short(band: Band) -> &'static str {
    match band {
        Band::UnderOne => "under 1 min",
        Band::OneToTwo => "1 to 2 min",
        Band::ThreeToFive => "3 to 5 min",
        Band::SixToTen => "6 to 10 min",
        Band::OverTen => "over 10 min",
    }
}

/// What a section says; nothing when there is nothing to say.
pub fn blocks(part: Part, facts: &[NightFacts], within: &[NightFacts], ask: &Ask) -> Vec<Block> {
    match part {
        Part::Weeks => weeks(within, ask),
        Part::Places => places(within),
        Part::Tried => tried(within),
        Part::Stretching => stretching(facts, within, ask),
        Part::Times => times(within, ask.hours),
        Part::Signs => signs(within),
        Part::Medicines => medicines(within),
        Part::Habits => habits(within),
        Part::Notes => {
            ask.notes.iter().map(|(day, note)| Block::Text(format!("{}: {note}", date(*day)))).collect()
        }
        Part::Questions => vec![Block::Room(3)],
    }
}

fn weeks(within: &[NightFacts], ask: &Ask) -> Vec<Block> {
    let grain = Grain::of(ask.span);
    let bins = insight::bins(within, ask.span, grain, Weekday::Mon);
    let says = match grain {
        Grain::Week => "Each column is a week. Filled: cramp night. Open: quiet night. Dash: not logged.",
        Grain::Month => {
            "Each bar is a month. Filled: cramp nights. Outline: logged nights. Dashed: not logged."
        }
        Grain::Year => {
            "Each bar is a year. Filled: cramp nights. Outline: logged nights. Dashed: not logged."
        }
    };
    // What fits on a page; a longer diary shows its last years.
    let last = bins.len().saturating_sub(24);
    vec![Block::Chart(bins.get(last..).unwrap_or_default().to_vec(), grain), Block::Text(says.into())]
}

fn places(within: &[NightFacts]) -> Vec<Block> {
    let places = insight::places(within);
    if places.iter().all(|one| one.total() == 0) {
        return Vec::new();
    }
    let unsaid = places.iter().any(|one| one.unsaid > 0);
    let row = |one: &insight::Place| {
        let name = one.muscle.map_or("Not noted", crate::body::Muscle::label);
        let mut row = vec![name.to_owned()];
        row.extend(one.sides.iter().chain(unsaid.then_some(&one.unsaid)).map(ToString::to_string));
        row
    };
    let mut heads = vec!["", "Left", "Right", "Both"];
    heads.extend(unsaid.then_some("Not said"));
    vec![Block::Table(heads, places.iter().map(row).collect())]
}

fn tried(within: &[NightFacts]) -> Vec<Block> {
    let tried = insight::reliefs(within);
    if tried.is_empty() {
        return Vec::new();
    }
    let row = |one: &insight::Tried| {
        let mut row = vec![one.relief.label().to_owned(), one.times.to_string()];
        row.extend(one.answers.iter().map(ToString::to_string));
        row
    };
    vec![Block::Table(vec!["", "Tried", "Helped", "Partly", "No"], tried.iter().map(row).collect())]
}

fn stretching(facts: &[NightFacts], within: &[NightFacts], ask: &Ask) -> Vec<Block> {
    let whole = within.iter().filter(|one| one.stretched == Stretched::Done).count();
    let part = within.iter().filter(|one| one.stretched == Stretched::Part).count();
    let mut kept = format!("In these dates: a whole set on {whole} evenings");
    if part > 0 {
        // Writing to a String cannot fail.
        write!(kept, ", a part of one on {part}").unwrap_or_default();
    }
    kept.push('.');
    let answer = insight::held(facts, ask.held);
    let mut blocks = vec![
        Block::Text(kept),
        Block::Strong(format!("{}.", words::word_of(&answer))),
        Block::Text(format!(
            "Cramp on {} of {} stretch nights and {} of {} other nights.",
            answer.with.with, answer.with.of, answer.without.with, answer.without.of
        )),
    ];
    if let (Some(range), Some((night, _))) = (answer.range(), answer.last) {
        blocks.push(Block::Text(format!(
            "Difference in 100 nights: {} (95% range at night {night}, allowing for runs of nights).",
            in_hundred(range)
        )));
    } else if answer.state() == State::Collecting && !answer.held {
        blocks.push(Block::Text(format!(
            "{} of {} nights collected.",
            answer.nights(),
            answer.next.unwrap_or(168)
        )));
    }
    if answer.held {
        blocks.push(Block::Text(HELD.text.to_owned()));
    }
    blocks.push(Block::Text(words::WHOLE_DIARY.text.to_owned()));
    blocks
}

/// A range of differences in words: `from 55 fewer to 11 fewer`.
pub fn in_hundred(range: insight::Range) -> String {
    let one = |value: f64| {
        let rounded = (100.0 * value).round();
        match rounded {
            0.0 => "none".to_owned(),
            less if less < 0.0 => format!("{:.0} fewer", -less),
            more => format!("{more:.0} more"),
        }
    };
    format!("from {} to {}", one(range.least), one(range.most))
}

fn times(within: &[NightFacts], written: Hours) -> Vec<Block> {
    let hours = insight::hours(within);
    let total: usize = hours.iter().sum();
    if total == 0 {
        return Vec::new();
    }
    // Three hours in turn, from noon: the parts of a night.
    let row = |from: usize| {
        let count: usize = (from..from + 3).map(|hour| hours.get(hour % 24).copied().unwrap_or(0)).sum();
        let at = |hour: usize| written.write(i32::try_from(hour).unwrap_or(0) * 60);
        (count > 0).then(|| vec![format!("{} to {}", at(from), at(from + 3)), count.to_string()])
    };
    vec![Block::Table(vec!["", "Cramps"], (12..36).step_by(3).filter_map(row).collect())]
}

fn signs(within: &[NightFacts]) -> Vec<Block> {
    let long = |one: &&NightFacts| one.cramps.iter().any(|cramp| cramp.band == Some(Band::OverTen));
    let dates: Vec<_> = within.iter().filter(long).map(|one| date(one.night.evening())).collect();
    let mut blocks = vec![Block::Text(if dates.is_empty() {
        "No cramp of over 10 minutes was noted in these dates.".into()
    } else {
        format!("A cramp of over 10 minutes: {}.", some(&dates))
    })];
    let rounds: Vec<_> = within.iter().flat_map(|one| &one.signs).collect();
    let line = |(day, ticked): &&(NaiveDate, BTreeSet<Sign>)| {
        let ticked: Vec<_> = ticked.iter().map(|sign| sign.says()).collect();
        let said = if ticked.is_empty() { "no sign was ticked".to_owned() } else { ticked.join("; ") };
        Block::Text(format!("Asked on {}: {said}.", date(*day)))
    };
    blocks.extend(rounds.iter().skip(rounds.len().saturating_sub(LINES)).map(line));
    blocks
}

/// The newest of a list, and how many more there are.
fn some(lines: &[String]) -> String {
    let last = lines.len().saturating_sub(LINES);
    let shown = lines.get(last..).unwrap_or_default().join("; ");
    if last > 0 { format!("{shown}; and {last} before") } else { shown }
}

fn medicines(within: &[NightFacts]) -> Vec<Block> {
    let noted: Vec<_> = within.iter().filter(|one| !one.medicine.trim().is_empty()).collect();
    if noted.is_empty() {
        return Vec::new();
    }
    let line =
        |one: &&NightFacts| Block::Text(format!("{}: {}", date(one.night.evening()), one.medicine.trim()));
    let last = noted.len().saturating_sub(LINES);
    let mut blocks: Vec<_> = noted.iter().skip(last).map(line).collect();
    blocks.push(Block::Text(words::MEDICINES.text.to_owned()));
    blocks
}

fn habits(within: &[NightFacts]) -> Vec<Block> {
    let row = |habit: Habit| {
        let counts = insight::habit(within, habit);
        (counts.ticked.of > 0).then(|| {
            let of = |share: Share| format!("{} of {}", share.with, share.of);
            vec![habit.label().to_owned(), of(counts.ticked), of(counts.unsaid)]
        })
    };
    let rows: Vec<_> = Habit::ALL.into_iter().filter_map(row).collect();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(Block::Table(vec!["Cramp nights", "Ticked", "Not noted"], rows));
        blocks.push(Block::Text(words::TICKS_ON_PAPER.text.to_owned()));
    }
    let colours = insight::urine(within);
    let mornings: usize = colours.iter().sum();
    if mornings > 0 {
        let seen = Step::ALL.into_iter().zip(colours).filter(|(_, count)| *count > 0);
        let seen: Vec<_> = seen.map(|(step, count)| format!("{}: {count}", step.number())).collect();
        blocks.push(Block::Text(format!(
            "Urine colour on {mornings} mornings, 1 pale to 8 dark. {}.",
            seen.join("; ")
        )));
    }
    blocks
}
