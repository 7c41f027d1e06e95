//! Holm's step-down adjustment: p-values that hold for several tests together.

/// Adjusts p-values so that rejecting those at or below `alpha` makes a single false rejection
/// among all of them with probability at most `alpha`, whatever the tests have to do with each
/// other (Holm 1979). The order of the values is kept.
///
/// With the m values in ascending order, the i-th (from 1) becomes the largest of
/// `min(1, (m − j + 1) × p_j)` over j up to i: never below its own p and never below the adjusted
/// value of a smaller p.
#[must_use]
pub fn holm(ps: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..ps.len()).collect();
    order.sort_by(|a, b| ps[*a].total_cmp(&ps[*b]));
    let mut adjusted = vec![1.0; ps.len()];
    let mut least = 0.0f64;
    let mut left = super::significance::count(ps.len());
    for i in order {
        least = least.max(ps[i] * left).min(1.0);
        adjusted[i] = least;
        left -= 1.0;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::holm;

    fn close(a: &[f64], b: &[f64]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12)
    }

    /// By hand: 0.005 × 4 = 0.02; 0.01 × 3 = 0.03; 0.03 × 2 = 0.06; 0.04 × 1 = 0.04, but not
    /// below the 0.06 before it.
    #[test]
    fn four_values_agree_with_a_sum_done_by_hand() {
        assert!(close(&holm(&[0.01, 0.04, 0.03, 0.005]), &[0.03, 0.06, 0.06, 0.02]));
    }

    #[test]
    fn one_value_stays_and_none_passes_one() {
        assert!(close(&holm(&[0.2]), &[0.2]));
        assert!(close(&holm(&[0.7, 0.6]), &[1.0, 1.0]));
        assert!(holm(&[]).is_empty());
    }
}
