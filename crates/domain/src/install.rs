//! How the app gets to the home screen of a device: each kind of browser has its own way.

/// The way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is there already.
    Done,
    /// The browser asks when it is told to.
    Asks,
    /// By hand, in the share menu of an iPhone or an iPad. There the notes of a site that is not installed may be deleted.
    Apple,
    /// By hand, in the menu of a browser on Android.
    Android,
    /// By hand, in the menu of a browser on a computer.
    Computer,
}

/// The way of a browser that calls itself `agent`. `touched` when it is worked with fingers: an iPad says that it is a Mac.
pub fn way(installed: bool, asks: bool, agent: &str, touched: bool) -> Way {
    let is = |name: &str| agent.contains(name);
    if installed {
        Way::Done
    } else if asks {
        Way::Asks
    } else if is("iPhone") || is("iPad") || (is("Macintosh") && touched) {
        Way::Apple
    } else if is("Android") {
        Way::Android
    } else {
        Way::Computer
    }
}

/// The screens of iPhones and iPads, upright: width and height in their own pixels. `assets/start` has a black picture of each size.
pub const SCREENS: [(u32, u32); 22] = [
    (640, 1136),
    (750, 1334),
    (828, 1792),
    (1125, 2436),
    (1170, 2532),
    (1179, 2556),
    (1206, 2622),
    (1242, 2208),
    (1242, 2688),
    (1260, 2736),
    (1284, 2778),
    (1290, 2796),
    (1320, 2868),
    (1488, 2266),
    (1536, 2048),
    (1620, 2160),
    (1640, 2360),
    (1668, 2224),
    (1668, 2388),
    (1668, 2420),
    (2048, 2732),
    (2064, 2752),
];

/// What an iPhone or an iPad of this screen, in its own pixels, shows while an app of the home screen starts: without it the screen is
/// white. `None` for a size that nobody knows, and for a screen that lies.
pub fn start_picture(screen: (u32, u32)) -> Option<String> {
    SCREENS.contains(&screen).then(|| format!("start/{}x{}.png", screen.0, screen.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_screen_has_its_picture() {
        assert_eq!(start_picture((1179, 2556)).as_deref(), Some("start/1179x2556.png"));
        assert_eq!((start_picture((2556, 1179)), start_picture((0, 0))), (None, None));
    }

    #[test]
    fn each_kind_of_browser_has_its_way() {
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1";
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15";
        let android = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
        let linux = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        assert_eq!(way(false, false, phone, true), Way::Apple);
        assert_eq!(
            (way(false, false, mac, true), way(false, false, mac, false)),
            (Way::Apple, Way::Computer)
        );
        assert_eq!(
            (way(false, false, android, true), way(false, false, linux, true)),
            (Way::Android, Way::Computer)
        );
        assert_eq!((way(false, true, android, true), way(true, true, phone, true)), (Way::Asks, Way::Done));
    }
}
