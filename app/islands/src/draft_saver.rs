//! Saves a form while somebody types, and asks before something unsaved is left（自動保存・離れるときの確認）.
//!
//! It posts the same fields to the same address as the button does, with a header that asks for no page.
//! A save that is on its way when the button is pressed is waited for, so that an older text never arrives
//! after a newer one. What cannot be saved is kept on the device and offered when the page is opened again.

use crate::local_copy::{Copy, Place};
use crate::page::{self, Later};
use domain::drafts::{CARRIED_FIELD, VERSION_FIELD, WINDOW_FIELD};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Event, Headers, HtmlElement, HtmlFormElement, HtmlInputElement, RequestInit, RequestRedirect,
    Response, SubmitEvent, UrlSearchParams,
};

/// Asks the server to save and to answer without a page.
const ASK: &str = "x-tomoni-save";
/// The server's answer in words, percent-encoded.
const SAID: &str = "x-tomoni-saved";
/// The count of saves that the form goes on from.
const VERSION: &str = "x-tomoni-version";
/// The notice that offers what this device has kept, and its two buttons.
const OFFER: [&str; 3] = ["kept", "kept-use", "kept-drop"];
/// How long nothing must be typed before a save.
const PAUSE: Duration = Duration::from_secs(2);
/// How long after a failed save the next one is tried.
const AGAIN: Duration = Duration::from_secs(10);
/// How long a pressed button waits for a save that is on its way.
const PATIENCE: Duration = Duration::from_secs(8);

/// What the note says when something was not saved.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SaverWords {
    /// The line is down, and this browser keeps nothing.
    pub failed: String,
    /// The line is down, and the device keeps it.
    pub kept: String,
    /// Somebody else has saved this page.
    pub stale: String,
    /// Nobody is signed in any more.
    pub signed_out: String,
    /// Nothing can be changed any more.
    pub closed: String,
}

/// Keeps a form saved. `note` is the element that tells when; `person` is whose copies the device may offer.
#[island]
pub fn DraftSaver(form: String, note: String, person: String, words: SaverWords) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(form) = page::form(&form) {
            Rc::new(Keeper::new(form, note.clone(), &person, words.clone())).begin();
        }
    });
}

/// How a save ended.
enum Answer {
    /// Saved: the server's words, and the count to go on from.
    Kept { said: String, version: String },
    /// Somebody else was faster: only the person can decide.
    Stale,
    /// Signing in comes first.
    SignedOut,
    /// Nothing can be changed any more.
    Closed,
    /// Not now; perhaps later.
    Failed,
}

struct Keeper {
    form: HtmlFormElement,
    note: String,
    words: SaverWords,
    place: Place,
    /// Rises with every change.
    version: Cell<u64>,
    /// The version that the server has.
    kept: Cell<u64>,
    /// The save on its way.
    saving: RefCell<Option<AbortController>>,
    /// Whether the form itself is being sent.
    leaving: Cell<bool>,
    /// Whether only the button can help: the page that answers it explains.
    halted: Cell<bool>,
    /// Whether the button could not save once already.
    failed_once: Cell<bool>,
    /// The button that waits for the save on its way.
    pressed: RefCell<Option<Option<HtmlElement>>>,
    later: Later,
    patience: Later,
}

impl Keeper {
    fn new(form: HtmlFormElement, note: String, person: &str, words: SaverWords) -> Keeper {
        let place = Place::of(person, &form.get_attribute("action").unwrap_or_default());
        Keeper {
            form,
            note,
            words,
            place,
            version: Cell::new(0),
            kept: Cell::new(0),
            saving: RefCell::new(None),
            leaving: Cell::new(false),
            halted: Cell::new(false),
            failed_once: Cell::new(false),
            pressed: RefCell::new(None),
            later: Later::default(),
            patience: Later::default(),
        }
    }

