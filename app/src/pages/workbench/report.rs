//! What became of each of many answers（一括処理の結果）.

use super::{Bench, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::bulk::outcomes;
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
    let name = |line: &Outcome| {
        let page = line.number.parse().ok().map(|number| links::staff_answer(slug, number));
        (workbench::answer_number(lang, line.number.as_str()), page)
    };
    let body = view! {
        <div class="page">
            <a class="back" href=links::staff_answers(slug)>{t(workbench::back_to_answers(lang))}</a>
            {head(frame, bench, words::report(lang), "")}
            <div class="stack">
                <p class="lead">{t(words::chore_name(lang, chore))} "　" {t(desk::report_sum(lang, done, lines.len() - done))}</p>
                {outcomes(lang, words::report(lang), workbench::answers_of(lang), lines, name)}
            </div>
        </div>
    };
    Page::staff(words::report(lang), body)
}
