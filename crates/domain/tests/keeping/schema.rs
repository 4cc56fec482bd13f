//! The JSON Schema of the backup (`docs/formats.schema.json`) says what is written, judged by a validator that is not ours.

use crate::restore::{fixture, now};
use crate::support::any::{all_settings, diaries};
use boon::{Compiler, SchemaIndex, Schemas};
use domain::exchange::{self, FORMAT};
use domain::score::Sound;
use domain::sheet::OwnRoutine;
use domain::stretch::Choice;
use proptest::prelude::*;
use serde_json::{Value, json};

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats.schema.json");

struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn new() -> Self {
        let text = std::fs::read_to_string(SCHEMA).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["$id"], format!("urn:quietlegs:backup:{FORMAT}"));
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("urn:quietlegs:backup:3", schema).unwrap();
        let index = compiler.compile("urn:quietlegs:backup:3", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn allows(&self, file: &Value) -> Result<(), String> {
        self.schemas.validate(file, self.index).map_err(|why| format!("{why:#}"))
    }
}

/// A place in the frozen backup with another value; [`Value::Null`] at a name that is not there adds it.
fn with(path: &str, value: Value) -> Value {
    let mut file: Value = serde_json::from_str(&fixture("backup-3.json")).unwrap();
    let (parent, name) = path.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).unwrap();
    match name.parse::<usize>() {
        Ok(at) => parent[at] = value,
        Err(_) => parent[name] = value,
    }
    file
}

#[test]
fn every_generated_backup_is_as_the_schema_says() {
    let judge = Judge::new();
    let aside = proptest::collection::vec((".*", ".*"), 0..3);
    proptest!(|(there in diaries(), settings in all_settings(), aside in aside)| {
        let text = exchange::write(&there, &settings, &aside, now());
        let allowed = judge.allows(&serde_json::from_str(&text).unwrap());
        prop_assert!(allowed.is_ok(), "{allowed:?}\n{text}");
    });
}

#[test]
fn a_shared_set_is_as_the_schema_says() {
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(SCHEMA).unwrap()).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("urn:quietlegs:backup:3", schema).unwrap();
    let index = compiler.compile("urn:quietlegs:backup:3#/$defs/shared", &mut schemas).unwrap();
    let allows = |file: &Value| schemas.validate(file, index).is_ok();
    for choice in Choice::ALL {
        let Some(own) = OwnRoutine::of(choice, Sound::Voice) else { continue };
        let mut file: Value = serde_json::from_str(&exchange::write_routine(&own)).unwrap();
        assert!(allows(&file), "{file}");
        file["steps"][0]["hold"] = json!(121);
        assert!(!allows(&file));
    }
}

#[test]
fn the_frozen_backup_is_allowed_and_older_formats_are_not() {
    let judge = Judge::new();
    let read = |name| serde_json::from_str(&fixture(name)).unwrap();
    assert_eq!(judge.allows(&read("backup-3.json")), Ok(()));
    assert!(["backup-1.json", "backup-2.json"].iter().all(|name| judge.allows(&read(name)).is_err()));
}

#[test]
fn a_broken_backup_is_not_allowed() {
    let judge = Judge::new();
    let whole: Value = serde_json::from_str(&fixture("backup-3.json")).unwrap();
    // Without any one of its names.
    for parent in ["", "/settings", "/records/0", "/records/0/data", "/records/1/data", "/records/2/data"] {
        // What was not said is absent.
        let may_be_absent = [
            "helped", "muscle", "side", "severity", "relief", "note", "apart", "light", "first", "dye",
            "age65", "limit",
        ];
        let names = whole.pointer(parent).unwrap().as_object().unwrap().keys().cloned();
        let names: Vec<String> = names.filter(|name| !may_be_absent.contains(&name.as_str())).collect();
        for name in names {
            let mut file = whole.clone();
            file.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(&name);
            assert!(judge.allows(&file).is_err(), "without {parent}/{name}");
        }
        assert!(judge.allows(&with(&format!("{parent}/more"), json!(1))).is_err(), "more in {parent}");
    }
    for (path, value) in [
        ("/app", json!("other")),
        ("/format", json!(2)),
        ("/made", json!("yesterday")),
        ("/count", json!(-1)),
        ("/sum", json!("ABCDEF01")),
        ("/set_aside/0", json!(["only one"])),
        ("/set_aside/0", json!(["one", "two", "three"])),
        ("/settings/theme", json!("dusk")),
        ("/settings/text", json!(5)),
        ("/settings/ways", json!(["week-friday"])),
        ("/settings/ways", json!(["still", "still"])),
        ("/settings/risks", json!(["fall", "fall"])),
        ("/records/0/kind", json!("dream")),
        ("/records/0/kind", json!("check")),
        ("/records/0/id", json!("A")),
        ("/records/0/rev", json!(0)),
        ("/records/0/rev", json!(1_000_000_001)),
        ("/records/0/changed", json!(-1)),
        ("/records/0/changed", json!(7_258_118_400_000_i64)),
        ("/records/0/stamps", json!("5;")),
        ("/records/0/stamps", json!("5;Note=6")),
        ("/records/0/data/apart", json!({ "note": [["5", "only one"]] })),
        ("/records/0/data/apart", json!({ "side": [["5", "a"], ["6", "b"]] })),
        ("/records/0/data/at", json!(-5_364_662_400_000_i64)),
        ("/records/0/data/at", json!(1.5)),
        ("/records/0/data/offset", json!(1441)),
        ("/records/0/data/severity", json!(11)),
        ("/records/0/data/measured", json!(null)),
        ("/records/0/data/measured", json!(-1)),
        ("/records/0/data/said", json!("3-5")),
        ("/records/0/data/ending", json!("running")),
        ("/records/0/data/relief", json!(["stretch", "stretch"])),
        ("/records/0/data/note", json!("n".repeat(160_001))),
        ("/records/1/data/choice", json!("B")),
        ("/records/1/data/left", json!(-1)),
        ("/records/2/data/step", json!(9)),
        ("/records/2/data/off", json!("red")),
        ("/records/2/data/answer", json!("yes")),
        ("/records/2/data/dye", json!("perhaps")),
        ("/records/3/data", json!([])),
    ] {
        assert!(judge.allows(&with(path, value.clone())).is_err(), "{path} {value}");
    }
}