    fn begin(self: Rc<Self>) {
        self.offer();
        for name in ["input", "change"] {
            let keeper = self.clone();
            page::listen(&self.form, name, move |_| keeper.changed());
        }
        let keeper = self.clone();
        page::listen(&self.form, "submit", move |event| keeper.submit(event));
        let Some(window) = web_sys::window() else { return };
        let keeper = self.clone();
        page::listen(&window, "beforeunload", move |event| keeper.leave(&event));
        let keeper = self.clone();
        page::listen(&window, "pageshow", move |_| keeper.leaving.set(false));
        let Some(document) = page::document() else { return };
        page::listen(&document, "visibilitychange", move |_| self.save());
    }

    fn changed(self: &Rc<Self>) {
        self.version.set(self.version.get() + 1);
        if self.halted.get() {
            self.keep_here();
        } else {
            self.save_after(PAUSE);
        }
    }

    /// Keeps the form on the device. `false`: this browser keeps nothing.
    fn keep_here(&self) -> bool {
        self.place.put(&Copy { fields: page::fields(&self.form) })
    }

    /// Offers what the device has kept, unless the server has it by now.
    fn offer(self: &Rc<Self>) {
        let Some(copy) = self.place.get() else { return };
        if typed(&copy.fields).eq(typed(&page::fields(&self.form))) {
            return self.place.clear();
        }
        let [notice, accept, discard] = OFFER;
        page::show(notice, true);
        let keeper = self.clone();
        if let Some(button) = page::element(accept) {
            page::listen(&button, "click", move |_| {
                keeper.leaving.set(true);
                // The server reads it like any form: if somebody else has saved since, it shows both.
                let _ = send_again(&keeper.form, &copy.fields);
            });
        }
        let keeper = self.clone();
        if let Some(button) = page::element(discard) {
            page::listen(&button, "click", move |_| {
                keeper.place.clear();
                page::show(notice, false);
            });
        }
    }

    fn save_after(self: &Rc<Self>, wait: Duration) {
        let keeper = self.clone();
        self.later.after(wait, move || keeper.save());
    }

    fn is_kept(&self) -> bool {
        self.kept.get() == self.version.get()
    }

