//! `conformance-peers FILE...` prints one line of JSON for each file: the encoding that chardetng guesses for a German page, and the
//! delimiter and quote that csv-nose finds.

use csv_nose::{Quote, Sniffer};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file)?;
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(&bytes, true);
        let encoding = detector.guess(Some(b"de"), chardetng::Utf8Detection::Allow).name();
        let mut line = json!({ "file": file, "encoding": encoding });
        match Sniffer::new().sniff_path(&file) {
            Ok(found) => {
                line["delimiter"] = Value::from(char::from(found.dialect.delimiter).to_string());
                line["quote"] = match found.dialect.quote {
                    Quote::Some(quote) => Value::from(char::from(quote).to_string()),
                    Quote::None => Value::Null,
                };
            }
            Err(error) => line["error"] = Value::from(error.to_string()),
        }
        println!("{line}");
    }
    Ok(())
}
