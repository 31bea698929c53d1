//! Alphabetical order, by the Unicode Collation Algorithm (UTS #10) and CLDR's tailorings.

use std::cmp::Ordering;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;

use super::Locale;

impl Locale {
    /// The order of two words. Words that the language does not tell apart stand in the order of
    /// their characters, so that every list has one order only.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let order = self.order.get_or_init(|| {
            CollatorBorrowed::try_new((&self.icu).into(), CollatorOptions::default()).ok()
        });
        let alike = order.as_ref().map_or(Ordering::Equal, |order| order.compare(a, b));
        alike.then_with(|| a.cmp(b))
    }
}
