//! The words of the budget: tables, categories, what is wrong, where the amount comes from（収支予算の言葉）.

use super::{Lang, Text, problems};
use crate::budget::{BudgetProblem, Category, Expense, Income, LineFault, LineField, LineProblem, QuantityError, Side};
use crate::money::{Base, Calculation, Unit, YenError};

texts! {
    fn title() { ja: "予算", easy: "予算《よさん》", en: "Budget" }
    fn lead() {
        ja: "事業に使うお金（支出）と、そのお金の出どころ（収入）を書きます。収入の合計と支出の合計は同じ額にします。",
        easy: "使《つか》う お金《かね》（支出《ししゅつ》）と、入《はい》る お金《かね》（収入《しゅうにゅう》）を 書《か》きます。2つの 合計《ごうけい》は 同《おな》じに します。",
        en: "List what the project costs (expenses) and where the money comes from (income). Both totals must be the same.",
    }
    fn how_to() {
        ja: "単価を書くと、数量と単価から金額を計算します。一式の費用は、単価を空けて金額だけを書いてください。数字は全角でも半角でもかまいません。",
        easy: "単価《たんか》を 書《か》くと、金額《きんがく》を 計算《けいさん》します。金額《きんがく》だけ 書《か》いても いいです。",
        en: "With a unit price, the amount is quantity times price. For a lump sum, leave the price empty and enter the amount only.",
    }
    fn expenses() { ja: "支出（使うお金）", easy: "支出《ししゅつ》（使《つか》う お金《かね》）", en: "Expenses" }
    fn incomes() { ja: "収入（お金の出どころ）", easy: "収入《しゅうにゅう》（入《はい》る お金《かね》）", en: "Income" }
    fn category() { ja: "費目", easy: "種類《しゅるい》", en: "Category" }
    fn text() { ja: "内容", easy: "何《なに》の お金《かね》", en: "What for" }
    fn quantity() { ja: "数量", easy: "数《かず》", en: "Quantity" }
    fn unit() { ja: "単位", easy: "単位《たんい》", en: "Unit" }
    fn price() { ja: "単価（円）", easy: "1つの 値段《ねだん》（円《えん》）", en: "Unit price (yen)" }
    fn amount() { ja: "金額（円）", easy: "金額《きんがく》（円《えん》）", en: "Amount (yen)" }
    fn basis() { ja: "根拠（見積書など）", easy: "見積書《みつもりしょ》など", en: "Basis (estimate …)" }
    fn scope() { ja: "対象外", easy: "補助《ほじょ》の 外《そと》", en: "Not eligible" }
    fn mark_excluded() { ja: "対象外にする", easy: "補助《ほじょ》に 入《い》れない", en: "Leave out" }
    fn row_actions() { ja: "行の操作", easy: "行《ぎょう》を 消《け》す", en: "Row" }
    fn remove_row() { ja: "削除", easy: "消《け》す", en: "Remove" }
    fn row_number(number) { ja: "{number}行目", easy: "{number}番目《ばんめ》の 行《ぎょう》", en: "Row {number}" }
    fn row_of(side, number) { ja: "{side} {number}行目", easy: "{side} {number}番目《ばんめ》", en: "{side}, row {number}" }
    fn outside(name) { ja: "{name}【対象外】", easy: "{name}【補助《ほじょ》の 外《そと》】", en: "{name} [not eligible]" }
    fn choose() { ja: "選んでください", easy: "えらんで ください", en: "Choose" }
    fn add_expense() { ja: "支出の行を追加", easy: "支出《ししゅつ》の 行《ぎょう》を ふやす", en: "Add an expense" }
    fn add_income() { ja: "収入の行を追加", easy: "収入《しゅうにゅう》の 行《ぎょう》を ふやす", en: "Add an income" }
    fn calculate() { ja: "計算する（保存します）", easy: "計算《けいさん》する（保存《ほぞん》します）", en: "Calculate (and save)" }
    fn total_expense() { ja: "支出の合計", easy: "支出《ししゅつ》の 合計《ごうけい》", en: "Total expenses" }
    fn total_income() { ja: "収入の合計", easy: "収入《しゅうにゅう》の 合計《ごうけい》", en: "Total income" }
    fn eligible() { ja: "補助対象経費", easy: "補助《ほじょ》の 対象《たいしょう》の お金《かね》", en: "Eligible costs" }
    fn difference() { ja: "収入と支出の差", easy: "収入《しゅうにゅう》と 支出《ししゅつ》の 差《さ》", en: "Income less expenses" }
    fn limit() { ja: "申請できる額", easy: "申請《しんせい》できる お金《かね》", en: "You may apply for" }
    fn requested() { ja: "申請額（収入の市補助金）", easy: "申請《しんせい》する お金《かね》", en: "Applied for" }
    fn sums() { ja: "合計と補助金額", easy: "合計《ごうけい》と 補助金《ほじょきん》", en: "Totals and subsidy" }
    fn balanced() {
        ja: "収入と支出が同じ額です。",
        easy: "収入《しゅうにゅう》と 支出《ししゅつ》が 同《おな》じです。",
        en: "Income and expenses are the same.",
    }
    fn still_open() { ja: "まだ直すところ", easy: "まだ 直《なお》す ところ", en: "Still to be mended" }
    fn take_limit() { ja: "この額（申請できる額）で申請する", easy: "この金額《きんがく》で 申請《しんせい》する", en: "Apply for this amount" }
    fn take_limit_help() {
        ja: "押すと、収入の「市補助金」の行がこの額になります。",
        easy: "押《お》すと、収入《しゅうにゅう》の「市《し》の 補助金《ほじょきん》」が この金額《きんがく》に なります。",
        en: "Sets the income line “City subsidy” to this amount.",
    }
    fn subsidy_line() { ja: "市補助金", easy: "市《し》の 補助金《ほじょきん》", en: "City subsidy" }

    fn income_subsidy() { ja: "市補助金（申請額）", easy: "市《し》の 補助金《ほじょきん》", en: "City subsidy (applied for)" }
    fn income_own() { ja: "自己資金・会費", easy: "自分《じぶん》たちの お金《かね》・会費《かいひ》", en: "Own money, membership fees" }
    fn income_fees() { ja: "参加費・売上", easy: "参加費《さんかひ》・売《う》った お金《かね》", en: "Entry fees, sales" }
    fn income_donations() { ja: "寄附・協賛", easy: "寄附《きふ》・協賛《きょうさん》", en: "Donations, sponsors" }
    fn income_other() { ja: "その他の収入", easy: "その他《ほか》", en: "Other income" }

    fn honoraria() { ja: "講師・専門家へのお礼（報償費）", easy: "先生《せんせい》への お礼《れい》（報償費《ほうしょうひ》）", en: "Fees for lecturers and experts" }
    fn travel() { ja: "交通費・宿泊費（旅費）", easy: "交通費《こうつうひ》・泊《と》まる お金《かね》（旅費《りょひ》）", en: "Travel and lodging" }
    fn consumables() { ja: "文具・消耗品（消耗品費）", easy: "文具《ぶんぐ》など（消耗品費《しょうもうひんひ》）", en: "Stationery, consumables" }
    fn printing() { ja: "チラシ・印刷・コピー（印刷製本費）", easy: "チラシ・印刷《いんさつ》（印刷製本費《いんさつせいほんひ》）", en: "Printing and copies" }
    fn fuel() { ja: "燃料・ガソリン（燃料費）", easy: "ガソリンなど（燃料費《ねんりょうひ》）", en: "Fuel" }
    fn food() { ja: "飲み物・食事（食糧費）", easy: "飲《の》み物《もの》・食事《しょくじ》（食糧費《しょくりょうひ》）", en: "Food and drink" }
    fn utilities() { ja: "電気・水道・ガス（光熱水費）", easy: "電気《でんき》・水道《すいどう》（光熱水費《こうねつすいひ》）", en: "Electricity, water, gas" }
    fn repairs() { ja: "修理（修繕料）", easy: "直《なお》す お金《かね》（修繕料《しゅうぜんりょう》）", en: "Repairs" }
    fn materials() { ja: "材料（材料費）", easy: "材料《ざいりょう》（材料費《ざいりょうひ》）", en: "Materials" }
    fn services() { ja: "郵送料・保険料・手数料（役務費）", easy: "郵便《ゆうびん》・保険《ほけん》・手数料《てすうりょう》（役務費《えきむひ》）", en: "Postage, insurance, charges" }
    fn outsourcing() { ja: "専門業者への委託（委託料）", easy: "会社《かいしゃ》に 頼《たの》む お金《かね》（委託料《いたくりょう》）", en: "Work by contractors" }
    fn rent() { ja: "会場・機材の借り上げ（使用料及び賃借料）", easy: "会場《かいじょう》・機械《きかい》を 借《か》りる お金《かね》（使用料《しようりょう》）", en: "Hire of rooms and equipment" }
    fn equipment() { ja: "備品（備品購入費）", easy: "長《なが》く 使《つか》う 物《もの》（備品購入費《びひんこうにゅうひ》）", en: "Equipment" }
    fn expense_other() { ja: "その他の支出", easy: "その他《ほか》", en: "Other expenses" }

    fn about(column, fault) { ja: "{column}：{fault}", easy: "{column}：{fault}", en: "{column}: {fault}" }
    fn price_or_amount() {
        ja: "単価か金額のどちらかを書いてください。",
        easy: "単価《たんか》か 金額《きんがく》を 書《か》いて ください。",
        en: "Enter a unit price or an amount.",
    }
    fn choose_category() { ja: "費目を選んでください。", easy: "種類《しゅるい》を えらんで ください。", en: "Choose a category." }
    fn quantity_unreadable() {
        ja: "数字で書いてください（例：3、1.5）。単位は「単位」の欄に書きます。",
        easy: "数字《すうじ》で 書《か》いて ください（例《れい》：3）。",
        en: "Enter a number such as 3 or 1.5. The unit has its own box.",
    }
    fn quantity_too_fine() { ja: "小数は2けたまでにしてください。", easy: "小数《しょうすう》は 2けたまでです。", en: "Use at most two decimals." }
    fn number_too_large() { ja: "数が大きすぎます。けたを確かめてください。", easy: "数《かず》が 大《おお》きすぎます。確《たし》かめて ください。", en: "The number is too large. Check its digits." }
    fn grouping() {
        ja: "コンマの位置を確かめてください（例：12,000）。",
        easy: "コンマ（,）の 場所《ばしょ》を 確《たし》かめて ください（例《れい》：12,000）。",
        en: "Check the position of the commas, as in 12,000.",
    }
    fn fraction() { ja: "1円より小さい数は書けません。", easy: "1円《えん》より 小《ちい》さい 数《かず》は 書《か》けません。", en: "Use whole yen." }
    fn negative() { ja: "0以上の数にしてください。", easy: "0より 小《ちい》さい 数《かず》は 書《か》けません。", en: "Use a number of 0 or more." }
    fn too_long(max) { ja: "{max}字までにしてください。", easy: "{max}字《じ》までに して ください。", en: "Use {max} characters or fewer." }

    fn no_expense() { ja: "支出がまだありません。使うお金を1行以上書いてください。", easy: "支出《ししゅつ》が ありません。使《つか》う お金《かね》を 書《か》いて ください。", en: "There is no expense yet. Enter at least one." }
    fn nothing_eligible() { ja: "補助の対象になる支出がありません。費目と「対象外」のしるしを確かめてください。", easy: "補助《ほじょ》の 対象《たいしょう》の 支出《ししゅつ》が ありません。", en: "None of the expenses is eligible." }
    fn no_request() { ja: "収入に「市補助金（申請額）」の行がありません。申請する額を書いてください。", easy: "収入《しゅうにゅう》に「市《し》の 補助金《ほじょきん》」が ありません。書《か》いて ください。", en: "Add an income line “City subsidy” with the amount you apply for." }
    fn income_more(by) { ja: "収入が支出より{by}円多くなっています。同じ額にしてください。", easy: "収入《しゅうにゅう》が {by}円《えん》 多《おお》いです。同《おな》じに して ください。", en: "Income is {by} yen more than expenses. Make both the same." }
    fn expense_more(by) { ja: "支出が収入より{by}円多くなっています。自己資金などを足して、同じ額にしてください。", easy: "支出《ししゅつ》が {by}円《えん》 多《おお》いです。同《おな》じに して ください。", en: "Expenses are {by} yen more than income. Make both the same." }
    fn own_negative() { ja: "自己資金が0円より少なくなっています。", easy: "自分《じぶん》たちの お金《かね》が 0円《えん》より 少《すく》ないです。", en: "Own money is below zero." }
    fn request_above(requested, limit) {
        ja: "申請額{requested}円が、申請できる額{limit}円より多くなっています。{limit}円以下にしてください。",
        easy: "申請《しんせい》する お金《かね》（{requested}円《えん》）が 多《おお》すぎます。{limit}円《えん》までです。",
        en: "You apply for {requested} yen, but the rule allows {limit} yen.",
    }
    fn line_without_text() { ja: "内容を書いてください。", easy: "何《なに》の お金《かね》か 書《か》いて ください。", en: "Say what it is for." }
    fn line_without_amount() { ja: "金額が0円です。額を書くか、行を削除してください。", easy: "0円《えん》です。金額《きんがく》を 書《か》いて ください。", en: "The amount is 0. Enter an amount or remove the row." }
    fn not_calculable() { ja: "この数字では計算できません。0より小さい額がないか確かめてください。", easy: "計算《けいさん》できません。数字《すうじ》を 確《たし》かめて ください。", en: "The figures cannot be calculated. Check for amounts below zero." }

    fn base_cost(eligible) { ja: "対象経費 {eligible}円", easy: "対象《たいしょう》の お金《かね》 {eligible}円《えん》", en: "Eligible costs {eligible} yen" }
    fn base_net(eligible, income) {
        ja: "（対象経費 {eligible}円 − 事業の収入 {income}円）",
        easy: "（対象《たいしょう》の お金《かね》 {eligible}円《えん》 − 事業《じぎょう》の 収入《しゅうにゅう》 {income}円《えん》）",
        en: "(eligible costs {eligible} yen − project income {income} yen)",
    }
    fn times(base, rate) { ja: "{base} × {rate}", easy: "{base} × {rate}", en: "{base} × {rate}" }
    fn gives(so_far, amount) { ja: "{so_far} → {amount}円", easy: "{so_far} → {amount}円《えん》", en: "{so_far} → {amount} yen" }
    fn cut_hundred(so_far) { ja: "{so_far} → 百円未満切捨て", easy: "{so_far} → 100円《えん》より 下《した》を 切《き》る", en: "{so_far} → rounded down to 100 yen" }
    fn cut_thousand(so_far) { ja: "{so_far} → 千円未満切捨て", easy: "{so_far} → 1,000円《えん》より 下《した》を 切《き》る", en: "{so_far} → rounded down to 1,000 yen" }
    fn cut_ten_thousand(so_far) { ja: "{so_far} → 一万円未満切捨て", easy: "{so_far} → 10,000円《えん》より 下《した》を 切《き》る", en: "{so_far} → rounded down to 10,000 yen" }
    fn capped(so_far, cap) { ja: "{so_far} → 上限 {cap}円", easy: "{so_far} → いちばん 多《おお》くて {cap}円《えん》", en: "{so_far} → at most {cap} yen" }
    fn asked(so_far, requested) { ja: "{so_far} → 申請額 {requested}円", easy: "{so_far} → 申請《しんせい》する お金《かね》 {requested}円《えん》", en: "{so_far} → applied for {requested} yen" }
}

