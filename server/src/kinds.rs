//! Which kind of file some bytes are（ファイルの種類の見分け）. The name and the type that a browser claims do not count.

use domain::filings::FILE_TYPES;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The MIME type, if it is one of those that are taken.
pub fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let found =
        if bytes.starts_with(b"PK\x03\x04") { office(bytes) } else { infer::get(bytes).map(|kind| kind.mime_type()) };
    let found = found?;
    FILE_TYPES.iter().map(|(mime, _)| *mime).find(|mime| *mime == found)
}

/// Word and Excel files are zip archives; the names of their parts tell which. One with macros is neither.
fn office(bytes: &[u8]) -> Option<&'static str> {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    if !holds(b"[Content_Types].xml") || holds(b"vbaProject.bin") {
        return None;
    }
    [(b"word/document.xml".as_slice(), WORD), (b"xl/workbook.xml".as_slice(), EXCEL)]
        .into_iter()
        .find(|(name, _)| holds(name))
        .map(|(_, mime)| mime)
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
}
