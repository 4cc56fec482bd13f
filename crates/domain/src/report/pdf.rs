//! The doctor's page as a PDF file: A4, black on white, text that can be selected and read aloud (tagged). It uses the fonts that
//! every reader has; letters they do not know are replaced where it can be seen.

mod font;
mod layout;

use super::{Report, TITLE};
use layout::{Fill, Ink, Piece, Tag};
use pdf_writer::types::StructRole;
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

/// A4 in points.
const PAGE: (f32, f32) = (595.28, 841.89);
/// 12 mm, in points.
const MARGIN: f32 = 34.0;
/// Between two columns.
const GUTTER: f32 = 26.0;
/// Where the foot begins, from above.
const FOOT: f32 = PAGE.1 - MARGIN - 12.0;

/// The parts of a sheet before the first page: catalogue, pages, fonts, tree, root of the tree.
const CATALOGUE: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PLAIN: Ref = Ref::new(3);
const BOLD: Ref = Ref::new(4);
const INFO: Ref = Ref::new(5);
const FIRST: i32 = 6;

/// A node of the tree that is read aloud.
struct Node {
    role: StructRole,
    parent: usize,
    kids: Vec<Kid>,
    alt: Option<String>,
}

/// What lies in a node.
#[derive(Clone, Copy)]
enum Kid {
    Node(usize),
    /// A mark on a page: its number on that page.
    Mark(usize, i32),
}

/// One page being drawn.
struct Sheet {
    content: Content,
    /// The node of each mark.
    marks: Vec<usize>,
}

/// The file being made.
struct Press {
    sheets: Vec<Sheet>,
    nodes: Vec<Node>,
    /// How far down the last page is full.
    y: f32,
}

/// The page as the bytes of a file.
pub fn write(report: &Report) -> Vec<u8> {
    let mut press = Press { sheets: Vec::new(), nodes: Vec::new(), y: MARGIN };
    press.nodes.push(Node { role: StructRole::Document, parent: 0, kids: Vec::new(), alt: None });
    press.turn();
    let room = PAGE.0 - 2.0 * MARGIN;
    let half = (room - GUTTER) / 2.0;
    press.flow(&layout::head(report, has_unknown(report), room), MARGIN);
    let mut waiting: Option<Vec<Piece>> = None;
    for section in &report.sections {
        if section.is_wide() {
            if let Some(alone) = waiting.take() {
                press.flow(&alone, MARGIN);
            }
            press.flow(&layout::section(section, room), MARGIN);
            continue;
        }
        let pieces = layout::section(section, half);
        match waiting.take() {
            None => waiting = Some(pieces),
            Some(left) => press.side_by_side(&left, &pieces, half),
        }
    }
    if let Some(alone) = waiting {
        press.flow(&alone, MARGIN);
    }
    press.feet(&report.made);
    press.finish()
}

/// Whether a letter of the page is not in the fonts.
fn has_unknown(report: &Report) -> bool {
    !font::encode(&super::text(report)).1
}

fn height(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.height).sum()
}

impl Press {
    /// Begins a page.
    fn turn(&mut self) {
        self.sheets.push(Sheet { content: Content::new(), marks: Vec::new() });
        self.y = MARGIN;
    }

    /// Two sections beside each other, on one page when they fit on any; else one under the other.
    fn side_by_side(&mut self, left: &[Piece], right: &[Piece], half: f32) {
        let tall = height(left).max(height(right));
        if tall > FOOT - MARGIN {
            self.flow(left, MARGIN);
            self.flow(right, MARGIN);
            return;
        }
        if self.y + tall > FOOT {
            self.turn();
        }
        let top = self.y;
        self.flow(left, MARGIN);
        self.y = top;
        self.flow(right, MARGIN + half + GUTTER);
        self.y = top + tall;
    }

