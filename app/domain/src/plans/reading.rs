//! Reading a text of the city into numbered clauses（章・条・項目への読み取り）. Nothing that was written is lost.

use super::Clause;

/// The longest text that is read, in characters.
pub const TEXT_MAX: usize = 400_000;
/// The most clauses a document may have.
pub const CLAUSES_MAX: usize = 1_500;
/// A line longer than this is no heading, in characters.
const HEADING_MAX: usize = 60;

/// A line of a document: its text, and whether its maker styled it as a heading, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The level of the heading.
    pub heading: Option<u8>,
}

impl Line {
    /// A line that is not styled.
    pub fn plain(text: impl Into<String>) -> Line {
        Line { text: text.into(), heading: None }
    }
}

/// The lines of a text or of Markdown: `##` makes a heading.
pub fn lines(text: &str) -> Vec<Line> {
    let line = |line: &str| {
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        match line.get(marks..).and_then(|rest| rest.strip_prefix([' ', '　'])) {
            Some(rest) if (1..=6).contains(&marks) => {
                Line { text: rest.trim().to_owned(), heading: u8::try_from(marks).ok() }
            }
            _ => Line::plain(line.trim_end()),
        }
    };
    text.lines().map(line).collect()
}

/// How a clause is numbered; the order says what lies in what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A styled heading of a level.
    Heading(u8),
    /// 編
    Part,
    /// 章
    Chapter,
    /// 施策・基本方針 …
    Measure,
    /// 節
    Section,
    /// 条
    Article,
    /// 1, 1-1, 1-1-1 by their number of steps.
    Number(u8),
    /// (1)
    Bracket,
    /// ア
    Kana,
    /// (ア)
    KanaBracket,
}

/// The number that a line begins with.
struct Numbered<'a> {
    rank: Rank,
    /// Its last step, where it has to follow another.
    number: Option<u32>,
    label: &'a str,
    rest: &'a str,
}

/// Words before a number that make a clause of a plan.
const MEASURES: [&str; 6] = ["施策", "基本方針", "基本目標", "基本施策", "方針", "目標"];

const KANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";

fn is_space(letter: char) -> bool {
    letter == ' ' || letter == '　' || letter == '\t'
}

fn digit(letter: char) -> Option<u32> {
    letter.to_digit(10).or_else(|| ('０'..='９').contains(&letter).then(|| letter as u32 - '０' as u32))
}

fn kanji_digit(letter: char) -> bool {
    "一二三四五六七八九十百".contains(letter)
}

/// Splits a text after its first letters for which `fits` holds.
fn span(text: &str, fits: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|letter| !fits(letter)).unwrap_or(text.len()))
}

fn value(digits: &str) -> Option<u32> {
    digits.chars().try_fold(0_u32, |sum, letter| sum.checked_mul(10)?.checked_add(digit(letter)?))
}

/// The label and the rest, cut at `length` bytes of `text`.
fn cut(text: &str, length: usize) -> (&str, &str) {
    let (label, rest) = text.split_at(length);
    (label, rest.trim_start_matches(is_space))
}

fn numbered(text: &str) -> Option<Numbered<'_>> {
    ordinal(text).or_else(|| measure(text)).or_else(|| bracket(text)).or_else(|| kana(text)).or_else(|| steps(text))
}

/// 第2章, 第十条の2.
fn ordinal(text: &str) -> Option<Numbered<'_>> {
    let after = text.strip_prefix('第')?;
    let (number, after) = span(after, |letter| digit(letter).is_some() || kanji_digit(letter));
    let unit = after.chars().next().filter(|_| !number.is_empty())?;
    let rank = match unit {
        '編' | '部' => Rank::Part,
        '章' => Rank::Chapter,
        '節' => Rank::Section,
        '条' => Rank::Article,
        _ => return None,
    };
    let after = &after[unit.len_utf8()..];
    let (branch, after) = match after.strip_prefix('の') {
        Some(more) if more.chars().next().is_some_and(|next| digit(next).is_some()) => {
            let (number, rest) = span(more, |letter| digit(letter).is_some());
            ('の'.len_utf8() + number.len(), rest)
        }
        _ => (0, after),
    };
    // 第5条の規定により is no heading.
    if !(after.is_empty() || after.starts_with(is_space) || after.starts_with(['（', '('])) {
        return None;
    }
    let length = '第'.len_utf8() + number.len() + unit.len_utf8() + branch;
    let (label, rest) = cut(text, length);
    Some(Numbered { rank, number: None, label, rest })
}

/// 施策１, 基本方針2.
fn measure(text: &str) -> Option<Numbered<'_>> {
    let word = MEASURES.into_iter().find(|word| text.starts_with(word))?;
    let after = text[word.len()..].trim_start_matches(is_space);
    let (number, rest) = span(after, |letter| digit(letter).is_some());
    let ends = rest.is_empty() || rest.starts_with(is_space) || rest.starts_with(['：', ':', '．', '.']);
    if number.is_empty() || !ends {
        return None;
    }
    let (label, rest) = cut(text, text.len() - rest.len());
    Some(Numbered { rank: Rank::Measure, number: None, label, rest })
}

