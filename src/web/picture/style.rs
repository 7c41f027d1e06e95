//! The style of pictures: the rules of the style sheet that draw charts, with the colours of one
//! theme and palette written out, since a picture has no style sheet to take them from.

use std::fmt::Write as _;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::web::assets;
use crate::web::params::{Look, Palette, Theme};

/// What pictures need beside the rules of charts: their own texts, and what a screen's width shows
/// and hides.
const MORE: &str = "svg{overflow:visible}.h{font-size:16px;font-weight:700}.p{font-size:12px}\
    .brand{font-size:28px;font-weight:700}.big{font-size:38px;font-weight:700}\
    .huge{font-size:56px;font-weight:700}.what{font-size:30px}.accent{fill:var(--accent)}\
    .narrow .l3,.narrow .w-only,.l2{display:none}.narrow .nr{display:inline}\
    .wide .l2{display:inline}.narrow .so{font-size:9px}";

/// The style blocks there are, by theme and palette.
static STYLES: LazyLock<Vec<(Theme, Palette, String)>> = LazyLock::new(|| {
    let sheet = assets::style_sheet();
    let mut styles = Vec::new();
    for (_, theme) in Theme::ALL {
        for (_, palette) in Palette::ALL {
            styles.push((theme, palette, written_out(&sheet, theme, palette)));
        }
    }
    styles
});

/// The style block of a look.
pub(super) fn style(look: Look) -> &'static str {
    let style = STYLES.iter().find(|(t, p, _)| (*t, *p) == (look.theme, look.palette));
    style.map_or("", |(_, _, style)| style)
}

/// The content security policy of pictures: it allows these style blocks and nothing else.
pub(in crate::web) fn policy() -> &'static str {
    static POLICY: LazyLock<String> = LazyLock::new(|| {
        let mut policy = "default-src 'none'; style-src".to_owned();
        for (_, _, style) in STYLES.iter() {
            let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
            let _ = write!(policy, " 'sha256-{hash}'");
        }
        policy
    });
    &POLICY
}

fn written_out(sheet: &str, theme: Theme, palette: Palette) -> String {
    let part = |before: &str, behind: &str| -> &str {
        let from = sheet.split_once(before).map_or("", |(_, rest)| rest);
        from.split_once(behind).map_or("", |(part, _)| part)
    };
    let rules = part("/* drawn: ", "/* end of drawn */").split_once("*/").map_or("", |r| r.1);
    let light = part(":root{", "}");
    let dark = part(":root[data-theme=dark]{", "}");
    let (up, down) = match palette {
        Palette::GreenUp => ("green", "red"),
        Palette::RedUp => ("red", "green"),
        Palette::Neutral => ("blue", "orange"),
    };
    let value = |name: &str| -> String {
        let name = match name {
            "up" => up,
            "down" => down,
            name => name,
        };
        let find = |block: &str| {
            let values = block.split(';').filter_map(|value| value.trim().split_once(':'));
            let own = |(key, _): &(&str, &str)| key.strip_prefix("--") == Some(name);
            values.into_iter().find(own).map(|(_, value)| value.to_owned())
        };
        let themed = (theme == Theme::Dark).then(|| find(dark)).flatten();
        themed.or_else(|| find(light)).unwrap_or_default()
    };
    let mut style = String::new();
    for (i, piece) in format!("{}{MORE}", rules.trim()).split("var(--").enumerate() {
        match piece.split_once(')').filter(|_| i > 0) {
            Some((name, behind)) => {
                style.push_str(&value(name));
                style.push_str(behind);
            }
            None => style.push_str(piece),
        }
    }
    without_functions(&style.replace('\n', ""))
}

/// `min(11px,2.7vw)` becomes its first value: programs other than browsers know no functions of CSS,
/// and of windows a picture has none.
fn without_functions(style: &str) -> String {
    let mut pieces = style.split("min(");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (values, behind) = piece.split_once(')').unwrap_or((piece, ""));
        out.push_str(values.split(',').next().unwrap_or_default());
        out.push_str(behind);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn every_colour_is_written_out_and_is_that_of_theme_and_palette() {
        let usual = Look::usual(Lang::En);
        let light = style(usual);
        assert!(!light.contains("min(") && light.contains(".so{font-size:11px}"));
        assert!(!light.contains("var(") && !light.contains(":;") && !light.contains(":}"));
        assert!(light.contains(".bu{fill:#0a6e4a}") && light.contains(".pad{fill:#fdfcf9}"));
        let red = style(Look { palette: Palette::RedUp, ..usual });
        assert!(red.contains(".bu{fill:#b0123e}") && red.contains(".bd{fill:#0a6e4a}"));
        let dark = style(Look { theme: Theme::Dark, palette: Palette::Neutral, ..usual });
        assert!(dark.contains(".bu{fill:#79b4f2}") && dark.contains(".pad{fill:#141311}"));
        assert_eq!(policy().matches("'sha256-").count(), 6);
    }
}
