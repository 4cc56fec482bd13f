//! The scripts that are written by hand, without what only their readers need: a third of what is downloaded of them.

use crate::Outcome;

/// A script without its lines of remarks, its empty lines and what its lines are moved in by.
///
/// # Errors
/// A text in backticks runs over several lines: such a line may begin with anything.
pub fn without_remarks(name: &str, script: &str) -> Outcome<String> {
    let mut short = String::with_capacity(script.len());
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        if line.matches('`').count() % 2 == 1 {
            return Err(format!("{name}: a text in backticks over several lines: {line}"));
        }
        short.push_str(line);
        short.push('\n');
    }
    Ok(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_go_and_code_stays() {
        let script = "// Why.\nconst a = 'http://x'; // said here\n\n  if (a) {\n    // more\n    go(`${a}//b`);\n  }\n";
        let short = without_remarks("a.js", script).unwrap();
        assert_eq!(short, "const a = 'http://x'; // said here\nif (a) {\ngo(`${a}//b`);\n}\n");
    }

    #[test]
    fn a_text_over_several_lines_is_refused() {
        assert!(without_remarks("a.js", "const a = `one\n// two`;\n").is_err());
    }
}
