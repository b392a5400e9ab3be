//! Pictures without what a camera writes beside them（写真の撮影情報の除去）.
//!
//! A photo of a telephone says where it was taken, when, and with which device. Whatever the public or other
//! people may get goes through [`clean`]; what an applicant sends to the city stays as it was sent. Only parts
//! that are needed to show the picture are copied, so what nobody has heard of yet stays behind too. A crate is
//! not used because those known keep everything behind the first scan of a JPEG: previews, and films with a place.

/// The picture with nothing but what is needed to show it the right way up; other files as they are. `None`: it
/// cannot be cleaned, and must not be shown to others.
pub fn clean(mime: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    match mime {
        "image/jpeg" => jpeg(bytes),
        "image/png" => png(bytes),
        // HEIC, and every kind of picture that may be taken one day.
        other if other.starts_with("image/") => None,
        _ => Some(bytes.to_vec()),
    }
}

/// Width and height in pixels, of a picture that [`clean`] has passed; sideways pictures as they are shown.
pub fn size(mime: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    match mime {
        "image/png" => {
            let head = bytes.strip_prefix(SIGNATURE)?.get(4..16)?.strip_prefix(b"IHDR")?;
            let (width, height) = head.split_at_checked(4)?;
            Some((u32::from_be_bytes(width.try_into().ok()?), u32::from_be_bytes(height.try_into().ok()?)))
        }
        "image/jpeg" => size_of_jpeg(bytes),
        _ => None,
    }
}

fn size_of_jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = bytes.strip_prefix(&[0xFF, START]).map(|_| 2)?;
    let mut sideways = false;
    loop {
        while bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let marker = match bytes.get(at..at + 2)? {
            [0xFF, marker] => *marker,
            _ => return None,
        };
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let body = bytes.get(at + 4..at + 2 + length)?;
        match marker {
            0xE1 => sideways |= body.strip_prefix(b"Exif\0\0").and_then(way_up).is_some_and(|way| way >= 5),
            // A frame: precision, height, width. Tables have numbers in between.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let side = |at: usize| Some(u32::from(u16::from_be_bytes([*body.get(at)?, *body.get(at + 1)?])));
                let (height, width) = (side(1)?, side(3)?);
                return Some(if sideways { (height, width) } else { (width, height) });
            }
            END | SCAN => return None,
            _ => {}
        }
        at += 2 + length;
    }
}

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(bytes.len());
    let mut at = bytes.strip_prefix(&[0xFF, START]).map(|_| 2)?;
    let mut turned = None;
    let mut scans = false;
    loop {
        while bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let marker = match bytes.get(at..at + 2)? {
            [0xFF, marker] => *marker,
            _ => return None,
        };
        match marker {
            // Whatever lies behind the end is another picture, or a film.
            END => break,
            0x01 | 0xD0..=0xD7 => at += 2,
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                let segment = bytes.get(at..at + 2 + length)?;
                let body = segment.get(4..)?;
                turned = turned.or_else(|| body.strip_prefix(b"Exif\0\0").filter(|_| marker == 0xE1).and_then(way_up));
                kept.extend(needed(marker, body, segment));
                at += 2 + length;
                if marker == SCAN {
                    scans = true;
                    let end = end_of_scan(bytes, at);
                    kept.extend(&bytes[at..end]);
                    at = end;
                }
            }
        }
        if scans && at >= bytes.len() {
            break;
        }
    }
    let exif = turned.map(orientation).map(|body| {
        let length = u16::try_from(body.len() + 8).unwrap_or_default().to_be_bytes();
        [&[0xFF, 0xE1][..], &length, b"Exif\0\0", &body].concat()
    });
    let exif = exif.unwrap_or_default();
    scans.then(|| [&[0xFF, START][..], &exif, &kept, &[0xFF, END]].concat())
}

/// A segment as far as the picture needs it.
fn needed(marker: u8, body: &[u8], segment: &[u8]) -> Vec<u8> {
    match marker {
        // Without its preview, which may show what was cut away.
        0xE0 if body.starts_with(b"JFIF\0") && body.len() >= 14 => {
            [&[0xFF, 0xE0, 0, 16][..], &body[..12], &[0, 0]].concat()
        }
        0xE2 if body.starts_with(b"ICC_PROFILE\0") => segment.to_vec(),
        0xEE if body.starts_with(b"Adobe") => segment.to_vec(),
        0xC0..=0xCF | SCAN..=0xDF => segment.to_vec(),
        _ => Vec::new(),
    }
}

