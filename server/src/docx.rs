//! Reading the text out of a Word file（.docx）: paragraphs in order, headings with their level. Nothing of it is run, and no more is unpacked than a document can hold.

use domain::plans::reading::{Line, TEXT_MAX};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that is unpacked of one part; markup is many times its text.
const PART_MAX: u64 = 64 * 1024 * 1024;
/// The most styles that are looked at.
const STYLES_MAX: usize = 5_000;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// No archive, or one without the text of a document.
    #[error("not a Word document: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// The archive broke off.
    #[error("broken archive: {0}")]
    Broken(#[from] std::io::Error),
    /// Its markup is none.
    #[error("broken markup: {0}")]
    Markup(#[from] quick_xml::Error),
    /// More than a document can hold.
    #[error("too large when unpacked")]
    TooLarge,
}

/// The lines of a document.
///
/// # Errors
/// A file that is no document, or a bomb.
pub fn lines(bytes: &[u8]) -> Result<Vec<Line>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let styles = match part(&mut archive, "word/styles.xml") {
        Ok(xml) => headings(&xml)?,
        Err(Unreadable::Archive(zip::result::ZipError::FileNotFound)) => HashMap::new(),
        Err(error) => return Err(error),
    };
    let xml = part(&mut archive, "word/document.xml")?;
    paragraphs(&xml, &styles)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Unreadable> {
    let file = archive.by_name(name)?;
    let mut bytes = Vec::new();
    // What the archive says of its size is not believed.
    file.take(PART_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > PART_MAX { Err(Unreadable::TooLarge) } else { Ok(bytes) }
}

fn value(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == key.as_bytes())?;
    String::from_utf8(found.value.into_owned()).ok()
}

/// The level of a heading by the id of its style: from the outline level, or from the style's usual name.
fn headings(xml: &[u8]) -> Result<HashMap<String, u8>, Unreadable> {
    let mut reader = Reader::from_reader(xml);
    let (mut found, mut style, mut buffer) = (HashMap::new(), None, Vec::new());
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(found),
            Event::Start(tag) if tag.local_name().as_ref() == b"style" => style = value(&tag, "styleId"),
            Event::End(tag) if tag.local_name().as_ref() == b"style" => style = None,
            Event::Start(tag) | Event::Empty(tag) => {
                let level = match tag.local_name().as_ref() {
                    b"outlineLvl" => {
                        value(&tag, "val").and_then(|level| level.parse::<u8>().ok()).map(|level| level + 1)
                    }
                    b"name" => value(&tag, "val").as_deref().and_then(named_level),
                    _ => None,
                };
                if let (Some(style), Some(level)) = (&style, level.filter(|level| (1..=9).contains(level)))
                    && found.len() < STYLES_MAX
                {
                    found.insert(style.clone(), level);
                }
            }
            _ => {}
        }
        buffer.clear();
    }
}

/// `heading 2`, `見出し 2`.
fn named_level(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("見出し"))?;
    rest.trim().parse().ok()
}

/// A paragraph while it is being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    heading: Option<u8>,
}

fn paragraphs(xml: &[u8], styles: &HashMap<String, u8>) -> Result<Vec<Line>, Unreadable> {
    let mut reader = Reader::from_reader(xml);
    let (mut lines, mut now, mut buffer) = (Vec::new(), Paragraph::default(), Vec::new());
    // Deleted text of a tracked change, and the names of fields, are not what the document says.
    let (mut in_text, mut length) = (false, 0);
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == b"pStyle" => {
                now.heading = value(&tag, "val").and_then(|style| styles.get(&style).copied());
            }
            Event::Start(tag) if tag.local_name().as_ref() == b"t" => in_text = true,
            Event::End(tag) if tag.local_name().as_ref() == b"t" => in_text = false,
            Event::Empty(tag) if matches!(tag.local_name().as_ref(), b"br" | b"cr") => {
                lines.push(Line { text: std::mem::take(&mut now.text), heading: now.heading });
            }
            Event::Empty(tag) if tag.local_name().as_ref() == b"tab" => now.text.push('　'),
            Event::Text(text) if in_text => now.text.push_str(&text.decode().map_err(quick_xml::Error::from)?),
            Event::GeneralRef(name) if in_text => {
                let name = name.decode().map_err(quick_xml::Error::from)?;
                now.text.push_str(&letter(&name));
            }
            Event::End(tag) if tag.local_name().as_ref() == b"p" => {
                let done = std::mem::take(&mut now);
                length += done.text.chars().count();
                // A blank line between paragraphs, as one would type it.
                lines.push(Line { text: done.text, heading: done.heading });
                lines.push(Line::default());
            }
            _ => {}
        }
        if length > 4 * TEXT_MAX {
            return Err(Unreadable::TooLarge);
        }
        buffer.clear();
    }
    Ok(lines)
}

/// What an entity stands for; one that nobody knows stays as it was written.
fn letter(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    if let Some(letter) = number.and_then(char::from_u32) {
        return letter.to_string();
    }
    match quick_xml::escape::resolve_predefined_entity(name) {
        Some(known) => known.to_owned(),
        None => format!("&{name};"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::plans::reading::read;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
            zip.write_all(bytes).expect("its bytes");
        }
        zip.finish().expect("an archive").into_inner()
    }

    const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="a"><w:name w:val="項目"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>"#;
    const DOCUMENT: &str = r#"<w:document xmlns:w="w"><w:body>
        <w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>第1章　目的</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>背景 &amp; 課題</w:t></w:r></w:p>
        <w:p><w:r><w:t>𠮷田川の</w:t></w:r><w:r><w:t xml:space="preserve">氾濫&#x3002;</w:t><w:br/><w:t>次の行</w:t></w:r></w:p>
        <w:p><w:del><w:r><w:delText>消した文</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
        </w:body></w:document>"#;

    #[test]
    fn paragraphs_and_headings_are_read_in_order() {
        let file = archive(&[("word/styles.xml", STYLES.as_bytes()), ("word/document.xml", DOCUMENT.as_bytes())]);
        let clauses = read(&lines(&file).expect("a document"));
        let found: Vec<_> =
            clauses.iter().map(|one| (one.depth, one.label.as_str(), one.title.as_str(), one.body.trim())).collect();
        assert_eq!(found, [(0, "第1章", "目的", ""), (1, "", "背景 & 課題", "𠮷田川の氾濫。\n次の行")]);
        let bare = archive(&[("word/document.xml", DOCUMENT.as_bytes())]);
        assert_eq!(read(&lines(&bare).expect("without styles"))[0].label, "第1章");
    }

    #[test]
    fn what_is_no_document_or_too_large_is_refused() {
        assert!(lines(b"%PDF-1.7").is_err() && lines(b"").is_err());
        assert!(lines(&archive(&[("xl/workbook.xml", b"<x/>")])).is_err());
        assert!(lines(&archive(&[("word/document.xml", b"<w:p><w:t>a</w:x>")])).is_err());
        // Sixty-five megabytes of blanks are a few kilobytes in the archive.
        let bomb = archive(&[("word/document.xml", &vec![b' '; 65 * 1024 * 1024])]);
        assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
        assert!(matches!(lines(&bomb), Err(Unreadable::TooLarge)));
    }
}
