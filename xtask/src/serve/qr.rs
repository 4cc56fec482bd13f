//! A QR code in the terminal: two modules per character, light on the terminal's dark.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::Outcome;

/// The quiet edge around the code.
const EDGE: i32 = 2;

/// The code as lines of half blocks. It sets its own colours, so that it also reads on a light terminal.
pub fn code(text: &str) -> Outcome<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low)
        .map_err(|error| format!("no QR code for {text}: {error}"))?;
    let size = code.size();
    let mut lines = String::new();
    let mut y = -EDGE;
    while y < size + EDGE {
        lines.push_str("  \u{1b}[30;107m");
        for x in -EDGE..size + EDGE {
            lines.push(match (code.get_module(x, y), code.get_module(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        lines.push_str("\u{1b}[0m\n");
        y += 2;
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    #[test]
    fn is_square_enough() {
        let code = super::code("http://192.168.1.20:8080/").unwrap();
        let width =
            code.lines().next().unwrap().chars().filter(|letter| " ▀▄█".contains(*letter)).count() - 2;
        assert_eq!(code.lines().count(), width.div_ceil(2));
    }
}
