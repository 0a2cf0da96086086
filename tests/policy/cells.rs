//! The example policy of RFC 2350, appendix E, cell by cell.

use std::collections::BTreeSet;

use iodef::{
    Case, Circumstance, Decision, DisclosurePolicy, InfoClass, Obligation, Permission, Restriction,
};

pub(crate) const XYZ: &str = include_str!("../../examples/data/xyz-university.toml");

/// What outsiders must be met with before and while confidential matters go out.
const OUTSIDE: &str = "verify-bona-fide encrypt log";

/// For each class and recipient: the letters of the table in the requirements, and the
/// verdicts by the text of the RFC, first as nothing is stated, and then as something is.
/// `OUTSIDE` stands for three obligations.
const CELLS: &str = "
private-user
  management = N = disguised | own-jurisdiction: need-limited limit-to-need log
  rights-office = R = disguised | referred: on-request log
  sysadmin = N = need-limited limit-to-need log
  user = NR = disguised | own-account: on-request log | own-account needed: need-limited limit-to-need log
  community = DP = disguised tailor-as-public | permission-of-affected: with-permission tailor-as-public log
  public = DP = disguised | permission-of-affected: with-permission log
  security-community = D = disguised tailor-as-public
  press = D = disguised refer-to-public-relations tailor-as-public | already-released: free tailor-as-public
  partner = NF = need-limited OUTSIDE limit-to-need | semi-private: free log
  vendor = P = with-permission OUTSIDE
  law-enforcement = F = free OUTSIDE
intruder
  management = N = never | own-jurisdiction: need-limited limit-to-need log
  rights-office = R = never | referred: on-request log
  sysadmin = F = free log
  user = N = never | own-account: need-limited limit-to-need log
  community = X = never | public-record: free tailor-as-public
  public = X = never | public-record: free
  security-community = X = never | public-record: free tailor-as-public
  press = X = never | public-record: free refer-to-public-relations tailor-as-public | already-released: free tailor-as-public
  partner = F = free log
  vendor = N = need-limited OUTSIDE limit-to-need
  law-enforcement = F = free OUTSIDE
private-site
  management = N = with-permission log | own-jurisdiction: need-limited limit-to-need log
  rights-office = R = with-permission log | referred: on-request log
  sysadmin = N = need-limited limit-to-need log
  user = N = with-permission log | own-account: need-limited limit-to-need log
  community = P = with-permission tailor-as-public log
  public = P = with-permission log
  security-community = D = disguised tailor-as-public
  press = P = with-permission refer-to-public-relations tailor-as-public log | already-released: free tailor-as-public
  partner = NP = need-limited OUTSIDE limit-to-need | permission-of-affected: with-permission OUTSIDE
  vendor = P = with-permission OUTSIDE
  law-enforcement = F = free OUTSIDE
vulnerability
  management = F = free
  rights-office = F = free
  sysadmin = F = free
  user = F = free
  community = F = free vendor-first tailor-as-public
  public = F = free vendor-first
  security-community = F = free vendor-first disguise-examples tailor-as-public
  press = F = free vendor-first tailor-as-public | already-released: free tailor-as-public
  partner = F = free
  vendor = F = free log
  law-enforcement = F = free
embarrassing
  management = N = with-permission log | own-jurisdiction: need-limited limit-to-need log
  rights-office = R = with-permission log | referred: on-request log
  sysadmin = N = need-limited limit-to-need log
  user = N = with-permission log | own-account: need-limited limit-to-need log
  community = P = with-permission tailor-as-public log
  public = P = with-permission log
  security-community = DP = disguised tailor-as-public | permission-of-affected: with-permission tailor-as-public log
  press = P = with-permission refer-to-public-relations tailor-as-public log | already-released: free tailor-as-public
  partner = N = with-permission OUTSIDE | confidentiality-assured: need-limited OUTSIDE limit-to-need
  vendor = P = with-permission OUTSIDE
  law-enforcement = F = free OUTSIDE
statistical
  management = A = at-discretion
  rights-office = A = at-discretion
  sysadmin = A = at-discretion
  user = A = at-discretion
  community = A = at-discretion tailor-as-public
  public = A = at-discretion
  security-community = A = at-discretion tailor-as-public
  press = A = never | already-released: at-discretion tailor-as-public
  partner = A = at-discretion
  vendor = A = at-discretion
  law-enforcement = F = free log
contact
  management = F = free | opted-out: never | unwelcome: never
  rights-office = F = free | opted-out: never | unwelcome: never
  sysadmin = F = free | opted-out: never | unwelcome: never
  user = F = free | opted-out: never | unwelcome: never
  community = F = free tailor-as-public | opted-out: never | unwelcome: never
  public = F = free | opted-out: never | unwelcome: never
  security-community = F = free tailor-as-public | opted-out: never | unwelcome: never
  press = F = free tailor-as-public | opted-out: never | unwelcome: never
  partner = F = free | opted-out: never | unwelcome: never
  vendor = F = free | opted-out: never | unwelcome: never
  law-enforcement = F = free | opted-out: never | unwelcome: never | opted-out legal-investigation: free OUTSIDE | unwelcome legal-investigation: free OUTSIDE | opted-out unwelcome legal-investigation: free OUTSIDE
";

/// A verdict as a cell has it, and the case it is of.
struct Expected {
    case: Case,
    decision: Decision,
    obligations: Vec<Obligation>,
}

