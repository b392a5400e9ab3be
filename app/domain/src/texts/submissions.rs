//! The three names of every stage, and the words of moves and decisions（段階・手続きの名前）.

use super::{Lang, Text, awards, property};
use crate::decisions::{DecisionState, Outcome};
use crate::submissions::{Stage, Verb};

texts! {
    fn draft() { ja: "下書き", easy: "下書《したが》き", en: "Draft" }
    fn submitted() { ja: "受付済み", easy: "受《う》け付《つ》けました", en: "Received" }
    fn returned() { ja: "補正のお願い", easy: "直《なお》して ください", en: "Correction wanted" }
    fn eligible() { ja: "形式審査済み", easy: "書類《しょるい》を 確《たし》かめました", en: "Papers checked" }
    fn ineligible() { ja: "対象外", easy: "対象《たいしょう》では ありません", en: "Not eligible" }
    fn reviewing() { ja: "審査中", easy: "審査《しんさ》を して います", en: "Under review" }
    fn recommended() { ja: "審査会意見済み", easy: "審査会《しんさかい》が 終《お》わりました", en: "Panel opinion given" }
    fn selected() { ja: "採択", easy: "選《えら》ばれました", en: "Selected" }
    fn conditional() { ja: "条件付き採択", easy: "条件《じょうけん》つきで 選《えら》ばれました", en: "Conditional" }
    fn waitlisted() { ja: "次点", easy: "次点《じてん》", en: "Waiting list" }
    fn rejected() { ja: "不採択", easy: "選《えら》ばれませんでした", en: "Not selected" }
    fn granted() { ja: "交付決定", easy: "補助金《ほじょきん》が 決《き》まりました", en: "Grant decided" }
    fn withdrawn() { ja: "取下げ", easy: "取《と》り下《さ》げました", en: "Withdrawn" }
    fn called_off() { ja: "募集中止", easy: "募集《ぼしゅう》が 中止《ちゅうし》です", en: "Call cancelled" }

    fn say_draft(deadline) {
        ja: "まだ提出していません。{deadline}までに提出してください。",
        easy: "まだ 出《だ》して いません。{deadline}までに 出《だ》して ください。",
        en: "Not submitted yet. Submit it by {deadline}.",
    }
    fn say_draft_late() {
        ja: "提出しないまま締切を過ぎました。下書きは読むことができます。",
        easy: "出《だ》さないまま 締切《しめきり》が すぎました。書《か》いた ものは 読《よ》めます。",
        en: "The deadline passed before this was submitted. You can still read the draft.",
    }
    fn say_submitted() {
        ja: "受け付けました。市が書類を確かめています。",
        easy: "受《う》け付《つ》けました。市《し》が 書類《しょるい》を 確《たし》かめて います。",
        en: "We have received it. The city is checking the papers.",
    }
    fn say_returned() {
        ja: "直していただきたい所があります。直して、もう一度提出してください。",
        easy: "直《なお》す 所《ところ》が あります。直《なお》して、もう一度《いちど》 出《だ》して ください。",
        en: "Something has to be corrected. Please correct it and submit again.",
    }
    fn say_eligible() {
        ja: "書類がそろいました。審査会を待っています。",
        easy: "書類《しょるい》が そろいました。審査会《しんさかい》を 待《ま》って います。",
        en: "The papers are complete. It is waiting for the review panel.",
    }
    fn say_ineligible() {
        ja: "この制度では支援できません。理由を読んでください。",
        easy: "この制度《せいど》では 支援《しえん》できません。理由《りゆう》を 読《よ》んで ください。",
        en: "This programme cannot support it. Please read the reason.",
    }
    fn say_reviewing() {
        ja: "審査会が審査しています。結果が出たらメールでお知らせします。",
        easy: "審査会《しんさかい》が 見《み》て います。決《き》まったら メールで 知《し》らせます。",
        en: "The panel is reviewing it. You will hear the result by e-mail.",
    }
    fn say_selected() {
        ja: "支援することに決まりました。",
        easy: "支援《しえん》する ことに 決《き》まりました。",
        en: "It was decided to support your project.",
    }
    fn say_conditional() {
        ja: "条件付きで採択されました。条件を読んで、期限までにお返事をしてください。",
        easy: "条件《じょうけん》つきで 選《えら》ばれました。条件《じょうけん》を 読《よ》んで、返事《へんじ》を して ください。",
        en: "It was selected on conditions. Read them and answer in time.",
    }
    fn say_waitlisted() {
        ja: "次点となりました。予算の残りの額で受けるか、期限までにお返事をしてください。",
        easy: "次点《じてん》に なりました。のこりの お金《かね》で 受《う》けるか、返事《へんじ》を して ください。",
        en: "It is first on the waiting list. Answer in time whether you accept the amount that remains.",
    }
    fn say_rejected() {
        ja: "今回は支援できません。理由を読んでください。",
        easy: "今回《こんかい》は 支援《しえん》できません。理由《りゆう》を 読《よ》んで ください。",
        en: "We cannot support it this time. Please read the reason.",
    }
    fn say_granted(amount, date) {
        ja: "{amount}円の補助が決まりました。この日（{date}）から後の費用が対象です。",
        easy: "{amount}円《えん》の 補助《ほじょ》が 決《き》まりました。{date}より 後《あと》に 使《つか》った お金《かね》が 対象《たいしょう》です。",
        en: "A grant of {amount} yen was decided. Costs from {date} on count.",
    }
    fn say_withdrawn() {
        ja: "取り下げました。",
        easy: "取《と》り下《さ》げました。",
        en: "You withdrew it.",
    }

    fn say_called_off() {
        ja: "募集が中止になったため、審査を行わずに終わりました。",
        easy: "募集《ぼしゅう》が 中止《ちゅうし》に なりました。審査《しんさ》は ありません。",
        en: "The call was cancelled, so this ended without a review.",
    }
    fn say_draft_called_off() {
        ja: "募集が中止になったため、提出できません。書いた内容は読むことができます。",
        easy: "募集《ぼしゅう》が 中止《ちゅうし》に なりました。出《だ》す ことは できません。書《か》いた ものは 読《よ》めます。",
        en: "The call was cancelled, so this cannot be submitted. You can still read what you wrote.",
    }
    fn do_submit() { ja: "提出する", easy: "出《だ》す", en: "Submit" }
    fn do_withdraw() { ja: "取り下げる", easy: "取《と》り下《さ》げる", en: "Withdraw" }
    fn do_return() { ja: "補正をお願いする", easy: "直《なお》して もらう", en: "Ask for a correction" }
    fn do_move_due() { ja: "補正の期限を変更する", easy: "期限《きげん》を 変《か》える", en: "Move the day of the correction" }
    fn do_take_back_return() { ja: "補正のお願いを取り消す", easy: "直《なお》さなくて いい ことに する", en: "Take the request for a correction back" }
    fn do_resubmit() { ja: "直して提出する", easy: "直《なお》して 出《だ》す", en: "Submit the correction" }
    fn do_pass_screening() { ja: "形式審査を終える", easy: "書類《しょるい》の 確認《かくにん》を 終《お》える", en: "Finish the formal check" }
    fn do_reopen() { ja: "形式審査をやり直す", easy: "もう一度《いちど》 書類《しょるい》を 確《たし》かめる", en: "Take up the formal check again" }
    fn do_exclude() { ja: "対象外とする", easy: "対象外《たいしょうがい》に する", en: "Declare ineligible" }
    fn do_start_review() { ja: "審査会にかける", easy: "審査会《しんさかい》に 出《だ》す", en: "Send to the panel" }
    fn do_record_opinion() { ja: "審査会の意見を記録する", easy: "審査会《しんさかい》の 意見《いけん》を 書《か》く", en: "Record the panel's opinion" }
    fn do_draft_decision() { ja: "起案する", easy: "決定《けってい》の 案《あん》を 書《か》く", en: "Draft a decision" }
    fn do_draft_anew() { ja: "決定を改める（新しい決定を起案する）", easy: "決定《けってい》を 変《か》える 案《あん》を 書《か》く", en: "Draft a decision that replaces it" }
    fn do_consent() { ja: "承認して次へ回す", easy: "よいと 認《みと》めて、次《つぎ》の 人《ひと》に わたす", en: "Consent and pass on" }
    fn do_reply() { ja: "回答する", easy: "返事《へんじ》を する", en: "Answer" }
    fn do_confirm_reply() { ja: "回答を確認して採択する", easy: "返事《へんじ》を 確《たし》かめて 選《えら》ぶ", en: "Confirm the answer and select" }
    fn do_return_reply() { ja: "回答を差し戻す", easy: "返事《へんじ》を もどす", en: "Give the answer back" }
    fn do_lapse() { ja: "期限切れとする", easy: "日《ひ》が すぎた ことに する", en: "Close for want of an answer" }
    fn do_approve_decision() { ja: "決裁する", easy: "決《き》める", en: "Approve" }
    fn do_send_back_decision() { ja: "差し戻す", easy: "もどす", en: "Send back" }
    fn do_release() { ja: "結果を公表する", easy: "結果《けっか》を 知《し》らせる", en: "Release results" }
    fn do_call_off() { ja: "募集の中止により終える", easy: "募集《ぼしゅう》の 中止《ちゅうし》で 終《お》わる", en: "End because the call is cancelled" }
    fn do_grant() { ja: "交付を決定する", easy: "補助《ほじょ》を 決《き》める", en: "Decide the grant" }

    fn outcome_selected() { ja: "採択", easy: "選《えら》ぶ（採択《さいたく》）", en: "Select" }
    fn outcome_conditional() { ja: "条件付き採択", easy: "条件《じょうけん》つきで 選《えら》ぶ", en: "Select on conditions" }
    fn outcome_waitlisted() { ja: "次点（残りの額を示す）", easy: "次点《じてん》", en: "Waiting list, with the amount that remains" }
    fn outcome_rejected() { ja: "不採択", easy: "選《えら》ばない（不採択《ふさいたく》）", en: "Do not select" }
    fn state_drafted() { ja: "起案済み・決裁待ち", easy: "決《き》めるのを 待《ま》って います", en: "Drafted, waiting for approval" }
    fn state_sent_back() { ja: "差し戻し", easy: "もどされました", en: "Sent back" }
    fn state_approved() { ja: "決裁済み・公表前", easy: "決《き》まりました。まだ 知《し》らせて いません", en: "Approved, not released" }
    fn state_replaced() { ja: "新しい決定に改めた", easy: "新《あたら》しい 決定《けってい》に 変《か》わりました", en: "Replaced by a later decision" }
    fn state_released() { ja: "公表済み", easy: "知《し》らせました", en: "Released" }
}

