//! The three engines: which programs run them, and what a new session asks of them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::launch::Launch;

/// A browser engine the app must work in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chrome's engine: Android phones.
    Chromium,
    /// Gecko.
    Firefox,
    /// Safari's engine: every iPhone.
    WebKitGtk,
}

impl Engine {
    /// The engine in file names.
    pub fn slug(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKitGtk => "webkitgtk",
        }
    }

    /// True when a second start on the same profile finds what the first one stored.
    pub fn keeps_a_profile(self) -> bool {
        self != Engine::WebKitGtk
    }

    /// The command that starts the driver on this port.
    pub(crate) fn driver(self, port: u16, bidi_port: u16) -> Command {
        let (program, variable, arguments) = match self {
            Engine::Chromium => ("chromedriver", "CHROMEDRIVER", vec![format!("--port={port}")]),
            Engine::Firefox => (
                "geckodriver",
                "GECKODRIVER",
                vec![format!("--port={port}"), format!("--websocket-port={bidi_port}")],
            ),
            Engine::WebKitGtk => ("WebKitWebDriver", "WEBKITWEBDRIVER", vec![format!("--port={port}")]),
        };
        let mut command = Command::new(self.program(program, variable));
        command.args(arguments);
        if self == Engine::WebKitGtk {
            // There is no graphics card in a container.
            command.env("LIBGL_ALWAYS_SOFTWARE", "1");
            in_britain(&mut command);
        }
        command
    }

    /// What a new session asks for.
    pub(crate) fn capabilities(self, launch: &Launch) -> Value {
        let mut wanted = match self {
            Engine::Chromium => self.chromium(launch),
            Engine::Firefox => self.firefox(launch),
            Engine::WebKitGtk => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": self.program("MiniBrowser", "MINIBROWSER"),
                    "args": ["--automation", format!("--enable-javascript={}", launch.scripting)],
                },
            }),
        };
        wanted["pageLoadStrategy"] = json!(if launch.waits { "normal" } else { "none" });
        wanted
    }

    fn chromium(self, launch: &Launch) -> Value {
        let profile = launch.profile.display();
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--disable-background-networking".into(),
            "--disable-component-update".into(),
            "--disable-sync".into(),
            "--disable-dev-shm-usage".into(),
            "--no-first-run".into(),
            "--no-default-browser-check".into(),
            // The lists below an address bar that nobody sees are pages of their own: half of what a start costs.
            "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup".into(),
            // Root cannot use the sandbox, and in a container everybody is root.
            "--no-sandbox".into(),
            // A script changes the address more often than a person: after 200 times in ten seconds it would be ignored.
            "--disable-ipc-flooding-protection".into(),
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".into(),
            format!("--lang={}", launch.language),
            format!("--user-data-dir={profile}/chromium"),
        ];
        if !launch.shared {
            arguments.push(format!("--log-net-log={}", launch.net_log().display()));
        }
        let mut options = json!({
            "binary": self.program("chromium", "CHROMIUM"),
            "args": arguments,
            "mobileEmulation": { "deviceMetrics": {
                "width": launch.size.0, "height": launch.size.1, "pixelRatio": 2.0, "touch": true, "mobile": true,
            } },
        });
        // 1 allows, 2 forbids.
        let mut preferences = json!({
            "profile.default_content_setting_values.cookies": if launch.storage { 1 } else { 2 },
            "intl.accept_languages": launch.language,
        });
        if !launch.scripting {
            preferences["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        options["prefs"] = preferences;
        json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
        })
    }

    fn firefox(self, launch: &Launch) -> Value {
        let profile = launch.profile.join("firefox");
        std::fs::create_dir_all(&profile).expect("a profile folder");
        json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": self.program("firefox-esr", "FIREFOX"),
                "args": ["-headless", "-profile", profile],
                "prefs": {
                    "javascript.enabled": launch.scripting,
                    "intl.accept_languages": launch.language,
                    // The same limit as above; 0 is none.
                    "dom.navigation.navigationRateLimit.count": 0,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                },
            },
        })
    }

    /// Finds a program, or fails with what to do about it.
    pub(crate) fn program(self, name: &str, variable: &str) -> PathBuf {
        let named = env::var_os(variable).map(PathBuf::from);
        let tools = crate::repository().join("target/tools/bin");
        let path = env::var_os("PATH").unwrap_or_default();
        let usual = [tools]
            .into_iter()
            .chain(env::split_paths(&path))
            .chain(multiarch_folders())
            .map(|folder| folder.join(name));
        named.into_iter().chain(usual).find(|candidate| candidate.is_file()).unwrap_or_else(|| {
            panic!("{name} is not installed, so {self:?} was not tested. Run: {}", self.how_to_install())
        })
    }

    fn how_to_install(self) -> &'static str {
        match self {
            Engine::Chromium => "sudo apt-get install chromium chromium-driver",
            Engine::Firefox => "sudo apt-get install firefox-esr && cargo install geckodriver",
            Engine::WebKitGtk => "sudo apt-get install webkit2gtk-driver xvfb",
        }
    }
}

/// Gives a program the language and region of Britain. WebKitGTK takes them from a locale, which is made here: few systems have it.
pub(crate) fn in_britain(command: &mut Command) {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = crate::repository().join("target/tools/locale");
        std::fs::create_dir_all(&folder).expect("a folder for the locale");
        if !folder.join("en_GB.UTF-8").is_dir() {
            let made = Command::new("localedef")
                .args(["-i", "en_GB", "-f", "UTF-8"])
                .arg(folder.join("en_GB.UTF-8"))
                .output();
            let made = made.expect("localedef, of every Debian");
            let why = String::from_utf8_lossy(&made.stderr);
            assert!(
                folder.join("en_GB.UTF-8").is_dir(),
                "no locale: {why}. Run: sudo apt-get install locales"
            );
        }
        folder
    });
    command.env("LOCPATH", folder).env("LANG", "en_GB.UTF-8").env("LC_ALL", "en_GB.UTF-8");
}

/// Where Debian puts `MiniBrowser`: `/usr/lib/<architecture>/webkit2gtk-4.1`.
fn multiarch_folders() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(Path::new("/usr/lib")).into_iter().flatten().flatten();
    folders
        .flat_map(|folder| ["webkit2gtk-4.1", "webkit2gtk-4.0"].map(|version| folder.path().join(version)))
        .collect()
}
