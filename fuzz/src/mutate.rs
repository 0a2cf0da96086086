//! Mutations of seeds, the same on every machine.

/// Changes inputs in ways that depend on its state only.
#[derive(Clone, Debug)]
pub struct Mutator {
    /// State of splitmix64.
    state: u64,
}

impl Mutator {
    /// One of a state.
    #[must_use]
    pub fn new(state: u64) -> Self {
        Self { state }
    }

    /// A seed with up to four changes, some by pieces of another one.
    pub fn mutated(&mut self, seed: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(3) {
            self.change(&mut bytes, other);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        const TELLING: &[u8] = b"<>/\"'&;=:!?-[] \t\r\n\0\x7F\xC3\xFF0x";
        let at = self.below(bytes.len());
        let length = self.below(24).min(bytes.len() - at);
        match self.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..at + length)),
            2 => bytes.insert(at, TELLING[self.below(TELLING.len())]),
            3 if at < bytes.len() => bytes[at] = TELLING[self.below(TELLING.len())],
            4 => {
                let again = bytes[at..at + length].to_vec();
                let to = self.below(bytes.len());
                drop(bytes.splice(to..to, again));
            }
            _ => {
                let from = self.below(other.len());
                let piece = &other[from..(from + 3 * length).min(other.len())];
                drop(bytes.splice(at..at + length, piece.iter().copied()));
            }
        }
    }

    /// A number below a limit, or 0 if that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let z = usize::try_from((z ^ (z >> 31)) >> 33).unwrap_or(0);
        z.checked_rem(limit).unwrap_or(0)
    }
}
