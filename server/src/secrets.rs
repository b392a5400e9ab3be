//! Random secrets of links and codes（秘密の文字列）: given out once, kept only as a hash.

use sha2::{Digest, Sha256};

/// A new secret of `BYTES` random bytes, as hex. It is safe in an address and survives every mail reader.
pub fn random<const BYTES: usize>() -> String {
    let mut bytes = [0_u8; BYTES];
    rand::fill(&mut bytes);
    hex::encode(bytes)
}

/// What is kept of a secret. A random one needs no slow hash: there is nothing to guess.
pub fn hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_carry_all_their_bits() {
        let first = random::<32>();
        assert_eq!(first.len(), 64);
        assert_ne!(first, random::<32>());
        assert_ne!(hash(&first), first);
    }
}
