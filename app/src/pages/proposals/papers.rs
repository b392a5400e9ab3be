//! The papers: one upload a paper; files stay with the draft whatever else goes wrong（書類）.

use super::{Draft, Leave, answers, closed_note, head, mend, revision_note, saved_note};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::size;
use crate::ui::{Field, error_summary, file_input, hidden, t};
use domain::calls::Paper;
use domain::filings::{Attachment, CASE_FILES_MAX, FILE_MAX};
use domain::groups::GroupFile;
use domain::problems::Problems;
use domain::proposals::{Task, paper_field};
use domain::texts::{self, Lang, Text, calls, drafts, groups, proposals as words};
use leptos::prelude::*;

/// A hint to the browser; the server looks at the bytes.
const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png,.heic,.heif,.docx,.xlsx,image/*,application/pdf";
const MEGA: u64 = 1024 * 1024;

/// The page.
pub fn papers(frame: &Frame, draft: &Draft<'_>, kept: &[GroupFile], problems: &Problems) -> Page {
    let lang = frame.lang;
    let papers = draft.proposal.papers();
    let lead = match papers.is_empty() {
        true => words::no_papers(lang),
        false => words::papers_lead(lang, FILE_MAX / MEGA, CASE_FILES_MAX / MEGA),
    };
    let rows = papers.iter().map(|paper| one(lang, draft, paper, kept, problems)).collect_view();
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, draft, key))}
            {closed_note(lang, draft, false)}
            {head(lang, draft, (&Task::Papers, Leave::Freely), None, words::papers_title(lang), Some(lead))}
            {revision_note(lang, draft, frame.now)}
            <div class="stack--xl">{rows}</div>
            <div class="buttons">
                <a class="btn btn--primary" href=links::proposal_check(draft.id())>{t(words::next(lang))}</a>
                <a class="btn" href=links::proposal(draft.id())>{t(words::to_tasks(lang))}</a>
            </div>
            {saved_note(lang, draft)}
        </div>
    };
    super::page(draft, words::papers_title(lang), body).with_problems(problems)
}

fn label(lang: Lang, draft: &Draft<'_>, key: &str) -> Text {
    let papers = draft.proposal.papers();
    let paper = papers.iter().find(|paper| paper_field(&paper.key) == key);
    paper.map_or_else(|| words::choose_file(lang), |paper| paper.label.text(lang))
}

/// Offers the group's own paper, as long as some of it is not attached.
fn from_group(lang: Lang, draft: &Draft<'_>, paper: &Paper, kept: &[GroupFile]) -> Option<AnyView> {
    let is_attached =
        |sha256: &str| draft.proposal.files.iter().any(|file| file.paper == paper.key && file.sha256 == sha256);
    let offered = kept.iter().filter(|file| paper.from_group == Some(file.paper) && !is_attached(&file.sha256));
    let names: Vec<String> = offered.map(|file| file.name.clone()).collect();
    if names.is_empty() || draft.closed.is_some() {
        return None;
    }
    Some(
        view! {
            <form method="post" action=links::proposal_paper_take(draft.id())>
                {hidden("paper", &paper.key)}
                <button class="btn">{t(groups::take_paper(lang))}<span class="vh">"：" {paper.label.text(lang).bare()}</span></button>
                " " <span class="quiet">{t(texts::list(lang, &names))}</span>
            </form>
        }
        .into_any(),
    )
}

fn one(lang: Lang, draft: &Draft<'_>, paper: &Paper, kept: &[GroupFile], problems: &Problems) -> AnyView {
    let files: Vec<&Attachment> = draft.proposal.files.iter().filter(|file| file.paper == paper.key).collect();
    let need = if paper.required { calls::required_paper(lang) } else { calls::if_any_paper(lang) };
    let (class, state) = match (files.is_empty(), paper.required) {
        (false, _) => ("tag tag--good", words::attached(lang)),
        (true, true) => ("tag tag--neutral", words::missing_paper(lang)),
        (true, false) => ("tag tag--wait", words::not_yet_optional(lang)),
    };
    let help = (!paper.help.is_empty()).then(|| view! { <p>{t(paper.help.text(lang))}</p> });
    let list = (!files.is_empty()).then(|| {
        let items = files.iter().map(|file| item(lang, draft, file)).collect_view();
        view! { <ul class="files" role="list">{items}</ul> }
    });
    let field = paper_field(&paper.key);
    let unlocked = draft.proposal.is_unlocked(&field);
    let upload = (draft.closed.is_none() && unlocked).then(|| upload(lang, draft, paper, problems));
    let locked = (!unlocked).then(|| view! { <p class="field__why">{t(drafts::locked(lang))}</p> });
    let kept = unlocked.then(|| from_group(lang, draft, paper, kept));
    let body = view! { {list} {kept} {upload} {locked} }.into_any();
    view! {
        <section class="stack">
            <h2 class="h-line">{t(paper.label.text(lang))}</h2>
            <p><span class=class>{t(state)}</span> " " {t(need)}</p>
            {help}
            {mend(lang, draft, &field, body)}
        </section>
    }
    .into_any()
}

fn item(lang: Lang, draft: &Draft<'_>, file: &Attachment) -> AnyView {
    let name = file.name.clone();
    let unlocked = draft.closed.is_none() && draft.proposal.is_unlocked(&paper_field(&file.paper));
    let remove = unlocked.then(|| view! {
        <form method="post" action=links::proposal_paper_remove(draft.id(), file.id.0)>
            <button class="link link--danger">{t(words::remove_file(lang))}<span class="vh">"：" {name}</span></button>
        </form>
    });
    view! {
        <li class="files__item">
            <span class="files__kind">{answers::kind(file)}</span>
            <a class="files__name" href=links::file(file.id.0)>{file.name.clone()}</a>
            <span class="files__size">{size(file.bytes)}</span>
            {remove}
        </li>
    }
    .into_any()
}

fn upload(lang: Lang, draft: &Draft<'_>, paper: &Paper, problems: &Problems) -> AnyView {
    let key = paper_field(&paper.key);
    let name = paper.label.text(lang).bare();
    let field = Field::new(&key, words::choose_file(lang), "", lang).unmarked().problems(problems);
    view! {
        <form class="upload stack" method="post" action=links::proposal_papers(draft.id()) enctype="multipart/form-data" novalidate>
            {file_input(&field, ACCEPT)}
            <button class="btn">{t(words::attach(lang))}<span class="vh">"：" {name}</span></button>
        </form>
    }
    .into_any()
}
