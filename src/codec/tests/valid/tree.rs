//! Documents as trees, and the many ways to write one down.

use crate::codec::tests::generate::Chance;

/// What stands between two tags.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Element(Tree),
    Text(String),
    /// Text of a type that white space around does not count for.
    Value(String),
}

/// An element; names are namespace and local name.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub(super) namespace: &'static str,
    pub(super) name: String,
    pub(super) attributes: Vec<(&'static str, String, String)>,
    pub(super) items: Vec<Item>,
    /// Whether white space may stand between its children.
    pub(super) spaced: bool,
    /// Attributes of types that white space around does not count for.
    pub(super) collapsing: Vec<String>,
}

impl Tree {
    pub(super) fn new(namespace: &'static str, name: &str) -> Self {
        Self {
            namespace,
            name: name.to_owned(),
            attributes: Vec::new(),
            items: Vec::new(),
            spaced: false,
            collapsing: Vec::new(),
        }
    }

    pub(super) fn text(namespace: &'static str, name: &str, text: &str) -> Self {
        let mut tree = Self::new(namespace, name);
        tree.items.push(Item::Text(text.to_owned()));
        tree
    }

    pub(super) fn with(mut self, child: Self) -> Self {
        self.items.push(Item::Element(child));
        self
    }

    pub(super) fn attribute(&mut self, name: &str, value: impl Into<String>) {
        self.attributes.push(("", name.to_owned(), value.into()));
    }
}

/// Where white space stands around values of types for which it does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::codec::tests) enum Padded {
    Texts,
    Attributes,
}

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const PREFIXES: [&str; 5] = ["", "iodef", "a", "x", "ns1"];

/// Writes a document, with prefixes, comments, character references, CDATA
/// sections and white space by chance.
pub(super) fn write(tree: &Tree, chance: &mut Chance, padded: Option<Padded>) -> Vec<u8> {
    let odd = chance.once_in(2);
    let mut pen = Pen {
        out: String::new(),
        chance,
        scope: vec![("xml", XML), ("", "")],
        odd,
        padded,
    };
    let utf16 = pen.chance.once_in(25);
    if utf16 {
        pen.out
            .push_str("\u{FEFF}<?xml version='1.0' encoding=\"UTF-16\"?>\n");
    } else if pen.chance.once_in(2) {
        pen.out
            .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }
    pen.aside();
    pen.element(tree, 0);
    pen.aside();
    if utf16 {
        return pen.out.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    pen.out.into_bytes()
}

struct Pen<'c> {
    out: String,
    chance: &'c mut Chance,
    /// Prefixes and their namespaces, the innermost last.
    scope: Vec<(&'static str, &'static str)>,
    /// Whether to write things in ways that few writers do.
    odd: bool,
    padded: Option<Padded>,
}

