//! The two ceremonies of WebAuthn（パスキーの登録と確認）, without database and web: what is asked of a browser, and
//! whether its answer is right. The person is always verified by the device, so a passkey is two factors.

use domain::people::{Person, PersonId};
use serde_json::Value;
use url::{Host, Url};
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{CredProtect, RegistrationVerificationOptions, UserHandle16};
use webauthn_rp::request::{AsciiDomain, PublicKeyCredentialDescriptor, RpId};
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication16, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, PublicKeyCredentialCreationOptions, Registration, RegistrationServerState,
};

/// A passkey could not be made or verified. What exactly failed is for the log, not for whoever tries.
#[derive(Debug, thiserror::Error)]
#[error("passkey: {0}")]
pub struct Unverified(String);

fn because(error: impl std::fmt::Display) -> Unverified {
    Unverified(error.to_string())
}

impl Unverified {
    /// The question was answered, is too old, or never was.
    pub fn stale() -> Unverified {
        Unverified("no such question".to_owned())
    }

    /// The device's passkey is there already.
    pub fn known() -> Unverified {
        Unverified("it is registered already".to_owned())
    }

    /// Nobody has this passkey.
    pub fn unknown() -> Unverified {
        Unverified("nobody has it".to_owned())
    }
}

/// A public key as it is kept: Ed25519, P-256, P-384 or RSA.
type KeptKey = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;

/// The site that passkeys belong to: they work on its name and nowhere else.
#[derive(Debug, Clone)]
pub struct Site {
    id: RpId,
    host: String,
    origin: String,
}

/// What is asked of a browser, and what is kept until it answers.
#[derive(Debug)]
pub struct Asked {
    /// Kept here.
    pub state: Vec<u8>,
    /// Sent to the browser.
    pub options: Value,
}

/// A credential as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// What the authenticator calls it.
    pub id: Vec<u8>,
    /// How the authenticator may be reached.
    pub transports: u8,
    /// What never changes.
    pub fixed: Vec<u8>,
    /// What moves with each use.
    pub moving: Vec<u8>,
}

/// A browser's answer at the door, read but not verified.
#[derive(Debug)]
pub struct Assertion(DiscoverableAuthentication16);

impl Assertion {
    /// Reads what the browser sent.
    ///
    /// # Errors
    /// Not an answer to a request for a passkey.
    pub fn read(json: &str) -> Result<Assertion, Unverified> {
        DiscoverableAuthentication16::from_json_relaxed(json.as_bytes()).map(Assertion).map_err(because)
    }

    /// Which credential it claims to be from.
    pub fn credential(&self) -> Vec<u8> {
        self.0.raw_id().as_ref().to_vec()
    }
}

fn handle(person: PersonId) -> Result<UserHandle16, Unverified> {
    UserHandle16::decode(*person.0.as_bytes()).map_err(|_| Unverified("the person's id".to_owned()))
}