    fn save(self: &Rc<Self>) {
        if self.is_kept() || self.leaving.get() || self.halted.get() || self.saving.borrow().is_some() {
            return;
        }
        let Ok(abort) = AbortController::new() else { return };
        self.saving.replace(Some(abort.clone()));
        let keeper = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let version = keeper.version.get();
            let answer = keeper.send(&abort).await.unwrap_or(Answer::Failed);
            keeper.saving.replace(None);
            keeper.done(version, answer);
        });
    }

    /// Sends the form. `None`: it was not saved.
    async fn send(&self, abort: &AbortController) -> Option<Answer> {
        let body = UrlSearchParams::new().ok()?;
        for (name, value) in page::fields(&self.form) {
            body.append(&name, &value);
        }
        let headers = Headers::new().ok()?;
        headers.set(ASK, "1").ok()?;
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_headers(&headers);
        request.set_body(&body);
        // Being sent to sign in is not being saved.
        request.set_redirect(RequestRedirect::Manual);
        request.set_signal(Some(&abort.signal()));
        let address = self.form.get_attribute("action")?;
        let answer = JsFuture::from(web_sys::window()?.fetch_with_str_and_init(&address, &request)).await.ok()?;
        let answer: Response = answer.dyn_into().ok()?;
        match answer.status() {
            204 => {}
            401 => return Some(Answer::SignedOut),
            409 => return Some(Answer::Closed),
            412 => return Some(Answer::Stale),
            _ => return None,
        }
        let header = |name: &str| answer.headers().get(name).ok().flatten();
        let said = js_sys::decode_uri_component(&header(SAID)?).ok().map(String::from)?;
        Some(Answer::Kept { said, version: header(VERSION).unwrap_or_default() })
    }

    fn done(self: &Rc<Self>, version: u64, answer: Answer) {
        let saved = matches!(answer, Answer::Kept { .. });
        match answer {
            Answer::Kept { said, version: count } => {
                self.kept.set(version);
                self.failed_once.set(false);
                self.go_on_from(&count);
                self.place.clear();
                page::write(&self.note, &said);
            }
            Answer::Stale => self.halt(&self.words.stale),
            Answer::SignedOut => self.halt(&self.words.signed_out),
            Answer::Closed => self.halt(&self.words.closed),
            Answer::Failed => {
                let here = self.keep_here();
                page::write(&self.note, if here { &self.words.kept } else { &self.words.failed });
            }
        }
        self.patience.stop();
        if self.pressed.borrow().is_some() {
            self.pressed_after(saved);
        } else if !self.is_kept() {
            self.save_after(if saved { PAUSE } else { AGAIN });
        }
    }

    /// What the button does that waited for a save.
    fn pressed_after(self: &Rc<Self>, saved: bool) {
        if saved && !self.is_kept() {
            return self.save();
        }
        let Some(button) = self.pressed.take() else { return };
        if self.is_kept() || self.halted.get() {
            self.press(button);
        } else {
            // The line is down. The page stays, with everything on it; a second press leaves it to the browser.
            self.failed_once.set(true);
            self.leaving.set(false);
            self.save_after(AGAIN);
        }
    }

    fn halt(&self, why: &str) {
        self.halted.set(true);
        self.keep_here();
        page::write(&self.note, why);
    }

    fn go_on_from(&self, count: &str) {
        let field = page::element(VERSION_FIELD).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|_| !count.is_empty()) {
            field.set_value(count);
        }
    }

    /// The button saves like everything else first: where that fails, nobody is thrown off the page.
    fn submit(self: &Rc<Self>, event: Event) {
        let needs_save = !self.is_kept() && !self.halted.get() && !self.failed_once.get();
        let under_way = self.saving.borrow().clone();
        if !needs_save && under_way.is_none() {
            return self.leaving.set(true);
        }
        event.prevent_default();
        let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
        self.pressed.replace(Some(button));
        self.later.stop();
        self.save();
        if let Some(abort) = self.saving.borrow().clone() {
            self.patience.after(PATIENCE, move || abort.abort());
        }
    }

    fn press(&self, button: Option<HtmlElement>) {
        self.leaving.set(true);
        let sent = match &button {
            Some(button) => self.form.request_submit_with_submitter(Some(button)),
            None => self.form.request_submit(),
        };
        // Old browsers cannot press a button again: then the form goes without its name.
        if sent.is_err() {
            let _ = self.form.submit();
        }
    }

    fn leave(&self, event: &Event) {
        if !self.is_kept() && !self.leaving.get() {
            event.prevent_default();
        }
    }
}

/// What a person typed, without what the server put into the form.
fn typed(fields: &[(String, String)]) -> impl Iterator<Item = &(String, String)> {
    fields.iter().filter(|(name, _)| ![VERSION_FIELD, WINDOW_FIELD, CARRIED_FIELD].contains(&name.as_str()))
}

/// Sends fields as a form of their own, to where `like` goes.
fn send_again(like: &HtmlFormElement, fields: &[(String, String)]) -> Option<()> {
    let document = page::document()?;
    let form: HtmlFormElement = document.create_element("form").ok()?.dyn_into().ok()?;
    form.set_attribute("method", "post").ok()?;
    form.set_attribute("action", &like.get_attribute("action")?).ok()?;
    let stay = [("go".to_owned(), "stay".to_owned())];
    for (name, value) in fields.iter().chain(&stay) {
        // A text area keeps line breaks that an input would drop.
        let field = document.create_element("textarea").ok()?;
        field.set_attribute("name", name).ok()?;
        field.set_text_content(Some(value));
        form.append_child(&field).ok()?;
    }
    form.set_attribute("hidden", "").ok()?;
    like.parent_element()?.append_child(&form).ok()?;
    form.submit().ok()
}
