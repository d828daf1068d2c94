//! Which word somebody meant.

/// The one of `known` that is written most like `written`, if any comes near.
pub(crate) fn nearest<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = |word: &str| word.replace('_', "").to_lowercase();
    // Whose parts may have changed places.
    let sorted = |word: &str| {
        let mut parts: Vec<_> = word.split('_').collect();
        parts.sort_unstable();
        plain(&parts.concat())
    };
    let between = |word: &str| {
        distance(&plain(written), &plain(word)).min(distance(&sorted(written), &sorted(word)))
    };
    known
        .iter()
        .map(|word| (between(word), *word))
        .min()
        .filter(|(distance, word)| *distance <= word.len() / 3)
        .map(|(_, word)| word)
}

/// How many letters have to be changed, put in, left out, or swapped with the next.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let changed = rows[i][j] + usize::from(x != y);
            let mut least = changed.min(row[j] + 1).min(rows[i][j + 1] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn words_that_are_meant() {
        let known = ["max_len", "range", "finite", "near_character"];
        assert_eq!(nearest("maxlen", &known), Some("max_len"));
        assert_eq!(nearest("len_max", &known), Some("max_len"));
        assert_eq!(nearest("max_length", &known), None);
        assert_eq!(nearest("rnage", &known), Some("range"));
        assert_eq!(nearest("rang", &known), Some("range"));
        assert_eq!(nearest("near_charater", &known), Some("near_character"));
        assert_eq!(nearest("serde", &known), None);
    }
}
