//! One call on one screen: who, what for, how much, until when, how（募集のページ）.

use super::tools::calculator_form;
use super::{badge, contact, follow, guide, leaf};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::budget::Category;
use domain::calendar;
use domain::calls::{Call, GuideFile, Phase, Rules, Variation};
use domain::forms::Answers;
use domain::money::{Base, Yen};
use domain::people::Organisation;
use domain::problems::Problems;
use domain::texts::{self, Lang, Text, budget, calls as words, people, shell};
use leptos::prelude::*;

/// What the page of a call shows.
pub struct CallPage<'a> {
    /// The call.
    pub call: &'a Call,
    /// The department in charge.
    pub department: &'a Organisation,
    /// How many proposals came in.
    pub received: i64,
    /// Files of the guide.
    pub files: &'a [GuideFile],
}

/// One call on one screen: who, what for, how much, until when, how.
pub fn call(frame: &Frame, data: &CallPage<'_>) -> Page {
    let lang = frame.lang;
    let call = data.call;
    let phase = call.dates.phase(frame.now);
    let body = view! {
        <div class="page">
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::calls()>{t(words::title(lang))}</a></li>
                <li aria-current="page">{t(call.title.text(lang))}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{badge(lang, phase)}</p>
                <h1>{t(call.title.text(lang))}</h1>
                <p class="lead">{t(call.notice.summary.text(lang))}</p>
            </header>
            <div class="split split--act">
                <div class="split__act stack">
                    {leaf(frame, &call.dates)}
                    {next_step(frame, call, phase)}
                    {(phase != Phase::Upcoming).then(|| view! { <p class="quiet">{t(words::received_so_far(lang, data.received))}</p> })}
                </div>
                <div class="split__main stack--l">
                    <section class="sheet"><div class="sheet__body">{facts(frame, call)}</div></section>
                    {guide_box(lang, data)}
                    {guide::file_list(lang, call, data.files)}
                    {calculator(lang, call, phase)}
                    {(lang != Lang::Easy).then(|| easy_box(lang, data))}
                </div>
                <aside class="split__side stack--l">
                    {self_check(lang, call, phase)}
                    {follow::ways(lang, Some(call))}
                    {contact(lang, data.department)}
                </aside>
            </div>
        </div>
    };
    Page::public(call.title.text(lang), body).under(links::calls())
}

/// The facts of a call, one under the other.
pub(super) fn facts(frame: &Frame, call: &Call) -> AnyView {
    let lang = frame.lang;
    let notice = &call.notice;
    let period = words::period(
        lang,
        calendar::date_and_time(call.dates.opens_at, lang),
        calendar::date_and_time(call.dates.closes_at, lang),
    );
    let left = call.dates.left(frame.now).map(|left| view! { <p><strong>{t(words::left(lang, left))}</strong></p> });
    let basis = notice.legal_basis.clone();
    view! {
        <dl class="facts facts--wide">
            {fact(words::who(lang), view! { <p>{t(notice.who.text(lang))}</p> {admitted(lang, &call.rules)} }.into_any())}
            {fact(words::what_for(lang), t(notice.purpose.text(lang)))}
            {fact(words::what(lang), t(notice.what.text(lang)))}
            {fact(words::how_much(lang), how_much(lang, &call.rules))}
            {fact(words::until_when(lang), view! { <p>{t(period)}</p> {left} }.into_any())}
            {fact(words::how(lang), t(notice.how.text(lang)))}
            {fact(words::papers(lang), papers(lang, &call.rules))}
            {fact(words::eligible_kinds(lang), eligible(lang, &call.rules))}
            {afterwards(lang, &call.rules)}
            {(!basis.is_empty()).then(|| fact(words::legal_basis(lang), basis.into_any()))}
        </dl>
    }
    .into_any()
}

/// What the rules say of who may apply, beside the words of the notice.
fn admitted(lang: Lang, rules: &Rules) -> AnyView {
    let terms = &rules.terms;
    let kinds = (!terms.applicants.is_empty()).then(|| {
        let names = terms.admitted().into_iter().map(|kind| people::kind(lang, kind));
        view! { <p class="quiet">{t(words::applicant_kinds(lang, texts::list(lang, names)))}</p> }
    });
    let times = terms.max_times.map(|max| view! { <p class="quiet">{t(words::at_most_times(lang, max))}</p> });
    let talk = terms.consultation_required.then(|| view! { <p><strong>{t(words::must_consult(lang))}</strong></p> });
    view! { {kinds} {times} {talk} }.into_any()
}

fn eligible(lang: Lang, rules: &Rules) -> AnyView {
    let names = rules.eligible.iter().map(|kind| budget::category_name(lang, Category::Expense(*kind)));
    t(texts::list(lang, names))
}

fn afterwards(lang: Lang, rules: &Rules) -> Option<AnyView> {
    let terms = &rules.terms;
    let lines: Vec<Text> = [
        terms.advance.map(|rate| words::advance(lang, rate.to_string())),
        terms.tolerance.map(|rate| words::tolerance(lang, rate.to_string())),
        terms.report_days.map(|days| words::report_days(lang, days)),
        terms.status_month.map(|month| words::status_month(lang, month)),
        terms.property_from.map(|from| words::property_from(lang, from)),
        terms.standard_days.map(|days| words::standard_days(lang, days)),
        terms.books_years.map(|years| words::books_years(lang, years)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let rows: Vec<_> = lines.into_iter().map(|line| view! { <li>{t(line)}</li> }).collect();
    let some = !rows.is_empty();
    some.then(|| {
        fact(words::afterwards(lang), view! { <ul class="list">{rows.into_iter().collect_view()}</ul> }.into_any())
    })
}

fn guide_box(lang: Lang, data: &CallPage<'_>) -> Option<AnyView> {
    let call = data.call;
    (!call.notice.guide.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2 class="h-line">{t(words::guide(lang))}</h2>
                <p><a class="btn btn--go" href=links::call_guide(&call.slug)>{t(words::guide_link(lang))}</a></p>
                <p class="quiet">{t(words::guide_print(lang))}</p>
            </section>
        }
        .into_any()
    })
}

