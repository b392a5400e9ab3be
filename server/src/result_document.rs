//! The result of a consultation as a Word file in the form of the office（結果のWordファイル）: facts, what people said and what
//! the city says, the changes to the draft.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Everything that stands in the file, in the words of the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The city and the department.
    pub office: String,
    /// The day of the publication.
    pub date: String,
    /// Title.
    pub title: String,
    /// The paragraph below it.
    pub lead: String,
    /// Name and value.
    pub facts: Vec<(String, String)>,
    /// Heading of the table of answers.
    pub answers_title: String,
    /// Heads of its five columns.
    pub heads: [String; 5],
    /// Its rows.
    pub answers: Vec<[String; 5]>,
    /// Heading of the changes to the draft.
    pub changes_title: String,
    /// Heads of clause, draft, as decided, reason.
    pub change_heads: [String; 4],
    /// Its rows.
    pub changes: Vec<[String; 4]>,
    /// What stands in the place of a table that is empty: no opinion, no change.
    pub none: [String; 2],
}

/// Why the file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// The archive.
    #[error("the archive: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// Its bytes.
    #[error("the bytes: {0}")]
    Bytes(#[from] std::io::Error),
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="游明朝"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style></w:styles>"#;
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The width between the margins of A4, in twentieths of a point.
const WIDTH: usize = 9_638;

/// The file.
///
/// # Errors
/// An archive beyond what the form holds.
pub fn write(document: &Document) -> Result<Vec<u8>, NotWritten> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let body = markup(document)?;
    let parts: [(&str, &[u8]); 5] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/document.xml", &body),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

type Out = Writer<Vec<u8>>;

fn markup(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut out = Writer::new(Vec::new());
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    open(&mut out, "w:document", &[("xmlns:w", NAMESPACE)])?;
    open(&mut out, "w:body", &[])?;
    paragraph(&mut out, &document.date, "", "right")?;
    paragraph(&mut out, &document.office, "", "right")?;
    paragraph(&mut out, &document.title, "Heading1", "")?;
    paragraph(&mut out, &document.lead, "", "")?;
    let facts: Vec<[&str; 2]> = document.facts.iter().map(|(name, value)| [name.as_str(), value.as_str()]).collect();
    table(&mut out, [24, 76], None, &facts)?;
    paragraph(&mut out, &document.answers_title, "Heading2", "")?;
    let answers: Vec<[&str; 5]> = document.answers.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    match answers.is_empty() {
        true => paragraph(&mut out, &document.none[0], "", "")?,
        false => table(&mut out, [7, 36, 36, 13, 8], Some(document.heads.each_ref().map(String::as_str)), &answers)?,
    }
    paragraph(&mut out, &document.changes_title, "Heading2", "")?;
    let changes: Vec<[&str; 4]> = document.changes.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    match changes.is_empty() {
        true => paragraph(&mut out, &document.none[1], "", "")?,
        false => {
            table(&mut out, [16, 32, 32, 20], Some(document.change_heads.each_ref().map(String::as_str)), &changes)?
        }
    }
    // A table is never the last thing of a body.
    paragraph(&mut out, "", "", "")?;
    open(&mut out, "w:sectPr", &[])?;
    empty(&mut out, "w:pgSz", &[("w:w", "11906"), ("w:h", "16838")])?;
    let margins = [
        ("w:top", "1134"),
        ("w:right", "1134"),
        ("w:bottom", "1134"),
        ("w:left", "1134"),
        ("w:header", "567"),
        ("w:footer", "567"),
        ("w:gutter", "0"),
    ];
    empty(&mut out, "w:pgMar", &margins)?;
    for name in ["w:sectPr", "w:body", "w:document"] {
        close(&mut out, name)?;
    }
    Ok(out.into_inner())
}

fn open(out: &mut Out, name: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    out.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
}

fn empty(out: &mut Out, name: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    out.write_event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())))
}

fn close(out: &mut Out, name: &str) -> std::io::Result<()> {
    out.write_event(Event::End(BytesEnd::new(name)))
}

