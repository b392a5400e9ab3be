//! Texts of keying in opinions that came on paper（紙の意見の入力）.

texts! {
    fn postmark_after_stamp() {
        ja: "消印の日が、受付印の日より後になっています。",
        easy: "郵便局《ゆうびんきょく》の 日《ひ》が、市《し》に 届《とど》いた 日《ひ》より 後《あと》です。",
        en: "The postmark is later than the day of the city's stamp.",
    }
    fn after_grace(last) {
        ja: "入力の期限（{last}）を過ぎています。期間内に届いたことを確かめて、印を付けてください。",
        easy: "入力《にゅうりょく》は {last}まででした。間《ま》に合《あ》った ことを 確《たし》かめて、印《しるし》を つけて ください。",
        en: "Keying in ended on {last}. Make sure that the paper came in time, and tick the box.",
    }
}
