//! The words of the public page of a project（事業のページの言葉）.

texts! {
    fn plan() { ja: "計画", easy: "計画《けいかく》", en: "The plan" }
    fn outcome() { ja: "行ったことと成果", easy: "した こと", en: "What was done" }
    fn under_way() { ja: "この事業は、いま行われています。終わったあとで、成果と決算額をここで公表します。", easy: "いま して います。終《お》わったら、ここに 書《か》きます。", en: "This project is under way. Its results and costs are published here at the end." }
    fn closed_on(date) { ja: "{date}に完了しました。", easy: "{date}に 終《お》わりました。", en: "Completed on {date}." }
    fn photo_of(title, nth) { ja: "{title}の写真 {nth}", easy: "{title}の 写真《しゃしん》 {nth}", en: "Photo {nth} of {title}" }
}
