//! May a place join, and why.

mod decisive;
mod explain;
mod explanation;
mod facts;
mod figures;
mod judgement;
mod leaf;
mod minimal;
mod question;
mod words;

pub use explanation::{
    Asked, Change, Decisive, Explanation, How, Input, Known, LeftOut, Margin, Missing, ParameterUsed, Says, Step,
};
pub use facts::{Counted, Facts, Happened, Inhabitants, Stated};
pub use judgement::Reason;
pub use question::{Assume, Question};
