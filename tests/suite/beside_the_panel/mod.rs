//! The tables beside the panel, against published numbers and by hand.

mod assignments;
mod balance;
mod surroundings;