/// A category by its plain name, with the city's own 節 in brackets.
pub fn category_name(lang: Lang, category: Category) -> Text {
    match category {
        Category::Income(Income::Subsidy) => income_subsidy(lang),
        Category::Income(Income::Own) => income_own(lang),
        Category::Income(Income::Fees) => income_fees(lang),
        Category::Income(Income::Donations) => income_donations(lang),
        Category::Income(Income::Other) => income_other(lang),
        Category::Expense(expense) => expense_name(lang, expense),
    }
}

fn expense_name(lang: Lang, expense: Expense) -> Text {
    match expense {
        Expense::Honoraria => honoraria(lang),
        Expense::Travel => travel(lang),
        Expense::Consumables => consumables(lang),
        Expense::Printing => printing(lang),
        Expense::Fuel => fuel(lang),
        Expense::Food => food(lang),
        Expense::Utilities => utilities(lang),
        Expense::Repairs => repairs(lang),
        Expense::Materials => materials(lang),
        Expense::Services => services(lang),
        Expense::Outsourcing => outsourcing(lang),
        Expense::Rent => rent(lang),
        Expense::Equipment => equipment(lang),
        Expense::Other => expense_other(lang),
    }
}

/// What a side is called.
pub fn side(lang: Lang, side: Side) -> Text {
    match side {
        Side::Income => incomes(lang),
        Side::Expense => expenses(lang),
    }
}

