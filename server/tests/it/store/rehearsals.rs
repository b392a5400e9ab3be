//! What a rehearsal holds and waits for（練習）.

use super::{filing, ground, later};
use crate::world::on_both;
use domain::corrections::Correction;
use domain::rehearsals::Occasion;
use domain::submissions::Stage;
use domain::texts::Words;
use server::store::rehearsals::{self, Held};
use server::store::{filings, submissions};

#[test]
fn what_is_there_is_counted_and_what_comes_next_is_named() {
    on_both(|world| async move {
        let mut ground = ground(&world).await;
        let (closes, title) = (ground.call.dates.closes_at, ground.call.title.clone());
        let case = ground.submitted(1).await;
        let tx = &mut ground.tx;
        let held = rehearsals::held(tx).await.expect("counts");
        assert_eq!(held, Held { cases: 1, people: 2, letters: 0, files: 0 });

        let coming = rehearsals::coming(tx, later(-40)).await.expect("days");
        let opens = (Occasion::Opening, title.clone(), later(-30));
        assert_eq!(coming, [opens, (Occasion::Closing, title.clone(), closes)]);

        let correction = filing(case.id);
        filings::add(tx, &correction).await.expect("a filing");
        let asked = Correction { marks: Vec::new(), note: String::new(), due_at: later(20) };
        filings::put_correction(tx, correction.id, &asked).await.expect("asked");
        submissions::advance(tx, case.id, Stage::Submitted, Stage::Returned).await.expect("a move");
        let coming = rehearsals::coming(tx, later(0)).await.expect("days");
        let due = (Occasion::Correction, Words::ja(case.title), later(20));
        assert_eq!(coming, [due, (Occasion::Closing, title, closes)], "the nearest first");
        assert!(rehearsals::coming(tx, closes).await.expect("days").is_empty(), "what has come is not to come");
    });
}
