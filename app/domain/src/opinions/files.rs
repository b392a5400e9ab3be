//! Files with an opinion（意見に添えるファイル）: whether a consultation takes them, how many, and how large.

use crate::consultations::Particulars;
use crate::filings::FILE_MAX;
use crate::problems::Problem;

const MEGA: u64 = 1024 * 1024;
/// The most files that a notice may allow with one opinion.
pub const FILES_MOST: u32 = 10;
/// The largest file that a notice may allow, in MB: what is read of any upload.
pub const FILE_MEGA_MOST: u32 = (FILE_MAX / MEGA) as u32;
/// What a notice begins with: three files of 5 MB, enough for a photo and a page of figures.
pub const USUAL_FILES: FileRule = FileRule { most: 3, mega: 5 };
/// How often files of one opinion may be added at all; what was taken away stays on record.
const EVER: usize = 50;

/// What a notice allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileRule {
    /// How many files.
    pub most: u32,
    /// How large each may be, in MB.
    pub mega: u32,
}

impl Particulars {
    /// What files may come with an opinion; none where the notice does not say so.
    pub fn file_rule(&self) -> Option<FileRule> {
        self.files.then_some(self.allowed_files())
    }

    /// How many files and how large, were they taken.
    pub(crate) fn allowed_files(&self) -> FileRule {
        let or = |said: u32, usual: u32| if said == 0 { usual } else { said };
        FileRule { most: or(self.files_most, USUAL_FILES.most), mega: or(self.file_mega, USUAL_FILES.mega) }
    }
}

impl FileRule {
    /// Whether another file may be added: `there` are with the opinion now, `ever` were added at some time.
    ///
    /// # Errors
    /// `FilesWithOpinion`, or `FileTooLarge`.
    pub fn fits(self, there: usize, ever: usize, bytes: u64) -> Result<(), Problem> {
        if there >= self.most as usize || ever >= EVER {
            return Err(Problem::FilesWithOpinion { max: self.most });
        }
        if bytes > u64::from(self.mega) * MEGA {
            return Err(Problem::FileTooLarge { max: self.mega.into() });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_says_how_many_and_how_large() {
        let quiet = Particulars::default();
        assert_eq!(quiet.file_rule(), None);
        let open = Particulars { files: true, ..Particulars::default() };
        assert_eq!(open.file_rule(), Some(USUAL_FILES));
        let own = Particulars { files: true, files_most: 1, file_mega: 2, ..Particulars::default() };
        let rule = own.file_rule().expect("files are taken");
        assert_eq!(rule.fits(0, 0, 2 * MEGA), Ok(()));
        assert_eq!(rule.fits(0, 0, 2 * MEGA + 1), Err(Problem::FileTooLarge { max: 2 }));
        assert_eq!(rule.fits(1, 1, 1), Err(Problem::FilesWithOpinion { max: 1 }));
        assert_eq!(rule.fits(0, EVER, 1), Err(Problem::FilesWithOpinion { max: 1 }));
    }
}
