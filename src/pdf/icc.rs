//! The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 4.2 (ISO 15076-1), made
//! from its published figures. Numbers with sixteen bits of fraction stand in hexadecimal.

/// Where the tag table begins (ISO 15076-1, 7.2).
const HEADER: usize = 128;

/// The white point of the connection space, D50 (7.2.16).
const D50: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];

/// The primaries of ITU-R BT.709, adapted from D65 to D50.
const RED: [u32; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [u32; 3] = [0x24a0, 0x0f84, 0xb6cf];

/// The Bradford matrix by which they are adapted.
const ADAPTATION: [u32; 9] = [
    0x0001_0c42,
    0x0000_05de,
    0xffff_f325,
    0x0000_0793,
    0x0000_fd90,
    0xffff_fba1,
    0xffff_fda2,
    0x0000_03dc,
    0x0000_c06e,
];

/// The transfer function, exponent and a to d of `parametricCurveType` 3 (10.18).
const CURVE: [u32; 5] = [0x2_6666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b];

/// An sRGB profile for a display.
pub(super) fn srgb() -> Vec<u8> {
    let elements = [
        (["desc"].as_slice(), words("sRGB")),
        (&["cprt"], words("No copyright, use freely")),
        (&["wtpt"], numbers(*b"XYZ ", &D50)),
        (&["chad"], numbers(*b"sf32", &ADAPTATION)),
        (&["rXYZ"], numbers(*b"XYZ ", &RED)),
        (&["gXYZ"], numbers(*b"XYZ ", &GREEN)),
        (&["bXYZ"], numbers(*b"XYZ ", &BLUE)),
        // Tags may share their bytes (7.3.1).
        (&["rTRC", "gTRC", "bTRC"], curve()),
    ];
    let tags: usize = elements.iter().map(|(signatures, _)| signatures.len()).sum();
    let mut table = long(tags).to_vec();
    let mut data = Vec::new();
    let start = HEADER + 4 + 12 * tags;
    for (signatures, element) in elements {
        for signature in signatures {
            table.extend_from_slice(signature.as_bytes());
            table.extend(long(start + data.len()));
            table.extend(long(element.len()));
        }
        data.extend(element);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The header (7.2), with nothing in the fields that name a maker.
fn header(size: usize) -> Vec<u8> {
    let mut header = long(size).to_vec();
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // The day on which IEC 61966-2-1 came out, 18 October 1999.
    header.extend([0x07, 0xcf, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0]);
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(D50.into_iter().flat_map(u32::to_be_bytes));
    header.resize(HEADER, 0);
    header
}

/// English words (`multiLocalizedUnicodeType`, 10.15).
fn words(words: &str) -> Vec<u8> {
    let mut element = b"mluc\0\0\0\0".to_vec();
    element.extend(long(1));
    element.extend(long(12));
    element.extend(b"enUS");
    element.extend(long(2 * words.len()));
    element.extend(long(28));
    element.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    element
}

/// Numbers of a type that is nothing but numbers.
fn numbers(kind: [u8; 4], numbers: &[u32]) -> Vec<u8> {
    let mut element = kind.to_vec();
    element.extend([0; 4]);
    element.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
    element
}

fn curve() -> Vec<u8> {
    let mut element = b"para\0\0\0\0\0\x03\0\0".to_vec();
    element.extend(CURVE.into_iter().flat_map(u32::to_be_bytes));
    element
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("a profile is small").to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::srgb;

    #[test]
    fn size_and_tags_agree() {
        let profile = srgb();
        let long = |at: usize| {
            let bytes: [u8; 4] = profile[at..at + 4].try_into().unwrap();
            u32::from_be_bytes(bytes) as usize
        };
        assert_eq!(long(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..long(128) {
            let entry = 132 + 12 * tag;
            let (start, size) = (long(entry + 4), long(entry + 8));
            assert!(start % 4 == 0 && start + size <= profile.len());
        }
    }
}