/// The name of a stage for staff.
pub fn stage(lang: Lang, stage: Stage) -> Text {
    match stage {
        Stage::Draft => draft(lang),
        Stage::Submitted => submitted(lang),
        Stage::Returned => returned(lang),
        Stage::Eligible => eligible(lang),
        Stage::Ineligible => ineligible(lang),
        Stage::Reviewing => reviewing(lang),
        Stage::Recommended => recommended(lang),
        Stage::Selected => selected(lang),
        Stage::Conditional => conditional(lang),
        Stage::Waitlisted => waitlisted(lang),
        Stage::Rejected => rejected(lang),
        Stage::Granted => granted(lang),
        Stage::Withdrawn => withdrawn(lang),
        Stage::CalledOff => called_off(lang),
        Stage::Reported => awards::reported(lang),
        Stage::ReportReturned => awards::report_returned(lang),
        Stage::Confirmed => awards::confirmed(lang),
        Stage::Closed => awards::closed(lang),
        Stage::Discontinued => awards::discontinued(lang),
        Stage::Revoked => awards::revoked(lang),
    }
}

/// The name of a stage for the applicant: what is decided inside stays inside until it is released.
pub fn stage_for_applicant(lang: Lang, of: Stage) -> Text {
    match of {
        Stage::Recommended => reviewing(lang),
        other => stage(lang, other),
    }
}

