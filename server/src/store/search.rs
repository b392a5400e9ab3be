//! Finding things by words: bigrams of folded text, looked up as phrases（全文検索）.
//!
//! FTS5 and Postgres' parser know no Japanese words. Overlapping pairs of letters need none: 協働 is one
//! pair, 市民協働 three in a row, and a row is a phrase. Width, case, kana and dashes make no difference.

use super::{Stored, Tx, Write, on};
use domain::folding::{SearchTerm, bigram_query, bigrams, fold};
use uuid::Uuid;

/// What kinds of thing can be found. One kind is never found while another is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Groups in the directory.
    Group,
    /// Cases, for staff.
    Case,
    /// Texts of opinions, for staff. Copies are one text.
    Opinion,
    /// Texts of opinions, for staff（異なる文）.
    Wording,
}

impl Kind {
    /// Each.
    pub const ALL: [Kind; 4] = [Kind::Group, Kind::Case, Kind::Opinion, Kind::Wording];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Group => "group",
            Kind::Case => "case",
            Kind::Opinion => "opinion",
            Kind::Wording => "wording",
        }
    }
}

/// What is written down of texts: the pairs of each, and its last letter alone, so that every letter is the
/// beginning of some token and a single letter can be looked up too.
fn tokens(texts: &[String]) -> String {
    let mut all = Vec::with_capacity(texts.len() * 2);
    for text in texts {
        let pairs = bigrams(text);
        let last = fold(text).chars().last().filter(|letter| letter.is_alphanumeric());
        all.push(pairs);
        all.extend(last.map(String::from));
    }
    all.join(" ")
}

/// A question in the words of an engine.
fn question(typed: &str, sqlite: bool) -> Option<String> {
    // 「対馬」 and 対馬、 ask for 対馬.
    let words: Vec<&str> =
        typed.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric())).collect();
    let terms: Vec<String> = bigram_query(&words.join(" "))
        .into_iter()
        .map(|term| match (term, sqlite) {
            (SearchTerm::Phrase(pairs), true) => format!("\"{pairs}\""),
            (SearchTerm::Letter(letter), true) => format!("\"{letter}\"*"),
            (SearchTerm::Phrase(pairs), false) => format!("({})", pairs.replace(' ', " <-> ")),
            (SearchTerm::Letter(letter), false) => format!("{letter}:*"),
        })
        .collect();
    let and = if sqlite { " AND " } else { " & " };
    (!terms.is_empty()).then(|| terms.join(and))
}

/// A search that can stand in the condition of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    kind: Kind,
    question: String,
    sqlite: bool,
}

impl Search {
    /// Reads a search box. `None` where nothing in it can be looked for: then everything fits.
    pub fn read(tx: &Tx, kind: Kind, typed: &str) -> Option<Search> {
        let sqlite = tx.is_sqlite();
        Some(Search { kind, question: question(typed, sqlite)?, sqlite })
    }

    /// SQL for the ids that are found: `(SELECT …)`, up to the place of the kind, from there to the place of
    /// the question, and the end.
    ///
    /// CROSS JOIN has SQLite begin with the words, whatever its statistics say of the entries: asked for each entry
    /// by itself, a word costs a search an entry. To Postgres it is a join like any other.
    pub fn sql(&self) -> [&'static str; 3] {
        if self.sqlite {
            [
                "(SELECT e.subject_id FROM _search s CROSS JOIN search_entry e WHERE e.seq = s.rowid AND e.kind = ",
                " AND s.words MATCH ",
                ")",
            ]
        } else {
            [
                "(SELECT e.subject_id FROM _search s CROSS JOIN search_entry e WHERE e.seq = s.seq AND e.kind = ",
                " AND s.words @@ to_tsquery('simple', ",
                "))",
            ]
        }
    }

    /// The first value to bind.
    pub fn kind(&self) -> &'static str {
        self.kind.code()
    }

    /// The second value to bind.
    pub fn question(&self) -> String {
        self.question.clone()
    }
}

