//! Addresses inside the app: one parser and one printer. Flat hash routes, so that plain HTML answers `#/now` too.

use crate::id::Id;
use crate::night::Night;
use crate::stretch::{Choice, Played};

/// Where the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Tonight, the home screen.
    Tonight,
    /// Help in a cramp.
    Now,
    /// The emergency card.
    Help,
    /// The three-tap note after a cramp.
    Log,
    /// What may feel good after a cramp.
    After,
    /// One cramp, every field.
    Cramp(Id),
    /// A cramp somebody tells of later.
    NewCramp,
    /// The stretch sets and the questions before them.
    Stretch,
    /// The player, with a set of the app.
    Play(Choice),
    /// The player, with a set of the person's own.
    PlayOwn(Id),
    /// A set of the person's own, to change it.
    Own(Id),
    /// The hydration check, at one of its steps.
    Hydration(HydrationStep),
    /// The nights: a month, or the list.
    Nights,
    /// One hydration check, to be changed.
    Check(Id),
    /// The evening plan and the person's own habits.
    Plan,
    /// The cards to read, or one of them.
    Learn(Option<Slug>),
    /// One night.
    Night(Night),
    /// The check for warning signs.
    Signs,
    /// What the nights show.
    Patterns,
    /// How "Does stretching help me?" is worked out.
    Worked,
    /// The experiment of twelve weeks.
    Trial,
    /// The doctor's page.
    Report,
    /// Settings and data.
    Settings,
}

/// The name of a card in an address: 1 to 32 characters of `a-z` and `-`. Which cards there are, `content/learn` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// Reads a name; `None` when it is empty, longer than 32 characters or has any other character.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        ((1..=32).contains(&text.len()) && plain).then(|| Self(text.to_owned()))
    }

    /// The name as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The steps of the hydration check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HydrationStep {
    /// The questions that decide what a colour can tell.
    Questions,
    /// The swatches and the off-scale colours.
    Colour,
    /// The result.
    Result,
    /// What was seen each morning.
    Mornings,
}

impl Route {
    /// The name of every view: its file in `src/views` and in `style/views`.
    pub const VIEWS: [&'static str; 20] = [
        "tonight",
        "now",
        "help",
        "log",
        "after",
        "cramp",
        "stretch",
        "own",
        "play",
        "hydration",
        "plan",
        "nights",
        "night",
        "signs",
        "patterns",
        "worked",
        "trial",
        "report",
        "learn",
        "settings",
    ];

    /// The player of what is played.
    pub fn playing(played: &Played) -> Self {
        match played {
            Played::Set(choice) => Self::Play(*choice),
            Played::Own { id, .. } => Self::PlayOwn(id.clone()),
        }
    }

