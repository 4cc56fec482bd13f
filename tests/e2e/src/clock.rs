//! A page whose clocks begin at a moment that the test chose.

/// A script that shifts every clock of a page so that it opens at this moment, in ISO 8601.
pub fn opens_at(moment: &str) -> String {
    format!(
        "{{
        const Real = Date;
        const shift = Real.parse('{moment}') - Real.now();
        const origin = performance.timeOrigin;
        Object.defineProperty(performance, 'timeOrigin', {{ get: () => origin + shift }});
        globalThis.Date = class extends Real {{
            constructor(...parts) {{ parts.length ? super(...parts) : super(Real.now() + shift); }}
            static now() {{ return Real.now() + shift; }}
        }};
    }}"
    )
}