impl Pen<'_> {
    fn rarely(&mut self, n: usize) -> bool {
        self.odd && self.chance.once_in(n)
    }

    fn element(&mut self, tree: &Tree, depth: usize) {
        let outside = self.scope.len();
        let mut used = Vec::new();
        let prefix = self.prefix(tree.namespace, true, &mut used);
        let name = join(prefix, &tree.name);
        let mut attributes = Vec::new();
        for (namespace, local, value) in &tree.attributes {
            let prefix = match *namespace {
                "" => "",
                namespace => self.prefix(namespace, false, &mut used),
            };
            let collapses = tree.collapsing.contains(local);
            let padding = self.padding(collapses.then_some(Padded::Attributes));
            attributes.push((join(prefix, local), format!("{padding}{value}{padding}")));
        }
        let declared: Vec<_> = self.scope[outside..].to_vec();
        for (prefix, namespace) in &declared {
            let name = match *prefix {
                "" => "xmlns".to_owned(),
                prefix => format!("xmlns:{prefix}"),
            };
            attributes.push((name, (*namespace).to_owned()));
        }
        self.out.extend(["<", &*name]);
        while !attributes.is_empty() {
            let (name, value) = attributes.swap_remove(self.chance.below(attributes.len()));
            self.attribute(&name, &value);
        }
        if tree.items.is_empty() && self.chance.once_in(2) {
            self.out.push_str("/>");
        } else {
            self.out.push('>');
            self.items(tree, depth);
            self.out.extend(["</", &*name, ">"]);
        }
        self.scope.truncate(outside);
    }

    fn padding(&mut self, collapsing: Option<Padded>) -> &'static str {
        if collapsing.is_some() && self.padded == collapsing {
            self.chance.pick(&["", " ", "\n\t ", "\r\n"])
        } else {
            ""
        }
    }

    /// A prefix that stands for a namespace; declares one where there is none.
    fn prefix(
        &mut self,
        namespace: &'static str,
        element: bool,
        used: &mut Vec<&'static str>,
    ) -> &'static str {
        let scope = self.scope.clone();
        let current = |prefix| scope.iter().rev().find(|(p, _)| *p == prefix);
        let fits = |(prefix, of): &&(&'static str, &'static str)| {
            *of == namespace
                && (element || !prefix.is_empty())
                && current(*prefix).is_some_and(|(_, now)| now == of)
        };
        let known = scope.iter().rev().find(fits).map(|(prefix, _)| *prefix);
        let anew = !namespace.is_empty() && namespace != XML && self.rarely(12);
        if let Some(prefix) = known.filter(|_| !anew) {
            used.push(prefix);
            return prefix;
        }
        let free = |p: &&&str| !used.contains(*p) && (element || !p.is_empty());
        let free: Vec<_> = PREFIXES.iter().filter(free).copied().collect();
        let prefix = match namespace {
            "" => "",
            _ if !self.odd => free[0],
            _ => self.chance.pick(&free),
        };
        self.scope.push((prefix, namespace));
        used.push(prefix);
        prefix
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let quote = if self.rarely(3) { '\'' } else { '"' };
        let space = if self.rarely(8) { "\n  " } else { " " };
        let equals = if self.rarely(8) { " = " } else { "=" };
        self.out.extend([space, name, equals]);
        self.out.push(quote);
        for c in value.chars() {
            match c {
                '<' => self.out.push_str("&lt;"),
                '&' => self.out.push_str("&amp;"),
                '\n' | '\r' | '\t' => self.reference(c),
                c if c == quote => self.reference(c),
                c => self.character(c),
            }
        }
        self.out.push(quote);
    }

    fn items(&mut self, tree: &Tree, depth: usize) {
        let spaced = tree.spaced && !tree.items.is_empty() && self.chance.once_in(2);
        for item in &tree.items {
            if spaced {
                self.out.push('\n');
                self.out.push_str(&" ".repeat(depth + 1));
            }
            if tree.spaced && self.rarely(12) {
                self.aside();
            }
            match item {
                Item::Element(tree) => self.element(tree, depth + 1),
                Item::Text(text) => self.text(text),
                Item::Value(text) => {
                    let padding = self.padding(Some(Padded::Texts));
                    self.text(&format!("{padding}{text}{padding}"));
                }
            }
        }
        if spaced {
            self.out.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        if !text.contains("]]>") && !text.contains('\r') && self.rarely(12) {
            self.out.extend(["<![CDATA[", text, "]]>"]);
            return;
        }
        let middle = text.chars().count() / 2;
        for (n, c) in text.chars().enumerate() {
            if n == middle && self.rarely(12) {
                self.aside();
            }
            match c {
                '<' => self.out.push_str("&lt;"),
                '&' => self.out.push_str("&amp;"),
                '>' if self.out.ends_with("]]") => self.out.push_str("&gt;"),
                '\r' => self.reference(c),
                c => self.character(c),
            }
        }
    }

    fn character(&mut self, c: char) {
        match c {
            '>' if self.rarely(2) => self.out.push_str("&gt;"),
            '"' if self.rarely(2) => self.out.push_str("&quot;"),
            '\'' if self.rarely(2) => self.out.push_str("&apos;"),
            c if self.rarely(40) => self.reference(c),
            c => self.out.push(c),
        }
    }

    fn reference(&mut self, c: char) {
        let number = u32::from(c);
        let reference = if self.rarely(2) {
            format!("&#x{number:x};")
        } else {
            format!("&#{number};")
        };
        self.out.push_str(&reference);
    }

    /// What says nothing.
    fn aside(&mut self) {
        match self.chance.below(3) {
            0 => self.out.push_str("<!-- <Incident> & - -->"),
            1 => self.out.push_str("<?made by chance?>"),
            _ => {}
        }
    }
}

fn join(prefix: &str, local: &str) -> String {
    match prefix {
        "" => local.to_owned(),
        prefix => format!("{prefix}:{local}"),
    }
}
