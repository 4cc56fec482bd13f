//! A few values by name, in the order of the names: a list. The maps of the standard library are compiled anew for every kind of
//! value, and this is in the first screens (ADR 20).

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Small<V>(Vec<(String, V)>);

impl<V> Default for Small<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Small<V> {
    /// The value under a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.0.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Puts a value under a name, in place of the one that was there.
    pub fn insert(&mut self, name: &str, value: V) {
        if let Some(known) = self.get_mut(name) {
            *known = value;
            return;
        }
        let place = self.0.iter().position(|(known, _)| known.as_str() > name).unwrap_or(self.0.len());
        self.0.insert(place, (name.to_owned(), value));
    }

    /// Takes a value out.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let place = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(place).1)
    }

    /// Keeps those that fit.
    pub fn retain(&mut self, mut fits: impl FnMut(&str, &mut V) -> bool) {
        self.0.retain_mut(|(name, value)| fits(name, value));
    }

    /// Each with its name, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> + Clone {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }
}

impl<V> FromIterator<(String, V)> for Small<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(all: I) -> Self {
        let mut small = Self::default();
        for (name, value) in all {
            small.insert(&name, value);
        }
        small
    }
}

/// A name once, in order, from two lists of names.
pub fn both<'n>(one: impl Iterator<Item = &'n str>, other: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = Vec::new();
    for name in one.chain(other) {
        let place = names.iter().position(|known| *known >= name).unwrap_or(names.len());
        if names.get(place) != Some(&name) {
            names.insert(place, name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_order_and_once() {
        let mut small = Small::default();
        for (name, value) in [("b", 1), ("a", 2), ("c", 3), ("b", 4)] {
            small.insert(name, value);
        }
        assert_eq!(small.iter().collect::<Vec<_>>(), [("a", &2), ("b", &4), ("c", &3)]);
        assert_eq!((small.remove("a"), small.remove("a"), small.len()), (Some(2), None, 2));
        small.retain(|name, _| name == "c");
        assert_eq!((small.get("b"), small.get("c"), small.is_empty()), (None, Some(&3), false));
        assert_eq!(both(["b", "d"].into_iter(), ["a", "b", "c"].into_iter()), ["a", "b", "c", "d"]);
    }
}
