//! The table at the end: figures with their ratios, and what they were measured with（結果の表）.

use crate::load::{Both, Pace, Plan};
use crate::save::Saves;
use crate::weight::Weight;
use std::fmt;
use std::time::Duration;

/// Lines for the terminal.
#[derive(Debug)]
pub struct Table {
    head: String,
    heads: [&'static str; 4],
    rows: Vec<[String; 4]>,
    notes: Vec<(String, String)>,
}

/// In milliseconds.
pub fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// In mebibytes.
pub fn mebibytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / 1_048_576.0)
}

/// Answers a second.
pub fn per_second(pace: &Pace) -> String {
    format!("{:.0}/s", pace.rate)
}

impl Table {
    /// An empty table.
    pub fn new(plan: &Plan, data: &str) -> Table {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let head = format!(
            "{} rounds of {} s, {} connections, {threads} processors shared by server and client, {data}, \
             embedded database",
            plan.rounds,
            plan.duration.as_secs(),
            plan.connections,
        );
        Table { head, heads: ["", "Tomoni", "bare axum / SQLite", "ratio"], rows: Vec::new(), notes: Vec::new() }
    }

    /// The same table with other headings.
    #[must_use]
    pub fn headed(self, heads: [&'static str; 4]) -> Table {
        Table { heads, ..self }
    }

    /// A figure beside another one, and what they come to.
    pub fn row(&mut self, what: &str, tomoni: String, bare: String, ratio: String) {
        self.rows.push([what.to_owned(), tomoni, bare, ratio]);
    }

    /// A line under the table.
    pub fn note(&mut self, what: &str, text: String) {
        self.notes.push((what.to_owned(), text));
    }

    /// A page against its twin of equal bytes.
    pub fn pages(&mut self, name: &str, bytes: usize, both: &Both) {
        let (tomoni, bare) = (&both.tomoni, &both.bare);
        let share = format!("{:.2} of the bare rate", tomoni.rate / bare.rate);
        self.row(&format!("{name} ({bytes} bytes)"), per_second(tomoni), per_second(bare), share);
        let times = |pace: &Pace| format!("{} / {}", milliseconds(pace.half), milliseconds(pace.most));
        self.row("  half within / 99 % within", times(tomoni), times(bare), String::new());
    }

    /// Draft saves against commits.
    pub fn saves(&mut self, saves: &Saves) {
        let share = |pace: &Pace| format!("{:.2} of the commit rate", pace.rate / saves.commits.rate);
        let commits = format!("{} commits", per_second(&saves.commits));
        self.row("durable draft save, one person", per_second(&saves.alone), commits.clone(), share(&saves.alone));
        self.row("durable draft save, all at once", per_second(&saves.together), commits, share(&saves.together));
        let (alone, together) = (&saves.alone, &saves.together);
        self.row(
            "  99 % within, one person / all",
            format!("{} / {}", milliseconds(alone.most), milliseconds(together.most)),
            milliseconds(saves.commits.most),
            String::new(),
        );
    }

    /// Memory held at rest and after the load.
    pub fn memory(&mut self, idle: u64, after: u64, bare: u64) {
        let ratio = format!("{:.1} ×", after as f64 / bare as f64);
        self.row("memory after the load", mebibytes(after), mebibytes(bare), ratio);
        self.note("memory before the load", mebibytes(idle));
    }

    /// Start to first page.
    pub fn starts(&mut self, (tomoni, bare): &(Duration, Duration)) {
        let ratio = format!("{:.1} ×", tomoni.as_secs_f64() / bare.as_secs_f64());
        self.row("start to first page", milliseconds(*tomoni), milliseconds(*bare), ratio);
    }

    /// What a page weighs.
    pub fn weight(&mut self, weight: &Weight) {
        let parts: Vec<String> =
            weight.parts.iter().map(|(kind, raw, small)| format!("{kind} {raw} → {small}")).collect();
        let (raw, small) = weight.parts.iter().fold((0, 0), |sum, part| (sum.0 + part.1, sum.1 + part.2));
        let text = format!("{raw} bytes → {small} with brotli ({})", parts.join(", "));
        self.note(&format!("weight: {}", weight.name), text);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = self.heads.map(str::to_owned);
        let width = |column: usize| {
            self.rows.iter().chain([&heads]).map(|row| row[column].chars().count()).max().unwrap_or_default()
        };
        let widths: [usize; 4] = std::array::from_fn(width);
        writeln!(out, "\n{}\n", self.head)?;
        for row in [&heads].into_iter().chain(&self.rows) {
            let [what, tomoni, bare, ratio] = row;
            let [a, b, c, _] = widths;
            writeln!(out, "{}", format!("{what:<a$}  {tomoni:>b$}  {bare:>c$}  {ratio}").trim_end())?;
        }
        writeln!(out)?;
        self.notes.iter().try_for_each(|(what, text)| writeln!(out, "{what}: {text}"))
    }
}
