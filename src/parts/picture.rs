//! The figure: drawn by the domain, coloured by `style/parts/figure.css`, its outlines in `index.html`.

use figure::{Facing, Pose, markup};
use leptos::prelude::*;

/// A figure in a pose, facing right (the right leg is near) or left.
#[component]
pub fn Picture(
    /// The pose.
    pose: Pose,
    /// The way it faces.
    #[prop(default = Facing::Right)]
    facing: Facing,
) -> impl IntoView {
    view! { <div class="picture" inner_html=markup(pose, facing)></div> }
}
