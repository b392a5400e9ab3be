//! The mail worker（送信係）: takes letters from the outbox, hands them over, and writes down what became of them.
//!
//! A letter is leased in one transaction, sent outside any, and settled in another. A worker that dies in
//! between leaves a lease that runs out; then another worker tries the same letter under the same
//! `Message-ID`. docs/mail.md tells the whole story.

use crate::mail::return_address::ReturnAddress;
use crate::mail::transport::{Fault, Lane, Transport, Unusable};
use crate::mail::wire;
use crate::state::State;
use crate::store::messages::{self, Message, Tried};
use crate::store::{StoreError, Stored, Write, pace};
use chrono::{DateTime, TimeDelta, Utc};
use domain::messages::{is_quiet_hour, retry_delay};
use domain::pace::{Limits, Urgency};
use futures::future::join_all;
use lettre::Address;
use lettre::message::Mailbox;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How many letters go out side by side. Carriers put off senders who come in crowds.
const LANES: usize = 4;
/// How many letters a lane takes at a time.
const PER_LANE: usize = 2;
/// How often the outbox is looked into when nobody wakes us: the next try of a letter comes by time alone.
const EVERY: Duration = Duration::from_secs(5);
/// How often the log says that letters cannot leave.
const COMPLAIN_EVERY: Duration = Duration::from_secs(600);

/// A worker with a name of its own, by which it holds its leases.
pub struct Worker {
    state: State,
    name: Uuid,
    transport: Transport,
    from: Mailbox,
    host: String,
    returns: Option<ReturnAddress>,
    stop: CancellationToken,
}

