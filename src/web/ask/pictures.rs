//! Addresses of pictures.

/// What stands before the address of a page in that of its preview, and behind it.
pub(in crate::web) const PREVIEW_PATH: (&str, &str) = ("/preview", ".png");
/// What stands before the address of a page in that of its chart as a picture, and behind it. One
/// picture speaks both languages, by `lang`.
pub(in crate::web) const EMBED_PATH: (&str, &str) = ("/embed", ".svg");
/// The path of the picture of a page's chart: `/embed/models.svg`, `/embed/timeline.svg`.
pub(in crate::web) fn embed_path(page: &str) -> String {
    let (before, behind) = EMBED_PATH;
    format!("{before}{}{behind}", if page == "/" { "/timeline" } else { page })
}

/// Pixels of a preview; what the large networks ask for.
pub(in crate::web) const PREVIEW: (u32, u32) = (1200, 630);