/// Where the data of a scan end: at the next marker that is neither stuffing nor a restart.
fn end_of_scan(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let marker = rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF));
    marker.map_or(bytes.len(), |position| from + position)
}

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The chunks that a picture is shown by, moving ones included.
const CHUNKS: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD", b"hIST", b"pHYs",
    b"IDAT", b"acTL", b"fcTL", b"fdAT", b"sPLT", b"IEND",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend(SIGNATURE);
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let end = usize::try_from(length).ok()?.checked_add(12)?;
        let (chunk, behind) = rest.split_at_checked(end)?;
        let (kind, body) = (&chunk[4..8], &chunk[8..end - 4]);
        if CHUNKS.iter().any(|known| *known == kind) {
            kept.extend(chunk);
        }
        if kind == b"eXIf" {
            kept.extend(way_up(body).map(|way| self::chunk(b"eXIf", &orientation(way))).unwrap_or_default());
        }
        if kind == b"IEND" {
            return Some(kept);
        }
        rest = behind;
    }
}

fn chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(body);
    let length = u32::try_from(body.len()).unwrap_or_default();
    [&length.to_be_bytes()[..], kind, body, &sum.sum().to_be_bytes()].concat()
}

/// The tag that says which way up a picture is held.
const ORIENTATION: u16 = 0x0112;

/// Which way up, from the Exif data of a camera; nothing where it is as usual.
fn way_up(tiff: &[u8]) -> Option<u8> {
    let big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let pair = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
    let first = usize::try_from(first).ok()?;
    let tags = (0..usize::from(short(first)?)).filter_map(|row| first.checked_add(2 + 12 * row));
    let found = tags.into_iter().find(|at| short(*at) == Some(ORIENTATION))?;
    u8::try_from(short(found + 8)?).ok().filter(|way| (2..=8).contains(way))
}

