//! The last net: when the app breaks, the boot notice of `index.html` is shown by plain DOM, without Leptos.

use crate::platform::document;

/// Shows the notice on any panic, and logs what happened for a person who looks.
pub fn catch() {
    std::panic::set_hook(Box::new(|info| {
        // Where the app had taken over, the page with the help is gone.
        if document::marked("boot").as_deref() == Some("ready") {
            document::mark("broke", "yes");
        }
        document::mark("boot", "failed");
        web_sys::console::error_1(&info.to_string().into());
    }));
}
