//! Every letter about a case, in every language, as it lies in the outbox.

use super::*;
use chrono::NaiveDate;
use domain::awards::{PaymentKind, RulingKind};
use domain::budget::{Expense, RawLine, Side};
use domain::calls::{CallKind, Dates, Notice, Paper, Rules, Terms};
use domain::corrections::Mark;
use domain::decisions::{DecisionState, Drafted, Outcome, Route};
use domain::forms::{Choice, Form, FormPage, Kind, Question, Section};
use domain::intake::Channel;
use domain::money::{Base, Grant, Rate, Unit};
use domain::people::{Organisation, OrganisationKind};
use domain::submissions::Stage;
use domain::texts::Words;
use uuid::Uuid;

fn at(day: u32, hour: u32) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
    day.and_hms_opt(hour, 0, 0).expect("a time").and_utc()
}

fn question(key: &str, ja: &str, easy: &str, en: &str, kind: Kind) -> Question {
    let label = Words::of(ja, easy, en);
    Question {
        key: key.into(),
        label,
        help: Words::default(),
        kind,
        required: true,
        personal: false,
        when: None,
        from_group: None,
    }
}

fn form() -> Form {
    let track = Choice {
        key: "citizen".into(),
        label: Words::of("市民特認事業", "市民特認事業《しみんとくにんじぎょう》", "Citizens' projects"),
    };
    let questions = vec![
        question("title", "事業名", "事業《じぎょう》の 名前《なまえ》", "Project", Kind::Line { max: 60 }),
        question("track", "部門", "部門《ぶもん》", "Track", Kind::Choice { options: vec![track] }),
        question("plan", "内容", "内容《ないよう》", "Plan", Kind::Text { max: 2000 }),
        question(
            "people",
            "参加人数",
            "人数《にんずう》",
            "Participants",
            Kind::Number { min: 1, max: 9999, unit: Words::of("人", "人《にん》", " people") },
        ),
        question("after", "次年度以降", "来年《らいねん》から", "Next year", Kind::Text { max: 2000 }),
    ];
    let page = FormPage { key: "plan".into(), title: Words::ja("計画"), help: Words::default(), questions };
    Form { version: 1, sections: vec![Section { key: "plan".into(), title: Words::ja("計画"), pages: vec![page] }] }
}

fn call() -> Call {
    let paper = Paper {
        key: "kiyaku".into(),
        label: Words::of("規約・会則", "規約《きやく》", "Statutes"),
        help: Words::default(),
        required: true,
        from_group: None,
    };
    Call {
        id: Uuid::from_u128(1).into(),
        programme: Uuid::from_u128(2).into(),
        kind: CallKind::Grant,
        slug: "wagamachi-r8".into(),
        code: "GK".into(),
        title: Words::of(
            "わがまち元気創出支援事業（令和8年度）",
            "わがまち 元気《げんき》 支援《しえん》",
            "Lively Hometown Grants 2026",
        ),
        department: Uuid::from_u128(3).into(),
        dates: Dates {
            published_at: Some(at(1, 0)),
            opens_at: at(2, 0),
            closes_at: at(30, 14),
            results_published_at: None,
            cancelled_at: None,
        },
        notice: Notice { cancelled: "台風の被害の復旧を優先するため。".into(), ..Notice::default() },
        form: form(),
        rules: Rules {
            grant: Grant {
                rate: Rate::new(1, 2).expect("a half"),
                base: Base::Cost,
                cap: Some(Yen(500_000)),
                unit: Unit::Thousand,
            },
            round_budget: None,
            eligible: [Expense::Printing, Expense::Rent].into(),
            tracks: vec![],
            papers: vec![paper],
            pledges: vec![],
            checklist: vec![],
            document_mark: "対協".into(),
            apply_after_selection: false,
            terms: Terms::default(),
        },
    }
}

fn line(side: Side, category: &str, text: &str, amount: &str) -> RawLine {
    let [quantity, unit, price, basis] = [const { String::new() }; 4];
    RawLine {
        id: None,
        side,
        category: category.into(),
        text: text.into(),
        quantity,
        unit,
        price,
        amount: amount.into(),
        excluded: false,
        basis,
    }
}