/// Exif data that say this and nothing else.
fn orientation(way: u8) -> Vec<u8> {
    [&b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..], &[way], &[0; 6]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Exif data of a camera, in its own byte order: which way up, its name, and the place.
    fn camera(way: u16) -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0".to_vec();
        let entry = |tag: u16, kind: u16, count: u32, value: u32| {
            [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
        };
        tiff.extend(3_u16.to_le_bytes());
        tiff.extend(entry(0x010F, 2, 8, 50)); // Make
        tiff.extend(entry(ORIENTATION, 3, 1, u32::from(way)));
        tiff.extend(entry(0x8825, 4, 1, 58)); // where the place begins
        tiff.extend(0_u32.to_le_bytes());
        tiff.extend(b"TESTCAM\0");
        tiff.extend(2_u16.to_le_bytes());
        tiff.extend(entry(0x0001, 2, 2, u32::from(b'N')));
        tiff.extend(entry(0x0002, 5, 3, 88));
        tiff.extend(0_u32.to_le_bytes());
        for number in [34_u32, 1, 12, 1, 1234, 100] {
            tiff.extend(number.to_le_bytes());
        }
        assert_eq!((&tiff[50..57], tiff.len()), (&b"TESTCAM"[..], 112));
        tiff
    }

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
        [&[0xFF, marker][..], &length, body].concat()
    }

    /// A photo with two scans, as a telephone makes it: places in Exif, XMP, IPTC and comments, and a film behind.
    fn photo(way: u16) -> Vec<u8> {
        let exif = [b"Exif\0\0".to_vec(), camera(way)].concat();
        [
            vec![0xFF, START],
            segment(0xE0, b"JFIF\0\x01\x01\0\0\x48\0\x48\x01\x01PREVIEW"),
            segment(0xE1, &exif),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPSLatitude 34,12.34N</x:xmpmeta>"),
            segment(0xE2, b"ICC_PROFILE\0\x01\x01colours"),
            segment(0xE2, b"MPF\0second picture"),
            segment(0xED, b"Photoshop 3.0\08BIM Izuhara"),
            segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01"),
            segment(0xFE, b"comment: Izuhara"),
            segment(0xDB, &[7; 65]),
            segment(0xC2, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
            segment(0xC4, &[9; 20]),
            segment(SCAN, &[1, 1, 0, 0, 0, 0]),
            vec![1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4],
            segment(0xE1, &exif),
            segment(0xC4, &[10; 20]),
            vec![0xFF],
            segment(SCAN, &[1, 1, 0, 1, 0, 0]),
            vec![5, 6],
            vec![0xFF, END],
            b"\0\0\0\x18ftypmp42 a film with +34.2057+129.2921/".to_vec(),
        ]
        .concat()
    }

    fn has(bytes: &[u8], what: &[u8]) -> bool {
        bytes.windows(what.len()).any(|window| window == what)
    }

    #[test]
    fn nothing_of_a_photo_tells_where_it_was_taken() {
        let dirty = photo(6);
        let clean = clean("image/jpeg", &dirty).expect("a picture");
        let place = 1234_u32.to_le_bytes();
        for secret in
            [&b"TESTCAM"[..], &place, b"GPSLatitude", b"Izuhara", b"second picture", b"film", b"PREVIEW", b"+34.2057"]
        {
            assert!(has(&dirty, secret), "the photo has it");
            assert!(!has(&clean, secret), "{:?} is still there", String::from_utf8_lossy(secret));
        }
        for needed in
            [&b"ICC_PROFILE\0\x01\x01colours"[..], b"Adobe\0", &[7; 65], &[8, 0, 1, 0, 1], &[9; 20], &[10; 20]]
        {
            assert!(has(&clean, needed), "{needed:?} is missing");
        }
        assert!(has(&clean, &[1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4]) && clean.ends_with(&[5, 6, 0xFF, END]));
        assert_eq!(super::clean("image/jpeg", &clean).as_deref(), Some(&*clean), "clean stays as it is");
    }

    #[test]
    fn a_photo_taken_sideways_still_stands_upright() {
        for way in 2..=8 {
            let clean = clean("image/jpeg", &photo(way)).expect("a picture");
            assert!(has(&clean, &[b"Exif\0\0".to_vec(), orientation(way as u8)].concat()), "{way}");
        }
        for usual in [0, 1, 9] {
            assert!(!has(&clean("image/jpeg", &photo(usual)).expect("a picture"), b"Exif"), "{usual}");
        }
        assert_eq!(way_up(&orientation(6)), Some(6));
    }

    #[test]
    fn a_png_keeps_its_picture_alone() {
        let dirty = [
            SIGNATURE.to_vec(),
            chunk(b"IHDR", &[1; 13]),
            chunk(b"eXIf", &camera(3)),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0GPSLatitude"),
            chunk(b"tEXt", b"Author\0Hanako"),
            chunk(b"tIME", &[2; 7]),
            chunk(b"gpSx", b"Izuhara"),
            chunk(b"IDAT", &[3; 30]),
            chunk(b"IEND", b""),
            b"behind the end".to_vec(),
        ]
        .concat();
        let clean = clean("image/png", &dirty).expect("a picture");
        let expected = [
            SIGNATURE.to_vec(),
            chunk(b"IHDR", &[1; 13]),
            chunk(b"eXIf", &orientation(3)),
            chunk(b"IDAT", &[3; 30]),
            chunk(b"IEND", b""),
        ];
        assert_eq!(clean, expected.concat());
    }

    #[test]
    fn a_picture_says_how_large_it_is() {
        let png = [SIGNATURE.to_vec(), chunk(b"IHDR", &[0, 0, 1, 224, 0, 0, 0, 120, 8, 6, 0, 0, 0])].concat();
        assert_eq!(size("image/png", &png), Some((480, 120)));
        let photo = |way| {
            let frame = segment(0xC0, &[8, 0, 60, 0, 80, 1, 1, 0x11, 0]);
            let exif = [&b"Exif\0\0"[..], &orientation(way)].concat();
            [vec![0xFF, START], segment(0xE1, &exif), segment(0xC4, &[9; 20]), frame].concat()
        };
        assert_eq!(size("image/jpeg", &photo(3)), Some((80, 60)));
        assert_eq!(size("image/jpeg", &photo(6)), Some((60, 80)), "lying on its side");
        assert_eq!(size("image/jpeg", b"\xFF\xD8\xFF\xDA\0\x02"), None);
        assert_eq!((size("image/png", SIGNATURE), size("image/heif", &png)), (None, None));
    }

    #[test]
    fn what_cannot_be_cleaned_is_not_shown() {
        assert_eq!(clean("image/heif", b"\0\0\0\x18ftypheic"), None);
        assert_eq!(clean("image/jpeg", b"\xFF\xD8\xFF\xE0 cut"), None);
        assert_eq!(clean("image/png", &[SIGNATURE, b"\xFF\xFF\xFF\xFFIDAT"].concat()), None);
        assert_eq!(clean("application/pdf", b"%PDF-1.7\n").as_deref(), Some(&b"%PDF-1.7\n"[..]));
    }
    proptest::proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
            let jpeg = [&[0xFF, START][..], &bytes].concat();
            let png = [SIGNATURE, &bytes].concat();
            for (mime, bytes) in [("image/jpeg", jpeg), ("image/png", png)] {
                size(mime, &bytes);
                if let Some(once) = clean(mime, &bytes) {
                    proptest::prop_assert_eq!(clean(mime, &once), Some(once));
                }
            }
            way_up(&[b"MM\0*", &bytes[..]].concat());
        }
    }
}
