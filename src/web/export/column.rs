//! What a column means, in words.

use crate::record::Column;
use crate::web::render::word_key;
use crate::web::texts::Texts;

/// The meaning of a column, in the language of the texts.
#[must_use]
pub(in crate::web) fn about(column: &Column, texts: Texts) -> String {
    let about = |name: &str| texts.get(&word_key("column", name));
    // Columns in two languages share a meaning.
    if let Some(name) = column.says.strip_suffix("_en") {
        texts.about("column-in-english", &about(name))
    } else if let Some(name) = column.says.strip_suffix("_zh") {
        texts.about("column-in-chinese", &about(name))
    } else {
        about(column.says)
    }
}
