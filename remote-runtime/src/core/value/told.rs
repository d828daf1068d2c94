//! Sentences with numbers in them, made while the compiler runs: a refused constant can say how large it is.

/// A sentence. What does not fit is cut off.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    bytes: [u8; Self::MOST],
    length: usize,
}

impl Told {
    /// Longer than any sentence of ours.
    const MOST: usize = 1536;

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
    pub(crate) const fn number(self, number: u128) -> Self {
        self.counted(number, true)
    }

    /// And then this number, as it is written in code.
    pub(crate) const fn digits(self, number: u128) -> Self {
        self.counted(number, false)
    }

    const fn counted(mut self, number: u128, has_commas: bool) -> Self {
        // The greatest power of ten that is not over the number.
        let mut place = 1_u128;
        let mut digits = 1_u32;
        while let Some(higher) = place.checked_mul(10)
            && higher <= number
        {
            place = higher;
            digits = digits.saturating_add(1);
        }
        let mut rest = number;
        while digits > 0 {
            let mut digit = b'0';
            while rest >= place {
                rest = rest.saturating_sub(place);
                digit = digit.saturating_add(1);
            }
            self = self.byte(digit);
            digits = digits.saturating_sub(1);
            if has_commas && digits > 0 && digits.is_multiple_of(3) {
                self = self.byte(b',');
            }
            place = place.div_euclid(10);
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

    /// Whether nothing was said.
    pub(crate) const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The sentence.
    pub(crate) const fn as_str(&self) -> &str {
        match self.bytes.split_at_checked(self.length) {
            Some((told, _)) => match str::from_utf8(told) {
                Ok(text) => text,
                // Cut off within a letter.
                Err(error) => match told.split_at_checked(error.valid_up_to()) {
                    Some((whole, _)) => match str::from_utf8(whole) {
                        Ok(text) => text,
                        Err(_) => "",
                    },
                    None => "",
                },
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
        assert_eq!(Told::of("").digits(1_234_567).as_str(), "1234567");
        assert_eq!(Told::of(&"ab".repeat(800)).as_str().len(), Told::MOST);
        assert_eq!(Told::of("a").text(&"é".repeat(800)).as_str().len(), Told::MOST - 1);
    }
}
