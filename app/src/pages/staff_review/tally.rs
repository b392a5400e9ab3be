//! The tally of a round: ranking, budget line, and one step to drafts（集計・順位・予算の線・一括起案）.

use super::{Where, table};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::calls::Sheet;
use crate::ui::{Typing, error_summary, input, t};
use domain::money::Yen;
use domain::review::{Allocation, Allotted, Ranked, Round, Share, Verdict};
use domain::texts::{Lang, Text, shell, staff, staff_review as words, submissions};
use leptos::prelude::*;

/// A case in the ranking.
pub struct RankRow<'a> {
    /// Its place and score.
    pub ranked: &'a Ranked,
    /// What it gets.
    pub allotted: &'a Allotted,
    /// Name of the project.
    pub title: String,
    /// The group.
    pub group: String,
    /// Whether the panel wrote a comment.
    pub comment: bool,
}

/// Everything that the page shows.
pub struct TallyView<'a> {
    /// Call and track.
    pub place: Where<'a>,
    /// The round.
    pub round: &'a Round,
    /// Sheets that are still to come.
    pub open_sheets: usize,
    /// What may be given.
    pub budget: Option<Yen>,
    /// Who gets what; there once the tally was made.
    pub allocation: Option<&'a Allocation>,
    /// The ranking.
    pub rows: Vec<RankRow<'a>>,
    /// The form, and what is wrong with it.
    pub sheet: &'a Sheet<'a>,
}

/// The page.
pub fn tally(frame: &Frame, data: &TallyView<'_>) -> Page {
    let lang = frame.lang;
    let title = words::tally(lang);
    let inner = match data.allocation {
        None => before(lang, data),
        Some(allocation) => after(lang, data, allocation),
    };
    let body = view! {
        <div class="page">
            {error_summary(lang, data.sheet.problems, |_| words::reason(lang))}
            {data.place.head(lang, title.clone())}
            <div class="stack--l">{inner}</div>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls()).with_problems(data.sheet.problems)
}

