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

#[cfg(test)]
mod tests {
    use super::*;

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