/// Works until told to stop.
pub async fn run(state: State, stop: CancellationToken) {
    let worker = match Worker::new(state, stop.clone()) {
        Ok(worker) => worker,
        Err(error) => {
            tracing::error!(%error, "the mail worker cannot start");
            return;
        }
    };
    let mut complained = None;
    while !stop.is_cancelled() {
        let took = match worker.drain_once().await {
            Ok(count) => count,
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read; trying again");
                0
            }
        };
        worker.report(&mut complained).await;
        if took == LANES * PER_LANE {
            continue;
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = worker.state.wake_mail.notified() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

impl Worker {
    /// A worker. When `stop` is called, letters that were not begun are given back.
    ///
    /// # Errors
    /// The setting about mail that cannot be used.
    pub fn new(state: State, stop: CancellationToken) -> Result<Worker, Unusable> {
        let transport = Transport::of(&state.settings)?;
        let from = state
            .settings
            .mail_from
            .parse()
            .map_err(|_| Unusable { key: "mail_from", reason: "must be `Name <address>` or an address".to_owned() })?;
        let host = state.settings.public_url.host_str().unwrap_or("localhost").to_owned();
        let returns = ReturnAddress::of(&state.settings, &state.sealing).unwrap_or_else(|error| {
            tracing::error!(%error, "reports go to mail_from: addresses cannot be marked");
            None
        });
        Ok(Worker { returns, name: Uuid::new_v4(), transport, from, host, stop, state })
    }

    /// Tries the letters that are due, a few at once, and says how many it took.
    ///
    /// # Errors
    /// The store's, before any letter was tried.
    pub async fn drain_once(&self) -> Stored<usize> {
        let transport = self.way().await?;
        if matches!(transport, Transport::None) {
            return Ok(0);
        }
        let now = self.state.clock.now();
        let until = now + self.lease();
        let mut tx = self.state.db.write_unseen().await?;
        let due = self.take_turn(&mut tx, now).await?;
        tx.commit().await?;
        let took = due.len();
        let mut lanes: Vec<Vec<Message>> = (0..LANES).map(|_| Vec::new()).collect();
        for (index, message) in due.into_iter().enumerate() {
            lanes[index % LANES].push(message);
        }
        join_all(lanes.into_iter().map(|letters| self.lane(&transport, letters, until))).await;
        Ok(took)
    }

    /// Leases what may leave now. With limits, workers count together: each waits for the other's count.
    async fn take_turn(&self, tx: &mut Write, now: DateTime<Utc>) -> Stored<Vec<Message>> {
        let limits = self.limits();
        let most = i64::try_from(LANES * PER_LANE).unwrap_or(i64::MAX);
        if limits.are_none() {
            let up_to = if is_quiet_hour(now) { Urgency::Case } else { Urgency::News };
            return messages::lease(tx, self.name, now, self.lease(), most, up_to).await;
        }
        let pace = pace::hold(tx).await?.at(now);
        let turn = pace.turn(limits, now, most);
        let due = messages::lease(tx, self.name, now, self.lease(), turn.most, turn.up_to).await?;
        let taken = i64::try_from(due.len()).unwrap_or(i64::MAX);
        pace::keep(tx, &pace.with(taken)).await?;
        Ok(due)
    }

    fn limits(&self) -> Limits {
        let settings = &self.state.settings;
        Limits { per_minute: settings.mail_per_minute, per_day: settings.mail_per_day }
    }

    /// The way out. Whether this is the demo city is asked each time, because a city may be set up while
    /// the worker runs.
    async fn way(&self) -> Stored<Transport> {
        let demo = self.state.city().await?.is_some_and(|city| city.demo);
        let transport = self.transport.clone();
        Ok(if demo { transport.in_demo() } else { transport })
    }

    /// Longer than a lane can take for its letters.
    fn lease(&self) -> TimeDelta {
        let letters = i64::try_from(PER_LANE).unwrap_or(i64::MAX);
        TimeDelta::seconds(letters.saturating_mul(self.patience()).saturating_add(60))
    }

    fn patience(&self) -> i64 {
        i64::try_from(self.state.settings.smtp_timeout).unwrap_or(i64::MAX)
    }

    async fn lane(&self, transport: &Transport, letters: Vec<Message>, until: DateTime<Utc>) {
        let mut lane = Lane::new(transport);
        for message in letters {
            // A machine that slept wakes up with a lease that may be another worker's by now.
            let late = self.state.clock.now() + TimeDelta::seconds(self.patience()) > until;
            if late || self.stop.is_cancelled() {
                self.give_back(&message).await;
                continue;
            }
            let tried = self.attempt(&mut lane, &message).await;
            self.record(&message, &tried).await;
        }
        lane.close().await;
    }

    async fn attempt(&self, lane: &mut Lane<'_>, message: &Message) -> Tried {
        let sent = match wire::write(message, &self.from, &self.returns_of(message), &self.host) {
            Ok(wire) => lane.send(&wire, &file_name(message)).await,
            Err(reason) => Err(Fault::Never(reason)),
        };
        let tries = u32::try_from(message.attempts).unwrap_or_default().saturating_add(1);
        match sent {
            Ok(answer) => Tried::Accepted { answer },
            Err(Fault::Never(answer)) => Tried::Refused { answer },
            Err(Fault::Later(answer)) => match retry_delay(tries) {
                Some(seconds) => {
                    Tried::Later { next_try_at: self.state.clock.now() + TimeDelta::seconds(seconds), answer }
                }
                None => Tried::Refused { answer: format!("given up after {tries} tries; the last one: {answer}") },
            },
        }
    }

    /// Where reports about the letter shall go.
    fn returns_of(&self, message: &Message) -> Address {
        let marked = self.returns.as_ref().and_then(|address| address.of_letter(message.id));
        marked.unwrap_or_else(|| self.from.email.clone())
    }

    /// Writes down what became of a try. A server's acceptance must not be forgotten because the database is
    /// busy for a moment: it is written again until the lease is nearly over.
    async fn record(&self, message: &Message, tried: &Tried) {
        for pause in [1, 2, 5, 10, 20] {
            match self.settle(message, tried).await {
                Ok(true) => return self.tell(message, tried),
                Ok(false) => {
                    tracing::warn!(id = %message.id, "the lease was another worker's when the letter came back");
                    return;
                }
                Err(error) => {
                    tracing::warn!(id = %message.id, %error, "the outcome of a letter cannot be written yet");
                    tokio::time::sleep(Duration::from_secs(pause)).await;
                }
            }
        }
        tracing::error!(id = %message.id, ?tried, "the outcome of a letter could not be written: it may be sent again");
    }

    async fn settle(&self, message: &Message, tried: &Tried) -> Result<bool, StoreError> {
        let mut tx = self.state.db.write_unseen().await?;
        let settled = messages::settle(&mut tx, message.id, self.name, tried, self.state.clock.now()).await?;
        tx.commit().await?;
        Ok(settled)
    }

    fn tell(&self, message: &Message, tried: &Tried) {
        let (id, letter) = (message.id, message.letter.as_str());
        match tried {
            Tried::Accepted { answer } => {
                metrics::counter!("tomoni_mail_sent_total").increment(1);
                tracing::info!(%id, letter, answer, "letter sent");
            }
            Tried::Later { next_try_at, answer } => {
                metrics::counter!("tomoni_mail_retried_total").increment(1);
                tracing::warn!(%id, letter, answer, %next_try_at, "letter not sent yet");
            }
            Tried::Refused { answer } => {
                metrics::counter!("tomoni_mail_failed_total").increment(1);
                tracing::error!(%id, letter, answer, "letter failed: tell the person in another way");
            }
        }
    }

    async fn give_back(&self, message: &Message) {
        let given = async {
            let mut tx = self.state.db.write_unseen().await?;
            messages::give_back(&mut tx, message.id, self.name).await?;
            tx.commit().await
        };
        if let Err(error) = given.await {
            tracing::debug!(id = %message.id, %error, "the lease runs out by itself");
        }
    }

    /// Shows how much waits, and says so in the log where nothing can leave.
    async fn report(&self, complained: &mut Option<tokio::time::Instant>) {
        let now = self.state.clock.now();
        // What waits for the morning is not late.
        let up_to = if is_quiet_hour(now) { Urgency::Case } else { Urgency::News };
        let waiting = async {
            let mut tx = self.state.db.read().await?;
            Ok::<_, StoreError>((messages::backlog(&mut tx, up_to).await?, pace::read(&mut tx).await?.at(now)))
        };
        let Ok(((count, oldest), pace)) = waiting.await else { return };
        let age = oldest.map_or(0, |oldest| (now - oldest).num_seconds().max(0));
        let is_day_full = pace.is_day_full(self.limits());
        #[allow(clippy::cast_precision_loss)]
        {
            metrics::gauge!("tomoni_mail_backlog").set(count as f64);
            metrics::gauge!("tomoni_mail_oldest_seconds").set(age as f64);
            metrics::gauge!("tomoni_mail_today").set(pace.in_day as f64);
            metrics::gauge!("tomoni_mail_day_full").set(f64::from(u8::from(is_day_full)));
        }
        let is_stuck = count > 0 && matches!(self.way().await, Ok(Transport::None));
        let is_time = complained.is_none_or(|last: tokio::time::Instant| last.elapsed() >= COMPLAIN_EVERY);
        if !is_time || !(is_stuck || (is_day_full && count > 0)) {
            return;
        }
        *complained = Some(tokio::time::Instant::now());
        if is_stuck {
            tracing::warn!(count, "letters wait: set smtp_host or mail_dir, then they go out");
        } else {
            tracing::warn!(
                count,
                sent = pace.in_day,
                "today's letters are all sent (mail_per_day): the rest waits for midnight in Japan"
            );
        }
    }
}

/// The name of a letter's file: in the order of writing, and the same at every try.
fn file_name(message: &Message) -> String {
    format!("{}-{}-{}", message.created_at.format("%Y%m%d-%H%M%S"), message.letter, message.id)
}
