#![allow(clippy::float_cmp, reason = "shares of days are the same division on both sides")]

mod beside;
mod bounded;
mod by_hand;
mod checked;
mod fixture;
mod laws;
mod measured;
mod stacked;