/// (1), （ア）.
fn bracket(text: &str) -> Option<Numbered<'_>> {
    let inside = text.strip_prefix(['(', '（'])?;
    let (inner, _) = inside.split_at(inside.find([')', '）'])?);
    let length = text.len() - inside.len() + inner.len();
    let close = text[length..].chars().next()?;
    let (label, rest) = cut(text, length + close.len_utf8());
    if let Some(number) = value(inner).filter(|_| !inner.is_empty()) {
        return Some(Numbered { rank: Rank::Bracket, number: Some(number), label, rest });
    }
    let number = kana_number(inner)?;
    Some(Numbered { rank: Rank::KanaBracket, number: Some(number), label, rest })
}

fn kana_number(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    let only = letters.next().filter(|_| letters.next().is_none())?;
    let place = KANA.chars().position(|kana| kana == only)?;
    u32::try_from(place + 1).ok()
}

/// ア followed by a space.
fn kana(text: &str) -> Option<Numbered<'_>> {
    let first = text.chars().next()?;
    let number = kana_number(&text[..first.len_utf8()])?;
    let after = &text[first.len_utf8()..];
    if !after.starts_with(is_space) {
        return None;
    }
    let (label, rest) = cut(text, first.len_utf8());
    Some(Numbered { rank: Rank::Kana, number: Some(number), label, rest })
}

/// 1, 1., 2-3, 2.3.1 followed by a space.
fn steps(text: &str) -> Option<Numbered<'_>> {
    let mut rest = text;
    let (mut count, mut last) = (0_u8, 0);
    loop {
        let (number, after) = span(rest, |letter| digit(letter).is_some());
        last = if number.is_empty() { return None } else { value(number).or(Some(last))? };
        count = count.checked_add(1)?;
        let next = after.strip_prefix(['-', '－', '‐', '.', '．', '–']);
        match next {
            Some(more) if more.chars().next().is_some_and(|letter| digit(letter).is_some()) => rest = more,
            Some(more) if more.is_empty() || more.starts_with(is_space) => {
                rest = more;
                break;
            }
            _ => {
                rest = after;
                break;
            }
        }
    }
    let dotted = text[..text.len() - rest.len()].ends_with(['.', '．']);
    if !(rest.starts_with(is_space) || (dotted && rest.is_empty())) {
        return None;
    }
    let (label, rest) = cut(text, text.len() - rest.len());
    Some(Numbered { rank: Rank::Number(count), number: Some(last), label, rest })
}

/// Reads a document.
pub fn read(lines: &[Line]) -> Vec<Clause> {
    let mut reader = Reader::default();
    for (index, line) in lines.iter().enumerate() {
        let next = lines[index + 1..].iter().map(|line| line.text.trim()).find(|text| !text.is_empty());
        reader.line(line, next);
    }
    // Blank lines at the end of a clause part it from the next; they are none of its text.
    for clause in &mut reader.clauses {
        clause.body.truncate(clause.body.trim_end().len());
    }
    reader.clauses
}

#[derive(Default)]
struct Reader {
    clauses: Vec<Clause>,
    /// What the present clause lies in, each with its number.
    open: Vec<(Rank, Option<u32>)>,
    /// A caption（見出し）that stands before an article.
    caption: Option<String>,
}

impl Reader {
    fn line(&mut self, line: &Line, next: Option<&str>) {
        let text = line.text.trim_matches(|letter: char| is_space(letter) || letter == '\r');
        let found = numbered(text).filter(|found| line.heading.is_some() || self.follows(found));
        match (line.heading, found) {
            (Some(level), Some(found)) => self.begin(Rank::Heading(level), found.number, found.label, found.rest, true),
            (Some(level), None) if !text.is_empty() => self.begin(Rank::Heading(level), None, "", text, true),
            (None, Some(found)) => self.begin(found.rank, found.number, found.label, found.rest, false),
            (None, None) if is_caption(text, next) => self.caption = Some(text.to_owned()),
            _ => self.say(text),
        }
    }

    /// Whether a number is the first of its kind, or the one after the last: 30 日以内 is no clause.
    fn follows(&self, found: &Numbered<'_>) -> bool {
        let Some(number) = found.number else { return true };
        let before = self.open.iter().rev().find(|(rank, _)| *rank == found.rank).and_then(|(_, number)| *number);
        number == 1 || before.is_some_and(|before| Some(number) == before.checked_add(1))
    }

    fn begin(&mut self, rank: Rank, number: Option<u32>, label: &str, rest: &str, styled: bool) {
        while self.open.last().is_some_and(|(open, _)| *open >= rank) {
            self.open.pop();
        }
        let depth = i32::try_from(self.open.len()).unwrap_or(i32::MAX);
        self.open.push((rank, number));
        let is_title = styled || (rest.chars().count() <= HEADING_MAX && !rest.contains('。'));
        let caption = self.caption.take().unwrap_or_default();
        let (title, body) =
            if is_title && caption.is_empty() { (rest.to_owned(), String::new()) } else { (caption, rest.to_owned()) };
        self.clauses.push(Clause { depth, label: label.to_owned(), title, body });
    }