fn filed(call: &Call) -> Filed {
    let answers = [
        ("title", "舟志の森 音楽祭"),
        ("track", "citizen"),
        ("plan", "閉校した小学校の校庭で音楽祭を開く。\n\n出演は髙橋さん、𠮷田さんほか《未定》。"),
        ("people", "１２０"),
    ];
    let lines = [
        line(Side::Income, "subsidy", "市補助金", "91,000"),
        line(Side::Income, "own", "会費", "92,450"),
        line(Side::Expense, "printing", "ちらし", "83,450"),
        line(Side::Expense, "rent", "音響", "100,000"),
    ];
    Filed {
        answers: answers.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
        budget: Budget::read(&lines, &call.rules.eligible).budget,
        files: vec![("kiyaku".into(), "規約（舟志の森の会）.pdf".into())],
    }
}

fn correction() -> Correction {
    let mark = |field: &str, reason: &str| Mark { field: field.into(), reason: reason.into() };
    Correction {
        marks: vec![
            mark("plan", "いつ開くか、日にちを書いてください。"),
            mark("budget", "音響の見積書と額が合いません。"),
            mark("paper-kiyaku", "最後のページがありません。"),
        ],
        note: "お急ぎのときは電話でもお尋ねください。".into(),
        due_at: domain::calendar::end_of_day(NaiveDate::from_ymd_opt(2026, 12, 6).expect("a day")),
    }
}

fn after_grant() -> AfterGrant {
    let ruling = Ruling {
        id: Uuid::from_u128(10).into(),
        submission: Uuid::from_u128(5).into(),
        kind: RulingKind::Settlement,
        filing: None,
        amount: Yen(80_000),
        repay_by: None,
        reason: "検査した。".into(),
        state: DecisionState::Released,
        drafted_by: Uuid::from_u128(9).into(),
        drafted_at: at(23, 1),
        route: Route::default(),
        passed: vec![],
        number: Some("8対協第31号".into()),
        decided_on: NaiveDate::from_ymd_opt(2026, 11, 24),
    };
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    AfterGrant {
        request: Some(RequestKind::Change),
        ruling: Some(ruling),
        payment: Some(Payment { kind: PaymentKind::Balance, amount: Yen(40_000), on }),
        report_due_on: NaiveDate::from_ymd_opt(2026, 12, 24),
    }
}

fn matter() -> Matter {
    let call = call();
    let case = Submission {
        id: Uuid::from_u128(5).into(),
        number: Some("R8-GK-0012".into()),
        call: call.id,
        department: call.department,
        owner: Uuid::from_u128(6).into(),
        group: Uuid::from_u128(7).into(),
        channel: Channel::Online,
        title: "舟志の森 音楽祭".into(),
        stage: Stage::Submitted,
        begun_at: at(20, 1),
        submitted_at: Some(at(22, 1)),
        disposed_at: None,
    };
    let drafted = Drafted {
        outcome: Outcome::Selected,
        amount: Yen(91_000),
        conditions: String::new(),
        reason: "公益性が高いため".into(),
        reply_days: Some(7),
        correction: String::new(),
    };
    let (id, drafter) = (Uuid::from_u128(8).into(), Uuid::from_u128(9).into());
    let decision = Decision {
        state: DecisionState::Released,
        number: Some("8対協第12号".into()),
        decided_on: NaiveDate::from_ymd_opt(2026, 11, 24),
        reply_by: NaiveDate::from_ymd_opt(2026, 12, 1).map(domain::calendar::end_of_day),
        ..Decision::drafted(id, case.id, drafted, Route::default(), drafter, at(23, 1))
    };
    let department = Organisation {
        id: call.department,
        kind: OrganisationKind::Department,
        name: "市民協働課".into(),
        email: Some("kyodo@city.example.jp".into()),
        phone: Some("0920-53-6111".into()),
    };
    Matter {
        head: Letterhead { city: "対馬市".into(), department: Some(department), ..Letterhead::default() },
        filed: Some(filed(&call)),
        case,
        call,
        group: "舟志の森の会".into(),
        decision: Some(decision),
        correction: Some(correction()),
        asks: Some("山田 担当".into()),
        stamped_on: None,
        after: after_grant(),
        page: "https://tomoni.example.jp/proposals/00000000-0000-0000-0000-000000000005".into(),
        staff_page: "https://tomoni.example.jp/staff/cases/R8-GK-0012".into(),
        now: at(24, 3),
    }
}

