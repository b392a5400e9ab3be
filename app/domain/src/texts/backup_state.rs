//! The words of the administrator's page of backups（バックアップの言葉）.

texts! {
    fn title() { ja: "バックアップ", easy: "バックアップ", en: "Backups" }
    fn lead() {
        ja: "毎晩のバックアップの結果です。取ったあと、実際に復元できるかをその場で確かめています。",
        easy: "毎晩《まいばん》、全部《ぜんぶ》の データを べつの 場所《ばしょ》に 写《うつ》します。その 結果《けっか》です。",
        en: "What became of each night’s backup. Each is restored into a scratch place at once, to see whether it can be.",
    }
    fn off() {
        ja: "自動のバックアップが設定されていません。設定 backup_dir をご確認ください。",
        easy: "バックアップの 設定《せってい》が ありません。backup_dir を 確《たし》かめて ください。",
        en: "No backups are set up; see the setting backup_dir.",
    }
    fn open() {
        ja: "バックアップは暗号化されていません。設定 backup_passphrase か backup_recipients をご確認ください。",
        easy: "バックアップに 鍵《かぎ》が かかって いません。backup_passphrase を 確《たし》かめて ください。",
        en: "Backups are not encrypted; see the settings backup_passphrase and backup_recipients.",
    }
    fn none() { ja: "まだバックアップはありません。", easy: "まだ ありません。", en: "There is none yet." }
    fn day() { ja: "日", easy: "日《ひ》", en: "Day" }
    fn result() { ja: "結果", easy: "結果《けっか》", en: "Result" }
    fn ended() { ja: "取り終えた日時", easy: "おわった 時間《じかん》", en: "Finished" }
    fn file() { ja: "ファイル", easy: "ファイル", en: "File" }
    fn rehearsed() { ja: "復元まで確認済み", easy: "もどせる ことを 確《たし》かめました", en: "Restored as a trial" }
    fn taken() { ja: "取得済み（復元は鍵を持つ人が確認）", easy: "できました（もどせるかは 鍵《かぎ》の 人《ひと》が 確《たし》かめます）", en: "Taken (holders of the key try restoring)" }
    fn under_way() { ja: "取得中、または中断", easy: "まだ おわって いません", en: "Under way, or interrupted" }
    fn incomplete() { ja: "取得済み、ただし問題あり", easy: "できましたが、問題《もんだい》が あります", en: "Taken, with a problem" }
    fn failed() { ja: "失敗", easy: "できませんでした", en: "Failed" }
}
