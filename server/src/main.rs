//! The `tomoni` binary（起動）.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::commands::run()
}