/// Writes down what a thing can be found by, instead of what was written down before.
///
/// # Errors
/// The driver's.
pub async fn put(tx: &mut Write, kind: Kind, subject: Uuid, texts: &[String]) -> Stored<()> {
    remove(tx, kind, subject).await?;
    let sql = "INSERT INTO search_entry (kind, subject_id) VALUES ($1, $2) RETURNING seq";
    let seq: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(kind.code()).bind(subject).fetch_one(c).await)?;
    let sql = match tx.is_sqlite() {
        true => "INSERT INTO _search (rowid, words) VALUES ($1, $2)",
        false => "INSERT INTO _search (seq, words) VALUES ($1, to_tsvector('simple', $2))",
    };
    on!(tx, c => sqlx::query(sql).bind(seq).bind(tokens(texts)).execute(c).await.map(drop))?;
    Ok(())
}

/// Things of a kind behind this one that cannot be found yet. Who goes through them all begins each time where the
/// last stretch ended, and looks at each once. Of opinions with one text it may be any.
///
/// # Errors
/// The driver's.
pub async fn missing(tx: &mut Tx, kind: Kind, after: Uuid, limit: i64) -> Stored<Vec<Uuid>> {
    let sql = match kind {
        Kind::Group => {
            "SELECT g.organisation_id FROM group_profile g WHERE g.organisation_id > $1 AND g.published = $4
             AND NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.kind = $2 AND e.subject_id = g.organisation_id)
             ORDER BY g.organisation_id LIMIT $3"
        }
        Kind::Case => {
            "SELECT s.id FROM submission s WHERE s.id > $1 AND (s.submitted_at IS NOT NULL) = $4
             AND NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.kind = $2 AND e.subject_id = s.id)
             ORDER BY s.id LIMIT $3"
        }
        Kind::Opinion => {
            "SELECT o.id FROM opinion o WHERE o.id > $1 AND (o.text_id IS NOT NULL) = $4
             AND NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.kind = $2 AND e.subject_id = o.text_id)
             ORDER BY o.id LIMIT $3"
        }
        Kind::Wording => {
            "SELECT w.id FROM wording w WHERE w.id > $1 AND (w.body IS NOT NULL) = $4
             AND NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.kind = $2 AND e.subject_id = w.id)
             ORDER BY w.id LIMIT $3"
        }
    };
    Ok(on!(tx, c => {
        sqlx::query_scalar(sql).bind(after).bind(kind.code()).bind(limit).bind(true).fetch_all(c).await
    })?)
}

/// Forgets a thing.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, kind: Kind, subject: Uuid) -> Stored<()> {
    let sql = "DELETE FROM search_entry WHERE kind = $1 AND subject_id = $2 RETURNING seq";
    let seq: Option<i64> =
        on!(tx, c => sqlx::query_scalar(sql).bind(kind.code()).bind(subject).fetch_optional(c).await)?;
    // Postgres' own foreign key has taken the words along.
    if let Some(seq) = seq.filter(|_| tx.is_sqlite()) {
        let sql = "DELETE FROM _search WHERE rowid = $1";
        on!(tx, c => sqlx::query(sql).bind(seq).execute(c).await.map(drop))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_phrases_of_pairs() {
        let cases = [
            ("市民協働", "\"市民 民協 協働\"", "(市民 <-> 民協 <-> 協働)"),
            ("ﾂｼﾏ 海", "\"つし しま\" AND \"海\"*", "(つし <-> しま) & 海:*"),
            ("\" OR *", "\"or\"", "(or)"),
        ];
        for (typed, sqlite, postgres) in cases {
            assert_eq!(question(typed, true).as_deref(), Some(sqlite));
            assert_eq!(question(typed, false).as_deref(), Some(postgres));
        }
        assert_eq!(question("「対馬」、", true).as_deref(), Some("\"対馬\""));
        assert_eq!(question(" ・※ ", true), None);
    }

    #[test]
    fn every_letter_begins_a_token_and_texts_do_not_run_together() {
        let texts = ["海の会".to_owned(), "山".to_owned()];
        assert_eq!(tokens(&texts), "海の の会 会 山 山");
    }
}
