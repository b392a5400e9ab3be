//! `tomoni admin`: administrators, made at the terminal（管理者の作成）.

use super::{say, state};
use crate::actions::accounts;
use crate::actions::cases::NotDone;
use crate::config::Settings;
use crate::store::Failure;
use anyhow::{Context, bail};
use clap::Subcommand;
use domain::accounts::SignUp;
use domain::problems::Refusal;
use domain::texts::Lang;
use std::io::{IsTerminal, Write};

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Make an administrator, or make one of somebody who has an account
    Create {
        /// Full name; asked for if it is missing
        #[arg(long)]
        name: Option<String>,
        /// Mail address; asked for if it is missing
        #[arg(long)]
        email: Option<String>,
    },
}

/// Does it. The password is never an argument, where other users of the machine would see it: it is asked
/// for, or read as one line from standard input.
pub async fn obey(settings: Settings, what: Admin) -> anyhow::Result<()> {
    let Admin::Create { name, email } = what;
    let form =
        SignUp { name: given_or_asked(name, "Name")?, email: given_or_asked(email, "E-mail")?, password: password()? };
    let state = state(settings).await?;
    let made = accounts::create_admin(&state, &form, Lang::Ja, state.clock.now()).await;
    state.db.close().await;
    match made {
        Ok(_) => {
            say(format_args!("{} may now sign in as administrator with {}.", form.name, form.email));
            Ok(())
        }
        Err(NotDone::Mend(problems)) => {
            let lines = problems.iter().map(|(field, problem)| format!("{field}: {}", problem.text(Lang::En).bare()));
            bail!("{}", lines.collect::<Vec<_>>().join("; "))
        }
        Err(NotDone::Failed(Failure::Refused(Refusal::NotFound))) => {
            bail!("there is no city yet: run `tomoni serve` and open the set-up page that it names")
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

fn given_or_asked(given: Option<String>, what: &str) -> anyhow::Result<String> {
    match given {
        Some(given) => Ok(given),
        None => ask(what),
    }
}

/// Asks on standard error, so that standard output stays clean for scripts.
fn ask(what: &str) -> anyhow::Result<String> {
    eprint!("{what}: ");
    std::io::stderr().flush().context("the terminal")?;
    let mut line = String::new();
    if std::io::stdin().read_line(&mut line).context("standard input")? == 0 {
        bail!("{what} was not given");
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn password() -> anyhow::Result<String> {
    if std::io::stdin().is_terminal() {
        return rpassword::prompt_password("Password: ").context("the terminal");
    }
    ask("Password")
}
