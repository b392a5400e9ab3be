//! What became of each of many answers（一括処理の結果）.

use super::{Bench, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::answers::AnswerChore;
use domain::bulk::{Done, Outcome};
use domain::texts::{answer_desk as words, desk, workbench};
use leptos::prelude::*;

/// The page.
pub fn report(frame: &Frame, bench: &Bench<'_>, chore: AnswerChore, lines: &[Outcome]) -> Page {
    let lang = frame.lang;
    let slug = &bench.consultation.slug;
    let done = lines.iter().filter(|line| line.done == Done::Done).count();
    let rows = lines.iter().map(|line| {
        let class = match line.done {
            Done::Done => "tag tag--good",
            Done::Already => "tag tag--neutral",
            _ => "tag tag--bad",
        };
        let name = workbench::answer_number(lang, line.number.as_str());
        let name = match line.number.parse().ok().filter(|_| line.done != Done::NotFound) {
            Some(number) => view! { <a href=links::staff_answer(slug, number)>{t(name)}</a> }.into_any(),
            None => t(name),
        };
        view! { <tr><td class="nowrap">{name}</td><td><span class=class>{t(desk::done(lang, line.done))}</span></td></tr> }
    });
    let rows = rows.collect_view();
    let body = view! {
        <div class="page">
            <a class="back" href=links::staff_answers(slug)>{t(workbench::back_to_answers(lang))}</a>
            {head(frame, bench, words::report(lang), "")}
            <div class="stack">
                <p class="lead">{t(words::chore_name(lang, chore))} "　" {t(desk::report_sum(lang, done, lines.len() - done))}</p>
                <div class="table-wrap" role="region" aria-label=words::report(lang).bare() tabindex="0">
                    <table class="table table--dense">
                        <thead><tr><th scope="col">{t(workbench::answers_of(lang))}</th><th scope="col">{t(desk::result(lang))}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </div>
        </div>
    };
    Page::staff(words::report(lang), body)
}