    /// Pieces one under the other, overleaf where they do not fit; a heading goes with what follows it.
    fn flow(&mut self, pieces: &[Piece], x: f32) {
        let section = self.node(StructRole::Sect, 0);
        let mut table: Option<usize> = None;
        let mut paragraph: Option<usize> = None;
        for (at, piece) in pieces.iter().enumerate() {
            let kept = pieces.iter().skip(at).take_while(|one| one.keep).count();
            let need = height(pieces.get(at..=at + kept).unwrap_or_default()).max(piece.height);
            if self.y + need > FOOT && self.y > MARGIN {
                // Space at the end of a page is no reason for another one.
                if piece.is_space() {
                    continue;
                }
                self.turn();
            }
            if !matches!(piece.tag, Tag::Row { .. }) {
                table = None;
            }
            if piece.tag != Tag::Line {
                paragraph = None;
            }
            let leaf = match &piece.tag {
                Tag::Title => Some(self.node(StructRole::H1, section)),
                Tag::Heading => Some(self.node(StructRole::H2, section)),
                Tag::Line => {
                    let node = paragraph.unwrap_or_else(|| self.node(StructRole::P, section));
                    paragraph = Some(node);
                    Some(node)
                }
                Tag::Row { .. } => {
                    let node = table.unwrap_or_else(|| self.node(StructRole::Table, section));
                    table = Some(node);
                    Some(self.node(StructRole::TR, node))
                }
                Tag::Picture(alt) => {
                    let node = self.node(StructRole::Figure, section);
                    if let Some(node) = self.nodes.get_mut(node) {
                        node.alt = Some(alt.clone());
                    }
                    Some(node)
                }
                Tag::Room => None,
            };
            let y = self.y;
            for (column, inks) in piece.inks.iter().enumerate() {
                let Some(mut node) = leaf else { continue };
                if let Tag::Row { heads } = piece.tag {
                    let role = if heads || column == 0 { StructRole::TH } else { StructRole::TD };
                    node = self.node(role, node);
                }
                self.mark(node, inks, x, y);
            }
            self.ornament(&piece.rules, x, y);
            self.y += piece.height;
        }
    }

    fn node(&mut self, role: StructRole, parent: usize) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node { role, parent, kids: Vec::new(), alt: None });
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.kids.push(Kid::Node(at));
        }
        at
    }

    /// Draws what belongs to a node.
    fn mark(&mut self, node: usize, inks: &[Ink], x: f32, y: f32) {
        let page = self.sheets.len().saturating_sub(1);
        let Some(sheet) = self.sheets.last_mut() else { return };
        let Ok(number) = i32::try_from(sheet.marks.len()) else { return };
        sheet.marks.push(node);
        if let Some(node) = self.nodes.get_mut(node) {
            node.kids.push(Kid::Mark(page, number));
            let mut mark = sheet.content.begin_marked_content_with_properties(node.role.to_name());
            mark.properties().identify(number);
        }
        for ink in inks {
            draw(&mut sheet.content, ink, x, y);
        }
        sheet.content.end_marked_content();
    }

    /// Draws what is not read.
    fn ornament(&mut self, inks: &[Ink], x: f32, y: f32) {
        let Some(sheet) = self.sheets.last_mut().filter(|_| !inks.is_empty()) else { return };
        sheet.content.begin_marked_content(Name(b"Artifact"));
        for ink in inks {
            draw(&mut sheet.content, ink, x, y);
        }
        sheet.content.end_marked_content();
    }

    /// The foot of every page: which page of how many, and how the numbers were made.
    fn feet(&mut self, made: &str) {
        let pages = self.sheets.len();
        for (at, sheet) in self.sheets.iter_mut().enumerate() {
            sheet.content.begin_marked_content(Name(b"Artifact"));
            let rule = Ink::Rule { from: (0.0, 4.0), to: (PAGE.0 - 2.0 * MARGIN, 4.0), width: 0.6 };
            draw(&mut sheet.content, &rule, MARGIN, FOOT);
            let line = format!("Quiet Legs. Page {} of {pages}. {made}", at + 1);
            let text = Ink::Text { x: 0.0, y: 15.0, size: 7.5, bold: false, bytes: font::encode(&line).0 };
            draw(&mut sheet.content, &text, MARGIN, FOOT);
            sheet.content.end_marked_content();
        }
    }

    /// Puts it all into one file.
    fn finish(self) -> Vec<u8> {
        let count = i32::try_from(self.sheets.len()).unwrap_or(i32::MAX);
        let index = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
        let page = |at: usize| Ref::new(FIRST + 2 * index(at));
        let stream = |at: usize| Ref::new(FIRST + 2 * index(at) + 1);
        let node = |at: usize| Ref::new(FIRST + 2 * count + index(at));
        let mut pdf = Pdf::new();
        pdf.set_version(1, 7);
        let mut catalogue = pdf.catalog(CATALOGUE);
        catalogue.pages(PAGES).lang(TextStr("en"));
        catalogue.mark_info().marked(true);
        catalogue.viewer_preferences().display_doc_title(true);
        let mut tree = catalogue.struct_tree_root();
        tree.child(node(0));
        let mut parents = tree.parent_tree();
        let mut numbers = parents.nums();
        let lists = FIRST + 2 * count + index(self.nodes.len());
        for at in 0..self.sheets.len() {
            numbers.insert(index(at), Ref::new(lists + index(at)));
        }
        numbers.finish();
        parents.finish();
        tree.parent_tree_next_key(count);
        tree.finish();
        catalogue.finish();
        pdf.document_info(INFO).title(TextStr(TITLE)).producer(TextStr("Quiet Legs"));
        pdf.pages(PAGES).kids((0..self.sheets.len()).map(page)).count(count);
        for (font, name, widths) in
            [(PLAIN, &b"Helvetica"[..], &font::PLAIN), (BOLD, &b"Helvetica-Bold"[..], &font::BOLD)]
        {
            let mut one = pdf.type1_font(font);
            one.base_font(Name(name)).encoding_predefined(Name(b"WinAnsiEncoding"));
            one.first_char(32).last_char(255).widths(widths.iter().map(|width| f32::from(*width)));
        }
        let lists_of: Vec<Vec<usize>> = self.sheets.iter().map(|sheet| sheet.marks.clone()).collect();
        for (at, sheet) in self.sheets.into_iter().enumerate() {
            let mut one = pdf.page(page(at));
            one.parent(PAGES).media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).contents(stream(at));
            one.struct_parents(index(at));
            let mut resources = one.resources();
            resources.fonts().pair(Name(b"F1"), PLAIN).pair(Name(b"F2"), BOLD);
            resources.finish();
            one.finish();
            pdf.stream(stream(at), sheet.content.finish().as_slice());
        }
        for (at, one) in self.nodes.iter().enumerate() {
            let mut element = pdf.struct_element(node(at));
            element.kind(one.role);
            element.parent(if at == 0 { CATALOGUE } else { node(one.parent) });
            if let Some(alt) = &one.alt {
                element.alt(TextStr(alt));
            }
            let mut children = element.children();
            for kid in &one.kids {
                match kid {
                    Kid::Node(kid) => {
                        children.struct_element(node(*kid));
                    }
                    Kid::Mark(on, number) => {
                        children.marked_content_ref().page(page(*on)).marked_content_id(*number);
                    }
                }
            }
        }
        for (at, marks) in lists_of.into_iter().enumerate() {
            let mut list = pdf.indirect(Ref::new(lists + index(at))).array();
            list.items(marks.into_iter().map(node));
        }
        pdf.finish()
    }
}

