//! The members of a stored JSON object, read one by one. A derived reader is compiled anew for every shape, five kilobytes each, and
//! this is in the first screens.

use super::Unreadable;
use crate::merge::field::members;
use crate::small::Small;
use serde::de::{DeserializeOwned, IgnoredAny};

/// An object of JSON.
pub struct Shape<'t>(Small<&'t str>);

impl<'t> Shape<'t> {
    /// Takes an object apart; unknown members are passed over.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] when it is none, or no JSON.
    pub fn read(text: &'t str) -> Result<Self, Unreadable> {
        let _whole: IgnoredAny = serde_json::from_str(text).map_err(|_| Unreadable::Shape)?;
        if text.trim_start().starts_with('{') { Ok(Self(members(text))) } else { Err(Unreadable::Shape) }
    }

    fn value<T: DeserializeOwned>(&self, name: &str) -> Result<T, Unreadable> {
        serde_json::from_str(self.0.get(name).copied().unwrap_or("null")).map_err(|_| Unreadable::Shape)
    }

    /// A whole number; `None` when it is absent.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] when it is something else, or outside its type.
    pub fn number<N: TryFrom<i64>>(&self, name: &str) -> Result<Option<N>, Unreadable> {
        let number: Option<i64> = self.value(name)?;
        number.map(|number| N::try_from(number).map_err(|_| Unreadable::Shape)).transpose()
    }

    /// A whole number that must be there.
    ///
    /// # Errors
    /// [`Unreadable::Shape`].
    pub fn count<N: TryFrom<i64>>(&self, name: &str) -> Result<N, Unreadable> {
        self.number(name)?.ok_or(Unreadable::Shape)
    }

    /// A text; `None` when it is absent.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] when it is something else.
    pub fn text(&self, name: &str) -> Result<Option<String>, Unreadable> {
        self.value(name)
    }

    /// Yes or no; `None` when it is absent.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] when it is something else.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, Unreadable> {
        self.value(name)
    }

    /// A list of texts; `None` when it is absent.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] when it is something else.
    pub fn texts(&self, name: &str) -> Result<Option<Vec<String>>, Unreadable> {
        self.value(name)
    }

    /// A list of whole numbers; `None` when it is absent.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] when it is something else.
    pub fn numbers(&self, name: &str) -> Result<Option<Vec<i64>>, Unreadable> {
        self.value(name)
    }

    /// A pair of whole numbers; `None` when it is absent.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] when it is something else.
    pub fn pair(&self, name: &str) -> Result<Option<[i64; 2]>, Unreadable> {
        self.value(name)
    }

    /// A list of pairs of whole numbers; `None` when it is absent.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] when it is something else.
    pub fn pairs(&self, name: &str) -> Result<Option<Vec<[i64; 2]>>, Unreadable> {
        self.value(name)
    }
}
