//! Form fields: label, help, control and message, always in this order（入力欄）.

use super::t;
use domain::problems::{Problem, Problems};
use domain::texts::{Lang, Text, shell as words};
use leptos::prelude::*;

/// What a field is, whatever its control.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Name in the form.
    pub key: &'a str,
    /// Label.
    pub label: Text,
    /// Support text under the label.
    pub help: Option<Text>,
    /// Whether the form is refused without it. `None`: the field does not say.
    pub required: Option<bool>,
    /// What was typed.
    pub value: &'a str,
    /// What is wrong with it.
    pub problem: Option<&'a Problem>,
    /// The language of the page.
    pub lang: Lang,
    /// Which form of the page it stands in, where several have a field of this name; empty for the one that the
    /// error summary speaks of.
    pub of: &'static str,
}

impl<'a> Field<'a> {
    /// A required field without help or problem.
    pub fn new(key: &'a str, label: Text, value: &'a str, lang: Lang) -> Self {
        Field { key, label, help: None, required: Some(true), value, problem: None, lang, of: "" }
    }

    /// With support text.
    #[must_use]
    pub fn help(self, help: Text) -> Self {
        let empty = help.bare().is_empty();
        Field { help: (!empty).then_some(help), ..self }
    }

    /// Not required, and saying so.
    #[must_use]
    pub fn optional(self) -> Self {
        Field { required: Some(false), ..self }
    }

    /// Without a word about whether it is required.
    #[must_use]
    pub fn unmarked(self) -> Self {
        Field { required: None, ..self }
    }

    /// Required or not.
    #[must_use]
    pub fn required(self, required: bool) -> Self {
        Field { required: Some(required), ..self }
    }

    /// With its problem, if it has one.
    #[must_use]
    pub fn problems(self, problems: &'a Problems) -> Self {
        Field { problem: problems.of(self.key), ..self }
    }

    /// In one of several forms of the page that share names.
    #[must_use]
    pub fn of(self, form: &'static str) -> Self {
        Field { of: form, ..self }
    }

    /// The id of the control; the error summary links to it.
    pub fn id(&self) -> String {
        if self.of.is_empty() { control_id(self.key) } else { format!("f-{}-{}", self.of, self.key) }
    }

    /// The ids of help and message, for screen readers.
    pub fn described_by(&self) -> Option<String> {
        let help = self.help.is_some().then(|| format!("{}-help", self.id()));
        let error = self.problem.is_some().then(|| format!("{}-error", self.id()));
        let both: Vec<String> = help.into_iter().chain(error).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    fn need(&self) -> Option<AnyView> {
        let required = self.required?;
        let class = if required { "need need--must" } else { "need" };
        let text = if required { words::must(self.lang) } else { words::optional(self.lang) };
        Some(view! { <span class=class>{t(text)}</span> }.into_any())
    }

    fn help_view(&self) -> Option<AnyView> {
        let help = self.help.clone()?;
        Some(view! { <p class="field__help" id=format!("{}-help", self.id())>{t(help)}</p> }.into_any())
    }

    fn message(&self) -> Option<AnyView> {
        let text = self.problem?.text(self.lang);
        Some(view! { <p class="field__error" id=format!("{}-error", self.id())>"＊" {t(text)}</p> }.into_any())
    }

    fn class(&self) -> &'static str {
        if self.problem.is_some() { "field field--error" } else { "field" }
    }
}

/// The id of the control of a field.
pub(super) fn control_id(key: &str) -> String {
    format!("f-{key}")
}

/// Puts label, help and message around a control.
pub(super) fn frame(field: &Field<'_>, control: AnyView) -> AnyView {
    view! {
        <div class=field.class()>
            <label class="field__label" for=field.id()>{t(field.label.clone())}{field.need()}</label>
            {field.help_view()}
            {control}
            {field.message()}
        </div>
    }
    .into_any()
}

/// A group of controls under one legend.
fn group(field: &Field<'_>, controls: AnyView) -> AnyView {
    view! {
        <fieldset class=field.class() id=field.id() aria-describedby=field.described_by() tabindex="-1">
            <legend class="field__label">{t(field.label.clone())}{field.need()}</legend>
            {field.help_view()}
            {controls}
            {field.message()}
        </fieldset>
    }
    .into_any()
}

/// How a one-line control behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typing {
    /// The input's type.
    pub kind: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: Option<&'static str>,
    /// What the browser may fill in (WCAG 1.3.5).
    pub autocomplete: Option<&'static str>,
    /// Classes beside `input`.
    pub class: &'static str,
}

