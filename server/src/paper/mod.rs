//! Official letters on paper: the font, the lines, the page, and making PDF off the async threads（通知書のPDF）.

mod font;
mod letter;
mod lines;

use domain::official::Sheet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Where Debian, Ubuntu, Fedora and Arch put Japanese fonts; Mincho first, as offices print.
const USUAL: &[&str] = &[
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf",
    "/usr/share/fonts/ipa-ex-mincho-fonts/ipaexm.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
];

/// Why a letter could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// There is no font.
    #[error("no Japanese font: install fonts-noto-cjk or fonts-ipaexfont, or set letter_font to a font file")]
    NoFont,
    /// The file cannot be read as a font.
    #[error("{0} cannot be read as a font: set letter_font to a TrueType or OpenType file")]
    NotAFont(PathBuf),
    /// The file cannot be read.
    #[error("the font cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// The page could not be made.
    #[error("the PDF could not be made")]
    NotMade,
}

/// Makes PDF, one letter at a time: the font is large, and is held only while it is used.
#[derive(Clone)]
pub struct Press {
    font: Option<PathBuf>,
    turn: Arc<Semaphore>,
}

impl Press {
    /// A press with the font of the setting, or the first of the usual ones that is there.
    pub fn new(setting: &str) -> Press {
        let font = match setting.trim() {
            "" => USUAL.iter().map(PathBuf::from).find(|path| path.is_file()),
            path => Some(PathBuf::from(path)),
        };
        Press { font, turn: Arc::new(Semaphore::new(1)) }
    }

    /// Whether there is a font to print with.
    pub fn is_ready(&self) -> bool {
        self.font.as_ref().is_some_and(|path| path.is_file())
    }

    /// Looks whether the font can be read, and what of a hard name it lacks.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn probe(&self) -> Result<(PathBuf, Vec<char>), PaperError> {
        let path = self.font.clone().ok_or(PaperError::NoFont)?;
        let bytes = std::fs::read(&path)?;
        let face = font::Face::read(&bytes).ok_or_else(|| PaperError::NotAFont(path.clone()))?;
        let lacks = face.missing("𠮷髙﨑様令和公印省略");
        Ok((path, lacks))
    }

    /// The PDF of a letter.
    ///
    /// # Errors
    /// No font, or one that cannot be read.
    pub async fn pdf(&self, sheet: Sheet) -> Result<Vec<u8>, PaperError> {
        self.pdf_of(vec![sheet]).await
    }

    /// Several letters as one PDF, each beginning on a page of its own.
    ///
    /// # Errors
    /// No font, or one that cannot be read.
    pub async fn pdf_of(&self, sheets: Vec<Sheet>) -> Result<Vec<u8>, PaperError> {
        let path = self.font.clone().ok_or(PaperError::NoFont)?;
        let _turn = self.turn.acquire().await.map_err(|_| PaperError::NotMade)?;
        let made = tokio::task::spawn_blocking(move || set(&path, &sheets)).await;
        made.map_err(|_| PaperError::NotMade)?
    }
}

fn set(path: &Path, sheets: &[Sheet]) -> Result<Vec<u8>, PaperError> {
    let bytes = std::fs::read(path)?;
    let face = font::Face::read(&bytes).ok_or_else(|| PaperError::NotAFont(path.to_owned()))?;
    letter::pdf(sheets, &face).ok_or(PaperError::NotMade)
}