/// What a column is called.
pub fn column(lang: Lang, column: LineField) -> Text {
    match column {
        LineField::Category => category(lang),
        LineField::Text => text(lang),
        LineField::Quantity => quantity(lang),
        LineField::Unit => unit(lang),
        LineField::Price => price(lang),
        LineField::Amount => amount(lang),
        LineField::Basis => basis(lang),
    }
}

/// What is wrong with a column of a line, with the column's name in front.
pub fn line_problem(lang: Lang, problem: LineProblem) -> Text {
    let fault = match problem.fault {
        LineFault::Missing => return price_or_amount(lang),
        LineFault::UnknownCategory => return choose_category(lang),
        LineFault::Quantity(QuantityError::Unreadable) => quantity_unreadable(lang),
        LineFault::Quantity(QuantityError::TooFine) => quantity_too_fine(lang),
        LineFault::Quantity(QuantityError::TooLarge) => number_too_large(lang),
        LineFault::Yen(YenError::Empty | YenError::Unreadable) => problems::not_money(lang),
        LineFault::Yen(YenError::Grouping) => grouping(lang),
        LineFault::Yen(YenError::Fraction) => fraction(lang),
        LineFault::Yen(YenError::TooLarge) | LineFault::TooLarge => number_too_large(lang),
        LineFault::Negative => negative(lang),
        LineFault::TooLong { max } => too_long(lang, max),
    };
    about(lang, column(lang, problem.field), fault)
}