impl Typing {
    /// Plain text.
    pub const TEXT: Typing = Typing { kind: "text", inputmode: None, autocomplete: None, class: "" };
    /// Digits, right aligned.
    pub const NUMBER: Typing =
        Typing { kind: "text", inputmode: Some("numeric"), autocomplete: Some("off"), class: "input--num w-16" };
    /// A mail address. Not `type=email`: browsers refuse addresses that exist.
    pub const EMAIL: Typing = Typing { kind: "text", inputmode: Some("email"), autocomplete: Some("email"), class: "" };
    /// A telephone number.
    pub const PHONE: Typing = Typing { kind: "tel", inputmode: Some("tel"), autocomplete: Some("tel"), class: "w-24" };
    /// A postcode.
    pub const POSTCODE: Typing =
        Typing { kind: "text", inputmode: Some("numeric"), autocomplete: Some("postal-code"), class: "w-16" };
    /// A person's name.
    pub const NAME: Typing = Typing { kind: "text", inputmode: None, autocomplete: Some("name"), class: "" };
    /// A date in any common typing.
    pub const DATE: Typing = Typing { kind: "text", inputmode: None, autocomplete: Some("off"), class: "w-24" };
}

/// A field for one line. `unit` stands after the box.
pub fn input(field: &Field<'_>, typing: Typing, unit: Option<Text>) -> AnyView {
    let class = format!("input {}", typing.class);
    let control = view! {
        <input
            class=class.trim_end().to_owned()
            id=field.id()
            name=field.key.to_owned()
            type=typing.kind
            value=field.value.to_owned()
            inputmode=typing.inputmode
            autocomplete=typing.autocomplete
            aria-describedby=field.described_by()
            aria-invalid=field.problem.is_some().then_some("true")
        />
    };
    let control = match unit {
        None => control.into_any(),
        Some(unit) => view! { <div class="affix">{control}<span class="affix__unit">{t(unit)}</span></div> }.into_any(),
    };
    frame(field, control)
}

/// A password. It is never sent back to the browser. `autocomplete` is `current-password` or `new-password`.
pub fn password(field: &Field<'_>, autocomplete: &'static str) -> AnyView {
    let typing = Typing { kind: "password", inputmode: None, autocomplete: Some(autocomplete), class: "" };
    input(&Field { value: "", ..field.clone() }, typing, None)
}

/// A hidden value.
pub fn hidden(name: &str, value: &str) -> AnyView {
    view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> }.into_any()
}

/// An option of a choice.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// Label.
    pub label: Text,
    /// A sentence under the label.
    pub help: Option<Text>,
}

/// One of several, as radio buttons.
pub fn choices(field: &Field<'_>, options: Vec<Choice>) -> AnyView {
    choices_with(field, options, "choices")
}

/// The same side by side, for short labels such as points.
pub fn choices_in_row(field: &Field<'_>, options: Vec<Choice>) -> AnyView {
    choices_with(field, options, "choices choices--row")
}

fn choices_with(field: &Field<'_>, options: Vec<Choice>, class: &'static str) -> AnyView {
    let rows = options.into_iter().enumerate().map(|(index, option)| {
        let id = format!("{}-{index}", field.id());
        let checked = option.value == field.value;
        view! {
            <div class="choice">
                <input class="choice__input" type="radio" id=id.clone() name=field.key.to_owned() value=option.value checked=checked />
                <label class="choice__label" for=id>
                    {t(option.label)}
                    {option.help.map(|help| view! { <span class="choice__help">{t(help)}</span> })}
                </label>
            </div>
        }
    });
    let rows = view! { <div class=class>{rows.collect_view()}</div> };
    group(field, rows.into_any())
}

/// One of several, as a drop-down. Only for lists that people know, such as months.
pub fn select(field: &Field<'_>, options: Vec<Choice>) -> AnyView {
    let rows = options.into_iter().map(|option| {
        let selected = option.value == field.value;
        view! { <option value=option.value selected=selected>{option.label.bare()}</option> }
    });
    let control = view! {
        <select class="select" id=field.id() name=field.key.to_owned() aria-describedby=field.described_by() aria-invalid=field.problem.is_some().then_some("true")>
            {rows.collect_view()}
        </select>
    };
    frame(field, control.into_any())
}

/// One box to tick; its value is `yes`.
pub fn tick(field: &Field<'_>) -> AnyView {
    let checked = field.value == "yes";
    view! {
        <div class=field.class()>
            <div class="choice">
                <input class="choice__input" type="checkbox" id=field.id() name=field.key.to_owned() value="yes" checked=checked
                    aria-describedby=field.described_by() aria-invalid=field.problem.is_some().then_some("true") />
                <label class="choice__label" for=field.id()>{t(field.label.clone())}</label>
            </div>
            {field.help_view()}
            {field.message()}
        </div>
    }
    .into_any()
}

/// A file to send. `accept` is a hint to the browser only; the server looks at the bytes.
pub fn file_input(field: &Field<'_>, accept: &'static str) -> AnyView {
    let control = view! {
        <input class="file" type="file" id=field.id() name=field.key.to_owned() accept=accept aria-describedby=field.described_by()
            aria-invalid=field.problem.is_some().then_some("true") />
    };
    frame(field, control.into_any())
}
