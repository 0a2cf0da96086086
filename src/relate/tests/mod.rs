//! The laws of merging and comparing, over incidents made by chance.

mod laws;
