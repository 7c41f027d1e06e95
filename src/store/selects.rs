//! How the rows of each table are read, beside the names that they show.

use super::sql::Record;
use crate::answers::rows::{
    AnnouncementRow, ClaimRow, ClosureRow, CompanyRow, CorrectionRow, ListingRow, ModelRow,
    OtherSession, PersonRow, PromiseRow, ReactionRow, ReportedRow, SessionRow, ShortSessionRow,
    SourceRow,
};

/// A row type that the database holds, for the record in memory to read.
pub(super) trait Stored: Record {
    /// `SELECT .. FROM ..`.
    const SELECT: &'static str;
    /// The columns of `ORDER BY`.
    const ORDER: &'static str;
}

impl Stored for PersonRow {
    const SELECT: &'static str = "SELECT p.slug, p.name_en, p.name_zh, p.aliases, p.role_en, \
        p.role_zh, p.company, c.name_en AS company_en, c.name_zh AS company_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM person_source s \
            WHERE s.person = p.slug), '') AS sources \
        FROM person p LEFT JOIN company c ON c.slug = p.company";
    const ORDER: &'static str = "p.slug";
}

impl Stored for ClaimRow {
    const SELECT: &'static str = "SELECT k.id, k.announcement, k.company, \
        c.name_en AS company_en, c.name_zh AS company_zh, k.who_en, k.who_zh, k.metric_en, \
        k.metric_zh, k.value, k.value_max, k.unit, k.bound, k.statement_en, k.statement_zh, \
        k.note_en, k.note_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM claim_source s \
            WHERE s.claim = k.id), '') AS sources, \
        COALESCE(a.day, (SELECT max(p.published) FROM claim_source x \
            JOIN source p ON p.id = x.source WHERE x.claim = k.id)) AS day, \
        COALESCE(a.day_precision, 'day') AS day_precision, \
        count(*) OVER (PARTITION BY k.unit) AS in_unit \
        FROM claim k LEFT JOIN announcement a ON a.id = k.announcement \
        LEFT JOIN company c ON c.slug = k.company";
    const ORDER: &'static str = "k.id";
}

impl Stored for CorrectionRow {
    const SELECT: &'static str = "SELECT c.correction_key AS key, c.day, c.in_table AS \"table\", \
        c.row_id AS id, c.field, c.was, c.became AS now, c.reason_en, c.reason_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM correction_source s \
            WHERE s.correction = c.correction_key), '') AS sources FROM correction c";
    const ORDER: &'static str = "c.day DESC, c.correction_key";
}

impl Stored for SourceRow {
    const SELECT: &'static str = "SELECT s.id, s.title, s.publisher, s.url, s.published, \
        s.language, s.kind, COALESCE(u.announcements, 0) AS announcements, \
        COALESCE(u.n, 0) AS uses FROM source s LEFT JOIN (SELECT source, count(*) AS n, \
            CAST(sum(announces) AS BIGINT) AS announcements FROM ( \
            SELECT source, 1 AS announces FROM announcement_source \
            UNION ALL SELECT source, 0 FROM reported_move_source \
            UNION ALL SELECT source, 0 FROM claim_source \
            UNION ALL SELECT source, 0 FROM (SELECT promise, source FROM promise_source \
                UNION SELECT promise, source FROM promise_outcome_source) promised \
            UNION ALL SELECT source, 0 FROM person_source \
            UNION ALL SELECT source, 0 FROM company_source \
            UNION ALL SELECT source, 0 FROM model_source \
            UNION ALL SELECT source, 0 FROM closure_source \
            UNION ALL SELECT source, 0 FROM row_source \
            UNION ALL SELECT source, 0 FROM short_session_source) named GROUP BY source) u \
        ON u.source = s.id";
    const ORDER: &'static str = "s.id";
}

impl Stored for ReportedRow {
    const SELECT: &'static str = "SELECT p.id, p.announcement, a.company AS announced_by, a.title_en, a.title_zh, p.symbol, \
        l.exchange, l.company, c.short_en, c.short_zh, p.day, p.measure, p.percent, p.digits, \
        p.bound, p.computed, p.verdict, p.reason, p.note_en, p.note_zh, \
        COALESCE((SELECT string_agg(x.source, ';' ORDER BY x.position) \
            FROM reported_move_source x WHERE x.reported_move = p.id), '') AS sources \
        FROM reported_move p JOIN announcement a ON a.id = p.announcement \
        JOIN listing l ON l.symbol = p.symbol JOIN company c ON c.slug = l.company";
    const ORDER: &'static str = "p.day, p.id";
}

