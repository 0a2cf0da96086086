//! x
/// x
pub fn page(x: &str) -> String {
    x.to_owned()
}
