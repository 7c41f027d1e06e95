//! How a picture should look.

use super::{Manner, read};
use crate::domain::{Choice as _, Lang};
use crate::record::{Filter, Key, keys};
use crate::web::error::Error;

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
    pub(in crate::web) const ALL: [(&'static str, Self); 2] =
        [("light", Self::Light), ("dark", Self::Dark)];
}

impl Palette {
    pub(in crate::web) const ALL: [(&'static str, Self); 3] =
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

    /// The keys of a look.
    pub(in crate::web) const KEYS: [&Key; 4] =
        [&keys::LANG, &keys::THEME, &keys::PALETTE, &keys::WIDTH];

    /// The look that is asked for.
    pub(in crate::web) fn of(asked: &Filter) -> Self {
        let lang = asked.text(&keys::LANG).and_then(|word| Lang::from_word(word).ok());
        let usual = Self::usual(lang.unwrap_or(Lang::En));
        let width = asked.number(&keys::WIDTH).and_then(|width| u32::try_from(width).ok());
        Self {
            theme: chosen(asked.text(&keys::THEME), &Theme::ALL).unwrap_or(usual.theme),
            palette: chosen(asked.text(&keys::PALETTE), &Palette::ALL).unwrap_or(usual.palette),
            width: width.unwrap_or(usual.width),
            ..usual
        }
    }

    /// The look that a query string asks for, and the rest of it, which is the page's.
    ///
    /// # Errors
    /// If a picture cannot look like that.
    pub(in crate::web) fn apart(query: &str) -> Result<(Self, String), Error> {
        let is_own = |part: &&str| {
            let name = part.split('=').next();
            Self::KEYS.iter().any(|key| Some(key.name) == name)
        };
        let (own, rest): (Vec<&str>, Vec<&str>) = query.split('&').partition(is_own);
        Ok((Self::of(&read(&own.join("&"), Self::KEYS, Manner::File)?.0), rest.join("&")))
    }

    /// A query string without `?` and the look, with `?`; empty if both are.
    pub(in crate::web) fn added(self, query: &str) -> String {
        let look = self.query();
        match (query.is_empty(), look.strip_prefix('?')) {
            (true, _) => look,
            (false, None) => format!("?{query}"),
            (false, Some(look)) => format!("?{query}&{look}"),
        }
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
    pub(in crate::web) const fn is_narrow(self) -> bool {
        self.width < NARROW
    }
}

fn chosen<T: Copy>(word: Option<&str>, words: &[(&'static str, T)]) -> Option<T> {
    words.iter().find(|(known, _)| Some(*known) == word).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(query: &str) -> Look {
        Look::of(&read(query, Look::KEYS, Manner::File).unwrap().0)
    }

    #[test]
    fn a_look_follows_the_language_and_reads_back() {
        let dark = look("lang=zh&width=640&theme=dark");
        assert_eq!(dark, Look { theme: Theme::Dark, width: 640, ..Look::usual(Lang::Zh) });
        assert_eq!(dark.palette, Palette::RedUp);
        assert_eq!(dark.query(), "?lang=zh&theme=dark&width=640");
        assert_eq!(look(dark.query().trim_start_matches('?')), dark);
        assert_eq!(look(""), Look::usual(Lang::En));
    }

    #[test]
    fn what_a_picture_cannot_look_like_is_refused() {
        let twice = "width=960&width=640";
        for bad in ["width=319", "width=1601", "width=%2B960", "theme=red", "lang=fr", twice] {
            assert!(read(bad, Look::KEYS, Manner::File).is_err(), "{bad}");
        }
    }
}
