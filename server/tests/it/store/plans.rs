//! What is asked of answers to opinions and of reviews is served by indexes, on tables with thousands of rows（索引）.

use super::answers::desk;
use super::directory::plan;
use crate::world::on_both;
use domain::people::OpinionId;
use server::store::Db;

/// Answers of a consultation: few are still to be written, most are approved.
const MANY: [&str; 2] = [
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
     INSERT INTO response (id, call_id, number, summary, answer, class, changes, state, version, department_id, due_on,
         points, texts, senders, created_at)
     SELECT randomblob(16), $1, n.i, '', '', 'D', '', CASE WHEN n.i % 20 = 0 THEN 'drafting' ELSE 'approved' END, 0,
         CASE n.i % 2 WHEN 0 THEN (SELECT id FROM organisation WHERE kind = 'department' ORDER BY name LIMIT 1)
             ELSE (SELECT id FROM organisation WHERE kind = 'department' ORDER BY name DESC LIMIT 1) END, '2026-12-04',
         1, 1, 1, '2026-11-30T00:00:00+00:00' FROM n",
    "INSERT INTO response (id, call_id, number, summary, answer, class, changes, state, version, department_id, due_on,
         points, texts, senders, created_at)
     SELECT gen_random_uuid(), $1, n.i, '', '', 'D', '', CASE WHEN n.i % 20 = 0 THEN 'drafting' ELSE 'approved' END, 0,
         CASE n.i % 2 WHEN 0 THEN (SELECT id FROM organisation WHERE kind = 'department' ORDER BY name LIMIT 1)
             ELSE (SELECT id FROM organisation WHERE kind = 'department' ORDER BY name DESC LIMIT 1) END,
         '2026-12-04', 1, 1, 1, now() FROM generate_series(1, 6000) AS n (i)",
];

/// A question, the index that answers it, and whether it walks along it in order.
const ASKED: [(&str, &str, bool); 14] = [
    (
        "SELECT call_id, count(*), min(due_on) FROM response WHERE state = 'drafting' AND texts > 0
         AND department_id IN ((SELECT id FROM organisation LIMIT 1)) GROUP BY call_id, department_id",
        "response_desk",
        false,
    ),
    (
        "SELECT call_id, due_on FROM response WHERE state = 'drafting' AND due_on >= '2026-12-01' AND due_on <= '2026-12-05'
         ORDER BY due_on, call_id, department_id LIMIT 100",
        "response_due",
        true,
    ),
    (
        "SELECT number FROM response WHERE call_id = (SELECT id FROM call LIMIT 1) AND number > 7
         AND department_id = (SELECT id FROM organisation LIMIT 1) ORDER BY number LIMIT 51",
        "response_",
        true,
    ),
    (
        "SELECT count(*) FROM response WHERE call_id = (SELECT id FROM call LIMIT 1) AND state = 'drafted'",
        "response_state",
        false,
    ),
    (
        "SELECT call_id, number FROM response WHERE standard_id = (SELECT id FROM standard_answer LIMIT 1)
         ORDER BY call_id, number LIMIT 200",
        "response_standard",
        true,
    ),
    ("SELECT node_id FROM clause_duty WHERE call_id = (SELECT id FROM call LIMIT 1)", "clause_duty_call", false),
    (
        "SELECT id FROM standard_answer WHERE department_id = (SELECT id FROM organisation LIMIT 1) ORDER BY title, id",
        "standard_answer_department",
        true,
    ),
    (
        "SELECT id FROM posting WHERE opinion_id = (SELECT id FROM opinion LIMIT 1) ORDER BY made_at, id",
        "posting_opinion",
        true,
    ),
    (
        "SELECT id FROM review_round WHERE tallied_at IS NULL AND due_on >= '2026-12-01' AND due_on <= '2026-12-05'
         ORDER BY due_on, id LIMIT 100",
        "review_round_due",
        true,
    ),
    (
        "SELECT round_id FROM review_seat WHERE person_id = (SELECT id FROM person LIMIT 1)",
        "review_seat_person",
        false,
    ),
    (
        "SELECT id FROM review_assignment WHERE round_id = (SELECT id FROM review_round LIMIT 1)",
        "review_assignment_round",
        false,
    ),
    (
        "SELECT submission_id FROM review_assignment WHERE person_id = (SELECT id FROM person LIMIT 1) AND conflict <> ''",
        "review_assignment_kept_out",
        false,
    ),
    (
        "SELECT submission_id FROM review_case WHERE round_id = (SELECT id FROM review_round LIMIT 1)
         ORDER BY turn, submission_id",
        "review_case_round",
        true,
    ),
    ("SELECT organisation_id FROM panel WHERE department_id = (SELECT id FROM organisation LIMIT 1)", "panel_department", false),
];

#[test]
fn answers_and_reviews_are_found_by_indexes() {
    on_both(|world| async move {
        let desk = desk(world).await;
        let many = MANY[usize::from(matches!(desk.world.state.db, Db::Postgres { .. }))];
        desk.sql(many, OpinionId(desk.consultation.call.0), &[]).await;
        desk.world.state.db.refresh_statistics().await.expect("statistics");
        for (sql, index, walks) in ASKED {
            let answer = plan(&desk.world, sql).await;
            assert!(answer.contains(index), "{sql}\n{answer}");
            let sorts = answer.contains("TEMP B-TREE") || answer.contains("Sort Key");
            assert!(!walks || !sorts, "{sql}\n{answer}");
        }
    });
}
