use super::Profile;

const COLUMN: &str = "name = \"p\"\n[[columns]]\nname = \"a\"\nheaders = [\"A\"]\n";

fn faults(text: &str) -> Vec<(usize, String)> {
    match Profile::from_toml("p.toml", text) {
        Ok(_) => Vec::new(),
        Err(error) => error.faults.into_iter().map(|fault| (fault.line, fault.problem)).collect(),
    }
}

#[test]
fn every_fault_names_its_line_and_what_was_expected() {
    let rows = [
        ("type = \"text\"\n", None, "a sound profile"),
        ("type = \"integer\"\nmini = 3\n", Some((6, "mini")), "an unknown key"),
        ("type = \"number\"\n", Some((5, "number")), "an unknown type"),
        ("type = \"text\"\nmin = 3\n", Some((2, "min belongs to type")), "a bound of a text"),
        ("type = \"choice\"\n", Some((2, "needs values")), "a choice without words"),
        ("type = \"key\"\ndigits = 99\n", Some((2, "1 to 18 digits")), "a key of too many digits"),
        ("type = \"decimal\"\ndecimal = \"x\"\n", Some((2, "not \"x\"")), "no decimal sign"),
        (
            "type = \"text\"\n[[rules]]\nrule = \"order\"\ncolumns = [\"a\", \"b\"]\n",
            Some((6, "\"b\"")),
            "no such column",
        ),
        (
            "type = \"text\"\n[[rules]]\nrule = \"order\"\ncolumns = [\"a\", \"a\"]\n",
            Some((6, "two columns")),
            "order of texts",
        ),
    ];
    for (text, expected, why) in rows {
        let found = faults(&format!("{COLUMN}{text}"));
        match expected {
            None => assert_eq!(found, [], "{why}"),
            Some((line, words)) => {
                assert_eq!(found.len(), 1, "{why}: {found:?}");
                assert!(found[0].0 == line && found[0].1.contains(words), "{why}: {found:?}");
            }
        }
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let text = format!(
        "encoding = \"ebcdic\"\ndelimiter = \"ab\"\n{COLUMN}type = \"text\"\n[[columns]]\nname = \"a\"\nheaders = []\ntype = \"text\"\n"
    );
    assert_eq!(faults(&text).iter().map(|fault| fault.0).collect::<Vec<_>>(), [1, 2, 8, 8]);
}
