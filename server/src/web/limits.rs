//! Limits on tries, kept in memory, and on time（試行回数と時間の制限）.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::people::PersonId;
use domain::problems::Refusal;
use governor::clock::DefaultClock;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;
use uuid::Uuid;

type Keyed<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock>;

/// How often somebody may try something before being asked to wait. A whole school may sit behind one
/// address, so limits per address are wide and those per account narrow.
pub struct Limits {
    sign_in_account: Keyed<String>,
    sign_in_place: Keyed<IpAddr>,
    letters: Keyed<String>,
    letters_place: Keyed<IpAddr>,
    codes: Keyed<Uuid>,
    passkeys_place: Keyed<IpAddr>,
    setup_place: Keyed<IpAddr>,
    invitations: Keyed<Uuid>,
    opinions_place: Keyed<IpAddr>,
    files_place: Keyed<IpAddr>,
}

const fn per_minute(count: u32) -> Quota {
    match NonZeroU32::new(count) {
        Some(count) => Quota::per_minute(count),
        None => Quota::per_minute(NonZeroU32::MIN),
    }
}

const fn per_hour(count: u32) -> Quota {
    match NonZeroU32::new(count) {
        Some(count) => Quota::per_hour(count),
        None => Quota::per_hour(NonZeroU32::MIN),
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            sign_in_account: RateLimiter::keyed(per_minute(10)),
            sign_in_place: RateLimiter::keyed(per_minute(120)),
            letters: RateLimiter::keyed(per_hour(6)),
            letters_place: RateLimiter::keyed(per_hour(120)),
            // Three codes of a million are good at any moment: thirty tries an hour take a year to find one.
            codes: RateLimiter::keyed(per_hour(30)),
            passkeys_place: RateLimiter::keyed(per_minute(120)),
            setup_place: RateLimiter::keyed(per_minute(10)),
            invitations: RateLimiter::keyed(per_hour(30)),
            // A family is never marked; a class that writes in one lesson is, and nothing else happens to it.
            opinions_place: RateLimiter::keyed(per_hour(20)),
            // A class that sends a photo each stays below it; who fills the disk does not.
            files_place: RateLimiter::keyed(per_hour(200)),
        }
    }
}

impl Limits {
    /// Counts a try to sign in to an account from a place.
    ///
    /// # Errors
    /// `TooManyTries`.
    pub fn sign_in(&self, email_key: &str, place: IpAddr) -> Result<(), Refusal> {
        let account = self.sign_in_account.check_key(&email_key.to_owned());
        let place = self.sign_in_place.check_key(&place);
        account.and(place).map_err(|_| Refusal::TooManyTries)
    }

    /// Counts a request that makes us write to an address: sign-up, reset.
    ///
    /// # Errors
    /// `TooManyTries`.
    pub fn letter(&self, email_key: &str, place: IpAddr) -> Result<(), Refusal> {
        let address = self.letters.check_key(&email_key.to_owned());
        let place = self.letters_place.check_key(&place);
        address.and(place).map_err(|_| Refusal::TooManyTries)
    }

    /// Counts an invitation that a person sends: our letters shall not serve a nuisance.
    ///
    /// # Errors
    /// `TooManyTries`.
    pub fn invitation(&self, inviter: PersonId) -> Result<(), Refusal> {
        self.invitations.check_key(&inviter.0).map_err(|_| Refusal::TooManyTries)
    }

    /// Counts an opinion from a place. `true`: there were many in a short time. Nobody is ever asked to wait.
    pub fn opinion(&self, place: IpAddr) -> bool {
        self.opinions_place.check_key(&place).is_err()
    }

    /// Counts a file that somebody without an account brings from a place.
    ///
    /// # Errors
    /// `TooManyTries`.
    pub fn file(&self, place: IpAddr) -> Result<(), Refusal> {
        self.files_place.check_key(&place).map_err(|_| Refusal::TooManyTries)
    }

    /// Counts a try at somebody's second factor.
    ///
    /// # Errors
    /// `TooManyTries`.
    pub fn code(&self, person: PersonId) -> Result<(), Refusal> {
        self.codes.check_key(&person.0).map_err(|_| Refusal::TooManyTries)
    }

    /// Counts a question for a passkey from a place: each is kept until it is answered or too old.
    ///
    /// # Errors
    /// `TooManyTries`.
    pub fn passkey(&self, place: IpAddr) -> Result<(), Refusal> {
        self.passkeys_place.check_key(&place).map_err(|_| Refusal::TooManyTries)
    }

    /// Counts a try at the set-up page.
    ///
    /// # Errors
    /// `TooManyTries`.
    pub fn setup(&self, place: IpAddr) -> Result<(), Refusal> {
        self.setup_place.check_key(&place).map_err(|_| Refusal::TooManyTries)
    }

    /// Forgets places and accounts that have been quiet, so that memory stays flat.
    pub fn sweep(&self) {
        self.sign_in_account.retain_recent();
        self.sign_in_place.retain_recent();
        self.letters.retain_recent();
        self.letters_place.retain_recent();
        self.codes.retain_recent();
        self.passkeys_place.retain_recent();
        self.setup_place.retain_recent();
        self.invitations.retain_recent();
        self.opinions_place.retain_recent();
        self.files_place.retain_recent();
    }
}

/// How long a page or a form may take.
const PAGE_TIME: Duration = Duration::from_secs(30);
/// How long a file may take: 20 MB over a weak telephone line.
const FILE_TIME: Duration = Duration::from_secs(15 * 60);

/// Middleware: gives up on a request that takes too long.
pub async fn in_time(request: Request, next: Next) -> Response {
    let kind = request.headers().get(CONTENT_TYPE);
    let brings_file = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    // A spreadsheet is written as a whole before it is sent: a quarter of a million lines take their time.
    let takes_table = request.uri().path().ends_with(".xlsx");
    let time = if brings_file || takes_table { FILE_TIME } else { PAGE_TIME };
    match tokio::time::timeout(time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
