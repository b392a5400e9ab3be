//! Parts that every page about a case shares: answers, the budget to read, files（案件の部品）.

use crate::links;
use crate::ui::{Row, summary, t};
use domain::budget::{BudgetLine, Side};
use domain::calls::Paper;
use domain::changes::{Fate, Piece};
use domain::filings::{Attachment, FILE_TYPES};
use domain::forms::{Answers, Form, Question, Section};
use domain::proposals::Proposal;
use domain::texts::{Lang, Text, budget as words, drafts, proposals, staff, submissions};
use leptos::prelude::*;

/// An answer as people read it: the label of a choice, the unit of a number.
pub fn shown(lang: Lang, question: &Question, typed: &str) -> String {
    question.read_out(typed, lang, |text| text.bare())
}

/// A kind of file by the name people know.
pub fn kind_of(mime: &str) -> &'static str {
    FILE_TYPES.iter().find(|(known, _)| *known == mime).map_or("", |(_, name)| name)
}

/// A text with what was taken away and what was added, marked for the eye and for the ear.
pub fn pieces(lang: Lang, pieces: &[Piece]) -> AnyView {
    let row = |piece: &Piece| {
        let text = piece.text.clone();
        match piece.fate {
            Fate::Kept => text.into_any(),
            Fate::Gone => view! { <del>{text}<span class="vh">{drafts::gone(lang).bare()}</span></del> }.into_any(),
            Fate::New => view! { <ins>{text}<span class="vh">{drafts::added(lang).bare()}</span></ins> }.into_any(),
        }
    };
    pieces.iter().map(row).collect_view().into_any()
}

/// The sections of the form with their answers; each is a place of the page, `s-KEY`.
pub fn sections(lang: Lang, proposal: &Proposal) -> AnyView {
    let form = proposal.form();
    form.sections.iter().map(|section| self::section(lang, section, &proposal.answers)).collect_view().into_any()
}

fn section(lang: Lang, section: &Section, answers: &Answers) -> AnyView {
    let questions = section.pages.iter().flat_map(|page| &page.questions);
    let rows = questions.map(|question| Row {
        label: question.label.text(lang),
        value: shown(lang, question, answers.get(&question.key)),
        change: None,
    });
    let rows = summary(lang, rows.collect());
    view! {
        <section class="sheet" id=format!("s-{}", section.key)>
            <div class="sheet__head"><h2>{t(section.title.text(lang))}</h2></div>
            {rows}
        </section>
    }
    .into_any()
}

/// Answers to questions that a newer form does not ask, under the words of the older one. Nothing that was
/// written disappears from sight.
pub fn no_longer_asked(lang: Lang, older: &[Form], proposal: &Proposal) -> Option<AnyView> {
    let now = &proposal.call.form;
    let is_gone = |key: &str| !now.questions().any(|question| question.key == key);
    let mut seen = std::collections::BTreeSet::new();
    let gone = older.iter().flat_map(Form::questions).filter(|question| is_gone(&question.key));
    let gone = gone.filter(|question| seen.insert(&question.key));
    let answered = gone.filter_map(|question| {
        let value = shown(lang, question, proposal.answers.get(&question.key));
        (!value.is_empty()).then(|| Row { label: question.label.text(lang), value, change: None })
    });
    let rows: Vec<Row> = answered.collect();
    if rows.is_empty() {
        return None;
    }
    Some(
        view! {
            <section class="sheet" id="no-longer-asked">
                <div class="sheet__head"><h2>{t(proposals::no_longer_asked(lang))}</h2></div>
                <div class="sheet__body"><p class="quiet">{t(proposals::no_longer_asked_note(lang))}</p></div>
                {summary(lang, rows)}
            </section>
        }
        .into_any(),
    )
}

/// The budget to read: both sides, the totals, and where the amount comes from.
pub fn budget(lang: Lang, proposal: &Proposal) -> AnyView {
    let budget = proposal.reading().budget;
    let assessment = proposal.assessment();
    let sentence = assessment.calculation.map(|calculation| {
        view! { <p class="num">{t(words::explain(lang, &calculation))}</p> }
    });
    let sums = [
        (words::eligible(lang), budget.eligible()),
        (words::requested(lang), assessment.requested),
    ]
    .map(|(label, amount)| {
        view! { <div class="sum__row"><dt>{t(label)}</dt><dd>{amount.to_string()} {t(domain::texts::shell::yen(lang))}</dd></div> }
    });
    let tables = [
        (Side::Expense, words::total_expense(lang), budget.expense()),
        (Side::Income, words::total_income(lang), budget.income()),
    ]
    .map(|(side, label, total)| side_table(lang, side, &budget.lines, label, total.to_string()));
    view! { <div class="stack">{tables.collect_view()} <dl class="sum">{sums.collect_view()}</dl> {sentence}</div> }
        .into_any()
}

