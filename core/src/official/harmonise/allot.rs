/// The grid on which figures are shared out: multiples of a power of two so small that nothing is lost, and so large that
/// every sum of them is exact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid(f64);

impl Grid {
    const EXPONENT: u64 = 0x7FF0_0000_0000_0000;

    /// The grid for some figures, by the sum of their absolute values.
    pub(super) fn of(figures: impl Iterator<Item = f64>) -> Self {
        let whole: f64 = figures.map(f64::abs).sum();
        let power = f64::from_bits(whole.to_bits() & Self::EXPONENT); // the largest power of two not above it
        Self(4.0 * power * f64::EPSILON)
    }

    /// The parts of a figure; the largest share takes what the others leave.
    pub(super) fn allot(self, figure: f64, shares: &[f64]) -> Vec<f64> {
        let on_grid = |part: f64| if self.0 > 0.0 { (part / self.0).round() * self.0 } else { part };
        let mut parts: Vec<f64> = shares.iter().map(|share| on_grid(figure * share)).collect();
        let largest = (0..shares.len()).reduce(|best, next| if shares[next] > shares[best] { next } else { best });
        if let Some(largest) = largest {
            let others: f64 = parts.iter().enumerate().filter(|(at, _)| *at != largest).map(|(_, part)| part).sum();
            parts[largest] = figure - others;
        }
        parts
    }
}
