use proptest::prelude::*;

use crate::json::text::number;

#[test]
fn numbers_become_those_of_json() {
    for (written, json) in [
        ("0", "0"),
        ("-3", "-3"),
        ("+4.50", "4.50"),
        ("007", "7"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-00", "-0"),
        ("1E-7", "1E-7"),
        ("2e+08", "2e+08"),
        ("18446744073709551616", "18446744073709551616"),
        (
            "0.10000000000000000000000000001",
            "0.10000000000000000000000000001",
        ),
    ] {
        assert_eq!(number(written).as_deref(), Some(json), "{written}");
    }
    for written in [
        "", "INF", "-INF", "NaN", ".", "-", "+", "1e", "e5", "1e5.0", "1 2", "0x1", "--1", "٣",
    ] {
        assert_eq!(number(written), None, "{written}");
    }
}

proptest! {
    #[test]
    fn what_comes_out_is_json(text in "[-+]?[0-9.]{0,6}([eE][-+]?[0-9]{0,3})?") {
        if let Some(json) = number(&text) {
            let value: Result<f64, _> = serde_json::from_str(&json);
            // A number beyond the range of floats is no number to this parser.
            let finite = text.parse::<f64>().is_ok_and(f64::is_finite);
            prop_assert_eq!(value.is_ok(), finite, "{}", json);
            prop_assert_eq!(number(&json), Some(json));
        }
    }
}
