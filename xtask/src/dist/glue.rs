//! Takes comments and indentation out of wasm-bindgen's script, which Trunk's minifier cannot read.
//!
//! By lines, not by grammar: only whole-line comments go, and a script with a text over several lines stays as it is.

/// The script without its comments and indentation.
pub fn tidy(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut out = String::with_capacity(script.len());
    let mut inside = false;
    for line in script.lines().map(str::trim) {
        let starts = line.starts_with("/*") && !line.starts_with("/*!");
        if inside || starts {
            // A comment that ends before its line does is followed by code: keep that.
            inside = !line.contains("*/");
            let after = line.split_once("*/").map_or("", |(_, after)| after.trim());
            push(&mut out, after);
        } else if !line.starts_with("//") {
            push(&mut out, line);
        }
    }
    out
}

fn push(out: &mut String, line: &str) {
    if !line.is_empty() {
        out.push_str(line);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_and_indentation_go() {
        let script = "/**\n * Says https://x.org\n */\nexport function a() {\n    // see https://x.org\n    return `a ${1}` + '//b';\n}\n\n/* c */ let d;\n/*! kept */\n";
        assert_eq!(tidy(script), "export function a() {\nreturn `a ${1}` + '//b';\n}\nlet d;\n/*! kept */\n");
        let text = "a = `\n  // not a comment\n`;";
        assert_eq!(tidy(text), text);
    }
}