fn calculator(lang: Lang, call: &Call, phase: Phase) -> Option<AnyView> {
    let useful = matches!(phase, Phase::Open | Phase::Upcoming | Phase::Preparing);
    useful.then(|| {
        view! {
            <section class="stack no-print" id="calculator">
                <h2 class="h-line">{t(words::calculator(lang))}</h2>
                <p>{t(words::calculator_lead(lang))}</p>
                {calculator_form(lang, call, &Answers::default(), &Problems::none())}
            </section>
        }
        .into_any()
    })
}

fn self_check(lang: Lang, call: &Call, phase: Phase) -> Option<AnyView> {
    let useful = matches!(phase, Phase::Open | Phase::Upcoming | Phase::Preparing);
    (useful && !call.rules.terms.self_check.is_empty()).then(|| {
        view! { <p class="no-print"><a class="btn" href=links::call_check(&call.slug)>{t(words::check_title(lang))}</a></p> }
            .into_any()
    })
}

fn easy_box(lang: Lang, data: &CallPage<'_>) -> AnyView {
    view! {
        <details class="more" id="easy">
            <summary>{t(words::easy_title(lang))}</summary>
            <div class="more__body">{guide::easy(data.call, data.department)}</div>
        </details>
    }
    .into_any()
}

fn fact(label: Text, value: AnyView) -> AnyView {
    view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> }.into_any()
}

pub(super) fn how_much(lang: Lang, rules: &Rules) -> AnyView {
    let rate = &rules.grant.rate;
    let rate = if rate.num() == rate.den() { words::whole_cost(lang) } else { Text::typed(&rate.to_string()) };
    let main = match rules.grant.cap {
        Some(cap) => words::rate_and_cap(lang, rate, cap),
        None => words::rate_only(lang, rate),
    };
    let net = (rules.grant.base == Base::Net).then(|| view! { <p class="quiet">{t(words::net_base(lang))}</p> });
    let unit = rules.grant.unit.yen();
    let rounding = (unit > 1).then(|| view! { <p class="quiet">{t(words::rounding(lang, Yen(unit)))}</p> });
    let budget = rules.round_budget.map(|budget| view! { <p class="quiet">{t(words::round_budget(lang, budget))}</p> });
    let variations = rules.terms.variations.iter().map(|variation| special(lang, variation)).collect_view();
    let variations = (!rules.terms.variations.is_empty())
        .then(|| view! { <p class="quiet">{t(words::variations(lang))}</p> <ul class="list">{variations}</ul> });
    view! { <p>{t(main)}</p> {variations} {net} {rounding} {budget} }.into_any()
}

fn special(lang: Lang, variation: &Variation) -> AnyView {
    let rate = variation.rate.map(|rate| words::rate_is(lang, rate.to_string()));
    let cap = variation.cap.map(|cap| words::cap_is(lang, cap));
    let base = variation.base.map(|base| match base {
        Base::Net => words::base_is_net(lang),
        Base::Cost => words::base_is_cost(lang),
    });
    let what: Vec<AnyView> =
        [rate, cap, base].into_iter().flatten().map(|text| view! { " " {t(text)} }.into_any()).collect();
    view! { <li>{t(variation.name.text(lang))} "：" {what.into_iter().collect_view()}</li> }.into_any()
}

pub(super) fn papers(lang: Lang, rules: &Rules) -> AnyView {
    let rows = rules.papers.iter().map(|paper| {
        let need = if paper.required { words::required_paper(lang) } else { words::if_any_paper(lang) };
        view! { <li>{t(paper.label.text(lang))} "（" {t(need)} "）"</li> }
    });
    view! { <ul class="list">{rows.collect_view()}</ul> }.into_any()
}

fn next_step(frame: &Frame, call: &Call, phase: Phase) -> AnyView {
    let lang = frame.lang;
    let closed = |text: Text| view! { <div class="notice"><p>{t(text)}</p></div> }.into_any();
    match phase {
        Phase::Open => view! {
            <div class="stack">
                <p><a class="btn btn--primary btn--big btn--go" href=links::apply(&call.slug)>{t(words::apply(lang))}</a></p>
                <p class="quiet">{t(words::apply_note(lang))}</p>
            </div>
        }
        .into_any(),
        Phase::Preparing | Phase::Upcoming => closed(words::not_yet_open(lang)),
        Phase::Cancelled => {
            let reason = call.notice.cancelled.clone();
            let told = (!reason.is_empty()).then(|| {
                view! { <h3>{t(words::cancelled_reason(lang))}</h3> <p class="typed">{reason}</p> }
            });
            view! {
                <div class="notice notice--warn" id="cancelled">
                    <h2 class="notice__title">{t(words::is_cancelled(lang))}</h2>
                    {told}
                </div>
            }
            .into_any()
        }
        Phase::Judging => closed(words::is_closed(lang)),
        Phase::Results => {
            view! { <p><a class="btn btn--go" href=links::result(&call.slug)>{t(words::see_results(lang))}</a></p> }.into_any()
        }
    }
}
