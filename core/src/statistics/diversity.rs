//! How evenly things are spread over classes.

use super::between::{Between, size};

/// How evenly seats are spread over a fixed number of classes. With `n` seats in a class, `N` in all, `K` classes and
/// `p = n / N`:
///
/// ```
/// use stadtnetz::statistics::Diversity;
///
/// let founders = Diversity::of(&[1, 3, 0, 0]).ok_or("no seats")?; // one of the administration, three of civil society
/// assert_eq!(founders.blau, 0.375);
/// assert_eq!(founders.blau_normalised, Some(0.5));
/// assert_eq!(founders.simpson_unbiased, Some(0.5));
/// assert_eq!(format!("{:.3}", founders.shannon), "0.562");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Diversity {
    /// `N`, the seats.
    pub seats: usize,
    /// `R`, the classes with a seat.
    pub richness: usize,
    /// `1 - Σ p²`: the chance that two seats drawn with replacement are of different classes (Blau, 1977; Simpson,
    /// 1949).
    pub blau: f64,
    /// Blau's index times `K / (K - 1)`, so that an even spread over all classes is 1; undefined for one class.
    pub blau_normalised: Option<f64>,
    /// Blau's index by the largest value that `N` seats can reach in `K` classes; undefined where that is 0.
    pub blau_relative: Option<f64>,
    /// `1 - Σ n(n-1) / N(N-1)`: the same chance without replacement (Simpson, 1949); undefined for one seat.
    pub simpson_unbiased: Option<f64>,
    /// `H = -Σ p ln p` (Shannon, 1948), in nats.
    pub shannon: f64,
    /// `J = H / ln K` (Pielou, 1966) by the fixed number of classes; undefined for one class.
    pub evenness: Option<f64>,
    /// `H / ln R` by the classes that have a seat; undefined for one of them.
    pub evenness_observed: Option<f64>,
    /// Hill's (1973) effective numbers of classes of order 0, 1 and 2: `R`, `e^H`, `1 / Σ p²`.
    pub hill: [f64; 3],
}

impl Diversity {
    /// The measures of these numbers of seats, one number per class, classes without a seat included; `None` without
    /// seats.
    pub fn of(seats: &[usize]) -> Option<Self> {
        let all: usize = seats.iter().sum();
        if all == 0 {
            return None;
        }
        let (classes, whole) = (size(seats.len()), size(all));
        let taken = || seats.iter().filter(|&&number| number > 0).map(|&number| size(number));
        let richness = taken().count();
        let concentration: f64 = taken().map(|number| (number / whole).powi(2)).sum();
        let shannon = taken().map(|number| number / whole).map(|share| -share * share.ln()).sum::<f64>().max(0.0);
        let blau = 1.0 - concentration;
        let highest = blau_maximum(all, seats.len());
        Some(Self {
            seats: all,
            richness,
            blau,
            blau_normalised: (seats.len() > 1).then(|| blau * classes / (classes - 1.0)),
            blau_relative: (highest > 0.0).then(|| blau / highest),
            simpson_unbiased: (all > 1)
                .then(|| 1.0 - taken().map(|n| n * (n - 1.0)).sum::<f64>() / (whole * (whole - 1.0))),
            shannon,
            evenness: (seats.len() > 1).then(|| shannon / classes.ln()),
            evenness_observed: (richness > 1).then(|| shannon / size(richness).ln()),
            hill: [size(richness), shannon.exp(), 1.0 / concentration],
        })
    }

    /// The least and the most diverse spread of seats of which some have no known class: all of those in the class
    /// that has most seats, or each in the class that has fewest. Every measure of [`Diversity`] that grows with
    /// evenness (all but `evenness_observed` and `seats`) takes its extremes there (Marshall, Olkin and Arnold, 2011,
    /// on majorization).
    pub fn between(seats: &[usize], unsettled: usize) -> Option<(Self, Self)> {
        let (mut least, mut most) = (seats.to_vec(), seats.to_vec());
        if let Some(largest) = least.iter_mut().max() {
            *largest += unsettled;
        }
        for _ in 0..unsettled {
            if let Some(smallest) = most.iter_mut().min() {
                *smallest += 1;
            }
        }
        Some((Self::of(&least)?, Self::of(&most)?))
    }
}

/// The largest value of Blau's index for a number of seats in a number of classes: `1 - [r(q+1)² + (K-r)q²] / N²` with
/// `q = N div K` and `r = N mod K`; 0 without seats or classes.
pub fn blau_maximum(seats: usize, classes: usize) -> f64 {
    if seats == 0 || classes == 0 {
        return 0.0;
    }
    let (each, rest) = (seats / classes, seats % classes);
    let squares = rest * (each + 1).pow(2) + (classes - rest) * each.pow(2);
    1.0 - size(squares) / size(seats).powi(2)
}

/// The Herfindahl-Hirschman index `Σ s²` of a spread (Hirschman, 1945; Herfindahl, 1950) and its value normalised by
/// the number of classes, `(HHI - 1/K) / (1 - 1/K)`.
pub(super) fn concentration(seats: &[usize]) -> Option<(f64, Option<f64>)> {
    let index = 1.0 - Diversity::of(seats)?.blau;
    let least = 1.0 / size(seats.len());
    Some((index, (seats.len() > 1).then(|| (index - least) / (1.0 - least))))
}

/// How unevenly a total is spread over its holders: 0 if all have the same, near 1 if one has all (Gini, 1912);
/// undefined for a total of 0.
pub(super) fn gini(values: &[usize]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let total: usize = sorted.iter().sum();
    let ranked: usize = sorted.iter().enumerate().map(|(at, value)| (at + 1) * value).sum();
    let holders = size(sorted.len());
    (total > 0).then(|| 2.0 * size(ranked) / (holders * size(total)) - (holders + 1.0) / holders)
}

/// The range of one measure between two spreads.
pub(super) fn measure<T: PartialOrd + Copy>(
    (least, most): &(Diversity, Diversity),
    of: impl Fn(&Diversity) -> T,
) -> Between<T> {
    Between::new(of(least), of(most))
}
