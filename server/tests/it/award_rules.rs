//! What has to come first after the grant: an answer before the report, the grant before its money（交付決定の後の順序）.

use crate::awards::{BANK, Granted};
use crate::world::on_both;
use axum::http::StatusCode;
use domain::submissions::Stage;
use server::store::submissions;

const END: [(&str, &str); 4] =
    [("why", "人手が足りない"), ("done-so-far", "下見"), ("spent", "30,000"), ("last-day", "2026/11/22")];

#[test]
fn a_report_waits_until_the_city_has_answered_what_alters_it() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let (mut resident, mut officer) = (granted.resident().await, granted.officer().await);
        let (check, back) = (format!("{}/report/check", granted.page), granted.verb("request-return"));
        granted.fill_report(&mut resident, "100,000").await;
        let change = format!("{}/requests/change", granted.page);
        let after = resident.get(&change).await.attributes("input[name^=after-]", "name").remove(0);
        let less = [("why", "印刷を減らす"), ("purpose-changes", "no"), (after.as_str(), "80,000")];
        for (form, fields, kind, name) in [
            (change.clone(), &less[..], "change", "変更"),
            (format!("{}/requests/discontinuation", granted.page), &END[..], "discontinuation", "中止"),
        ] {
            resident.post(&form, fields).await.redirect();
            let told = resident.post(&check, &[]).await.expect(StatusCode::CONFLICT).text();
            for words in [name, "回答をお待ちいただくか", "書いた報告は保存されています"] {
                assert!(told.contains(words), "{words} in {told}");
            }
            assert_eq!(granted.stage().await, Stage::Granted);
            let given_back = [("request", kind), ("reason", "お電話でのお申し出のため。")];
            officer.post(&back, &given_back).await.redirect();
        }
        assert_eq!(resident.post(&check, &[]).await.redirect(), granted.page, "nothing waits any more");
        assert_eq!(granted.stage().await, Stage::Reported);
    });
}

#[test]
fn a_request_that_waited_before_this_rule_can_still_be_given_back() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        let (mut resident, mut officer) = (granted.resident().await, granted.officer().await);
        resident.post(&format!("{}/requests/discontinuation", granted.page), &END).await.redirect();
        let mut tx = granted.round.world.state.db.write().await.expect("a transaction");
        let case = submissions::find_by_number(&mut tx, &granted.number).await.expect("an answer").expect("the case");
        submissions::advance(&mut tx, case.id, Stage::Granted, Stage::Reported).await.expect("reported long ago");
        tx.commit().await.expect("a commit");
        let back = granted.verb("request-return");
        let page = officer.get(&format!("/staff/cases/{}", granted.number)).await.expect(StatusCode::OK);
        assert!(page.attributes("form", "action").contains(&back));
        officer.post(&back, &[("request", "discontinuation"), ("reason", "報告が先に届いたため。")]).await.redirect();
        assert_eq!(granted.stage().await, Stage::Reported);
        assert!(resident.get(&granted.page).await.text().contains("報告が先に届いたため。"));
    });
}

#[test]
fn nothing_is_paid_before_the_grant() {
    on_both(|world| async move {
        let granted = Granted::new(world).await;
        granted.report("100,000").await;
        granted.confirm("100,000").await;
        granted.resident().await.post(&format!("{}/requests/invoice", granted.page), &BANK).await.redirect();
        let mut payer = granted.payer().await;
        let pay = granted.verb("payments/balance");
        for (on, says) in [("2026/11/21", "交付決定の日（令和8年11月22日"), ("2026/11/23", "まだ来ていない日")]
        {
            let reply = payer.post(&pay, &[("amount", "100,000"), ("on", on)]).await;
            let reply = reply.expect(StatusCode::UNPROCESSABLE_ENTITY);
            assert!(reply.text().contains(says) && reply.text().contains(on), "{}", reply.text());
        }
        payer.post(&pay, &[("amount", "100,000"), ("on", "2026/11/22")]).await.redirect();
    });
}
