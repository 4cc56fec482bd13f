//! How a time of day is written: by twelve hours or by twenty-four. What is stored is always by twenty-four.

/// The two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    /// `2:14 am`.
    Twelve,
    /// `02:14`.
    TwentyFour,
}

impl Hours {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::Twelve, Self::TwentyFour];

    /// A time of day from minutes after midnight, any whole number of days before or after.
    pub fn write(self, minute: i32) -> String {
        let (hour, minute) = (minute.div_euclid(60).rem_euclid(24), minute.rem_euclid(60));
        match self {
            Self::TwentyFour => format!("{hour:02}:{minute:02}"),
            Self::Twelve => {
                let half = if hour < 12 { "am" } else { "pm" };
                format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
            }
        }
    }

    /// The same from minutes after 12:00, as nights count.
    pub fn after_noon(self, minute: i32) -> String {
        self.write(minute + 12 * 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_and_noon_are_twelve_and_no_hour_is_nought() {
        for (minute, twelve, twenty_four) in [
            (0, "12:00 am", "00:00"),
            (59, "12:59 am", "00:59"),
            (60, "1:00 am", "01:00"),
            (134, "2:14 am", "02:14"),
            (719, "11:59 am", "11:59"),
            (720, "12:00 pm", "12:00"),
            (780, "1:00 pm", "13:00"),
            (1439, "11:59 pm", "23:59"),
            (1440, "12:00 am", "00:00"),
            (-30, "11:30 pm", "23:30"),
        ] {
            assert_eq!(Hours::Twelve.write(minute), twelve);
            assert_eq!(Hours::TwentyFour.write(minute), twenty_four);
        }
        assert_eq!(Hours::Twelve.after_noon(630), "10:30 pm");
    }
}
