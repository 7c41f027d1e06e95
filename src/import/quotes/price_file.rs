//! What an operator says of a price file: whose it is, and how its prices are adjusted.

use std::path::PathBuf;
use std::str::FromStr;

/// What the operator says of a file's prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Adjustment {
    /// As quoted.
    Raw,
    /// Restated for dividends and ex-rights.
    Adjusted,
}

impl Adjustment {
    /// The suffix that says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Adjusted => "adjusted",
        }
    }

    /// How messages tell it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Raw => "as quoted",
            Self::Adjusted => "adjusted",
        }
    }
}

/// A price file: `[SYMBOL=]FILE[:raw|:adjusted]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceFile {
    /// Whose prices these are, as the operator writes it, where the file does not say so.
    pub symbol: Option<String>,
    /// The file.
    pub path: PathBuf,
    /// Whether its prices are adjusted, where the file cannot say.
    pub adjustment: Option<Adjustment>,
}

impl FromStr for PriceFile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // A path or a symbol may have a colon too.
        let is_word = |word: &str| !word.contains(['/', '\\', '.', '=']);
        let suffix = text.rsplit_once(':').filter(|(_, word)| is_word(word));
        let (text, adjustment) = match suffix.map(|(rest, word)| (rest, word.to_lowercase())) {
            Some((rest, word)) if word == "raw" => (rest, Some(Adjustment::Raw)),
            Some((rest, word)) if word == "adjusted" => (rest, Some(Adjustment::Adjusted)),
            Some((_, word)) => {
                return Err(format!(
                    "a file ends with :raw (不复权) or :adjusted (复权), not :{word}"
                ));
            }
            None => (text, None),
        };
        let symbol = text.split_once('=').filter(|(symbol, _)| !symbol.contains(['/', '\\']));
        let (symbol, path) = symbol.map_or((None, text), |(symbol, path)| (Some(symbol), path));
        if path.is_empty() || symbol.is_some_and(str::is_empty) {
            return Err("give [SYMBOL=]FILE[:raw|:adjusted]".to_owned());
        }
        Ok(Self { symbol: symbol.map(str::to_owned), path: path.into(), adjustment })
    }
}