/// Draws one thing of a piece whose top left is at `x`, `y` from the top left of the page.
fn draw(content: &mut Content, ink: &Ink, left: f32, top: f32) {
    let across = |x: f32| left + x;
    let up = |y: f32| PAGE.1 - top - y;
    match ink {
        Ink::Text { x, y, size, bold, bytes } => {
            content.begin_text();
            content.set_font(Name(if *bold { b"F2" } else { b"F1" }), *size);
            content.set_text_matrix([1.0, 0.0, 0.0, 1.0, across(*x), up(*y)]);
            content.show(Str(bytes));
            content.end_text();
        }
        Ink::Rule { from, to, width } => {
            content.set_line_width(*width);
            content.move_to(across(from.0), up(from.1));
            content.line_to(across(to.0), up(to.1));
            content.stroke();
        }
        Ink::Dot { x, y, radius, filled } => {
            let (x, y, r) = (across(*x), up(*y), *radius);
            // Four curves make a circle; this is how far their handles reach.
            let k = 0.5523 * r;
            content.set_line_width(0.9);
            content.move_to(x + r, y);
            content.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
            content.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
            content.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
            content.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
            content.close_path();
            if *filled {
                content.fill_nonzero_and_stroke()
            } else {
                content.stroke()
            };
        }
        Ink::Bar { x, y, width, height, fill } => {
            content.set_line_width(0.9);
            if *fill == Fill::Dashed {
                content.set_dash_pattern([2.0, 2.0], 0.0);
            }
            content.rect(across(*x), up(*y + *height), *width, *height);
            if *fill == Fill::Full {
                content.fill_nonzero()
            } else {
                content.stroke()
            };
            content.set_dash_pattern([], 0.0);
        }
    }
}
