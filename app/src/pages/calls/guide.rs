//! The guide of a call in full, made for reading and for A4 paper（募集要項）.

use super::show::{facts, how_much, papers};
use super::{contact, crumbs};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::size;
use crate::ui::t;
use domain::calendar;
use domain::calls::{Call, GuideFile};
use domain::filings::FILE_TYPES;
use domain::people::Organisation;
use domain::texts::{Lang, Text, calls as words};
use leptos::prelude::*;

/// The page.
pub fn guide(frame: &Frame, call: &Call, department: &Organisation, files: &[GuideFile]) -> Page {
    let lang = frame.lang;
    let sections = &call.notice.guide;
    let contents = sections.iter().enumerate().map(|(index, section)| {
        view! { <li><a href=format!("#s{index}")>{t(section.title.text(lang))}</a></li> }
    });
    let contents = (sections.len() > 2).then(|| {
        view! {
            <nav class="no-print" aria-label=words::guide_contents(lang).bare()><ol class="list list--ways">{contents.collect_view()}</ol></nav>
        }
    });
    let rows = sections.iter().enumerate().map(|(index, section)| {
        view! {
            <section class="section" id=format!("s{index}")>
                <h2 class="h-line">{t(section.title.text(lang))}</h2>
                {prose(section.body.text(lang))}
            </section>
        }
    });
    let title = words::guide_of(lang, call.title.text(lang));
    let body = view! {
        <div class="page page--text">
            {crumbs(lang, call, words::guide(lang))}
            <header class="page__head">
                <p class="page__over">{department.name.clone()}</p>
                <h1>{t(title.clone())}</h1>
                <p class="lead">{t(call.notice.summary.text(lang))}</p>
            </header>
            {contents}
            <section class="section"><h2 class="h-line">{t(words::short_form(lang))}</h2>{facts(frame, call)}</section>
            {rows.collect_view()}
            {file_list(lang, call, files)}
            <div class="section">{contact(lang, department)}</div>
            <p class="onward no-print"><a href=links::call(&call.slug)>{t(words::to_call(lang, call.title.text(lang)))}</a></p>
        </div>
    };
    Page::public(title, body).under(links::calls())
}

/// Text of a guide: an empty line begins a paragraph, lines that begin with ・ or - are points.
pub fn prose(text: Text) -> AnyView {
    let mut blocks: Vec<AnyView> = Vec::new();
    let mut block = Block::default();
    for line in text.lines() {
        match (line.bare().trim().is_empty(), line.point()) {
            (true, _) => blocks.extend(block.close()),
            (false, Some(point)) => {
                blocks.extend(if block.lines.is_empty() { None } else { block.close() });
                block.points.push(view! { <li>{t(point)}</li> }.into_any());
            }
            (false, None) => {
                blocks.extend(if block.points.is_empty() { None } else { block.close() });
                let br = (!block.lines.is_empty()).then(|| view! { <br /> });
                block.lines.push(view! { {br} {t(line)} }.into_any());
            }
        }
    }
    blocks.extend(block.close());
    view! { <div class="prose">{blocks.into_iter().collect_view()}</div> }.into_any()
}

/// The paragraph or the list that is being put together.
#[derive(Default)]
struct Block {
    points: Vec<AnyView>,
    lines: Vec<AnyView>,
}

impl Block {
    fn close(&mut self) -> Option<AnyView> {
        let (points, lines) = (std::mem::take(&mut self.points), std::mem::take(&mut self.lines));
        match (points.is_empty(), lines.is_empty()) {
            (false, _) => Some(view! { <ul class="list">{points.into_iter().collect_view()}</ul> }.into_any()),
            (_, false) => Some(view! { <p>{lines.into_iter().collect_view()}</p> }.into_any()),
            _ => None,
        }
    }
}

/// The files of the guide with links.
pub fn file_list(lang: Lang, call: &Call, files: &[GuideFile]) -> Option<AnyView> {
    if files.is_empty() {
        return None;
    }
    let rows = files.iter().map(|file| {
        let kind = FILE_TYPES.iter().find(|(mime, _)| *mime == file.mime).map_or("", |(_, name)| name);
        view! {
            <li class="files__item">
                <span class="files__kind">{kind}</span>
                <a class="files__name" href=links::call_file(&call.slug, file.id.0)>{file.label.clone()}</a>
                <span class="files__size">{size(file.bytes)}</span>
            </li>
        }
    });
    Some(
        view! {
            <section class="section" id="files">
                <h2 class="h-line">{t(words::guide_files(lang))}</h2>
                <ul class="files" role="list">{rows.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

/// The few sentences of a call in やさしい日本語, for readers of the other languages' pages.
pub fn easy(call: &Call, department: &Organisation) -> AnyView {
    let easy = Lang::Easy;
    let until = words::period(
        easy,
        calendar::date_and_time(call.dates.opens_at, easy),
        calendar::date_and_time(call.dates.closes_at, easy),
    );
    let phone = department.phone.clone().map(|phone| view! { "（" {phone} "）" });
    view! {
        <dl class="facts" lang="ja">
            <div><dt>{t(words::what_for(easy))}</dt><dd>{t(call.notice.summary.text(easy))}</dd></div>
            <div><dt>{t(words::who(easy))}</dt><dd>{t(call.notice.who.text(easy))}</dd></div>
            <div><dt>{t(words::how_much(easy))}</dt><dd>{how_much(easy, &call.rules)}</dd></div>
            <div><dt>{t(words::until_when(easy))}</dt><dd>{t(until)}</dd></div>
            <div><dt>{t(words::papers(easy))}</dt><dd>{papers(easy, &call.rules)}</dd></div>
            <div><dt>{t(words::contact(easy))}</dt><dd>{department.name.clone()} {phone}</dd></div>
        </dl>
    }
    .into_any()
}