impl Site {
    /// The site at an address. Browsers know no passkeys for bare numbers, so there is none; only the loopback also
    /// has a name, under which a trial at one's own desk works.
    pub fn of(public_url: &Url) -> Option<Site> {
        let mut url = public_url.clone();
        let is_loopback = match url.host()? {
            Host::Domain(_) => false,
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        if is_loopback {
            url.set_host(Some("localhost")).ok()?;
        }
        let host = url.domain()?.to_owned();
        let id = RpId::Domain(AsciiDomain::try_from(host.clone()).ok()?);
        Some(Site { id, host, origin: url.origin().ascii_serialization() })
    }

    /// Its name.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Asks for a new passkey of a person, on a device that has none of `known`.
    ///
    /// # Errors
    /// The library refuses; a bug.
    pub fn ask_new(&self, name: &str, person: &Person, known: Vec<(Vec<u8>, u8)>) -> Result<Asked, Unverified> {
        let handle = handle(person.id)?;
        let known = known.into_iter().map(|(id, transports)| {
            let id = CredentialId::<Vec<u8>>::decode(id).map_err(because)?;
            let transports = AuthTransports::decode(transports).map_err(because)?;
            Ok(PublicKeyCredentialDescriptor { id, transports })
        });
        let known = known.collect::<Result<Vec<_>, Unverified>>()?;
        let mut asked = PublicKeyCredentialCreationOptions::passkey(&self.id, (&handle).into(), known);
        // Insisting on it would shut out every device that does not know it; the person is verified anyway.
        asked.extensions.cred_protect = CredProtect::None;
        let (state, client) = asked.start_ceremony().map_err(because)?;
        let mut options = serde_json::to_value(&client).map_err(because)?;
        // What the device shows. The library knows names in Latin letters only; nothing depends on them later.
        options["rp"]["name"] = name.into();
        options["user"]["name"] = person.email.as_str().into();
        options["user"]["displayName"] = person.name.as_str().into();
        Ok(Asked { state: state.encode().map_err(because)?, options })
    }

    /// The passkey that a browser made, once everything about it is right.
    ///
    /// # Errors
    /// It is not.
    pub fn made(&self, state: &[u8], answer: &str) -> Result<Credential, Unverified> {
        let state = RegistrationServerState::<16>::decode(state).map_err(because)?;
        let answer = Registration::from_json_relaxed(answer.as_bytes()).map_err(because)?;
        let origins = [self.origin.as_str()];
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = state.verify(&self.id, &answer, &options).map_err(because)?;
        let Ok(transports) = made.transports().encode();
        let Ok(fixed) = made.static_state().encode();
        let Ok(moving) = made.dynamic_state().encode();
        Ok(Credential { id: made.id().as_ref().to_vec(), transports, fixed, moving: moving.to_vec() })
    }

    /// Asks for whichever passkey of this site somebody has.
    ///
    /// # Errors
    /// The library refuses; a bug.
    pub fn ask_any(&self) -> Result<Asked, Unverified> {
        let asked = DiscoverableCredentialRequestOptions::passkey(&self.id);
        let (state, client) = asked.start_ceremony().map_err(because)?;
        let options = serde_json::to_value(&client).map_err(because)?;
        Ok(Asked { state: state.encode().map_err(because)?, options })
    }

    /// Verifies an answer with the credential that is kept; gives what has moved in it.
    ///
    /// # Errors
    /// The answer is not right.
    pub fn verify(
        &self,
        state: &[u8],
        assertion: &Assertion,
        person: PersonId,
        kept: &Credential,
    ) -> Result<Vec<u8>, Unverified> {
        let state = DiscoverableAuthenticationServerState::decode(state).map_err(because)?;
        let handle = handle(person)?;
        let id = CredentialId::<&[u8]>::decode(&kept.id).map_err(because)?;
        let fixed = StaticState::<KeptKey>::decode(&kept.fixed).map_err(because)?;
        let moving: [u8; 7] = kept.moving.as_slice().try_into().map_err(because)?;
        let moving = DynamicState::decode(moving).map_err(because)?;
        let mut credential = AuthenticatedCredential::new(id, &handle, fixed, moving).map_err(because)?;
        let origins = [self.origin.as_str()];
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        state.verify(&self.id, &assertion.0, &mut credential, &options).map_err(because)?;
        let Ok(moved) = credential.dynamic_state().encode();
        Ok(moved.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(address: &str) -> Option<(String, String)> {
        let site = Site::of(&address.parse().expect("an address"))?;
        Some((site.host, site.origin))
    }

    #[test]
    fn a_site_is_its_name() {
        let some = |host: &str, origin: &str| Some((host.to_owned(), origin.to_owned()));
        let cases = [
            ("https://tomoni.example.jp/", some("tomoni.example.jp", "https://tomoni.example.jp")),
            ("https://tomoni.example.jp:8443/", some("tomoni.example.jp", "https://tomoni.example.jp:8443")),
            ("http://localhost:3000/", some("localhost", "http://localhost:3000")),
            ("http://127.0.0.1:3000/", some("localhost", "http://localhost:3000")),
            ("http://[::1]:3000/", some("localhost", "http://localhost:3000")),
            ("https://192.0.2.7/", None),
        ];
        for (address, expected) in cases {
            assert_eq!(site(address), expected, "{address}");
        }
    }

    #[test]
    fn nonsense_is_no_answer() {
        let site = Site::of(&"https://tomoni.example.jp".parse().expect("an address")).expect("a site");
        let asked = site.ask_any().expect("a request");
        assert_eq!(asked.options["rpId"], "tomoni.example.jp");
        assert_eq!(asked.options["userVerification"], "required");
        for answer in ["", "{}", "null", "[1]", "{\"id\":\"AAAA\"}"] {
            assert!(Assertion::read(answer).is_err(), "{answer}");
            assert!(site.made(&asked.state, answer).is_err(), "{answer}");
        }
    }
}