    /// Reads the part of an address after `#`. Anything unknown is Tonight.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let mut parts = path.split('/');
        match (parts.next().unwrap_or_default(), parts.next(), parts.next()) {
            ("now", None, _) => Self::Now,
            ("now", Some("help"), None) => Self::Help,
            ("now", Some("log"), None) => Self::Log,
            ("now", Some("after"), None) => Self::After,
            ("cramp", None, _) => Self::NewCramp,
            ("cramp", Some(id), None) => Id::parse(id).map_or(Self::Tonight, Self::Cramp),
            ("stretch", None, _) => Self::Stretch,
            ("stretch", Some("own"), id) => id.and_then(Id::parse).map_or(Self::Stretch, Self::Own),
            ("play", Some("own"), Some(id)) => Id::parse(id).map_or(Self::Stretch, Self::PlayOwn),
            ("play", Some(id), None) => Choice::from_id(id).map_or(Self::Stretch, Self::Play),
            ("hydration", None, _) => Self::Hydration(HydrationStep::Questions),
            ("hydration", Some("colour"), None) => Self::Hydration(HydrationStep::Colour),
            ("hydration", Some("result"), None) => Self::Hydration(HydrationStep::Result),
            ("hydration", Some("mornings"), None) => Self::Hydration(HydrationStep::Mornings),
            ("hydration", Some(id), None) => Id::parse(id).map_or(Self::Tonight, Self::Check),
            ("plan", None, _) => Self::Plan,
            ("nights", None, _) => Self::Nights,
            ("learn", card, None) => Self::Learn(card.and_then(Slug::parse)),
            ("nights", Some("patterns"), None) => Self::Patterns,
            ("nights", Some("patterns"), Some("how")) if parts.next().is_none() => Self::Worked,
            ("nights", Some("trial"), None) => Self::Trial,
            ("nights", Some("report"), None) => Self::Report,
            ("nights", Some(date), None) => Night::parse(date).map_or(Self::Nights, Self::Night),
            ("signs", None, _) => Self::Signs,
            ("settings", None, _) => Self::Settings,
            _ => Self::Tonight,
        }
    }

    /// The address, as a link has it: `#/now`.
    pub fn href(&self) -> String {
        match self {
            Self::Tonight => "#/".into(),
            Self::Now => "#/now".into(),
            Self::Help => "#/now/help".into(),
            Self::Log => "#/now/log".into(),
            Self::After => "#/now/after".into(),
            Self::NewCramp => "#/cramp".into(),
            Self::Cramp(id) => format!("#/cramp/{id}"),
            Self::Stretch => "#/stretch".into(),
            Self::Play(choice) => format!("#/play/{}", choice.id()),
            Self::PlayOwn(id) => format!("#/play/own/{id}"),
            Self::Own(id) => format!("#/stretch/own/{id}"),
            Self::Hydration(HydrationStep::Questions) => "#/hydration".into(),
            Self::Hydration(HydrationStep::Colour) => "#/hydration/colour".into(),
            Self::Hydration(HydrationStep::Result) => "#/hydration/result".into(),
            Self::Hydration(HydrationStep::Mornings) => "#/hydration/mornings".into(),
            Self::Check(id) => format!("#/hydration/{id}"),
            Self::Plan => "#/plan".into(),
            Self::Nights => "#/nights".into(),
            Self::Learn(None) => "#/learn".into(),
            Self::Learn(Some(card)) => format!("#/learn/{}", card.0),
            Self::Night(night) => format!("#/nights/{}", night.iso()),
            Self::Signs => "#/signs".into(),
            Self::Patterns => "#/nights/patterns".into(),
            Self::Worked => "#/nights/patterns/how".into(),
            Self::Trial => "#/nights/trial".into(),
            Self::Report => "#/nights/report".into(),
            Self::Settings => "#/settings".into(),
        }
    }

    /// The title of the document.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Tonight => "Tonight",
            Self::Now => "Cramp now",
            Self::Help => "Get help",
            Self::Log => "Note it, then sleep",
            Self::After => "After the cramp",
            Self::Cramp(_) => "A cramp",
            Self::NewCramp => "I had a cramp",
            Self::Stretch => "Stretch",
            Self::Play(_) | Self::PlayOwn(_) => "Stretching",
            Self::Own(_) => "Your own set",
            Self::Hydration(_) | Self::Check(_) => "Hydration check",
            Self::Plan => "Evening plan",
            Self::Nights => "Nights",
            Self::Learn(_) => "Learn",
            Self::Night(_) => "A night",
            Self::Signs => "Warning signs",
            Self::Patterns => "Patterns",
            Self::Worked => "How this is worked out",
            Self::Trial => "A 12-week experiment",
            Self::Report => "Report",
            Self::Settings => "Settings",
        }
    }

    /// Whether nothing may interrupt here: no update offer, no reminder.
    pub const fn is_undisturbed(&self) -> bool {
        matches!(self, Self::Now | Self::Help | Self::Log | Self::After | Self::Play(_) | Self::PlayOwn(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stretch::{Routine, Stance};
    use proptest::prelude::*;

    fn every() -> Vec<Route> {
        vec![
            Route::Tonight,
            Route::Now,
            Route::Help,
            Route::Log,
            Route::After,
            Route::NewCramp,
            Route::Cramp(Id::from_parts(1, 2)),
            Route::Stretch,
            Route::Play(Choice { routine: Routine::Short, stance: Stance::Chair }),
            Route::PlayOwn(Id::from_parts(1, 2)),
            Route::Own(Id::from_parts(1, 2)),
            Route::Hydration(HydrationStep::Questions),
            Route::Hydration(HydrationStep::Colour),
            Route::Hydration(HydrationStep::Result),
            Route::Hydration(HydrationStep::Mornings),
            Route::Check(Id::from_parts(1, 2)),
            Route::Plan,
            Route::Nights,
            Route::Learn(None),
            Route::Learn(Slug::parse("legs-up")),
            Route::Night(Night::parse("2026-11-23").unwrap()),
            Route::Signs,
            Route::Patterns,
            Route::Worked,
            Route::Trial,
            Route::Report,
            Route::Settings,
        ]
    }

    #[test]
    fn every_route_reads_back_from_its_address() {
        for route in every() {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn unknown_addresses_open_tonight() {
        for odd in ["", "#", "#/", "#/learn/a/b", "#/now/later", "#/cramp/A B", "#/now/help/more", "%%%"] {
            assert_eq!(Route::parse(odd), Route::Tonight, "{odd}");
        }
        for odd in ["#/play/nothing", "#/play/own/", "#/play/own/A", "#/stretch/own/", "#/stretch/own/A"] {
            assert_eq!(Route::parse(odd), Route::Stretch, "{odd}");
        }
        for odd in ["#/learn/", "#/learn/No1", "#/learn/%20"] {
            assert_eq!(Route::parse(odd), Route::Learn(None), "{odd}");
        }
        assert_eq!(Route::parse("#/nights/2026-11-31"), Route::Nights);
    }

    proptest! {
        #[test]
        fn any_address_at_all_is_some_route(text in "\\PC*") {
            let route = Route::parse(&text);
            prop_assert_eq!(Route::parse(&route.href()), route);
        }
    }
}
