//! From a drawing to pixels.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

/// The fonts of the machine, looked up at the first picture. None is shipped: where there is none,
/// pictures have no words.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    if let Some(family) = sans_serif(&fonts) {
        fonts.set_sans_serif_family(family);
    }
    Arc::new(fonts)
});

/// The family for texts whose own families the machine does not have: one with Latin letters that
/// servers often have, or else any.
fn sans_serif(fonts: &Database) -> Option<String> {
    const KNOWN: [&str; 5] =
        ["Noto Sans", "DejaVu Sans", "Liberation Sans", "Noto Sans CJK SC", "WenQuanYi Micro Hei"];
    let families = || fonts.faces().flat_map(|face| face.families.iter().map(|(name, _)| name));
    let known = KNOWN.iter().find(|known| families().any(|family| family == *known));
    known.map(|known| (*known).to_owned()).or_else(|| families().next().cloned())
}

/// An SVG document as PNG.
///
/// # Errors
/// If the document is not SVG; ours always is.
pub(super) fn png(svg: &str, (width, height): (u32, u32)) -> Result<Vec<u8>, String> {
    let options = Options { fontdb: FONTS.clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(width, height).ok_or("no such size")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}
