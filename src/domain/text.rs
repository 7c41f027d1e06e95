//! Text in both languages.

use super::choice::choice;

choice! {
    /// A language of the site.
    Lang {
        /// English, at `/..`.
        En = "en",
        /// Simplified Chinese, at `/zh/..`.
        Zh = "zh",
    }
}

impl Lang {
    /// The BCP 47 tag for `lang` and `hreflang`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-Hans",
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Zh,
            Self::Zh => Self::En,
        }
    }
}

/// Whether a character is one that no text has: a control character, or a code point that Unicode
/// keeps free of characters for ever (U+FDD0 to U+FDEF, the last two of each plane). XML knows no
/// way to write them, so that one in a title would break a whole feed.
pub(crate) fn is_unwritable(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() || matches!(code, 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe
}

/// The same text in English and Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}
