//! What is said of the newest saves, whatever the order in which their answers come.

/// What is known of the newest saves, from the best to the worst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Saving {
    /// Nothing was saved since the app was opened or the screen changed.
    #[default]
    Quiet,
    /// On the way.
    UnderWay,
    /// In both stores.
    Saved,
    /// Only in the second store: it is on the disk, but there is no other copy.
    Second,
    /// Only in localStorage, which may not be on the disk yet, and on a full disk never gets there.
    Once,
    /// In neither.
    Failed,
}

impl Saving {
    /// The words, empty while there is nothing to say.
    pub const fn words(self) -> &'static str {
        match self {
            Self::UnderWay => "Saving…",
            Self::Saved => "Saved",
            Self::Second => "Saved in one place only",
            Self::Once => "Saved once: not yet safe on this phone",
            Self::Failed => "Not saved",
            Self::Quiet => "",
        }
    }
}

/// Saves that may overlap. Those under way at the same time are one batch, of which the worst is said: a save refused at once
/// must not be covered by an earlier one that arrives after it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Saves {
    under_way: u32,
    worst: Saving,
    said: Saving,
}

impl Saves {
    /// What to say now.
    pub const fn said(self) -> Saving {
        self.said
    }

    /// One more is on the way.
    pub fn begin(&mut self) {
        if self.under_way == 0 {
            self.worst = Saving::Saved;
        }
        self.under_way += 1;
        self.settle();
    }

    /// The answer to one: `Saved`, `Second`, `Once` or `Failed`.
    pub fn end(&mut self, arrived: Saving) {
        self.worst = self.worst.max(arrived);
        self.under_way = self.under_way.saturating_sub(1);
        self.settle();
    }

    /// One was refused before it was on its way.
    pub fn refuse(&mut self) {
        self.begin();
        self.end(Saving::Failed);
    }

    /// The second store has everything by now. What it was waited for is safe.
    pub fn all_in(&mut self) {
        if self.under_way == 0 && matches!(self.said, Saving::Once | Saving::Failed) {
            self.worst = if self.said == Saving::Failed { Saving::Second } else { Saving::Saved };
            self.said = self.worst;
        }
    }

    /// The screen has changed: that all arrived is no longer said. What is on the way or went wrong is.
    pub fn look_away(&mut self) {
        if self.said == Saving::Saved {
            self.said = Saving::Quiet;
        }
    }

    fn settle(&mut self) {
        let waits = self.under_way > 0 && self.worst <= Saving::Saved;
        self.said = if waits { Saving::UnderWay } else { self.worst };
    }
}