impl Stored for PromiseRow {
    const SELECT: &'static str = "SELECT p.id, p.announcement, a.day AS promised_day, \
        a.day_precision AS promised_precision, p.company, \
        c.name_en AS company_en, c.name_zh AS company_zh, p.model, p.promised_en, p.promised_zh, \
        p.due, p.due_precision, p.delivered_by, p.delivered, p.status, p.promised_by, \
        p.borne_out, p.borne_out_en, p.borne_out_zh, \
        COALESCE((SELECT string_agg(o.source, ';' ORDER BY o.position) \
            FROM promise_outcome_source o WHERE o.promise = p.id), '') AS borne_out_sources, \
        p.note_en, p.note_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM promise_source s \
            WHERE s.promise = p.id), '') AS sources \
        FROM promise p JOIN announcement a ON a.id = p.announcement \
        JOIN company c ON c.slug = p.company";
    const ORDER: &'static str = "p.id";
}

impl Stored for ReactionRow {
    const SELECT: &'static str = "SELECT r.announcement, r.symbol, r.exchange, l.board, \
        l.benchmark, l.is_primary, r.sort_day, r.day, r.why, r.next_day, r.status, l.company, \
        c.short_en, c.short_zh, a.kind, a.title_en, a.title_zh, a.label_en, a.label_zh, \
        a.day AS announced, a.day_time, m.open, m.high, m.low, m.close, n.close AS next_close, \
        COALESCE(m.price_limit, '') AS price_limit, COALESCE(m.basis, '') AS basis, \
        (SELECT count(*) FROM reported_move p \
            WHERE p.announcement = r.announcement AND p.symbol = r.symbol) AS reported, \
        z.car_pct AS ar_pct, z.p_empirical, COALESCE(e.n_est, 0) AS n_est, \
        h.car_pct, h.ci_low_pct AS car_low_pct, h.ci_high_pct AS car_high_pct, h.p AS car_p, \
        COALESCE(h.censored, FALSE) AS censored, COALESCE(h.status, '') AS study_status \
        FROM reaction r JOIN announcement a ON a.id = r.announcement \
        JOIN listing l ON l.symbol = r.symbol JOIN company c ON c.slug = l.company \
        LEFT JOIN session_move m ON m.symbol = r.symbol AND m.day = r.day \
        LEFT JOIN session_move n ON n.symbol = r.symbol AND n.day = r.next_day \
        LEFT JOIN event_study e ON e.announcement = r.announcement AND e.symbol = r.symbol \
        LEFT JOIN abnormal_return z ON z.announcement = r.announcement AND z.symbol = r.symbol \
            AND z.window_from = 0 AND z.window_to = 0 \
        LEFT JOIN abnormal_return h ON h.announcement = r.announcement AND h.symbol = r.symbol \
            AND h.window_from = 0 AND h.window_to = 1";
    const ORDER: &'static str = "r.announcement, l.is_primary DESC, r.symbol";
}

impl Stored for AnnouncementRow {
    const SELECT: &'static str = "SELECT a.id, a.day, a.sort_day, a.day_precision, a.day_time, \
        a.zone, a.confidence, a.company, c.name_en AS company_en, c.name_zh AS company_zh, \
        c.short_en, c.short_zh, c.kind AS company_kind, c.country, \
        EXISTS (SELECT 1 FROM listing l WHERE l.company = a.company) AS listed, \
        COALESCE((SELECT string_agg(p.company, ';' ORDER BY p.position) \
            FROM announcement_partner p WHERE p.announcement = a.id), '') AS partners, \
        COALESCE((SELECT string_agg(x.model, ';' ORDER BY x.position) \
            FROM announcement_model x WHERE x.announcement = a.id), '') AS models, \
        COALESCE((SELECT string_agg(m.name_en, ';' ORDER BY x.position) FROM announcement_model x \
            JOIN model m ON m.slug = x.model WHERE x.announcement = a.id), '') AS models_en, \
        COALESCE((SELECT string_agg(m.name_zh, ';' ORDER BY x.position) FROM announcement_model x \
            JOIN model m ON m.slug = x.model WHERE x.announcement = a.id), '') AS models_zh, \
        a.kind, a.scope, a.title_en, a.title_zh, a.summary_en, a.summary_zh, a.label_en, \
        a.label_zh, a.note_en, a.note_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) \
            FROM announcement_source s WHERE s.announcement = a.id), '') AS sources \
        FROM announcement a JOIN company c ON c.slug = a.company";
    const ORDER: &'static str = "a.sort_day, a.id";
}