fn expected(verdict: &str) -> Expected {
    let (stated, said) = verdict.split_once(':').unwrap_or(("", verdict));
    let said = said.replace("OUTSIDE", OUTSIDE);
    let mut said = said.split_whitespace();
    let decision = said.next().unwrap().parse().unwrap();
    let mut obligations: Vec<Obligation> = said.map(|word| word.parse().unwrap()).collect();
    obligations.sort();
    let stated = stated.split_whitespace();
    let case = stated.fold(Case::new(), |case, word| case.with(word.parse().unwrap()));
    Expected {
        case,
        decision,
        obligations,
    }
}

const LETTERS: [(char, Decision); 7] = [
    ('F', Decision::Free),
    ('N', Decision::NeedLimited),
    ('R', Decision::OnRequest),
    ('P', Decision::WithPermission),
    ('D', Decision::Disguised),
    ('A', Decision::AtDiscretion),
    ('X', Decision::Never),
];

fn decision(letter: char) -> Decision {
    LETTERS.iter().find(|(of, _)| *of == letter).unwrap().1
}

pub(crate) fn xyz() -> DisclosurePolicy {
    DisclosurePolicy::from_toml(XYZ).unwrap()
}

#[test]
fn d01_all_77_cells_of_the_example_policy() {
    let policy = xyz();
    let mut cells = BTreeSet::new();
    let mut verdicts = 0;
    let mut class = InfoClass::PrivateUser;
    for line in CELLS.lines().skip(1) {
        let Some((recipient, cell)) = line.split_once(" = ") else {
            class = line.parse().unwrap();
            continue;
        };
        let recipient = recipient.trim();
        let (letters, cell) = cell.split_once(" = ").unwrap();
        let mut decisions = BTreeSet::new();
        for verdict in cell.split('|') {
            let expected = expected(verdict);
            let found = policy.decide(class, recipient, &expected.case);
            let place = format!("{class} to {recipient}: {verdict}: {found}");
            assert_eq!(found.decision, expected.decision, "{place}");
            assert_eq!(found.obligations, expected.obligations, "{place}");
            assert!(found.besides.is_empty(), "{place}");
            assert!(!found.rules.is_empty(), "{place}");
            decisions.insert(found.decision);
            verdicts += 1;
        }
        let stated = letters.chars().map(decision);
        let place = format!("{class} to {recipient}: {letters}");
        assert!(
            stated.into_iter().all(|one| decisions.contains(&one)),
            "{place}"
        );
        cells.insert((class, recipient));
    }
    assert_eq!(cells.len(), InfoClass::ALL.len() * policy.recipients.len());
    assert_eq!(cells.len(), 77);
    println!("{verdicts} verdicts in {} cells", cells.len());
}

#[test]
fn d01_recipients_have_their_clearance() {
    let policy = xyz();
    let levels: Vec<_> = policy
        .recipients
        .iter()
        .map(|class| (class.name.as_str(), &class.level))
        .collect();
    let expected = [
        ("management", &Restriction::Private),
        ("rights-office", &Restriction::Private),
        ("sysadmin", &Restriction::NeedToKnow),
        ("user", &Restriction::Public),
        ("community", &Restriction::Public),
        ("public", &Restriction::Public),
        ("security-community", &Restriction::Public),
        ("press", &Restriction::Public),
        ("partner", &Restriction::Partner),
        ("vendor", &Restriction::Partner),
        ("law-enforcement", &Restriction::Private),
    ];
    assert_eq!(levels, expected);
}

/// No circumstance lets out what would identify somebody to the public without the
/// affected party's permission, the public record, or an earlier release.
#[test]
fn d01_no_other_circumstance_opens_what_is_restricted_to_the_public() {
    let policy = xyz();
    let opens = [
        Circumstance::PermissionOfAffected,
        Circumstance::PublicRecord,
        Circumstance::AlreadyReleased,
        Circumstance::Disguised,
    ];
    let others = Circumstance::ALL.iter().filter(|c| !opens.contains(c));
    let case = others.fold(Case::new(), |case, circumstance| case.with(*circumstance));
    let restricted = [
        InfoClass::PrivateUser,
        InfoClass::Intruder,
        InfoClass::PrivateSite,
        InfoClass::Embarrassing,
    ];
    for class in restricted {
        for recipient in ["community", "public", "security-community", "press"] {
            let permission = policy.decide(class, recipient, &case).permits(&case);
            assert_ne!(permission, Permission::Permitted, "{class} to {recipient}");
        }
    }
}

#[test]
fn d02_what_is_disguised_is_free() {
    let policy = xyz();
    let case = Case::new();
    let verdict = policy.decide(InfoClass::PrivateUser, "public", &case);
    assert_eq!(verdict.permits(&case), Permission::Disguised);
    let case = case.with(Circumstance::Disguised);
    let verdict = policy.decide(InfoClass::PrivateUser, "public", &case);
    assert_eq!(verdict.permits(&case), Permission::Permitted);
}

#[test]
fn d03_the_vendor_is_informed_before_the_public() {
    let policy = xyz();
    for recipient in ["community", "public", "security-community", "press"] {
        let case = Case::new();
        let verdict = policy.decide(InfoClass::Vulnerability, recipient, &case);
        let pending = Permission::Pending(vec![Obligation::VendorFirst]);
        assert_eq!(verdict.permits(&case), pending, "{recipient}");
        let case = case.with(Circumstance::VendorInformed);
        assert_eq!(verdict.permits(&case), Permission::Permitted, "{recipient}");
    }
    let case = Case::new();
    let verdict = policy.decide(InfoClass::Vulnerability, "vendor", &case);
    assert_eq!(verdict.permits(&case), Permission::Permitted);
}
