//! How Chinese characters are read, and the syllables that there are.

use pinyin::ToPinyinMulti as _;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The readings of a Han character without tones, the commonest first; `ü` as `v`, which people
/// type, and as `u`, which names print.
#[must_use]
pub(super) fn readings(han: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in han.to_pinyin_multi().into_iter().flatten() {
        let plain = reading.plain();
        for form in [plain.replace('ü', "u"), plain.replace('ü', "v")] {
            // Interjections such as `hm` are no syllables anybody types.
            if form.contains(['a', 'e', 'i', 'o', 'u', 'v']) && !readings.contains(&form) {
                readings.push(form);
            }
        }
    }
    readings
}

/// Every syllable of pinyin.
pub(super) fn syllables() -> &'static BTreeSet<String> {
    static ALL: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| ('\u{4e00}'..='\u{9fff}').flat_map(readings).collect());
    &ALL
}
