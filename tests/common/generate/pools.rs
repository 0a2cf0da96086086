//! The values that made-up incidents are drawn from.

pub(super) const TEAMS: [&str; 6] = [
    "csirt.example.com",
    "cert.example.net",
    "irt.example.org",
    "cert.stadt.example",
    "csirt.daigaku.example",
    "cirt.ministerio.example",
];
pub(super) const TEXTS: [(&str, &str); 12] = [
    (
        "en",
        "Repeated log-ins with guessed passwords &amp; one that worked",
    ),
    (
        "de",
        "Unbefugter Zugriff auf die Ablage, Prüfung läuft über Nacht",
    ),
    (
        "fr",
        "Page copiée de l’accès à la messagerie, signalée par un élève",
    ),
    ("es", "El señuelo llegó por correo a toda la región"),
    ("pl", "Złośliwy załącznik otwarto na dwóch stacjach"),
    ("ru", "Подозрительный трафик с внутреннего узла"),
    ("el", "Άγνωστη διεργασία σε διακομιστή αρχείων"),
    ("ar", "محاولات دخول متكررة من شبكة واحدة"),
    ("he", "סריקה של שרתי הדואר"),
    ("hi", "सर्वर पर अनजान फ़ाइल मिली"),
    ("ja", "公開サーバーの頁が書き換えられた"),
    ("ko", "내부 서버에서 의심스러운 연결이 보임"),
];
pub(super) const NAMES: [&str; 6] = [
    "Example CSIRT",
    "Störfallteam Musterhöhe",
    "Équipe d’Œuvreville",
    "見本大学対応班",
    "Команда реагирования",
    "فريق مثال",
];
pub(super) const OFFSETS: [&str; 6] = ["Z", "+00:00", "+02:00", "-05:00", "+09:00", "+05:30"];
/// The times in the order of the schema, each with its part of the day.
pub(super) const TIMES: [(&str, u64); 6] = [
    ("DetectTime", 1),
    ("StartTime", 0),
    ("EndTime", 2),
    ("RecoveryTime", 3),
    ("ReportTime", 4),
    ("GenerationTime", 5),
];
pub(super) const PURPOSES: [&str; 4] = ["reporting", "mitigation", "traceback", "watch"];
pub(super) const STATUSES: [&str; 4] = ["new", "in-progress", "forwarded", "resolved"];
pub(super) const RESTRICTIONS: [&str; 6] = [
    "public",
    "green",
    "partner",
    "need-to-know",
    "amber",
    "private",
];
pub(super) const SEVERITIES: [&str; 3] = ["low", "medium", "high"];
pub(super) const SOURCES: [&str; 5] = ["nidps", "siem", "av", "os-log", "external-notification"];
pub(super) const SYSTEM_IMPACTS: [&str; 5] = [
    "takeover-account",
    "takeover-system",
    "availability-service",
    "breach-credential",
    "integrity-data",
];
pub(super) const BUSINESS_IMPACTS: [&str; 4] = [
    "breach-privacy",
    "loss-of-service",
    "theft-financial",
    "extortion",
];
pub(super) const CURRENCIES: [&str; 4] = ["EUR", "USD", "JPY", "CHF"];
pub(super) const ROLES: [&str; 6] = [
    "client",
    "www",
    "mail",
    "database",
    "c2-server",
    "phishing-site",
];
pub(super) const ACTIONS: [&str; 5] = [
    "investigate",
    "block-host",
    "contact-source-site",
    "rebuild-asset",
    "status-new-info",
];
pub(super) const NETS: [&str; 3] = ["192.0.2", "198.51.100", "203.0.113"];
pub(super) const BASE64: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
