//! The table at the end: figures with their ratios, and what they were measured with（結果の表）.

use crate::load::{Both, Pace, Plan};
use crate::mail::Drained;
use crate::pages::{Judged, Page};
use crate::save::Saves;
use crate::storm::Stormed;
use crate::weight::Weight;
use std::fmt;
use std::time::Duration;

/// Lines for the terminal.
#[derive(Debug)]
pub struct Table {
    head: String,
    heads: [&'static str; 4],
    rows: Vec<[String; 5]>,
    notes: Vec<(String, String)>,
    missed: Vec<String>,
}

/// What a figure has to reach.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
}

impl Target {
    fn is_met(self, figure: f64) -> bool {
        match self {
            Target::AtLeast(least) => figure >= least,
            Target::AtMost(most) => figure <= most,
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::AtLeast(least) => write!(out, "≥ {least}"),
            Target::AtMost(most) => write!(out, "≤ {most}"),
        }
    }
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
            "{} rounds of {} s, {threads} processors shared by server and client, {data}, \
             embedded database",
            plan.rounds,
            plan.duration.as_secs(),
        );
        Table {
            head,
            heads: ["", "Tomoni", "bare axum / SQLite", "ratio"],
            rows: Vec::new(),
            notes: Vec::new(),
            missed: Vec::new(),
        }
    }

    /// The same table with other headings.
    #[must_use]
    pub fn headed(self, heads: [&'static str; 4]) -> Table {
        Table { heads, ..self }
    }

    /// A figure beside another one, and what they come to.
    pub fn row(&mut self, what: &str, tomoni: String, bare: String, ratio: String) {
        self.rows.push([what.to_owned(), tomoni, bare, ratio, String::new()]);
    }

    /// Judges a figure of the row that was added last.
    pub fn judge(&mut self, figure: f64, target: Target) {
        let Some(row) = self.rows.last_mut() else { return };
        let met = target.is_met(figure);
        row[4] = format!("{target} {}", if met { "✓" } else { "✗" });
        if !met {
            self.missed.push(format!("{}: {figure:.2}, must be {target}", row[0].trim()));
        }
    }

    /// A line under the table whose figure is judged.
    pub fn judged_note(&mut self, what: &str, text: String, figure: f64, target: Target) {
        let met = target.is_met(figure);
        self.note(what, format!("{text} ({target} {})", if met { "✓" } else { "✗" }));
        if !met {
            self.missed.push(format!("{what}: {figure:.2}, must be {target}"));
        }
    }

    /// What did not reach its target.
    pub fn missed(&self) -> &[String] {
        &self.missed
    }

    /// A line under the table.
    pub fn note(&mut self, what: &str, text: String) {
        self.notes.push((what.to_owned(), text));
    }

    /// A page against its twin of equal bytes.
    pub fn pages(&mut self, page: &Page<'_>, bytes: usize, both: &Both) {
        let (tomoni, bare) = (&both.tomoni, &both.bare);
        let share = tomoni.rate / bare.rate;
        let name = format!("{} ({bytes} bytes)", page.name);
        self.row(&name, per_second(tomoni), per_second(bare), format!("{share:.2} of the bare rate"));
        if page.judged == Judged::Rate {
            self.judge(share, Target::AtLeast(0.5));
        }
        let times = |pace: &Pace| format!("{} / {}", milliseconds(pace.half), milliseconds(pace.most));
        self.row("  half within / 99 % within", times(tomoni), times(bare), String::new());
        if let Judged::Effort(_, Some(most)) = page.judged {
            self.judge(tomoni.most.as_secs_f64() * 1000.0, Target::AtMost(most));
        }
        let effort = both.cpu.as_secs_f64() * 1000.0;
        self.row("  processor time of an answer", milliseconds(both.cpu), String::new(), String::new());
        if let Judged::Effort(most, _) = page.judged {
            self.judge(effort, Target::AtMost(most));
        }
    }

    /// Draft saves against commits.
    pub fn saves(&mut self, saves: &Saves) {
        let share = |pace: &Pace| format!("{:.2} of the commit rate", pace.rate / saves.commits.rate);
        let commits = format!("{} commits", per_second(&saves.commits));
        self.row("durable draft save, one person", per_second(&saves.alone), commits.clone(), share(&saves.alone));
        self.row("durable draft save, all at once", per_second(&saves.together), commits, share(&saves.together));
        self.judge(saves.together.rate / saves.commits.rate, Target::AtLeast(0.8));
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
        self.judge(after as f64 / 1_048_576.0, Target::AtMost(120.0));
        self.note("memory before the load", mebibytes(idle));
    }

    /// Start to first page.
    pub fn starts(&mut self, (tomoni, bare): &(Duration, Duration)) {
        let ratio = format!("{:.1} ×", tomoni.as_secs_f64() / bare.as_secs_f64());
        self.row("start to first page", milliseconds(*tomoni), milliseconds(*bare), ratio);
        self.judge(tomoni.as_secs_f64(), Target::AtMost(0.5));
    }

    /// A page while many sign in.
    pub fn storm(&mut self, storm: &Stormed) {
        let ratio = storm.stormed.most.as_secs_f64() / storm.idle.most.as_secs_f64();
        let text = format!(
            "99 % of a list within {}, in peace {}: {ratio:.1} ×; {} passwords were looked at",
            milliseconds(storm.stormed.most),
            milliseconds(storm.idle.most),
            storm.tries
        );
        self.judged_note("64 sign in at once", text, ratio, Target::AtMost(3.0));
    }

    /// The outbox.
    pub fn drained(&mut self, drained: &Drained) {
        let text = format!("{:.0} letters a second, {} in all, start included", drained.rate(), drained.letters);
        self.judged_note("outbox", text, drained.rate(), Target::AtLeast(300.0));
    }

    /// A search in many cases beside the same in a thousand.
    pub fn found(&mut self, both: &Both) {
        let (many, few) = (&both.tomoni, &both.bare);
        let ratio = many.most.as_secs_f64() / few.most.as_secs_f64();
        let text = format!(
            "99 % within {}, among 1,000 within {}: {ratio:.1} ×",
            milliseconds(many.most),
            milliseconds(few.most)
        );
        self.judged_note("list of a stage with a word of two letters", text, ratio, Target::AtMost(2.0));
    }

    /// What a page weighs.
    pub fn weight(&mut self, weight: &Weight) {
        let parts: Vec<String> =
            weight.parts.iter().map(|(kind, raw, small)| format!("{kind} {raw} → {small}")).collect();
        let (raw, small) = weight.parts.iter().fold((0, 0), |sum, part| (sum.0 + part.1, sum.1 + part.2));
        let text = format!("{raw} bytes → {small} with brotli ({})", parts.join(", "));
        let most = if weight.parts.iter().any(|part| part.0 == "wasm") { 130.0 } else { 50.0 };
        self.judged_note(&format!("weight: {}", weight.name), text, small as f64 / 1000.0, Target::AtMost(most));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [what, tomoni, bare, ratio] = self.heads.map(str::to_owned);
        let heads = [what, tomoni, bare, ratio, String::new()];
        let width = |column: usize| {
            self.rows.iter().chain([&heads]).map(|row| row[column].chars().count()).max().unwrap_or_default()
        };
        let widths: [usize; 5] = std::array::from_fn(width);
        writeln!(out, "\n{}\n", self.head)?;
        for row in [&heads].into_iter().chain(&self.rows) {
            let [what, tomoni, bare, ratio, target] = row;
            let [a, b, c, d, _] = widths;
            writeln!(out, "{}", format!("{what:<a$}  {tomoni:>b$}  {bare:>c$}  {ratio:<d$}  {target}").trim_end())?;
        }
        writeln!(out)?;
        self.notes.iter().try_for_each(|(what, text)| writeln!(out, "{what}: {text}"))
    }
}
