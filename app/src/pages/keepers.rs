//! What keeps a form while somebody types（自動保存）: islands that count, save, and ask before something is left behind. Without
//! JavaScript the page is the same, and the buttons save.

use crate::frame::Frame;
use crate::ui::t;
use domain::texts::{Lang, drafts, proposals as words, shell};
use islands::{CharCount, DraftSaver, SaverWords};
use leptos::prelude::*;

/// The id of the note that tells when something was saved.
pub const SAVED_ID: &str = "saved";

/// What the note says when something was not saved, on a page of somebody who is signed in.
pub fn saver_words(lang: Lang) -> SaverWords {
    SaverWords {
        failed: words::not_saved(lang).bare(),
        kept: drafts::kept_here(lang).bare(),
        stale: drafts::stale_save(lang).bare(),
        signed_out: drafts::signed_out(lang).bare(),
        closed: drafts::closed_save(lang).bare(),
    }
}

/// The islands of a form: they count characters, save while somebody types, keep on the device what could not be saved, and
/// ask before something unsaved is left behind.
pub fn keepers(frame: &Frame, form: &'static str, words: SaverWords) -> AnyView {
    let lang = frame.lang;
    let left = shell::characters_left(lang, "{n}").bare();
    let over = shell::characters_over(lang, "{n}").bare();
    let person = frame.viewer.id().map(|id| id.to_string()).unwrap_or_default();
    view! {
        <CharCount form=form.to_owned() left=left over=over />
        <DraftSaver form=form.to_owned() note=SAVED_ID.to_owned() person=person words=words />
    }
    .into_any()
}

/// What the device has kept; the island shows it where there is something.
pub fn kept_notice(lang: Lang) -> AnyView {
    view! {
        <div class="notice notice--warn" id="kept" hidden>
            <h2 class="notice__title">{t(drafts::local_title(lang))}</h2>
            <p>{t(drafts::local_text(lang))}</p>
            <div class="buttons">
                <button class="btn" type="button" id="kept-use">{t(drafts::local_use(lang))}</button>
                <button class="btn btn--quiet" type="button" id="kept-drop">{t(drafts::local_drop(lang))}</button>
            </div>
        </div>
    }
    .into_any()
}
