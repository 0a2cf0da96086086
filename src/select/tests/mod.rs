mod laws;
mod meaning;
#[cfg(feature = "rayon")]
mod parallel;
mod skipping;
mod syntax;
