//! What stands around the figure: floor, wall, bed, pillows, straps and the arrow of movement.
//!
//! Props are placed in the room: y up from the floor, x from where the pose has its zero. [`Room`] turns that
//! into the figure's own axes.

use super::pen::{number, numbers, path};
use super::skeleton::{ArmAt, LegAt, Point};

/// When a prop is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    /// Behind the figure.
    Back,
    /// Between the far arm and the head.
    Under,
    /// Between the near leg and the near arm.
    Held,
    /// Before everything.
    Front,
}

/// Which of the two arms or legs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Near,
    Far,
}

/// Where a strap ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    Sole,
    Ankle,
}

/// One prop, in units of the room.
pub(super) enum Prop {
    /// From x to x.
    Floor(f32, f32),
    /// Its face at x.
    Wall(f32),
    /// x, width, height.
    Step(f32, f32, f32),
    /// The rail of two steps.
    StairRail,
    /// A chair that faces right; `x` is its back post.
    Chair { x: f32, seat: f32, back: f32, depth: f32 },
    /// A bed from the side; `head` is the height of its headboard above the mattress.
    Bed { x: f32, width: f32, top: f32, head: f32 },
    /// A bed from above.
    BedFromAbove,
    /// Middle, size, degrees against the clock.
    Pillow { at: Point, size: Point, turn: i16 },
    /// From the hand of this side to the near foot, with this much slack.
    Strap(Side, Hold, f32),
    /// The strap under the ball of the foot.
    Wrap,
    /// The strap round the ankle.
    Cuff,
    /// From, control, to.
    Arrow(Point, Point, Point),
}

/// The room a pose is in, and the figure's limbs in it.
pub(super) struct Room<'a> {
    /// The hip joint.
    pub root: Point,
    pub near_leg: &'a LegAt,
    pub near_arm: &'a ArmAt,
    pub far_arm: &'a ArmAt,
}

