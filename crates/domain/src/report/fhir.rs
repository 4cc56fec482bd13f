//! The nights as a FHIR R4 bundle of observations. Only codes that were checked are used: LOINC 72514-3 (worst pain, 0 to 10)
//! and 5778-6 (colour of urine). All else is text. No name, no date of birth, no identifier: the clinic knows whose it is.

use crate::exchange::iso;
use crate::insight::{NightFacts, Span};
use crate::moment::Moment;
use serde_json::{Value, json};

/// LOINC, by the name FHIR gives it.
const LOINC: &str = "http://loinc.org";

/// The logged nights of a span as the text of one file.
pub fn bundle(facts: &[NightFacts], span: Span, made: Moment) -> String {
    let entries: Vec<Value> =
        span.of(facts).iter().flat_map(of_night).map(|resource| json!({ "resource": resource })).collect();
    let mut bundle = json!({ "resourceType": "Bundle", "type": "collection", "timestamp": iso(made) });
    // FHIR knows no empty list.
    if let (false, Some(fields)) = (entries.is_empty(), bundle.as_object_mut()) {
        fields.insert("entry".into(), Value::Array(entries));
    }
    bundle.to_string()
}

fn of_night(facts: &NightFacts) -> Vec<Value> {
    let date = facts.night.iso();
    let one = |code: Value, value: (&str, Value)| json!({ "resourceType": "Observation", "status": "final", "code": code, "effectiveDateTime": date, value.0: value.1 });
    let mut found = Vec::new();
    if facts.logged() {
        let code = json!({ "text": "Number of leg cramps in the night that began on this date" });
        found.push(one(code, ("valueInteger", facts.cramps.len().into())));
    }
    for cramp in &facts.cramps {
        if let Some(severity) = cramp.severity {
            let coding = json!([{
                "system": LOINC, "code": "72514-3", "display": "Pain severity - 0-10 verbal numeric rating"
            }]);
            let code = json!({ "coding": coding, "text": "Worst pain of a leg cramp, 0 to 10" });
            let mut observation = one(code, ("valueInteger", severity.value().into()));
            let side = cramp.side.map(|side| side.label().to_lowercase());
            let muscle = cramp.muscle.map(|muscle| muscle.label().to_lowercase());
            let place: Vec<String> = side.into_iter().chain(muscle).collect();
            if let (false, Some(fields)) = (place.is_empty(), observation.as_object_mut()) {
                fields.insert("bodySite".into(), json!({ "text": place.join(" ") }));
            }
            found.push(observation);
        }
    }
    if let Some(step) = facts.urine {
        let coding = json!([{ "system": LOINC, "code": "5778-6", "display": "Color of Urine" }]);
        let value =
            json!({ "text": format!("{} of 8 on a scale for screens, {}", step.number(), step.name()) });
        found.push(one(
            json!({ "coding": coding, "text": "Colour of urine, morning" }),
            ("valueCodeableConcept", value),
        ));
    }
    found
}
