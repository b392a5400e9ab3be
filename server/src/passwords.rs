//! Hashing of passwords with argon2id, off the async threads and a few at a time（パスワード）.

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Semaphore;

/// Hashes and checks passwords.
#[derive(Debug, Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    nobody: Arc<str>,
    worked: Arc<AtomicU64>,
}

/// Hashing failed for a reason that is ours.
#[derive(Debug, thiserror::Error)]
#[error("password hashing: {0}")]
pub struct HashingFailed(String);

/// OWASP's parameters for argon2id: 19 MiB, two passes, one lane.
fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("constant parameters within the allowed range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(password: &str) -> Result<String, HashingFailed> {
    let salt = SaltString::generate(&mut OsRng);
    let hash = hasher().hash_password(password.as_bytes(), &salt).map_err(|error| HashingFailed(error.to_string()))?;
    Ok(hash.to_string())
}

impl Passwords {
    /// At most `threads` hashes at the same time; others wait their turn.
    pub fn new(threads: usize) -> Passwords {
        // Checked when there is no account, so that the answer takes as long as for a wrong password.
        let nobody = hash_now("nobody has this password").unwrap_or_default();
        Passwords { turns: Arc::new(Semaphore::new(threads)), nobody: nobody.into(), worked: Arc::default() }
    }

    /// The PHC string of a new password.
    ///
    /// # Errors
    /// The hasher failed.
    pub async fn hash(&self, password: &str) -> Result<String, HashingFailed> {
        let password = password.to_owned();
        self.off_thread(move || hash_now(&password)).await?
    }

    /// Whether a password fits its PHC string. Without one (`None`: no such account, or one without a
    /// password) it takes as long and says no.
    ///
    /// # Errors
    /// The hasher failed.
    pub async fn check(&self, password: &str, phc: Option<String>) -> Result<bool, HashingFailed> {
        let password = password.to_owned();
        let nobody = self.nobody.clone();
        self.off_thread(move || {
            let known = phc.is_some();
            let phc = phc.unwrap_or_else(|| nobody.to_string());
            let parsed = PasswordHash::new(&phc).map_err(|error| HashingFailed(error.to_string()))?;
            Ok(hasher().verify_password(password.as_bytes(), &parsed).is_ok() && known)
        })
        .await?
    }

    /// How many hashes were computed so far.
    pub fn worked(&self) -> u64 {
        self.worked.load(Ordering::Relaxed)
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashingFailed> {
        self.worked.fetch_add(1, Ordering::Relaxed);
        let turn = self.turns.clone().acquire_owned().await.map_err(|error| HashingFailed(error.to_string()))?;
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        })
        .await
        .map_err(|error| HashingFailed(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let passwords = Passwords::new(1);
        let phc = passwords.hash("ふるさとの海と山").await.expect("hashing works");
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.check("ふるさとの海と山", Some(phc.clone())).await.expect("checking works"));
        assert!(!passwords.check("ふるさとの海と川", Some(phc)).await.expect("checking works"));
        assert!(!passwords.check("nobody has this password", None).await.expect("checking works"));
    }
}
