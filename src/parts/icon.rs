//! Icons: a 24 unit grid, 2 px round strokes, one idea each. Always beside a word, or on a control that has a name.

use leptos::prelude::*;

/// Every icon of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say what they show")]
pub enum Icon {
    Tonight,
    Stretch,
    Nights,
    Settings,
    Alert,
    Check,
    Drop,
    Bed,
    Chair,
    Stand,
    Pause,
    Play,
    Skip,
    Prev,
    Back,
    Close,
    Plus,
    Clock,
    Edit,
    Trash,
    Download,
    Shield,
    Undo,
    Refresh,
    Learn,
    Sound,
}

impl Icon {
    /// The inside of the svg: strokes, and filled dots with class `dot`.
    const fn markup(self) -> &'static str {
        match self {
            Self::Tonight => {
                r#"<path d="M3 20.5C5.6 14 8.7 11 12 11s6.4 3 9 9.5M15 5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0 -5 0z"/>"#
            }
            Self::Stretch => r#"<path d="M3.5 17.5 11 6.5l5.5 9.5h4.5"/>"#,
            Self::Nights => {
                r#"<path d="M6 5h12a2.5 2.5 0 0 1 2.5 2.5V18a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 18V7.5A2.5 2.5 0 0 1 6 5zM8 2.5V5M16 2.5V5M13.8 13a1.9 1.9 0 1 0 3.8 0 1.9 1.9 0 1 0 -3.8 0z"/><path d="M5.8 13a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0 -5.2 0z" class="dot"/>"#
            }
            Self::Settings => {
                r#"<path d="M3 7h9.5M18.5 7H21M3 17h2.5M11.5 17H21M12.5 7a3 3 0 1 0 6 0 3 3 0 1 0 -6 0zM5.5 17a3 3 0 1 0 6 0 3 3 0 1 0 -6 0z"/>"#
            }
            Self::Alert => r#"<path d="M12 4 2.8 20h18.4zM12 10v4.2M12 17.2v.01"/>"#,
            Self::Check => r#"<path d="M5 12.8l4.5 4.4L19 7"/>"#,
            Self::Drop => {
                r#"<path d="M12 3.2c3.4 4.2 5.8 7.3 5.8 10.6a5.8 5.8 0 0 1-11.6 0c0-3.3 2.4-6.4 5.8-10.6z"/>"#
            }
            Self::Bed => {
                r#"<path d="M3 5v15M3 17.2h18V20M21 17.2v-3.7a3 3 0 0 0-3-3h-6.5v6.7M5.3 12.6a1.9 1.9 0 1 0 3.8 0 1.9 1.9 0 1 0 -3.8 0z"/>"#
            }
            Self::Chair => r#"<path d="M7 3v18M7 13.2h10V21"/>"#,
            Self::Stand => {
                r#"<path d="M9.9 4.3a2.1 2.1 0 1 0 4.2 0 2.1 2.1 0 1 0 -4.2 0zM12 9.3v5.2M7.2 11.3 12 9.3l4.8 2M12 14.5 9.3 21M12 14.5l2.7 6.5"/>"#
            }
            Self::Pause => {
                r#"<path d="M8 4.5a1.8 1.8 0 0 1 1.8 1.8v11.4a1.8 1.8 0 0 1-3.6 0V6.3A1.8 1.8 0 0 1 8 4.5zM16 4.5a1.8 1.8 0 0 1 1.8 1.8v11.4a1.8 1.8 0 0 1-3.6 0V6.3A1.8 1.8 0 0 1 16 4.5z" class="dot"/>"#
            }
            Self::Play => {
                r#"<path d="M7.5 5.2a1 1 0 0 1 1.5-.86l10.2 6.8a1 1 0 0 1 0 1.72L9 19.66a1 1 0 0 1-1.5-.86z" class="dot"/>"#
            }
            Self::Skip => r#"<path d="M6 6v12l9-6zM19 5.5v13"/>"#,
            Self::Prev => r#"<path d="M18 6v12l-9-6zM5 5.5v13"/>"#,
            Self::Back => r#"<path d="M15 5.5 8.5 12l6.5 6.5"/>"#,
            Self::Close => r#"<path d="M5.5 5.5l13 13M18.5 5.5l-13 13"/>"#,
            Self::Plus => r#"<path d="M12 4.5v15M4.5 12h15"/>"#,
            Self::Clock => r#"<path d="M3 12a9 9 0 1 0 18 0 9 9 0 1 0 -18 0zM12 7v5.2l3.6 2"/>"#,
            Self::Edit => r#"<path d="M4 20l1-4.6L16.2 4.2l3.6 3.6L8.6 19z"/>"#,
            Self::Trash => r#"<path d="M3.5 6.5h17M9 6.5v-3h6v3M5.6 6.5l1 14h10.8l1-14"/>"#,
            Self::Download => r#"<path d="M12 4v11.5M7.3 11l4.7 4.7 4.7-4.7M5 20.2h14"/>"#,
            Self::Shield => {
                r#"<path d="M12 3l7.5 2.8v5.6c0 4.4-2.9 7.8-7.5 9.6-4.6-1.8-7.5-5.2-7.5-9.6V5.8z"/>"#
            }
            Self::Undo => r#"<path d="M8.5 4.5 4 9l4.5 4.5M4 9h10.3a5.3 5.3 0 0 1 0 10.6H10.5"/>"#,
            Self::Learn => {
                r#"<path d="M12 6.5c-2-1.6-5-2-8.5-1.8v13.6c3.5-.2 6.5.2 8.5 1.8 2-1.6 5-2 8.5-1.8V4.7C17 4.5 14 4.9 12 6.5zM12 6.5v13.6"/>"#
            }
            Self::Sound => {
                r#"<path d="M4 9.5v5h3.5L12.5 19V5L7.5 9.5zM16 9a4.2 4.2 0 0 1 0 6M18.5 6.2a8 8 0 0 1 0 11.6"/>"#
            }
            Self::Refresh => r#"<path d="M20 4.5v5h-5M19.6 9.5A8.2 8.2 0 1 0 20 14"/>"#,
        }
    }
}

/// An icon. It says nothing to a screen reader: the word beside it does.
#[inline(never)]
pub fn ico(icon: Icon) -> AnyView {
    drawn(icon.markup())
}

/// An icon that only views loaded later use: they bring its lines along, so that the first screens do not carry them.
#[inline(never)]
pub fn drawn(markup: &'static str) -> AnyView {
    view! { <svg class="ico" viewBox="0 0 24 24" aria-hidden="true" inner_html=markup></svg> }.into_any()
}
