//! How a picture should look.

use crate::domain::Lang;
use crate::web::error::Error;
use crate::web::params::pairs;
use crate::web::urls::escape;

/// The widths a picture may have, in pixels.
pub(in crate::web) const WIDTHS: std::ops::RangeInclusive<u32> = 320..=1600;
/// The width of a picture that asks for none, in pixels.
const WIDTH: u32 = 960;
/// Below this width the drawing for narrow screens is taken, in pixels.
const NARROW: u32 = 900;

/// Ground and ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Theme {
    Light,
    Dark,
}

/// The colours of up and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Palette {
    GreenUp,
    RedUp,
    Neutral,
}

impl Theme {
    pub(super) const ALL: [(&'static str, Self); 2] =
        [("light", Self::Light), ("dark", Self::Dark)];
}

impl Palette {
    pub(super) const ALL: [(&'static str, Self); 3] =
        [("green-up", Self::GreenUp), ("red-up", Self::RedUp), ("neutral", Self::Neutral)];
}

/// The look of a picture: `lang`, `theme`, `palette` and `width`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) struct Look {
    /// Its language.
    pub(in crate::web) lang: Lang,
    /// Ground and ink.
    pub(in crate::web) theme: Theme,
    /// The colours of up and down; those of the language if not asked for.
    pub(in crate::web) palette: Palette,
    /// Pixels.
    pub(in crate::web) width: u32,
}

impl Look {
    /// The look of a picture in a language when the address asks for no theme, palette or width.
    pub(in crate::web) const fn usual(lang: Lang) -> Self {
        let palette = match lang {
            Lang::En => Palette::GreenUp,
            Lang::Zh => Palette::RedUp,
        };
        Self { lang, theme: Theme::Light, palette, width: WIDTH }
    }

    /// Reads a query string; gives the look and what else there is, as a query string.
    ///
    /// # Errors
    /// [`Error::BadValue`] with what the key allows; a key that comes twice is one.
    pub(in crate::web) fn parse(query: &str) -> Result<(Self, String), Error> {
        let (mut lang, mut theme, mut palette, mut width) = (None, None, None, None);
        let mut rest = Vec::new();
        for (key, value) in pairs(query) {
            let repeated = match key.as_str() {
                "lang" => lang
                    .replace(word(&key, &value, &[("en", Lang::En), ("zh", Lang::Zh)])?)
                    .is_some(),
                "theme" => theme.replace(word(&key, &value, &Theme::ALL)?).is_some(),
                "palette" => palette.replace(word(&key, &value, &Palette::ALL)?).is_some(),
                "width" => width.replace(pixels(&key, &value)?).is_some(),
                _ => {
                    rest.push(format!("{}={}", escape(&key), escape(&value)));
                    false
                }
            };
            if repeated {
                return Err(Error::bad_value(&key, &value, &["one value"]));
            }
        }
        let usual = Self::usual(lang.unwrap_or(Lang::En));
        let look = Self {
            theme: theme.unwrap_or(usual.theme),
            palette: palette.unwrap_or(usual.palette),
            width: width.unwrap_or(usual.width),
            ..usual
        };
        Ok((look, rest.join("&")))
    }

    /// The look as a query string with `?`, without what is usual; empty if all is.
    pub(in crate::web) fn query(self) -> String {
        let usual = Self::usual(self.lang);
        let named =
            |is_usual: bool, key: &str, value: &str| (!is_usual).then(|| format!("{key}={value}"));
        let theme = Theme::ALL.iter().find(|(_, theme)| *theme == self.theme);
        let palette = Palette::ALL.iter().find(|(_, palette)| *palette == self.palette);
        let parts = [
            named(self.lang == Lang::En, "lang", "zh"),
            named(self.palette == usual.palette, "palette", palette.map_or("", |(word, _)| *word)),
            named(self.theme == usual.theme, "theme", theme.map_or("", |(word, _)| *word)),
            named(self.width == usual.width, "width", &self.width.to_string()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// Whether the drawing for narrow screens is the right one.
    pub(super) const fn is_narrow(self) -> bool {
        self.width < NARROW
    }
}

fn word<T: Copy>(key: &str, value: &str, words: &[(&'static str, T)]) -> Result<T, Error> {
    let found = words.iter().find(|(word, _)| *word == value);
    let allowed = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>();
    found.map(|(_, value)| *value).ok_or_else(|| Error::bad_value(key, value, &allowed()))
}

fn pixels(key: &str, value: &str) -> Result<u32, Error> {
    // `parse` would also take `+960`.
    let is_plain = value.bytes().all(|byte| byte.is_ascii_digit());
    let width = value.parse().ok().filter(|width| is_plain && WIDTHS.contains(width));
    width.ok_or_else(|| Error::bad_value(key, value, &["320 to 1600, in pixels"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_leaves_the_filter_and_follows_the_language() {
        let (look, rest) = Look::parse("company=baidu&lang=zh&width=640&theme=dark").unwrap();
        assert_eq!(look, Look { theme: Theme::Dark, width: 640, ..Look::usual(Lang::Zh) });
        assert_eq!((look.palette, rest.as_str()), (Palette::RedUp, "company=baidu"));
        assert_eq!(look.query(), "?lang=zh&theme=dark&width=640");
        assert_eq!(Look::parse(look.query().trim_start_matches('?')).unwrap().0, look);
        let (look, rest) = Look::parse("").unwrap();
        assert_eq!((look, rest.as_str()), (Look::usual(Lang::En), ""));
    }

    #[test]
    fn what_a_picture_cannot_look_like_is_refused() {
        for bad in ["width=319", "width=1601", "width=+960", "width=", "theme=red", "lang=fr"] {
            assert!(Look::parse(bad).is_err(), "{bad}");
        }
        assert!(Look::parse("width=960&width=640").is_err());
    }
}