fn side_table(lang: Lang, side: Side, lines: &[BudgetLine], total_label: Text, total: String) -> AnyView {
    let name = words::side(lang, side);
    let rows = lines.iter().filter(|line| line.side() == side).map(|line| line_row(lang, line));
    let rows = rows.collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=name.bare() tabindex="0"><table class="table table--dense table--stack">
            <caption>{t(name.clone())}</caption>
            <thead><tr>
                <th scope="col">{t(words::category(lang))}</th><th scope="col">{t(words::text(lang))}</th>
                <th scope="col" class="n">{t(words::quantity(lang))}</th><th scope="col" class="n">{t(words::price(lang))}</th>
                <th scope="col" class="n">{t(words::amount(lang))}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row" colspan="4">{t(total_label.clone())}</th><td class="yen" data-label=total_label.bare()>{total}</td></tr></tfoot>
        </table></div>
    }
    .into_any()
}

fn line_row(lang: Lang, line: &BudgetLine) -> AnyView {
    let out = (line.side() == Side::Expense && !line.eligible)
        .then(|| view! { " " <span class="tag tag--neutral">{t(words::scope(lang))}</span> });
    let basis = (!line.basis.is_empty()).then(|| view! { <span class="table__sub">{line.basis.clone()}</span> });
    let quantity = line.quantity.map(|quantity| format!("{quantity}{}", line.unit)).unwrap_or_default();
    let price = line.price.map(|price| price.to_string()).unwrap_or_default();
    view! {
        <tr>
            <td data-label=words::category(lang).bare()><div>{t(words::category_name(lang, line.category))} {out}</div></td>
            <td data-label=words::text(lang).bare()><div>{line.text.clone()} {basis}</div></td>
            <td class="n" data-label=words::quantity(lang).bare()>{quantity}</td>
            <td class="yen" data-label=words::price(lang).bare()>{price}</td>
            <td class="yen" data-label=words::amount(lang).bare()>{line.amount.to_string()}</td>
        </tr>
    }
    .into_any()
}

/// Attached files with links, each with the paper it is.
pub fn files(lang: Lang, papers: &[Paper], files: &[Attachment]) -> AnyView {
    if files.is_empty() {
        return view! { <p>{t(staff::no_files(lang))}</p> }.into_any();
    }
    let rows = files.iter().map(|file| {
        let kind = FILE_TYPES.iter().find(|(mime, _)| *mime == file.mime).map_or("", |(_, name)| name);
        let paper = papers.iter().find(|paper| paper.key == file.paper);
        let paper = paper.map(|paper| view! { {t(paper.label.text(lang))} "　" });
        view! {
            <li class="files__item">
                <span class="files__kind">{kind}</span>
                <a class="files__name" href=links::file(file.id.0)>{file.name.clone()}</a>
                <span class="files__size">{paper} {size(file.bytes)}</span>
            </li>
        }
    });
    view! { <ul class="files" role="list">{rows.collect_view()}</ul> }.into_any()
}

/// A size as people say it: 248 KB, 3.1 MB.
pub fn size(bytes: i64) -> String {
    const KILO: i64 = 1024;
    match bytes {
        ..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes / KILO),
        _ => {
            let tenths = bytes * 10 / (KILO * KILO);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// The stage of a case as a tag, for staff.
pub fn stage_tag(lang: Lang, stage: domain::submissions::Stage) -> AnyView {
    use domain::submissions::Stage;
    let class = match stage {
        Stage::Draft | Stage::Withdrawn | Stage::CalledOff | Stage::Discontinued => "tag tag--neutral",
        Stage::Submitted | Stage::Reported => "tag tag--action",
        Stage::Returned | Stage::ReportReturned => "tag tag--wait",
        Stage::Eligible | Stage::Reviewing | Stage::Recommended => "tag tag--info",
        Stage::Selected | Stage::Granted | Stage::Confirmed | Stage::Closed => "tag tag--good",
        Stage::Conditional | Stage::Waitlisted => "tag tag--wait",
        Stage::Ineligible | Stage::Rejected | Stage::Revoked => "tag tag--bad",
    };
    view! { <span class=class>{t(submissions::stage(lang, stage))}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes() {
        let cases = [(12, "12 B"), (1024, "1 KB"), (254_000, "248 KB"), (1_048_576, "1.0 MB"), (3_300_000, "3.1 MB")];
        for (bytes, expected) in cases {
            assert_eq!(size(bytes), expected);
        }
    }
}