    /// A line of text belongs to the clause before it.
    fn say(&mut self, text: &str) {
        if self.clauses.is_empty() {
            if text.is_empty() {
                return;
            }
            self.clauses.push(Clause::default());
        }
        let Some(clause) = self.clauses.last_mut() else { return };
        match text {
            "" if clause.body.is_empty() || clause.body.ends_with("\n\n") => {}
            "" => clause.body.push_str("\n\n"),
            _ => {
                if !(clause.body.is_empty() || clause.body.ends_with('\n')) {
                    clause.body.push('\n');
                }
                clause.body.push_str(text);
            }
        }
    }
}

/// （目的）on a line of its own before 第1条.
fn is_caption(text: &str, next: Option<&str>) -> bool {
    let inside = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let article = next.and_then(ordinal).is_some_and(|next| next.rank == Rank::Article);
    article && inside.is_some_and(|inside| !inside.is_empty() && inside.chars().count() <= 30)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tree(text: &str) -> Vec<String> {
        let line = |clause: Clause| {
            let indent = "  ".repeat(usize::try_from(clause.depth).unwrap_or(0));
            format!("{indent}{}|{}|{}", clause.label, clause.title, clause.body.trim_end().replace('\n', "/"))
        };
        read(&lines(text)).into_iter().map(line).collect()
    }

    #[test]
    fn a_plan_becomes_a_tree() {
        let text = "この計画について\n\n第1章　計画の目的\n1 背景\n人口が減っています。\n30 年前の半分です。\n\n二段目です。\n2 期間\n\
                    (1) 前期 5年\n(2) 後期\nア　見直し\nイ　検証\nアンケートを行います。\n第２章 施策\n1 交通\n1-1 バス\n1-2 船";
        assert_eq!(
            tree(text),
            [
                "||この計画について",
                "第1章|計画の目的|",
                "  1|背景|人口が減っています。/30 年前の半分です。//二段目です。",
                "  2|期間|",
                "    (1)|前期 5年|",
                "    (2)|後期|",
                "      ア|見直し|",
                "      イ|検証|アンケートを行います。",
                "第２章|施策|",
                "  1|交通|",
                "    1-1|バス|",
                "    1-2|船|",
            ]
        );
    }

    #[test]
    fn an_ordinance_keeps_its_captions() {
        let text = "第1章 総則\n（目的）\n第1条　この条例は、協働を進めることを目的とする。\n２ 市は、これを守る。\n（定義）\n第2条 用語の意義は、次のとおりとする。\n（1）市民 住む者をいう。\n第5条の規定により定める。";
        assert_eq!(
            tree(text),
            [
                "第1章|総則|",
                "  第1条|（目的）|この条例は、協働を進めることを目的とする。/２ 市は、これを守る。",
                "  第2条|（定義）|用語の意義は、次のとおりとする。",
                "    （1）||市民 住む者をいう。/第5条の規定により定める。",
            ]
        );
    }

    #[test]
    fn markdown_headings_lead() {
        let text = "# 計画（案）\n前書き\n## 1 目的\n本文\n### (1) 細目\n## 2 期間\n- 箇条";
        let expected = ["|計画（案）|前書き", "  1|目的|本文", "    (1)|細目|", "  2|期間|- 箇条"];
        assert_eq!(tree(text), expected);
        assert_eq!(
            tree("基本方針１　守る\n施策 2：育てる\n目標を定める"),
            ["基本方針１|守る|", "施策 2|：育てる|目標を定める"]
        );
        assert!(tree("").is_empty() && tree("\n\n").is_empty());
    }

    /// Every letter that is no space, in any order: captions move behind the number.
    fn letters(text: &str) -> Vec<char> {
        let mut letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        letters.sort_unstable();
        letters
    }

    fn check(text: &str) {
        let lines = lines(text);
        let before: String = lines.iter().map(|line| line.text.as_str()).collect();
        let clauses = read(&lines);
        let after: String = clauses
            .iter()
            .flat_map(|clause| [&clause.label, &clause.title, &clause.body])
            .map(String::as_str)
            .collect();
        assert_eq!(letters(&before), letters(&after), "{text:?}");
        for pair in clauses.windows(2) {
            assert!(pair[1].depth <= pair[0].depth + 1, "no step is left out in {text:?}");
        }
        assert!(clauses.first().is_none_or(|first| first.depth == 0));
    }

    proptest! {
        #[test]
        fn no_text_is_lost(pieces in proptest::collection::vec(
            prop::sample::select(vec![
                "第1章 総則", "第２章", "第3条 市は、", "（目的）", "(1) 細目", "（2）", "ア　見直し", "イ", "1 背景", "2. 期間", "1-1 バス",
                "施策１ 交通", "本文です。", "", "　", "# 題", "## 2 期間", "####### 七", "30 日以内", "①印", "\t字下げ", "第", "(", "1.", "99999999999 大",
            ]), 0..60))
        {
            check(&pieces.join("\n"));
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in "\\PC{0,200}") {
            check(&text);
        }
    }
}
