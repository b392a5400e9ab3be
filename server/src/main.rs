//! The `tomoni` binary（起動）.

use server::clock::Clock;
use server::config::Settings;
use server::files::Files;
use server::state::State;
use server::store::Db;
use std::path::Path;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let settings = Settings::load(Path::new("tomoni.toml"))?;
    tracing_subscriber::fmt().with_env_filter(settings.log_filter.as_str()).init();
    std::fs::create_dir_all(&settings.data_dir)?;
    let db = Db::connect(&settings.database()).await?;
    db.migrate().await?;
    let files = Files::folder(&settings.data_dir.join("files"))?;
    let listener = tokio::net::TcpListener::bind(settings.listen).await?;
    let state = State::new(db, Clock::System, settings, files);
    axum::serve(listener, server::web::service(state).into_make_service_with_connect_info::<std::net::SocketAddr>())
        .await?;
    Ok(())
}