/// A paragraph; line breaks stay.
fn paragraph(out: &mut Out, text: &str, style: &str, justified: &str) -> std::io::Result<()> {
    open(out, "w:p", &[])?;
    if !style.is_empty() || !justified.is_empty() {
        open(out, "w:pPr", &[])?;
        if !style.is_empty() {
            empty(out, "w:pStyle", &[("w:val", style)])?;
        }
        if !justified.is_empty() {
            empty(out, "w:jc", &[("w:val", justified)])?;
        }
        close(out, "w:pPr")?;
    }
    open(out, "w:r", &[])?;
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            empty(out, "w:br", &[])?;
        }
        open(out, "w:t", &[("xml:space", "preserve")])?;
        // Characters that the form cannot hold are no text that anybody typed.
        let held: String = line.chars().filter(|letter| *letter == '\t' || !letter.is_control()).collect();
        out.write_event(Event::Text(BytesText::new(&held)))?;
        close(out, "w:t")?;
    }
    close(out, "w:r")?;
    close(out, "w:p")
}

/// A table with lines; its heads stand on every page. Widths in hundredths.
fn table<const N: usize>(
    out: &mut Out,
    widths: [usize; N],
    heads: Option<[&str; N]>,
    rows: &[[&str; N]],
) -> std::io::Result<()> {
    let widths = widths.map(|hundredths| (WIDTH * hundredths / 100).to_string());
    open(out, "w:tbl", &[])?;
    open(out, "w:tblPr", &[])?;
    empty(out, "w:tblW", &[("w:w", &WIDTH.to_string()), ("w:type", "dxa")])?;
    open(out, "w:tblBorders", &[])?;
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        empty(out, side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")])?;
    }
    close(out, "w:tblBorders")?;
    empty(out, "w:tblLayout", &[("w:type", "fixed")])?;
    close(out, "w:tblPr")?;
    open(out, "w:tblGrid", &[])?;
    for width in &widths {
        empty(out, "w:gridCol", &[("w:w", width)])?;
    }
    close(out, "w:tblGrid")?;
    if let Some(heads) = heads {
        row(out, &widths, heads, true)?;
    }
    for cells in rows {
        row(out, &widths, *cells, false)?;
    }
    close(out, "w:tbl")
}

fn row<const N: usize>(out: &mut Out, widths: &[String; N], cells: [&str; N], is_head: bool) -> std::io::Result<()> {
    open(out, "w:tr", &[])?;
    if is_head {
        open(out, "w:trPr", &[])?;
        empty(out, "w:tblHeader", &[])?;
        close(out, "w:trPr")?;
    }
    for (width, cell) in widths.iter().zip(cells) {
        open(out, "w:tc", &[])?;
        open(out, "w:tcPr", &[])?;
        empty(out, "w:tcW", &[("w:w", width), ("w:type", "dxa")])?;
        if is_head {
            empty(out, "w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EEF3F6")])?;
        }
        close(out, "w:tcPr")?;
        paragraph(out, cell, "", if is_head { "center" } else { "" })?;
        close(out, "w:tc")?;
    }
    close(out, "w:tr")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let text = |text: &str| text.to_owned();
        let document = Document {
            office: text("対馬市 市民協働課"),
            date: text("令和8年11月30日"),
            title: text("「計画 <案> & 素案」の結果"),
            lead: text("ご意見をありがとうございました。"),
            facts: vec![(text("募集期間"), text("11月1日から30日まで"))],
            answers_title: text("意見の概要と市の考え方"),
            heads: ["番号", "意見の概要", "市の考え方", "区分", "件数"].map(text),
            answers: vec![["1", "屋根が\nほしい\u{8}", "𠮷田川の港に設けます", "A 反映", "172"].map(text)],
            changes_title: text("案からの修正"),
            change_heads: ["項目", "案", "成案", "理由"].map(text),
            changes: Vec::new(),
            none: ["なし", "修正はありません"].map(text),
        };
        let bytes = write(&document).expect("a file");
        let lines = crate::docx::lines(&bytes).expect("a document");
        let read: Vec<&str> = lines.iter().map(|line| line.text.as_str()).filter(|line| !line.is_empty()).collect();
        let expected = [
            "令和8年11月30日",
            "対馬市 市民協働課",
            "「計画 <案> & 素案」の結果",
            "ご意見をありがとうございました。",
            "募集期間",
            "11月1日から30日まで",
            "意見の概要と市の考え方",
            "番号",
            "意見の概要",
            "市の考え方",
            "区分",
            "件数",
            "1",
            "屋根が",
            "ほしい",
            "𠮷田川の港に設けます",
            "A 反映",
            "172",
            "案からの修正",
            "修正はありません",
        ];
        assert_eq!(read, expected);
        let headings: Vec<_> = lines.iter().filter_map(|line| line.heading).collect();
        assert_eq!(headings, [1, 2, 2]);
    }
}
