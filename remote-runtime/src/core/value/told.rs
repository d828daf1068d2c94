//! Sentences with numbers in them, made while the compiler runs: a refused constant can say how large it is.

/// A sentence. What does not fit is cut off.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    bytes: [u8; Self::MOST],
    length: usize,
}

impl Told {
    /// Longer than any sentence of ours.
    const MOST: usize = 320;

    /// The beginning of one.
    pub(crate) const fn of(text: &str) -> Self {
        Self { bytes: [0; Self::MOST], length: 0 }.text(text)
    }

    /// And then this text.
    pub(crate) const fn text(mut self, text: &str) -> Self {
        let mut rest = text.as_bytes();
        while let [first, others @ ..] = rest {
            self = self.byte(*first);
            rest = others;
        }
        self
    }

    /// And then this number, with a comma after each three digits.
    pub(crate) const fn number(mut self, number: u128) -> Self {
        let mut place = 1_u128;
        let mut digits = 1_u32;
        while number / place >= 10 {
            place = place.saturating_mul(10);
            digits = digits.saturating_add(1);
        }
        while digits > 0 {
            #[allow(clippy::cast_possible_truncation)] // a digit
            let digit = (number / place % 10) as u8;
            self = self.byte(b'0'.saturating_add(digit));
            digits = digits.saturating_sub(1);
            if digits > 0 && digits.is_multiple_of(3) {
                self = self.byte(b',');
            }
            place = if place >= 10 { place / 10 } else { 1 };
        }
        self
    }

    const fn byte(mut self, byte: u8) -> Self {
        if let Some((_, free)) = self.bytes.split_at_mut_checked(self.length)
            && let [first, ..] = free
        {
            *first = byte;
            self.length = self.length.saturating_add(1);
        }
        self
    }

    /// The sentence.
    pub(crate) const fn as_str(&self) -> &str {
        match self.bytes.split_at_checked(self.length) {
            Some((told, _)) => match str::from_utf8(told) {
                Ok(text) => text,
                Err(_) => "",
            },
            None => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Told;

    #[test]
    fn numbers_and_texts() {
        const TOLD: Told = Told::of("over ").number(65_536).text(" of ").number(0);
        assert_eq!(TOLD.as_str(), "over 65,536 of 0");
        for (number, text) in [(7, "7"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(Told::of("").number(number).as_str(), text);
        }
        let most = Told::of("").number(u128::MAX);
        assert_eq!(most.as_str().replace(',', ""), u128::MAX.to_string());
        assert_eq!(Told::of(&"ab".repeat(400)).as_str().len(), Told::MOST);
    }
}
