//! The laws of reading and writing, over documents made from the tables.

mod generate;
mod laws;
