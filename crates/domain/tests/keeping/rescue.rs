//! The file of the rescue page, read back.

use crate::restore::{fixture, now, with};
use crate::support::phone::{Phone, Tab};
use crate::support::{noted, record, settings};
use domain::diary::Diary;
use domain::exchange::{self, Rejected, Why};
use domain::settings::Settings;
use domain::vault::{self, Index};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What the rescue page saves.
fn rescue(first: &BTreeMap<String, String>, second: Option<&BTreeMap<String, String>>) -> String {
    let mut file = serde_json::json!({ "app": "quietlegs", "kind": "rescue", "made": "2026-11-24T08:00:00Z", "keys": first });
    if let Some(second) = second {
        file["second"] = serde_json::json!(second);
    }
    serde_json::to_string_pretty(&file).unwrap()
}

#[test]
fn a_rescue_file_brings_everything_back() {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save(&phone, record(1, 1, Some(noted("folded"))));
    tab.tidy(&phone, now()).unwrap();
    tab.save(&phone, record(2, 1, Some(noted("loose"))));
    tab.save(&phone, record(1, 2, None));
    tab.save_settings(&phone, Settings::default());
    tab.save_settings(&phone, settings());
    phone.local.put("quietlegs/1/settings/a", "1|settings|a|5|00000000|{}");
    let preview = exchange::preview(&rescue(&phone.local.all(), None), &Diary::default(), now()).unwrap();
    assert_eq!(with(&Diary::default(), &preview), tab.diary);
    assert_eq!((&preview.settings, preview.refused()), (&Some(settings()), 0));
    assert_eq!(preview.made.as_deref(), Some("2026-11-24T08:00:00Z"));
    // What the first store has damaged or older, the second brings.
    let mut second = BTreeMap::new();
    for (key, value) in phone.local.all().into_iter().filter(|(key, _)| key.starts_with("quietlegs/3/cramp/"))
    {
        phone.local.put(&key, "odd");
        second.insert(key, value);
    }
    second.extend(Index::default().save_settings(&Settings::default()).put);
    let preview =
        exchange::preview(&rescue(&phone.local.all(), Some(&second)), &Diary::default(), now()).unwrap();
    assert_eq!(with(&Diary::default(), &preview), tab.diary);
    assert_eq!(preview.rejected, [Rejected { why: Why::Damaged, count: 2 }]);
    assert_eq!(preview.settings, Some(settings()), "the higher generation counts, wherever it is");
}

#[test]
fn a_rescue_file_of_version_1_brings_its_settings_too() {
    let text = |name: &str| fixture(name).trim_end().to_owned();
    let keys = BTreeMap::from([
        ("quietlegs/1/cramp/00000000000000001/3".to_owned(), text("v1-cramp.txt")),
        ("quietlegs/1/settings/b".to_owned(), text("v1-settings.txt")),
        ("quietlegs/1/session/a".to_owned(), text("v1-session.txt")),
        ("quietlegs/quarantine/1/cramp/x/1".to_owned(), "odd".to_owned()),
        ("quietlegs/ballast".to_owned(), "-".to_owned()),
        ("other-app/x".to_owned(), "not ours".to_owned()),
    ]);
    let preview = exchange::preview(&rescue(&keys, None), &Diary::default(), now()).unwrap();
    assert_eq!((preview.new.len(), &preview.settings, preview.refused()), (1, &Some(settings()), 0));
}

#[test]
fn in_a_rescue_file_every_value_that_is_not_taken_is_counted() {
    let month = vault::month_key(domain::month::Month::OTHER, 1, 0, false);
    let mut file = String::from(r#"{"app":"quietlegs","kind":"rescue","made":null,"keys":{"#);
    for (key, value) in [
        ("quietlegs/1/cramp/x/1", "7"),
        (&month, "null"),
        ("quietlegs/1/cramp/y/1", "\"odd\""),
        ("quietlegs/2/month/2026-10/1-00000000", "\"odd\""),
        ("quietlegs/4/cramp/x/1", "\"of tomorrow\""),
        ("quietlegs/4/cramp/y/1", "[]"),
        ("quietlegs/1/settings/a", "{}"),
        ("quietlegs/dream", "1"),
    ] {
        write!(file, "{key:?}:{value},").unwrap();
    }
    file.pop();
    file.push_str("}}");
    let preview = exchange::preview(&file, &Diary::default(), now()).unwrap();
    let count = |why, count| Rejected { why, count };
    assert_eq!(preview.rejected, [count(Why::Damaged, 4), count(Why::Newer, 2)]);
}