impl Room<'_> {
    /// A place in the room, in the figure's axes.
    fn at(&self, x: f32, y: f32) -> Point {
        (x - self.root.0, self.root.1 - y)
    }

    /// A straight line in the room.
    fn line(&self, class: &str, points: &[Point]) -> String {
        let points: Vec<Point> = points.iter().map(|(x, y)| self.at(*x, *y)).collect();
        stroke(class, &path(&[('M', &points)]))
    }

    /// A box in the room, from its lower left corner.
    fn block(&self, class: &str, corner: Point, size: Point, round: f32) -> String {
        let (x, y) = self.at(corner.0, corner.1 + size.1);
        let [x, y, width, height, round] = [x, y, size.0, size.1, round].map(number);
        format!(
            "<rect class=\"f-{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"/>"
        )
    }

    /// The SVG of a prop.
    pub(super) fn draw(&self, prop: &Prop) -> String {
        match *prop {
            Prop::Floor(from, to) => self.line("edge", &[(from, 0.0), (to, 0.0)]),
            Prop::Wall(x) => {
                self.block("mass", (x, 0.0), (5.0, 98.0), 1.0) + &self.line("edge", &[(x, 0.0), (x, 98.0)])
            }
            Prop::Step(x, width, height) => {
                self.block("mass", (x, 0.0), (width, height), 1.2)
                    + &self.line("edge", &[(x, height), (x + width, height)])
            }
            Prop::StairRail => {
                self.line("pole", &[(44.5, 11.2), (44.5, 60.0)])
                    + &self.line("pole", &[(65.0, 22.4), (65.0, 79.0)])
                    + &self.line("pole", &[(41.0, 58.4), (68.0, 83.0)])
            }
            Prop::Chair { x, seat, back, depth } => {
                let front = x + depth - 2.0;
                self.line("pole", &[(x, 0.0), (x, seat), (x - 2.0, back)])
                    + &self.line("pole", &[(x, seat - 1.6), (front, seat - 1.6), (front, 0.0)])
                    + &self.line("board", &[(x - 1.7, back - 8.0), (x - 2.3, back + 1.0)])
            }
            Prop::Bed { x, width, top, head } => self.bed(x, width, top, head),
            Prop::BedFromAbove => {
                self.block("mass f-edge", (-60.0, -4.0), (124.0, 68.0), 7.0)
                    + &self.line("board", &[(-61.5, -3.5), (-61.5, 63.5)])
                    + &self.line("edge", &[(-37.7, -1.0), (-37.7, 61.0)])
            }
            Prop::Pillow { at, size, turn } => self.pillow(at, size, turn),
            Prop::Strap(side, hold, slack) => self.strap(side, hold, slack),
            Prop::Wrap => {
                let leg = self.near_leg;
                let (from, control, to) = (leg.foot(5.1, 4.5), leg.foot(6.8, 4.9), leg.foot(8.5, 4.4));
                stroke("strap", &path(&[('M', &[from]), ('Q', &[control, to])]))
            }
            Prop::Cuff => {
                let leg = self.near_leg;
                let (from, control, to) = (leg.shank(23.0, 2.7), leg.shank(24.0, 0.0), leg.shank(23.0, -2.7));
                stroke("strap", &path(&[('M', &[from]), ('Q', &[control, to])]))
            }
            Prop::Arrow(from, control, to) => {
                arrow(self.at(from.0, from.1), self.at(control.0, control.1), self.at(to.0, to.1))
            }
        }
    }

    fn bed(&self, x: f32, width: f32, top: f32, head: f32) -> String {
        let end = x + width;
        self.line("board", &[(x - 1.0, 2.5), (x - 1.0, top + head - 2.5)])
            + &self.line("pole", &[(x + 3.0, 1.5), (x + 3.0, 6.5), (end - 3.5, 6.5), (end - 3.5, 1.5)])
            + &self.block("mass", (x, 8.0), (width, top - 8.0), 4.5)
            + &self.line("edge", &[(x + 3.6, top), (end - 3.6, top)])
    }

    fn pillow(&self, at: Point, size: Point, turn: i16) -> String {
        let (w, h) = (size.0 * 0.52, size.1 * 0.52);
        let (x, y) = self.at(at.0, at.1);
        let place = numbers(&[x, y]);
        let turn = if turn == 0 { String::new() } else { format!("rotate({})", -turn) };
        let [left, top, width, height] = [-w, -h, w * 2.0, h * 2.0].map(number);
        let round = number(w.min(h) * 0.9);
        format!(
            "<rect class=\"f-pillow\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" \
             rx=\"{round}\" transform=\"translate({place}){turn}\"/>"
        )
    }

    fn strap(&self, side: Side, hold: Hold, slack: f32) -> String {
        let from = if side == Side::Near { self.near_arm.grip } else { self.far_arm.grip };
        let to = if hold == Hold::Sole { self.near_leg.foot(7.2, 3.9) } else { self.near_leg.ankle };
        let middle = (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1) + slack);
        let d = path(&[('M', &[from]), ('Q', &[middle, to])]);
        stroke("halo", &d) + &stroke("strap", &d)
    }
}

/// A curve with a head at its end.
fn arrow(from: Point, control: Point, to: Point) -> String {
    let (x, y) = (to.0 - control.0, to.1 - control.1);
    let length = (x * x + y * y).sqrt();
    let (x, y) = (x / length * 3.4, y / length * 3.4);
    let (left, right) =
        ((to.0 - x + y * 0.72, to.1 - y - x * 0.72), (to.0 - x - y * 0.72, to.1 - y + x * 0.72));
    let d = path(&[('M', &[from]), ('Q', &[control, to]), ('M', &[left, to, right])]);
    stroke("halo", &d) + &stroke("arrow", &d)
}

/// A line that is not filled.
fn stroke(class: &str, d: &str) -> String {
    format!("<path class=\"f-{class}\" d=\"{d}\"/>")
}
