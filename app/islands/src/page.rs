//! What islands do with the page around them（画面の読み書き）.

use domain::texts::Text;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, EventTarget, FormData, HtmlFormElement};

/// The document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// An element of the page.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// A form of the page.
pub fn form(id: &str) -> Option<HtmlFormElement> {
    element(id)?.dyn_into().ok()
}

/// Listens for as long as the page lives.
pub fn listen(target: &EventTarget, name: &str, react: impl FnMut(Event) + 'static) {
    let react = Closure::<dyn FnMut(Event)>::new(react);
    // A browser without this event simply never tells us.
    let _ = target.add_event_listener_with_callback(name, react.as_ref().unchecked_ref());
    react.forget();
}

/// The fields of a form as it would send them, without a button.
pub fn fields(form: &HtmlFormElement) -> Vec<(String, String)> {
    let Ok(data) = FormData::new_with_form(form) else { return Vec::new() };
    let Ok(Some(entries)) = js_sys::try_iter(&data) else { return Vec::new() };
    let pair = |entry: wasm_bindgen::JsValue| {
        let entry: js_sys::Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    entries.filter_map(Result::ok).filter_map(pair).collect()
}

/// Shows or hides an element.
pub fn show(id: &str, visible: bool) {
    let Some(element) = element(id) else { return };
    // Setting an attribute fails only for names that are none.
    let _ = if visible { element.remove_attribute("hidden") } else { element.set_attribute("hidden", "") };
}

/// Writes a plain text into an element.
pub fn write(id: &str, text: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(text));
    }
}

/// Writes a text of the catalogue into an element, with its readings.
pub fn write_text(element: &Element, text: &Text) -> Option<()> {
    let document = document()?;
    element.set_text_content(None);
    for segment in text.segments() {
        let Some(reading) = segment.reading else {
            element.append_child(&document.create_text_node(&segment.text)).ok()?;
            continue;
        };
        let ruby = document.create_element("ruby").ok()?;
        ruby.append_child(&document.create_text_node(&segment.text)).ok()?;
        for (tag, part) in [("rp", "（"), ("rt", &reading), ("rp", "）")] {
            let part_of = document.create_element(tag).ok()?;
            part_of.set_text_content(Some(part));
            ruby.append_child(&part_of).ok()?;
        }
        element.append_child(&ruby).ok()?;
    }
    Some(())
}

/// Something that is done a while after the last time it was asked for.
#[derive(Clone, Default)]
pub struct Later(Rc<Cell<Option<TimeoutHandle>>>);

impl Later {
    /// Does it after this time, unless it is asked for again before.
    pub fn after(&self, wait: Duration, react: impl FnOnce() + 'static) {
        self.stop();
        self.0.set(set_timeout_with_handle(react, wait).ok());
    }

    /// Does not do it after all.
    pub fn stop(&self) {
        if let Some(waiting) = self.0.take() {
            waiting.clear();
        }
    }
}