impl Stored for CompanyRow {
    const SELECT: &'static str = "SELECT c.slug, c.name_en, c.name_zh, c.short_en, c.short_zh, \
        c.pinyin, c.aliases, c.kind, c.country, \
        COALESCE((SELECT string_agg(l.symbol, ';' ORDER BY l.position) FROM listing l \
            WHERE l.company = c.slug), '') AS symbols, \
        COALESCE((SELECT string_agg(l.exchange, ';' ORDER BY l.position) FROM listing l \
            WHERE l.company = c.slug), '') AS exchanges, \
        (SELECT count(*) FROM announcement a WHERE a.company = c.slug) AS announcements, \
        (SELECT min(a.day) FROM announcement a WHERE a.company = c.slug \
            AND a.day_precision = 'day' AND a.kind IN \
            ('unveiling', 'invited-test', 'public-release', 'open-source')) AS first_launch, \
        c.median_close, c.median_n, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM company_source s \
            WHERE s.company = c.slug), '') AS sources \
        FROM company c";
    const ORDER: &'static str = "c.slug";
}

impl Stored for ListingRow {
    const SELECT: &'static str = "SELECT l.symbol, l.company, l.exchange, l.board, l.currency, \
        l.is_primary, l.benchmark, \
        EXISTS (SELECT 1 FROM session_move m WHERE m.symbol = l.symbol) AS has_moves \
        FROM listing l";
    /// The listings of a company, the primary one first.
    const ORDER: &'static str = "l.company, l.is_primary DESC, l.position";
}

impl Stored for ModelRow {
    const SELECT: &'static str = "SELECT m.slug, m.company, c.name_en AS company_en, \
        c.name_zh AS company_zh, m.name_en, m.name_zh, m.pinyin, m.aliases, m.kind, \
        (SELECT count(*) FROM announcement_model x WHERE x.model = m.slug) AS announcements, \
        (SELECT min(a.day) FROM announcement_model x JOIN announcement a ON a.id = x.announcement \
            WHERE x.model = m.slug AND a.day_precision = 'day') AS first_day, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM model_source s \
            WHERE s.model = m.slug), '') AS sources \
        FROM model m JOIN company c ON c.slug = m.company";
    const ORDER: &'static str = "m.slug";
}

impl Stored for SessionRow {
    const SELECT: &'static str = "SELECT d.market, d.day FROM trading_session d";
    const ORDER: &'static str = "d.market, d.day";
}

impl Stored for ClosureRow {
    const SELECT: &'static str = "SELECT d.market, d.day, d.kind, d.reason_en, d.reason_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM closure_source s \
            WHERE s.market = d.market AND s.day = d.day), '') AS sources FROM closure d";
    const ORDER: &'static str = "d.market, d.day";
}

impl Stored for ShortSessionRow {
    const SELECT: &'static str = "SELECT d.market, d.day, d.opens, d.closes, d.reason_en, \
        d.reason_zh, COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) \
            FROM short_session_source s \
            WHERE s.market = d.market AND s.day = d.day), '') AS sources FROM short_session d";
    const ORDER: &'static str = "d.market, d.day";
}

/// A sentence of a source that tells of two sessions can be read of either.
impl Stored for OtherSession {
    const SELECT: &'static str = "SELECT DISTINCT p.id, q.day, m.open, m.high, m.low, m.close, m.price_limit \
        FROM reported_move p JOIN reported_move q ON q.announcement = p.announcement \
            AND q.symbol = p.symbol AND q.day <> p.day \
        JOIN session_move m ON m.symbol = q.symbol AND m.day = q.day \
        WHERE EXISTS (SELECT 1 FROM reported_move_source x \
            JOIN reported_move_source y ON y.source = x.source \
            WHERE x.reported_move = p.id AND y.reported_move = q.id)";
    const ORDER: &'static str = "p.id, q.day";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AnnouncementKind;

    #[test]
    fn the_first_launch_is_of_the_kinds_that_are_launches() {
        let launches: Vec<String> = AnnouncementKind::ALL
            .iter()
            .filter(|kind| kind.is_launch())
            .map(|kind| format!("'{kind}'"))
            .collect();
        assert!(CompanyRow::SELECT.contains(&format!("({})", launches.join(", "))), "{launches:?}");
    }
}
