//! What is counted and measured: against enumeration, against other programs, and on the embedded register.

mod by_hand;
mod completions;
mod directory;
mod golden;
mod oracles;
mod page;
