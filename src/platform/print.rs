//! The browser's print dialog.

use crate::platform::window;

/// Opens it. Answers whether this browser has one.
pub fn open() -> bool {
    window().is_some_and(|window| window.print().is_ok())
}
