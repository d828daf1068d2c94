//! Which word somebody meant.

/// The one of `known` that is written most like `written`, if any comes near.
pub(crate) fn nearest<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = |word: &str| word.replace('_', "").to_lowercase();
    known
        .iter()
        .map(|word| (distance(&plain(written), &plain(word)), *word))
        .min()
        .filter(|(distance, word)| *distance <= word.len() / 3)
        .map(|(_, word)| word)
}

/// How many letters have to be changed, put in or left out.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn words_that_are_meant() {
        let known = ["max_len", "range", "finite", "near_character"];
        assert_eq!(nearest("maxlen", &known), Some("max_len"));
        assert_eq!(nearest("max_length", &known), None);
        assert_eq!(nearest("rnage", &known), None);
        assert_eq!(nearest("rang", &known), Some("range"));
        assert_eq!(nearest("near_charater", &known), Some("near_character"));
        assert_eq!(nearest("serde", &known), None);
    }
}
