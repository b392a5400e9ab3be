//! Takes out of a style sheet what only its authors read（スタイルの圧縮）: comments and indentation.

/// Strings stay as they are; elsewhere a comment counts as a space, and a run of white space becomes one character.
pub fn minify(source: &str) -> String {
    let mut small = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '"' | '\'' => string_length(rest, next),
            _ if next.is_whitespace() || rest.starts_with("/*") => gap_length(rest),
            _ => next.len_utf8(),
        };
        let (piece, after) = rest.split_at(taken);
        if next.is_whitespace() || piece.starts_with("/*") {
            push_gap(&mut small, piece);
        } else {
            small.push_str(piece);
        }
        rest = after;
    }
    small
}

fn push_gap(small: &mut String, gap: &str) {
    if !small.is_empty() && !small.ends_with('\n') {
        small.push(if gap.contains('\n') { '\n' } else { ' ' });
    }
}

/// The length of white space and comments in any mixture.
fn gap_length(text: &str) -> usize {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start();
        match trimmed.strip_prefix("/*") {
            Some(comment) => rest = comment.split_once("*/").map_or("", |(_, after)| after),
            None => return text.len() - trimmed.len(),
        }
    }
}

/// The length of a string with both its quotes; a backslash protects what follows it.
fn string_length(text: &str, quote: char) -> usize {
    let mut protected = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == quote && !protected {
            return at + letter.len_utf8();
        }
        protected = letter == '\\' && !protected;
    }
    text.len()
}
