//! Words that may change, in an element of their own.
//!
//! A browser's translator puts each text node of the page aside and shows its own in its place. Whoever then writes to the old
//! node writes to nothing: the calf's instruction stays while the foot is chosen. So words that change are the text of an element
//! we own. After a change they are plain again until the translator comes by; in step is what counts.
//!
//! The element has a name of its own, so that no style of another matches it. Without words there is none, so that `:empty` is
//! true of what holds it.

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::renderer::{CastFrom, Rndr};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use std::borrow::Cow;

/// The name of the element.
const NAME: &str = "live-words";

/// Words as a piece of view.
pub struct Words(pub Cow<'static, str>);

/// Words as they stand on the page.
pub struct Standing {
    says: Cow<'static, str>,
    node: Node,
}

/// The element with its words, or what holds the place of it.
fn draw(says: &str) -> Node {
    if says.is_empty() {
        return (*Rndr::create_placeholder()).clone().into();
    }
    let element = Rndr::create_element(NAME, None);
    element.set_text_content(Some(says));
    element.into()
}

impl Render for Words {
    type State = Standing;

    fn build(self) -> Standing {
        Standing { node: draw(&self.0), says: self.0 }
    }

    fn rebuild(self, state: &mut Standing) {
        if self.0 == state.says {
            return;
        }
        if self.0.is_empty() || state.says.is_empty() {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
        } else {
            state.node.set_text_content(Some(&self.0));
            state.says = self.0;
        }
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.node).and_then(Element::cast_from);
        parent.inspect(|parent| child.mount(parent, Some(&self.node))).is_some()
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl AddAnyAttr for Words {
    type Output<More: Attribute> = Self;

    fn add_any_attr<More: Attribute>(self, _: More) -> Self {
        self
    }
}

/// The app draws in the browser alone: the trait asks for more than is ever called.
impl RenderHtml for Words {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, html: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        html.push_str(&self.0);
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Standing {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
