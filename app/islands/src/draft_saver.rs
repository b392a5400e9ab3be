//! Saves a form while somebody types, and asks before something unsaved is left（自動保存・離れるときの確認）.
//!
//! It posts the same fields to the same address as the button does, with a header that asks for no page.
//! A save that is on its way when the button is pressed is waited for, so that an older text never arrives
//! after a newer one.

use crate::page::{self, Later};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Event, Headers, HtmlElement, HtmlFormElement, RequestInit, RequestRedirect, Response, SubmitEvent,
    UrlSearchParams,
};

/// Asks the server to save and to answer without a page.
const ASK: &str = "x-tomoni-save";
/// The server's answer in words, percent-encoded.
const SAID: &str = "x-tomoni-saved";
/// How long nothing must be typed before a save.
const PAUSE: Duration = Duration::from_secs(2);
/// How long after a failed save the next one is tried.
const AGAIN: Duration = Duration::from_secs(10);
/// How long a pressed button waits for a save that is on its way.
const PATIENCE: Duration = Duration::from_secs(4);

/// Keeps a form saved. `note` is the element that tells when; `failed` what it says when it could not be.
#[island]
pub fn DraftSaver(form: String, note: String, failed: String) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(form) = page::form(&form) {
            Rc::new(Keeper::new(form, note.clone(), failed.clone())).begin();
        }
    });
}

struct Keeper {
    form: HtmlFormElement,
    note: String,
    failed: String,
    /// Rises with every change.
    version: Cell<u64>,
    /// The version that the server has.
    kept: Cell<u64>,
    /// The save on its way.
    saving: RefCell<Option<AbortController>>,
    /// Whether the form itself is being sent.
    leaving: Cell<bool>,
    /// The button that waits for the save on its way.
    pressed: RefCell<Option<Option<HtmlElement>>>,
    later: Later,
    patience: Later,
}

impl Keeper {
    fn new(form: HtmlFormElement, note: String, failed: String) -> Keeper {
        Keeper {
            form,
            note,
            failed,
            version: Cell::new(0),
            kept: Cell::new(0),
            saving: RefCell::new(None),
            leaving: Cell::new(false),
            pressed: RefCell::new(None),
            later: Later::default(),
            patience: Later::default(),
        }
    }

    fn begin(self: Rc<Self>) {
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
        self.save_after(PAUSE);
    }

    fn save_after(self: &Rc<Self>, wait: Duration) {
        let keeper = self.clone();
        self.later.after(wait, move || keeper.save());
    }

    fn is_kept(&self) -> bool {
        self.kept.get() == self.version.get()
    }

    fn save(self: &Rc<Self>) {
        if self.is_kept() || self.leaving.get() || self.saving.borrow().is_some() {
            return;
        }
        let Ok(abort) = AbortController::new() else { return };
        self.saving.replace(Some(abort.clone()));
        let keeper = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let version = keeper.version.get();
            let said = keeper.send(&abort).await;
            keeper.saving.replace(None);
            keeper.done(version, said);
        });
    }

    /// Sends the form. `None`: it was not saved.
    async fn send(&self, abort: &AbortController) -> Option<String> {
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
        let said = answer.headers().get(SAID).ok().flatten().filter(|_| answer.status() == 204)?;
        js_sys::decode_uri_component(&said).ok().map(String::from)
    }

    fn done(self: &Rc<Self>, version: u64, said: Option<String>) {
        match &said {
            Some(said) => {
                self.kept.set(version);
                page::write(&self.note, said);
            }
            None => page::write(&self.note, &self.failed),
        }
        self.patience.stop();
        if let Some(button) = self.pressed.take() {
            self.press(button);
        } else if !self.is_kept() {
            self.save_after(if said.is_some() { PAUSE } else { AGAIN });
        }
    }

    fn submit(self: &Rc<Self>, event: Event) {
        self.leaving.set(true);
        self.later.stop();
        let Some(abort) = self.saving.borrow().clone() else { return };
        event.prevent_default();
        let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
        self.pressed.replace(Some(button));
        self.patience.after(PATIENCE, move || abort.abort());
    }

    fn press(&self, button: Option<HtmlElement>) {
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
