//! A panel at work, from its assignment to drafts of decisions（審査会）.

use crate::round::{Round, refused, screen};
use crate::world::{Browser, Reply, World, on_both};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::calls::EditPage;
use domain::decisions::{DecisionState, Outcome};
use domain::forms::Answers;
use domain::people::{Membership, Organisation, OrganisationId, OrganisationKind, PersonId, Role};
use domain::submissions::Stage;
use server::store::{calls, decisions, history, panels, people, reviews, submissions};
use uuid::Uuid;

pub const PAGE: &str = "/staff/calls/wagamachi-r8/review/all";

/// The panel of the round's call, with the rubric on it: 公益性 twice, 実現性 once, each of 1 to 5.
pub struct Bench {
    /// The round of the call.
    pub round: Round,
    /// The panel.
    pub panel: OrganisationId,
    /// Its members.
    pub reviewers: Vec<PersonId>,
}

/// The rubric, with the panel for a track; `all` where the call has none.
pub fn rubric(panel: OrganisationId, track: &str) -> Answers {
    let panel = panel.to_string();
    let seats = format!("panel-{track}");
    let pairs = [
        ("judged", "yes"),
        ("criterion.0.label", "公益性"),
        ("criterion.0.weight", "2"),
        ("criterion.0.min", "1"),
        ("criterion.0.max", "5"),
        ("criterion.1.label", "実現性"),
        ("criterion.1.min", "1"),
        ("criterion.1.max", "5"),
        ("aggregate", "mean_present"),
        ("pass", "6"),
        ("tie-0", "lower-request"),
        (seats.as_str(), panel.as_str()),
    ];
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

impl Bench {
    /// A call that is judged by a panel of so many.
    pub async fn new(world: World, members: usize) -> Bench {
        let mut round = Round::new(world).await;
        let now = round.world.state.clock.now();
        let panel = OrganisationId(Uuid::now_v7());
        let mut tx = round.world.state.db.write().await.expect("a transaction");
        let (kind, name) = (OrganisationKind::Panel, "市民特認事業審査会".to_owned());
        let new = Organisation { id: panel, kind, name, email: None, phone: None };
        panels::add(&mut tx, &new, round.call.department, now).await.expect("a panel");
        let mut reviewers = Vec::new();
        for nth in 0..members {
            let id = PersonId(Uuid::now_v7());
            let (name, email) = (format!("委員 第{nth}"), format!("reviewer{nth}@example.jp"));
            let new = people::NewPerson {
                id,
                name: &name,
                email: &email,
                email_key: &email,
                lang: domain::texts::Lang::Ja,
                password_hash: None,
                confirmed_at: Some(now),
            };
            people::add(&mut tx, &new, now).await.expect("a person");
            let from = (now - TimeDelta::days(30)).date_naive();
            let term = Membership { organisation: panel, role: Role::Reviewer, from, until: None };
            people::add_membership(&mut tx, id, &term).await.expect("a term");
            reviewers.push(id);
        }
        let before = round.call.dates.opens_at - TimeDelta::days(1);
        round.call.edit(EditPage::Review, &rubric(panel, "all"), before).expect("a rubric");
        calls::update(&mut tx, &round.call).await.expect("the call is kept");
        tx.commit().await.expect("kept");
        Bench { round, panel, reviewers }
    }

    /// Cases that passed their formal check, each of a group of its own.
    pub async fn cases(&self, amounts: &[i64]) -> Vec<String> {
        let mut officer = self.round.browser(self.round.officer).await;
        let mut numbers = Vec::new();
        for (nth, amount) in (1_i64..).zip(amounts) {
            let (title, group) = (format!("事業その{nth}"), format!("団体その{nth}"));
            let number = self.round.case(nth, &title, &group, *amount).await;
            screen(&mut officer, &number).await.redirect();
            numbers.push(number);
        }
        numbers
    }

    /// Sends them to the panel; everybody judges everything.
    pub async fn begin(&self) -> Reply {
        let due = self.round.world.state.clock.now() + TimeDelta::days(7);
        let due = due.format("%Y-%m-%d").to_string();
        let mut officer = self.round.browser(self.round.officer).await;
        officer.post(PAGE, &[("due", due.as_str()), ("way", "all"), ("count", "")]).await
    }

    /// A reviewer who has answered the question for interests: yes where the group stands in `with`.
    pub async fn answered(&self, nth: usize, with: &[&str]) -> Browser {
        let mut browser = self.round.browser(self.reviewers[nth]).await;
        let list = browser.get("/review").await.expect(StatusCode::OK);
        let page = list.attributes("main a.btn", "href").remove(0);
        let asked = browser.get(&page).await.expect(StatusCode::OK);
        let fields = asked.attributes("fieldset input[value=no]", "name");
        let groups = asked.select("fieldset legend");
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .zip(&groups)
            .map(|(field, legend)| {
                let has = with.iter().any(|group| legend.contains(&format!("「{group}」")));
                (field.as_str(), if has { "yes" } else { "no" })
            })
            .collect();
        browser.post(&page, &fields).await.redirect();
        browser
    }
}

/// Hands a sheet in.
pub async fn score(browser: &mut Browser, number: &str, public: &str, real: &str) -> Reply {
    let marks = [("criterion1", public), ("criterion2", real), ("remark", "よく考えられている"), ("go", "hand-in")];
    browser.post(&format!("/review/cases/{number}"), &marks).await
}

fn keys(found: &Reply, number: &str) -> Vec<String> {
    let names = found.attributes("tbody a", "href");
    let labels = found.select("tbody a");
    names.into_iter().zip(labels).filter(|(_, label)| label.contains(number)).map(|(href, _)| href).collect()
}

#[test]
fn eighteen_cases_seven_reviewers_and_one_recusal_become_drafts() {
    on_both(|world| async move {
        let bench = Bench::new(world, 7).await;
        // 18 cases of 20,000 yen and a budget of 300,000: fifteen fit.
        let numbers = bench.cases(&[20_000; 18]).await;
        bench.begin().await.redirect();
        refused(bench.begin().await, StatusCode::CONFLICT);
        assert_eq!(bench.round.stage(&numbers[0]).await, Stage::Reviewing);
        let told = bench.round.letters().await;

        // Before the question was answered nothing opens.
        let mut early = bench.round.browser(bench.reviewers[0]).await;
        refused(early.get(&format!("/review/cases/{}", numbers[0])).await, StatusCode::CONFLICT);
        assert!(!early.get("/review").await.text().contains("事業その1"));

        // The first reviewer keeps out of the third case.
        let mut browsers = vec![bench.answered(0, &["団体その3"]).await];
        for nth in 1..7 {
            browsers.push(bench.answered(nth, &[]).await);
        }
        for (who, browser) in browsers.iter_mut().enumerate() {
            for (nth, number) in numbers.iter().enumerate() {
                if (who, nth) == (0, 2) {
                    refused(score(browser, number, "5", "5").await, StatusCode::NOT_FOUND);
                } else if (who, nth) != (6, 17) {
                    // Earlier cases get more; the last one fails the pass line.
                    let public = if nth == 17 {
                        "1"
                    } else if nth < 6 {
                        "5"
                    } else {
                        "4"
                    };
                    let real = if nth == 17 {
                        "2"
                    } else if nth % 2 == 0 {
                        "5"
                    } else {
                        "3"
                    };
                    score(browser, number, public, real).await.redirect();
                }
            }
        }
        // The last sheet came on paper, and the officer keys it in.
        let mut officer = bench.round.browser(bench.round.officer).await;
        let tally = format!("{PAGE}/tally");
        assert!(officer.get(&tally).await.text().contains("未提出の採点票 1枚"));
        refused(officer.post(&tally, &[]).await, StatusCode::CONFLICT);
        let places = officer.get(&format!("{PAGE}/assignments")).await.expect(StatusCode::OK);
        let last = keys(&places, &numbers[17]).pop().expect("the seventh reviewer");
        officer.get(&last).await.expect(StatusCode::OK);
        refused(officer.post(&last, &[("criterion1", "9")]).await, StatusCode::UNPROCESSABLE_ENTITY);
        officer.post(&last, &[("criterion1", "1"), ("criterion2", "2")]).await.redirect();

        officer.post(&tally, &[]).await.redirect();
        refused(score(&mut browsers[1], &numbers[0], "1", "1").await, StatusCode::CONFLICT);
        let page = officer.get(&tally).await.expect(StatusCode::OK);
        assert_eq!(page.select("tbody tr:not(.budget-line)").len(), 18);
        assert_eq!(page.select(".budget-line").len(), 1);
        // The case with the recusal was judged by six.
        let third = page.select("tbody tr").into_iter().find(|row| row.contains(&numbers[2])).expect("a row");
        assert!(third.contains("6／6"), "{third}");

        // The panel wants one of those that the budget does not hold, and says why; without a reason it does not go.
        let say = format!("{PAGE}/cases/{}", numbers[16]);
        officer.get(&say).await.expect(StatusCode::OK);
        let form = [("comment", "離島の取組を応援する"), ("outcome", "selected"), ("amount", "20000"), ("reason", "")];
        refused(officer.post(&say, &form).await, StatusCode::UNPROCESSABLE_ENTITY);
        let form =
            [("comment", "離島の取組を応援する"), ("outcome", "selected"), ("amount", "20000"), ("reason", "島の実情")];
        officer.post(&say, &form).await.redirect();
        // The running order: the last case comes first, fifteen minutes each.
        let order = format!("{PAGE}/agenda");
        refused(officer.get(&format!("{PAGE}/clock")).await, StatusCode::NOT_FOUND);
        let turn = format!("turn-{}", numbers[17]);
        let form = [
            ("starts-date", "2026-12-05"),
            ("starts-time", "13:30"),
            ("place", "交流センター"),
            ("talk", "7"),
            ("questions", "5"),
        ];
        refused(officer.post(&order, &form).await, StatusCode::UNPROCESSABLE_ENTITY);
        let form: Vec<(&str, &str)> = form.into_iter().chain([("scoring", "3"), (turn.as_str(), "0")]).collect();
        officer.post(&order, &form).await.redirect();
        let rows = officer.get(&order).await.select("tbody tr");
        assert!(rows[0].contains("13:30〜13:45") && rows[0].contains(&numbers[17]), "{}", rows[0]);
        assert!(rows[17].contains("17:45〜18:00"), "{}", rows[17]);
        let clock = officer.get(&format!("{PAGE}/clock")).await.expect(StatusCode::OK);
        assert_eq!(clock.headers["refresh"], "15");
        let minutes = officer.get(&format!("{PAGE}/minutes")).await.expect(StatusCode::OK).text();
        assert!(minutes.contains("委員 第0委員は審査に加わらなかった") && minutes.contains("離島の取組を応援する"));

        officer.post(&format!("{PAGE}/prepare"), &[]).await.redirect();
        refused(officer.post(&format!("{PAGE}/prepare"), &[]).await, StatusCode::CONFLICT);
        let mut tx = bench.round.world.state.db.read().await.expect("a snapshot");
        let drafted = decisions::latest_of_call(&mut tx, bench.round.call.id).await.expect("decisions");
        assert_eq!(drafted.len(), 18);
        assert!(drafted.values().all(|one| one.state == DecisionState::Drafted));
        let total: i64 = drafted.values().map(|one| one.amount.0).sum();
        assert_eq!(total, 300_000, "the budget, and not a yen more");
        let of = |outcome: Outcome| drafted.values().filter(|one| one.outcome == outcome).count();
        assert_eq!((of(Outcome::Selected), of(Outcome::Rejected)), (15, 3));
        let wanted = submissions::find_by_number(&mut tx, &numbers[16]).await.expect("a row").expect("a case");
        assert_eq!(drafted[&wanted.id].reason, "島の実情\n離島の取組を応援する");
        let failed = submissions::find_by_number(&mut tx, &numbers[17]).await.expect("a row").expect("a case");
        assert!(drafted[&failed.id].reason.contains("基準点"));
        drop(tx);
        assert!(bench.round.letters().await > told, "approvers are asked as for every draft");

        // Approval goes on as for every draft.
        let mut approver = bench.round.browser(bench.round.approver).await;
        approver.post(&format!("/staff/cases/{}/approval", numbers[0]), &[]).await.redirect();
        let mut tx = bench.round.world.state.db.read().await.expect("a snapshot");
        let entries = history::after(&mut tx, 0, 10_000).await.expect("entries");
        let mut before = domain::history::FIRST_HASH.to_owned();
        for entry in entries {
            assert!(entry.follows(&before), "the chain holds");
            before = entry.hash;
        }
    });
}

#[test]
fn interests_are_matched_by_membership_and_name_and_only_names_are_lifted() {
    on_both(|world| async move {
        let bench = Bench::new(world, 3).await;
        let numbers = bench.cases(&[10_000, 10_000]).await;
        // The second reviewer belongs to the group of the first case; the resident of the application bears the third's name.
        let mut tx = bench.round.world.state.db.write().await.expect("a transaction");
        let case = submissions::find_by_number(&mut tx, &numbers[0]).await.expect("a row").expect("a case");
        let from = bench.round.world.state.clock.now().date_naive();
        let member = |role| Membership { organisation: case.group, role, from, until: None };
        people::add_membership(&mut tx, bench.reviewers[1], &member(Role::Contact)).await.expect("a role");
        let other = submissions::find_by_number(&mut tx, &numbers[1]).await.expect("a row").expect("a case");
        let from_other = Membership { organisation: other.group, role: Role::Representative, from, until: None };
        people::add_membership(&mut tx, bench.round.resident, &from_other).await.expect("a role");
        people::rename(&mut tx, bench.reviewers[2], "山田　花子").await.expect("a name");
        tx.commit().await.expect("kept");

        bench.begin().await.redirect();
        let mut officer = bench.round.browser(bench.round.officer).await;
        let places = officer.get(&format!("{PAGE}/assignments")).await.expect(StatusCode::OK);
        assert_eq!(places.select("tbody .tag--bad").len(), 2);
        let mut tx = bench.round.world.state.db.read().await.expect("a snapshot");
        let of = |case: &domain::submissions::Submission, nth: usize| (case.id, bench.reviewers[nth]);
        let (first, third) = (of(&case, 1), of(&other, 2));
        let by_member = reviews::place_of(&mut tx, first.0, first.1).await.expect("a row").expect("a place");
        let by_name = reviews::place_of(&mut tx, third.0, third.1).await.expect("a row").expect("a place");
        drop(tx);
        let lift = |id: Uuid| format!("/staff/sheets/{id}/interest");
        refused(officer.post(&lift(by_member.id), &[("reason", "x")]).await, StatusCode::FORBIDDEN);
        refused(officer.post(&lift(by_name.id), &[("reason", " ")]).await, StatusCode::UNPROCESSABLE_ENTITY);
        officer.post(&lift(by_name.id), &[("reason", "同姓同名の別人")]).await.redirect();
        let mut reviewer = bench.answered(2, &[]).await;
        score(&mut reviewer, &numbers[1], "5", "5").await.redirect();

        // An interest that comes to mind later closes the case, and the sheet no longer counts.
        reviewer.post(&format!("/review/cases/{}/interest", numbers[1]), &[]).await.redirect();
        refused(reviewer.get(&format!("/review/cases/{}", numbers[1])).await, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_sheet_is_saved_as_typed_and_never_written_over_unseen() {
    on_both(|world| async move {
        let bench = Bench::new(world, 3).await;
        let numbers = bench.cases(&[10_000, 10_000]).await;
        bench.begin().await.redirect();
        let mut reviewer = bench.answered(0, &[]).await;
        let page = format!("/review/cases/{}", numbers[0]);
        let first = reviewer.get(&page).await.expect(StatusCode::OK);
        assert!(!first.text().contains("0920-00-1234"), "personal answers are not shown");
        let base = |page: &Reply| {
            let of = |name: &str| page.attributes(&format!("input[name={name}]"), "value").remove(0);
            (of("draft-version"), of("draft-window"))
        };
        let (version, window) = base(&first);
        let form = |version: &str, window: &str, public: &str| {
            [
                ("draft-version".to_owned(), version.to_owned()),
                ("draft-window".to_owned(), window.to_owned()),
                ("criterion1".to_owned(), public.to_owned()),
                ("remark-criterion1".to_owned(), "メモ".to_owned()),
                ("go".to_owned(), "save".to_owned()),
            ]
        };
        let post = async |browser: &mut Browser, fields: [(String, String); 5]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
            browser.post(&page, &fields).await
        };
        // A mark is missing, and a save for later takes it; a double click is harmless.
        post(&mut reviewer, form(&version, &window, "4")).await.redirect();
        post(&mut reviewer, form(&version, &window, "4")).await.redirect();
        // Another window that was loaded before is told, and keeps what was typed in it.
        let stale = post(&mut reviewer, form("0", "another", "2")).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(stale.text().contains("ほかの画面"));
        assert_eq!(stale.attributes("input[name=criterion1][checked]", "value"), ["2"]);
        let (version, window) = base(&stale);
        post(&mut reviewer, form(&version, &window, "2")).await.redirect();
        refused(score(&mut reviewer, &numbers[0], "2", "").await, StatusCode::UNPROCESSABLE_ENTITY);
        let shown = reviewer.get(&page).await.expect(StatusCode::OK);
        assert!(shown.text().contains("ほかの委員の採点は、あなたが提出すると見られます"));
        let (version, window) = base(&shown);
        let marks = [
            ("draft-version", version.as_str()),
            ("draft-window", &window),
            ("criterion1", "2"),
            ("criterion2", "3"),
            ("go", "hand-in"),
        ];
        reviewer.post(&page, &marks).await.redirect();
        let after = reviewer.get(&page).await.expect(StatusCode::OK).text();
        assert!(after.contains("3人のうち1人が提出") && after.contains("3人以上"), "a mean of one is nobody's to read");
        // Nobody else comes to a sheet, and no other role to a reviewer's page.
        let mut officer = bench.round.browser(bench.round.officer).await;
        refused(officer.get(&page).await, StatusCode::FORBIDDEN);
        refused(reviewer.get(PAGE).await, StatusCode::FORBIDDEN);
    });
}

#[test]
fn reviewers_are_reminded_before_the_day() {
    on_both(|world| async move {
        let bench = Bench::new(world, 3).await;
        let numbers = bench.cases(&[10_000]).await;
        bench.begin().await.redirect();
        let mut done = bench.answered(0, &[]).await;
        score(&mut done, &numbers[0], "3", "3").await.redirect();
        let state = &bench.round.world.state;
        let now = state.clock.now();
        let remind = server::actions::reviews::remind;
        assert_eq!(remind(state, now + TimeDelta::days(2)).await.expect("a look"), 0, "not yet");
        assert_eq!(remind(state, now + TimeDelta::days(5)).await.expect("a look"), 2, "those whose sheets are missing");
        assert_eq!(remind(state, now + TimeDelta::days(5)).await.expect("a look"), 0, "once");
    });
}

#[test]
fn an_officer_with_an_interest_runs_nothing_and_sees_nothing_of_the_case() {
    on_both(|world| async move {
        let bench = Bench::new(world, 3).await;
        // The first reviewer also works in the department; the second decides there.
        let mut tx = bench.round.world.state.db.write().await.expect("a transaction");
        let from = (bench.round.world.state.clock.now() - TimeDelta::days(9)).date_naive();
        for (nth, role) in [(0, Role::Officer), (1, Role::Approver)] {
            let membership = Membership { organisation: bench.round.call.department, role, from, until: None };
            people::add_membership(&mut tx, bench.reviewers[nth], &membership).await.expect("a role");
        }
        tx.commit().await.expect("kept");
        let numbers = bench.cases(&[10_000, 10_000]).await;
        bench.begin().await.redirect();
        let mut both = bench.answered(0, &["団体その2"]).await;
        let mut third = bench.answered(2, &[]).await;
        score(&mut third, &numbers[1], "4", "4").await.redirect();
        for path in [
            PAGE.to_owned(),
            format!("{PAGE}/tally"),
            format!("{PAGE}/assignments"),
            format!("{PAGE}/sheets"),
            format!("{PAGE}/minutes"),
            format!("{PAGE}/cases/{}", numbers[0]),
            format!("/staff/cases/{}", numbers[1]),
            format!("/review/cases/{}", numbers[1]),
        ] {
            refused(both.get(&path).await, StatusCode::NOT_FOUND);
        }
        both.get(&format!("/staff/cases/{}", numbers[0])).await.expect(StatusCode::OK);
        for path in
            ["/staff", "/staff/cases", "/staff/export/cases.csv", "/staff/calls/wagamachi-r8/release", "/review"]
        {
            let text = both.get(path).await.expect(StatusCode::OK).text();
            assert!(!text.contains("事業その2") && !text.contains("団体その2"), "{path}");
        }
        let mut other = bench.answered(1, &[]).await;
        other.get(&format!("/staff/cases/{}", numbers[1])).await.expect(StatusCode::OK);
        other.get(PAGE).await.expect(StatusCode::OK);
    });
}

#[test]
fn papers_first_and_only_those_who_pass_are_heard() {
    on_both(|world| async move {
        let mut bench = Bench::new(world, 2).await;
        let before = bench.round.call.dates.opens_at - TimeDelta::days(1);
        let mut page = rubric(bench.panel, "all");
        page.set("criterion.0.judged", "both");
        page.set("criterion.1.judged", "talk");
        page.set("papers-pass", "8");
        bench.round.call.edit(EditPage::Review, &page, before).expect("a rubric");
        let mut tx = bench.round.world.state.db.write().await.expect("a transaction");
        calls::update(&mut tx, &bench.round.call).await.expect("the call is kept");
        tx.commit().await.expect("kept");
        let numbers = bench.cases(&[10_000, 10_000]).await;
        bench.begin().await.redirect();
        let mut browsers = [bench.answered(0, &[]).await, bench.answered(1, &[]).await];
        for browser in &mut browsers {
            for (number, public) in numbers.iter().zip(["4", "3"]) {
                browser
                    .post(&format!("/review/cases/{number}"), &[("criterion1", public), ("go", "hand-in")])
                    .await
                    .redirect();
            }
        }
        let mut officer = bench.round.browser(bench.round.officer).await;
        refused(officer.post(&format!("{PAGE}/tally"), &[]).await, StatusCode::CONFLICT);
        let due = (bench.round.world.state.clock.now() + TimeDelta::days(9)).format("%Y-%m-%d").to_string();
        officer.post(&format!("{PAGE}/next"), &[("due", due.as_str())]).await.redirect();
        for browser in &mut browsers {
            let list = browser.get("/review").await.text();
            assert!(list.contains("事業その1") && !list.contains("事業その2"));
            score(browser, &numbers[0], "5", "4").await.redirect();
        }
        officer.post(&format!("{PAGE}/attendance"), &[]).await.redirect();
        refused(officer.post(&format!("{PAGE}/tally"), &[]).await, StatusCode::CONFLICT);
        let ticks: Vec<(String, &str)> = bench.reviewers.iter().map(|one| (format!("present-{one}"), "yes")).collect();
        let ticks: Vec<(&str, &str)> = ticks.iter().map(|(key, value)| (key.as_str(), *value)).collect();
        officer.post(&format!("{PAGE}/attendance"), &ticks).await.redirect();
        officer.post(&format!("{PAGE}/tally"), &[]).await.redirect();
        let rows = officer.get(&format!("{PAGE}/tally")).await.select("tbody tr");
        assert!(rows[0].contains(&numbers[0]) && rows[0].contains("14"), "{rows:?}");
        assert!(rows[1].contains(&numbers[1]) && rows[1].contains("基準点未満"), "{rows:?}");
        // The tally is taken back with its reason, and a sheet is mended.
        refused(officer.post(&format!("{PAGE}/untally"), &[("reason", "")]).await, StatusCode::UNPROCESSABLE_ENTITY);
        officer.post(&format!("{PAGE}/untally"), &[("reason", "転記の誤り")]).await.redirect();
        score(&mut browsers[0], &numbers[0], "3", "3").await.redirect();
    });
}

#[test]
fn a_panel_is_made_and_its_members_come_and_go() {
    on_both(|world| async move {
        let round = Round::new(world).await;
        let mut officer = round.browser(round.officer).await;
        refused(officer.post("/staff/panels", &[("name", "")]).await, StatusCode::UNPROCESSABLE_ENTITY);
        officer.post("/staff/panels", &[("name", "認可事業審査会")]).await.redirect();
        let panel = officer.get("/staff/panels").await.attributes("main .tasks__link", "href").remove(0);
        let mut stranger = round.browser(round.stranger).await;
        refused(stranger.get(&panel).await, StatusCode::NOT_FOUND);
        let form = [("email", "iin@example.jp"), ("name", ""), ("from", "2026-04-01"), ("until", "")];
        refused(officer.post(&panel, &form).await, StatusCode::UNPROCESSABLE_ENTITY);
        let form =
            [("email", "iin@example.jp"), ("name", "委員 はな"), ("from", "2026-04-01"), ("until", "2028-03-31")];
        officer.post(&panel, &form).await.redirect();
        officer.post(&panel, &form).await.redirect();
        let page = officer.get(&panel).await;
        assert_eq!(page.select("tbody tr").len(), 1, "a double press is one term");
        assert!(page.text().contains("委員 はな"));
        let end = page.attributes("tbody a", "href").remove(0);
        officer.get(&end).await.expect(StatusCode::OK);
        refused(officer.post(&end, &[("until", "2020-01-01")]).await, StatusCode::UNPROCESSABLE_ENTITY);
        officer.post(&end, &[("until", "2026-06-30")]).await.redirect();
        assert!(officer.get(&panel).await.text().contains("委員はまだいません"), "a term that is over is not listed");
    });
}