/// What a verb is called on its button.
pub fn verb(lang: Lang, verb: Verb) -> Text {
    match verb {
        Verb::Submit => do_submit(lang),
        Verb::Withdraw => do_withdraw(lang),
        Verb::Return => do_return(lang),
        Verb::MoveDue => do_move_due(lang),
        Verb::TakeBackReturn => do_take_back_return(lang),
        Verb::Resubmit => do_resubmit(lang),
        Verb::PassScreening => do_pass_screening(lang),
        Verb::Reopen => do_reopen(lang),
        Verb::Exclude => do_exclude(lang),
        Verb::StartReview => do_start_review(lang),
        Verb::RecordOpinion => do_record_opinion(lang),
        Verb::DraftDecision => do_draft_decision(lang),
        Verb::DraftAnew => do_draft_anew(lang),
        Verb::Consent => do_consent(lang),
        Verb::Reply => do_reply(lang),
        Verb::ConfirmReply => do_confirm_reply(lang),
        Verb::ReturnReply => do_return_reply(lang),
        Verb::Lapse => do_lapse(lang),
        Verb::ApproveDecision => do_approve_decision(lang),
        Verb::SendBackDecision => do_send_back_decision(lang),
        Verb::Release => do_release(lang),
        Verb::Grant => do_grant(lang),
        Verb::CallOff => do_call_off(lang),
        Verb::ApplyForGrant => awards::do_apply_for_grant(lang),
        Verb::AskAdvance => awards::do_ask_advance(lang),
        Verb::PayAdvance => awards::do_pay_advance(lang),
        Verb::TellStatus => awards::do_tell_status(lang),
        Verb::AskChange => awards::do_ask_change(lang),
        Verb::DraftChange => awards::do_draft_change(lang),
        Verb::ApproveChange => awards::do_approve_change(lang),
        Verb::AskDiscontinuation => awards::do_ask_discontinuation(lang),
        Verb::DraftDiscontinuation => awards::do_draft_discontinuation(lang),
        Verb::Discontinue => awards::do_discontinue(lang),
        Verb::ReturnRequest => awards::do_return_request(lang),
        Verb::Report => awards::do_report(lang),
        Verb::ReturnReport => awards::do_return_report(lang),
        Verb::Rereport => awards::do_rereport(lang),
        Verb::DraftSettlement => awards::do_draft_settlement(lang),
        Verb::ConsentRuling => awards::do_consent_ruling(lang),
        Verb::Confirm => awards::do_confirm(lang),
        Verb::SendBackRuling => awards::do_send_back_ruling(lang),
        Verb::SendInvoice => awards::do_send_invoice(lang),
        Verb::PayBalance => awards::do_pay_balance(lang),
        Verb::TakeRefund => awards::do_take_refund(lang),
        Verb::Close => awards::do_close(lang),
        Verb::DraftRevocation => awards::do_draft_revocation(lang),
        Verb::Revoke => awards::do_revoke(lang),
        Verb::AskDealing => property::do_ask(lang),
        Verb::DraftDealing => property::do_draft(lang),
        Verb::AllowDealing => property::do_allow(lang),
        Verb::DraftDealingRefusal => property::do_draft_refusal(lang),
        Verb::RefuseDealing => property::do_refuse(lang),
    }
}

/// What an outcome is called.
pub fn outcome(lang: Lang, outcome: Outcome) -> Text {
    match outcome {
        Outcome::Selected => outcome_selected(lang),
        Outcome::Conditional => outcome_conditional(lang),
        Outcome::Waitlisted => outcome_waitlisted(lang),
        Outcome::Rejected => outcome_rejected(lang),
    }
}

/// Where a decision stands.
pub fn decision_state(lang: Lang, state: DecisionState) -> Text {
    match state {
        DecisionState::Drafted => state_drafted(lang),
        DecisionState::SentBack => state_sent_back(lang),
        DecisionState::Approved => state_approved(lang),
        DecisionState::Released => state_released(lang),
        DecisionState::Replaced => state_replaced(lang),
    }
}
