//! Which kind of file some bytes are（ファイルの種類の見分け）. The name and the type that a browser claims do not count.

use domain::filings::FILE_TYPES;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Names of parts that tell what a zip archive is. One with macros is nothing that is taken.
const PARTS: [&[u8]; 4] = [b"[Content_Types].xml", b"vbaProject.bin", b"word/document.xml", b"xl/workbook.xml"];
/// As much of the beginning is kept as any other kind needs.
const HEAD: usize = 8 * 1024;
/// A name may lie across two pieces.
const OVERLAP: usize = 32;

/// Looks at bytes as they come by, so that a file never has to lie in memory as a whole.
#[derive(Debug, Default)]
pub struct Sniffer {
    head: Vec<u8>,
    tail: Vec<u8>,
    seen: [bool; PARTS.len()],
}

impl Sniffer {
    /// Looks at the next piece.
    pub fn push(&mut self, piece: &[u8]) {
        let room = HEAD.saturating_sub(self.head.len()).min(piece.len());
        self.head.extend_from_slice(&piece[..room]);
        if !self.head.starts_with(b"PK") {
            return;
        }
        self.tail.extend_from_slice(piece);
        for (seen, part) in self.seen.iter_mut().zip(PARTS) {
            *seen = *seen || holds(&self.tail, part);
        }
        self.tail.drain(..self.tail.len().saturating_sub(OVERLAP));
    }

    /// The MIME type, if it is one of those that are taken.
    pub fn kind(&self) -> Option<&'static str> {
        let found = match self.head.starts_with(b"PK\x03\x04") {
            true => self.office()?,
            false => infer::get(&self.head)?.mime_type(),
        };
        FILE_TYPES.iter().map(|(mime, _)| *mime).find(|mime| *mime == found)
    }

    fn office(&self) -> Option<&'static str> {
        match self.seen {
            [true, false, true, _] => Some(WORD),
            [true, false, false, true] => Some(EXCEL),
            _ => None,
        }
    }
}

fn holds(bytes: &[u8], name: &[u8]) -> bool {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == name[0]);
    starts.into_iter().any(|(start, _)| bytes[start..].starts_with(name))
}

/// The MIME type of bytes that lie in memory.
pub fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let mut sniffer = Sniffer::default();
    sniffer.push(bytes);
    sniffer.kind()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_decide() {
        let zip = |parts: &[&str]| [b"PK\x03\x04".to_vec(), parts.concat().into_bytes()].concat();
        let cases: [(&[u8], Option<&str>); 7] = [
            (b"%PDF-1.7\n", Some("application/pdf")),
            (b"\x89PNG\r\n\x1a\n", Some("image/png")),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", Some("image/jpeg")),
            (b"MZ\x90\x00\x03", None),
            (b"<html><script>alert(1)</script>", None),
            (b"PK\x03\x04", None),
            (b"", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(sniff(bytes), expected, "{bytes:?}");
        }
        assert_eq!(sniff(&zip(&["[Content_Types].xml", "word/document.xml"])), Some(WORD));
        assert_eq!(sniff(&zip(&["[Content_Types].xml", "xl/workbook.xml"])), Some(EXCEL));
        assert_eq!(sniff(&zip(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"])), None);
        assert_eq!(sniff(&zip(&["some/other.txt"])), None);
    }

    #[test]
    fn it_does_not_matter_how_the_bytes_are_cut() {
        let filler = "x".repeat(20_000);
        let parts = ["PK\u{3}\u{4}", &filler, "[Content_Types].xml", &filler, "word/document.xml"].concat();
        let macros = [&parts, &*filler, "vbaProject.bin"].concat();
        for size in [1, 7, 4096, 50_000] {
            let cut = |bytes: &[u8]| {
                let mut sniffer = Sniffer::default();
                bytes.chunks(size).for_each(|piece| sniffer.push(piece));
                sniffer.kind()
            };
            assert_eq!((cut(parts.as_bytes()), cut(macros.as_bytes())), (Some(WORD), None), "{size}");
            assert_eq!(cut(b"%PDF-1.7\n"), Some("application/pdf"), "{size}");
        }
    }
}