/// What keeps a budget from being handed in.
pub fn budget_problem(lang: Lang, problem: BudgetProblem) -> Text {
    match problem {
        BudgetProblem::NoExpense => no_expense(lang),
        BudgetProblem::NothingEligible => nothing_eligible(lang),
        BudgetProblem::NoRequest => no_request(lang),
        BudgetProblem::Unbalanced { more: Side::Income, by } => income_more(lang, by),
        BudgetProblem::Unbalanced { more: Side::Expense, by } => expense_more(lang, by),
        BudgetProblem::OwnMoneyNegative { .. } => own_negative(lang),
        BudgetProblem::RequestAboveFormula { requested, limit } => request_above(lang, requested, limit),
        BudgetProblem::LineWithoutText { .. } => line_without_text(lang),
        BudgetProblem::LineWithoutAmount { .. } => line_without_amount(lang),
        BudgetProblem::NotCalculable(_) => not_calculable(lang),
    }
}

/// Where the amount comes from, in one sentence:
/// 対象経費 183,450円 × 1/2 → 千円未満切捨て → 91,000円.
pub fn explain(lang: Lang, calculation: &Calculation) -> Text {
    let grant = calculation.grant;
    let base = match grant.base {
        Base::Cost => base_cost(lang, calculation.eligible),
        Base::Net => base_net(lang, calculation.eligible, calculation.income),
    };
    let mut text = times(lang, base, grant.rate.to_string());
    if calculation.rounded != calculation.product {
        text = match grant.unit {
            Unit::One => text,
            Unit::Hundred => cut_hundred(lang, text),
            Unit::Thousand => cut_thousand(lang, text),
            Unit::TenThousand => cut_ten_thousand(lang, text),
        };
    }
    text = gives(lang, text, calculation.rounded);
    if calculation.cap_applied {
        text = capped(lang, text, calculation.limit);
    }
    match calculation.requested {
        Some(requested) if calculation.request_applied && requested.0 > 0 => asked(lang, text, requested),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Grant, Rate, Yen};

    fn told(
        base: Base,
        cap: Option<i64>,
        eligible: i64,
        income: i64,
        requested: Option<i64>,
        rate: (u32, u32),
    ) -> String {
        let rate = Rate::new(rate.0, rate.1).expect("a rate");
        let grant = Grant { rate, base, cap: cap.map(Yen), unit: Unit::Thousand };
        let calculation = grant.amount(Yen(eligible), Yen(income), requested.map(Yen)).expect("can be calculated");
        explain(Lang::Ja, &calculation).bare()
    }

    #[test]
    fn the_amount_is_explained_in_one_sentence() {
        assert_eq!(
            told(Base::Cost, None, 183_450, 0, None, (1, 2)),
            "対象経費 183,450円 × 1/2 → 千円未満切捨て → 91,000円"
        );
        assert_eq!(
            told(Base::Net, Some(400_000), 700_000, 120_000, None, (3, 4)),
            "（対象経費 700,000円 − 事業の収入 120,000円） × 3/4 → 435,000円 → 上限 400,000円"
        );
        assert_eq!(
            told(Base::Cost, None, 200_000, 0, Some(80_000), (1, 2)),
            "対象経費 200,000円 × 1/2 → 100,000円 → 申請額 80,000円"
        );
    }
}
