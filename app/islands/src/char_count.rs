//! How many characters are left（字数）. It tells, and never stops anybody from typing.

use crate::page::{self, Later};
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

/// Counts in every textarea of a form that has a limit. In the texts `{n}` stands for the number.
#[island]
pub fn CharCount(form: String, left: String, over: String) -> impl IntoView {
    Effect::new(move |_| {
        let words = Rc::new(Words { left: left.clone(), over: over.clone() });
        let found = page::form(&form).and_then(|form| form.query_selector_all("textarea[data-limit]").ok());
        let Some(found) = found else { return };
        for index in 0..found.length() {
            let area = found.get(index).and_then(|node| node.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(area) = area {
                watch(area, words.clone());
            }
        }
    });
}

struct Words {
    left: String,
    over: String,
}

impl Words {
    fn say(&self, limit: usize, now: usize) -> String {
        let (text, number) = if now > limit { (&self.over, now - limit) } else { (&self.left, limit - now) };
        text.replace("{n}", &number.to_string())
    }
}

/// What the server will count: the text as it is kept.
fn count(area: &HtmlTextAreaElement) -> usize {
    domain::folding::clean_multiline(&area.value()).chars().count()
}

fn watch(area: HtmlTextAreaElement, words: Rc<Words>) -> Option<()> {
    let limit: usize = area.get_attribute("data-limit")?.parse().ok()?;
    // Readers of the screen hear the number after a pause, and only when it begins to matter.
    let seen = line(&area, "count", ("aria-hidden", "true"))?;
    let heard = line(&area, "vh", ("aria-live", "polite"))?;
    let later = Later::default();
    let target = area.clone();
    let tell = move || {
        let now = count(&area);
        let text = words.say(limit, now);
        seen.set_class_name(if now > limit { "count count--over" } else { "count" });
        seen.set_text_content(Some(&text));
        let matters = now + limit / 10 >= limit;
        let heard = heard.clone();
        later.after(Duration::from_secs(1), move || heard.set_text_content(matters.then_some(&text)));
    };
    tell();
    page::listen(&target, "input", move |_| tell());
    Some(())
}

fn line(area: &HtmlTextAreaElement, class: &str, attribute: (&str, &str)) -> Option<Element> {
    let line = page::document()?.create_element("p").ok()?;
    line.set_class_name(class);
    line.set_attribute(attribute.0, attribute.1).ok()?;
    area.parent_element()?.append_child(&line).ok()?;
    Some(line)
}
