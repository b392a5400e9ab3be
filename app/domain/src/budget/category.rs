//! The two sides of a budget and their categories（収入の区分・支出の節）.

use serde::{Deserialize, Serialize};

/// A side of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// 収入
    Income,
    /// 支出
    Expense,
}

/// Declares a closed set of categories with the keys that forms and tables use.
macro_rules! categories {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$each])* #[serde(rename = $key)] $variant,)*
        }

        impl $name {
            /// All of them, in the order of the paper form.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The key in forms, tables and call data.
            pub const fn key(self) -> &'static str {
                match self { $($name::$variant => $key,)* }
            }

            /// Reads a key; `None` for anything else.
            pub fn from_key(key: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|category| category.key() == key)
            }
        }
    };
}

categories! {
    /// Where the money comes from.
    Income {
        /// 市補助金: the amount applied for.
        Subsidy = "subsidy",
        /// 自己資金・会費
        Own = "own",
        /// 参加費・売上
        Fees = "fees",
        /// 寄附・協賛
        Donations = "donations",
        /// その他
        Other = "other",
    }
}

categories! {
    /// What the money is spent on, by the city's own 節 names.
    Expense {
        /// 報償費: fees of lecturers and experts.
        Honoraria = "honoraria",
        /// 旅費
        Travel = "travel",
        /// 需用費・消耗品費
        Consumables = "consumables",
        /// 需用費・印刷製本費
        Printing = "printing",
        /// 需用費・燃料費
        Fuel = "fuel",
        /// 需用費・食糧費
        Food = "food",
        /// 需用費・光熱水費
        Utilities = "utilities",
        /// 需用費・修繕料
        Repairs = "repairs",
        /// 需用費・材料費
        Materials = "materials",
        /// 役務費: postage, insurance, charges.
        Services = "services",
        /// 委託料
        Outsourcing = "outsourcing",
        /// 使用料及び賃借料
        Rent = "rent",
        /// 備品購入費
        Equipment = "equipment",
        /// その他
        Other = "other",
    }
}

impl Income {
    /// The income that a net base deducts（事業収入）: what the project itself brings in from those who
    /// take part, buy or sponsor. Own money, the subsidy and unrelated income such as interest are
    /// not income of the project.
    pub const OF_THE_PROJECT: &[Income] = &[Income::Fees, Income::Donations];
}

/// The category of a line; it decides the side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 収入
    Income(Income),
    /// 支出
    Expense(Expense),
}

impl Category {
    /// The side it stands on.
    pub fn side(self) -> Side {
        match self {
            Category::Income(_) => Side::Income,
            Category::Expense(_) => Side::Expense,
        }
    }

    /// The key, unique within its side.
    pub fn key(self) -> &'static str {
        match self {
            Category::Income(category) => category.key(),
            Category::Expense(category) => category.key(),
        }
    }

    /// Reads a key of a side; `None` for anything else.
    pub fn from_key(side: Side, key: &str) -> Option<Category> {
        match side {
            Side::Income => Income::from_key(key).map(Category::Income),
            Side::Expense => Expense::from_key(key).map(Category::Expense),
        }
    }
}
