//! The chip: how far a health sentence is supported. The words carry it; the sign beside them is only for the eye.

use crate::parts::icon::drawn;
use domain::content::Grade;
use leptos::prelude::*;

/// A chip.
pub fn chip(grade: Grade) -> AnyView {
    view! { <p class="chip">{sign(grade)}{grade.label()}</p> }.into_any()
}

/// The sign of a grade.
pub fn sign(grade: Grade) -> AnyView {
    drawn(match grade {
        Grade::Mixed => {
            r#"<path d="M3 12a9 9 0 1 0 18 0 9 9 0 1 0 -18 0z"/><path d="M12 3a9 9 0 0 1 0 18z" class="dot"/>"#
        }
        Grade::NoBenefit => r#"<path d="M3 12a9 9 0 1 0 18 0 9 9 0 1 0 -18 0zM5.8 18.2 18.2 5.8"/>"#,
        Grade::Association => {
            r#"<path d="M3 12a4.2 4.2 0 1 0 8.4 0 4.2 4.2 0 1 0 -8.4 0zM11.4 12h2.2M14.6 9.3A4.2 4.2 0 0 1 17 7.8M19.3 8.2A4.2 4.2 0 0 1 21.6 10.9M21.6 13.1A4.2 4.2 0 0 1 19.3 15.8M17 16.2A4.2 4.2 0 0 1 14.6 14.7"/>"#
        }
        Grade::Expert => {
            r#"<path d="M8.2 7.5a3.8 3.8 0 1 0 7.6 0 3.8 3.8 0 1 0 -7.6 0zM4.5 20.5c.6-4.6 3.4-6.8 7.5-6.8s6.9 2.2 7.5 6.8"/>"#
        }
        Grade::Untested => {
            r#"<path d="M10.13 3.2A9 9 0 0 1 13.87 3.2M16.9 4.45A9 9 0 0 1 19.55 7.1M20.8 10.13A9 9 0 0 1 20.8 13.87M19.55 16.9A9 9 0 0 1 16.9 19.55M13.87 20.8A9 9 0 0 1 10.13 20.8M7.1 19.55A9 9 0 0 1 4.45 16.9M3.2 13.87A9 9 0 0 1 3.2 10.13M4.45 7.1A9 9 0 0 1 7.1 4.45"/>"#
        }
        Grade::Contradicted => {
            r#"<path d="M3 12a9 9 0 1 0 18 0 9 9 0 1 0 -18 0zM8.7 8.7l6.6 6.6M15.3 8.7l-6.6 6.6"/>"#
        }
    })
}
