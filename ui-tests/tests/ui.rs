//! Compiles each fixture (P1, P3, P4).

#[test]
fn fixtures() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.compile_fail("fail/*/*.rs");
}
