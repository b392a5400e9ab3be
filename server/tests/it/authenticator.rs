//! An authenticator made of paper（試験用の認証器）: it keeps one key, and answers as a telephone would, or wrongly
//! where a test wants it.

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A device with one passkey.
pub struct Authenticator {
    key: EcdsaKeyPair,
    /// What it calls the passkey.
    pub credential: Vec<u8>,
    /// Whose passkey it is, as the site named the person.
    pub handle: Vec<u8>,
    /// The page it believes to be on.
    pub origin: String,
    /// Whether it verifies the person.
    pub verifies: bool,
}

fn text(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let number = chunk.iter().fold(0_u32, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(LETTERS[(number >> (18 - 6 * place) & 63) as usize]));
        }
    }
    text
}

fn bytes(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        _ => 63,
    };
    let mut all = Vec::new();
    for chunk in text.as_bytes().chunks(4) {
        let number = chunk.iter().fold(0_u32, |all, letter| all << 6 | u32::from(value(*letter)));
        let number = number << (6 * (4 - chunk.len()));
        all.extend_from_slice(&number.to_be_bytes()[1..chunk.len()]);
    }
    all
}

impl Authenticator {
    /// A new device that looks at a site under this origin.
    pub fn new(origin: &str) -> Authenticator {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random);
        let mut credential = vec![0; 16];
        rand::fill(credential.as_mut_slice());
        Authenticator {
            key: key.expect("our own key"),
            credential,
            handle: Vec::new(),
            origin: origin.to_owned(),
            verifies: true,
        }
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = options["challenge"].as_str().expect("a challenge");
        let origin = &self.origin;
        format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false}}"#).into_bytes()
    }

    /// Hash of the site's name, flags (present, verified), counter.
    fn data(&self, rp: &str, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { 0x04 } else { 0 };
        let mut data = Sha256::digest(rp.as_bytes()).to_vec();
        data.push(0x01 | verified | flags);
        data.extend([0; 4]);
        data
    }

    /// Makes the passkey that is asked for.
    pub fn create(&mut self, options: &Value) -> String {
        self.handle = bytes(options["user"]["id"].as_str().expect("a user"));
        let client = self.client_data("webauthn.create", options);
        let mut data = self.data(options["rp"]["id"].as_str().expect("a site"), 0x40);
        data.extend([0; 16]);
        data.extend((self.credential.len() as u16).to_be_bytes());
        data.extend(&self.credential);
        // COSE: a P-256 key for ES256.
        let point = self.key.public_key().as_ref();
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..65]);
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).expect("a short one"));
        object.extend(&data);
        json!({
            "id": text(&self.credential),
            "rawId": text(&self.credential),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": text(&client),
                "attestationObject": text(&object),
                "transports": ["internal"],
            },
        })
        .to_string()
    }

    /// Signs what is asked at the door.
    pub fn get(&self, options: &Value) -> String {
        let client = self.client_data("webauthn.get", options);
        let data = self.data(options["rpId"].as_str().expect("a site"), 0);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).expect("a signature");
        json!({
            "id": text(&self.credential),
            "rawId": text(&self.credential),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": text(&client),
                "authenticatorData": text(&data),
                "signature": text(signature.as_ref()),
                "userHandle": text(&self.handle),
            },
        })
        .to_string()
    }
}