fn before(lang: Lang, data: &TallyView<'_>) -> AnyView {
    let is_short = data.open_sheets > 0;
    let (class, state) = match is_short {
        true => ("notice notice--warn", words::open_sheets(lang, data.open_sheets)),
        false => ("notice notice--good", words::all_in(lang)),
    };
    view! {
        <p class="lead">{t(words::tally_lead(lang))}</p>
        <p class=class>{t(state)}</p>
        <form class="form" method="post" action=links::staff_tally(&data.place.call.slug, data.place.code)>
            {is_short.then(|| data.sheet.tick("absent", words::absent(lang)))}
            <div class="buttons"><button class="btn btn--primary">{t(words::tally_button(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn after(lang: Lang, data: &TallyView<'_>, allocation: &Allocation) -> AnyView {
    let mut running = Yen::ZERO;
    let rows = data.rows.iter().enumerate().map(|(place, row)| {
        let line = (allocation.line == Some(place)).then(|| budget_line(lang, data.budget));
        running = Yen::sum([running, row.allotted.amount]);
        view! { {line} {self::row(lang, data, row, running)} }
    });
    let rows = rows.collect_view().into_any();
    let heads = vec![
        (words::rank(lang), "n"),
        (staff::project(lang), ""),
        (words::score(lang), "n"),
        (words::judges(lang), "n"),
        (words::requested(lang), "n"),
        (words::outcome(lang), ""),
        (words::would_get(lang), "n"),
        (words::running(lang), "n"),
        (words::say_link(lang), ""),
    ];
    let left = allocation.left.map(|left| view! { " " {t(words::left(lang, left.with_unit()))} });
    view! {
        {table(words::tally(lang), heads, rows)}
        <p class="num"><strong>{t(words::given(lang, allocation.given.with_unit()))}{left}</strong></p>
        {acts(lang, data)}
    }
    .into_any()
}

fn budget_line(lang: Lang, budget: Option<Yen>) -> AnyView {
    let budget = budget.map(Yen::with_unit).unwrap_or_default();
    view! { <tr class="budget-line"><td colspan="9">{t(words::budget_line(lang, budget))}</td></tr> }.into_any()
}

/// Why a case does not simply get its amount.
fn why(lang: Lang, row: &RankRow<'_>) -> Option<Text> {
    match &row.allotted.share {
        Share::Full => None,
        Share::Remainder | Share::UsedUp => None,
        Share::Kept(Verdict::UnderLine) => Some(words::under_line(lang)),
        Share::Kept(Verdict::Vetoed(_)) => Some(words::vetoed(lang)),
        Share::Kept(_) => Some(words::not_judged(lang)),
        Share::Overridden(_) => Some(words::overridden(lang)),
    }
}

fn row(lang: Lang, data: &TallyView<'_>, row: &RankRow<'_>, running: Yen) -> AnyView {
    let ranked = row.ranked;
    let number = ranked.number.clone();
    let tally = ranked.tallies.last().map(|(_, tally)| format!("{}／{}", tally.present, tally.seats));
    let tied = ranked.tied.then(|| view! { <span class="tag tag--action">{t(words::tied(lang))}</span> });
    let why = why(lang, row).map(|why| view! { <span class="table__sub">{t(why)}</span> });
    let open = data.round.prepared_at.is_none();
    let link = open.then(|| {
        view! { <a href=links::staff_say(&data.place.call.slug, data.place.code, &number)>{t(shell::change(lang))}<span class="vh">"：" {number.clone()}</span></a> }
    });
    let comment = row.comment.then(|| view! { <span class="table__sub">{t(words::comment(lang))}</span> });
    view! {
        <tr>
            <td class="n">{ranked.rank.to_string()} " " {tied}</td>
            <td>{row.title.clone()}<span class="table__sub">{number.clone()} "　" {row.group.clone()}</span></td>
            <td class="n">{ranked.score.to_string()}</td>
            <td class="n nowrap">{tally}</td>
            <td class="yen">{ranked.requested.to_string()}</td>
            <td>{t(submissions::outcome(lang, row.allotted.outcome))}{why}</td>
            <td class="yen">{row.allotted.amount.to_string()}</td>
            <td class="yen">{running.to_string()}</td>
            <td>{link}{comment}</td>
        </tr>
    }
    .into_any()
}

fn acts(lang: Lang, data: &TallyView<'_>) -> AnyView {
    let (slug, code) = (&data.place.call.slug, data.place.code);
    let minutes = view! { <p class="acts"><a class="btn" href=links::staff_minutes(slug, code)>{t(words::minutes(lang))}</a></p> };
    if data.round.prepared_at.is_some() {
        return view! {
            {minutes}
            <div class="notice notice--good"><p>{t(words::prepared(lang))}</p>
            <p><a href=links::staff_release(slug)>{t(staff::release_title(lang))}</a></p></div>
        }
        .into_any();
    }
    let reason = data.sheet.field("reason", words::reason(lang));
    view! {
        {minutes}
        <section class="stack"><h2 class="h-line">{t(words::prepare_title(lang))}</h2>
            <p>{t(words::prepare_lead(lang, data.rows.len()))}</p>
            <form method="post" action=links::staff_prepare(slug, code)>
                <div class="buttons"><button class="btn btn--primary">{t(words::prepare_button(lang))}</button></div>
            </form>
        </section>
        <details class="more" open=!data.sheet.problems.is_empty()>
            <summary>{t(words::untally_title(lang))}</summary>
            <form class="form more__body" method="post" action=links::staff_untally(slug, code) novalidate>
                {input(&reason, Typing::TEXT, None)}
                <div class="buttons"><button class="btn btn--danger">{t(words::untally_button(lang))}</button></div>
            </form>
        </details>
    }
    .into_any()
}
