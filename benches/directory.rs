//! How long does it take to read the official directory?
//!
//! Beside it the crate `gv100ad` 0.2 reads the same bytes into its records (UTF-8 only, without findings). Needs the real file
//! beside the repository; without it nothing is measured.

use divan::Bencher;
use stadtnetz::official::gv100ad;

fn main() {
    divan::main();
}

const FILE: &str = "GV100AD_30112025.txt";

fn with_file(bencher: Bencher, read: impl Fn(&[u8]) -> usize + Sync) {
    if let Some(bytes) = support::shared(&format!("data/official/{FILE}")) {
        bencher.bench(|| read(divan::black_box(&bytes)));
    }
}

#[divan::bench]
fn read_gv100ad(bencher: Bencher) {
    with_file(bencher, |bytes| gv100ad::read(FILE, bytes).map_or(0, |edition| edition.units.len()));
}

#[divan::bench]
fn peer_gv100ad_0_2(bencher: Bencher) {
    with_file(bencher, |bytes| {
        let mut parser = ::gv100ad::Parser::new(bytes);
        std::iter::from_fn(|| parser.parse_line().ok().flatten()).collect::<Vec<_>>().len()
    });
}
