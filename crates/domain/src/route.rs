//! Addresses inside the app: one parser and one printer. Flat hash routes, so that plain HTML answers `#/now` too.

use crate::id::Id;
use crate::stretch::Choice;

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
    /// The player.
    Play(Choice),
    /// The hydration check, at one of its steps.
    Hydration(HydrationStep),
    /// The list of nights.
    Nights,
    /// Settings and data.
    Settings,
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
}

impl Route {
    /// The name of every view: its file in `src/views` and in `style/views`.
    pub const VIEWS: [&'static str; 11] = [
        "tonight",
        "now",
        "help",
        "log",
        "after",
        "cramp",
        "stretch",
        "play",
        "hydration",
        "nights",
        "settings",
    ];

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
            ("play", Some(id), None) => Choice::from_id(id).map_or(Self::Stretch, Self::Play),
            ("hydration", None, _) => Self::Hydration(HydrationStep::Questions),
            ("hydration", Some("colour"), None) => Self::Hydration(HydrationStep::Colour),
            ("hydration", Some("result"), None) => Self::Hydration(HydrationStep::Result),
            ("nights", None, _) => Self::Nights,
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
            Self::Hydration(HydrationStep::Questions) => "#/hydration".into(),
            Self::Hydration(HydrationStep::Colour) => "#/hydration/colour".into(),
            Self::Hydration(HydrationStep::Result) => "#/hydration/result".into(),
            Self::Nights => "#/nights".into(),
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
            Self::Play(_) => "Stretching",
            Self::Hydration(_) => "Hydration check",
            Self::Nights => "Nights",
            Self::Settings => "Settings",
        }
    }

    /// Whether nothing may interrupt here: no update offer, no reminder.
    pub const fn is_undisturbed(&self) -> bool {
        matches!(self, Self::Now | Self::Help | Self::Log | Self::After | Self::Play(_))
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
            Route::Hydration(HydrationStep::Questions),
            Route::Hydration(HydrationStep::Colour),
            Route::Hydration(HydrationStep::Result),
            Route::Nights,
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
        for odd in ["", "#", "#/", "#/learn", "#/now/later", "#/cramp/A B", "#/now/help/more", "%%%"] {
            assert_eq!(Route::parse(odd), Route::Tonight, "{odd}");
        }
        assert_eq!(Route::parse("#/play/nothing"), Route::Stretch);
    }

    proptest! {
        #[test]
        fn any_address_at_all_is_some_route(text in "\\PC*") {
            let route = Route::parse(&text);
            prop_assert_eq!(Route::parse(&route.href()), route);
        }
    }
}