/// Letters about something that has no number yet.
fn is_of_a_draft(letter: Letter) -> bool {
    matches!(letter, Letter::DraftReminder | Letter::DraftLapses | Letter::SignOffWanted)
}

fn letters() -> Vec<(Letter, Lang, Written)> {
    let mut all = Vec::new();
    for letter in Letter::ALL {
        let mut matter = matter();
        if is_of_a_draft(letter) {
            matter.case.number = None;
        }
        for lang in Lang::ALL {
            let name = if letter.audience() == Audience::Department { "市民協働課" } else { "対馬 花子" };
            all.extend(write(&matter, letter, lang, name).map(|written| (letter, lang, written)));
        }
    }
    all
}

#[test]
fn every_letter_reads_as_it_should() {
    let letters = letters();
    assert_eq!(letters.len(), 141, "forty-seven letters in three languages");
    for (letter, lang, written) in letters {
        let name = format!("{}.{}", letter.code(), lang.code());
        insta::assert_snapshot!(name, format!("{}\n\n{}", written.subject, written.body));
    }
}

#[test]
fn every_letter_says_who_writes_about_what_and_how_to_reach_them() {
    for (letter, lang, written) in letters() {
        let name = format!("{letter:?} {lang:?}");
        assert!(written.subject.starts_with("【対馬市】"), "{name}");
        assert!(is_of_a_draft(letter) || written.subject.contains("R8-GK-0012"), "{name}");
        for secret in ["花子", "舟志", "91,000", "円"] {
            assert!(!written.subject.contains(secret), "{name} tells {secret} in the subject");
        }
        let links: Vec<&str> = written.body.lines().filter(|line| line.contains("://")).collect();
        assert_eq!(links.len(), 1, "{name}");
        assert!(links.iter().all(|link| link.starts_with("https://") && !link.contains(' ')), "{name}");
        assert!(is_of_a_draft(letter) || written.body.contains("R8-GK-0012"), "{name}");
        for needed in ["市民協働課", "0920-53-6111", "kyodo@city.example.jp"] {
            assert!(written.body.contains(needed), "{name} without {needed}");
        }
        let is_copy = matches!(letter, Letter::Received | Letter::CorrectionReceived);
        assert!(!written.body.contains('《') || is_copy, "{name} shows raw readings");
        assert!(!written.body.contains("公益性が高い"), "reasons are told on the page, not by mail");
        assert!(is_copy || !written.body.contains("91,000"), "{name} tells the amount");
    }
}

#[test]
fn letters_on_paper_lead_to_no_page_and_promise_no_mail() {
    let matter = Matter { stamped_on: NaiveDate::from_ymd_opt(2026, 11, 20), ..matter() };
    let reason = |letter: Letter| letter.brings_its_reason_by_post().then_some("市税の確認のため");
    let mut all = String::new();
    for letter in Letter::ALL.into_iter().filter(|letter| letter.audience() == Audience::Applicant) {
        let Some((subject, body)) = write_apart(&matter, letter, "対馬 花子", reason(letter)) else { continue };
        // Nobody is reminded of a draft that staff key in.
        if matches!(letter, Letter::DraftReminder | Letter::DraftLapses) {
            continue;
        }
        let lines = body.lines().join("\n");
        for page in ["://", "マイページ", "ログイン", "案件のページ", "メールで", "メールに"] {
            assert!(!lines.contains(page), "{letter:?} speaks of {page}: {lines}");
        }
        all.push_str(&format!("== {} {}\n{lines}\n\n", letter.code(), subject.bare()));
    }
    insta::assert_snapshot!("on_paper", all);
}
