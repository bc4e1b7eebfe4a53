//! Random numbers that are the same on every machine.

/// A stream of random numbers: `SplitMix64` (Steele, Lea and Flood, 2014), one stream per seed and draw, so that a draw does
/// not depend on the draws before it.
pub(super) struct Chance(u64);

/// The odd number nearest to 2^64 by the golden ratio.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Chance {
    pub(super) fn of(seed: u64, draw: usize) -> Self {
        Self(mixed(seed.wrapping_add(STEP)) ^ mixed(draw as u64))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A whole number below a bound, each as likely as the others (Lemire, 2019); 0 where the bound is 0.
    #[expect(clippy::cast_possible_truncation, reason = "the high half of the product is below the bound")]
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        loop {
            let product = u128::from(self.next()) * u128::from(bound);
            let low = product as u64;
            // Only a low half below the bound can be one too many; dividing for each number would cost more than drawing it.
            if low >= bound || low >= bound.wrapping_neg().checked_rem(bound).unwrap_or(0) {
                return (product >> 64) as usize;
            }
        }
    }
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn the_stream_is_that_of_the_published_generator() {
        // The first numbers of SplitMix64 from state 1234567, as its reference implementation prints them.
        let mut chance = Chance(1_234_567);
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
        ];
        assert_eq!([(); 4].map(|()| chance.next()), expected);
    }

    #[test]
    fn numbers_below_a_bound_are_equally_likely() {
        for bound in [1, 2, 7, 500] {
            let mut seen = vec![0_u32; bound];
            for draw in 0..200 * bound {
                seen[Chance::of(7, draw).below(bound)] += 1;
            }
            // 200 expected, standard deviation at most 14.2.
            assert!(seen.iter().all(|count| (130..=270).contains(count)), "{bound}: {seen:?}");
        }
        assert_eq!(Chance::of(7, 0).below(0), 0);
    }
}
