//! Incidents that hold what the plain ones do not: comments, CDATA sections,
//! processing instructions, character references, extensions and whole documents.

use super::{Pen, footer, header, small};

/// Where [`mixed`] stops adding events.
const EVENTS_UNTIL: usize = 9_500;

/// Appends incident number `n`, of about 14 KB.
pub(crate) fn mixed(n: u64, out: &mut String) {
    let mut pen = Pen::new(n, out);
    pen.aside("opened");
    pen.opening(n);
    pen.scripts();
    pen.assessment();
    pen.method();
    pen.aside("contacts");
    pen.contact("creator");
    pen.contact("tech");
    let mut events = 0;
    while pen.written() < EVENTS_UNTIL {
        pen.aside("event");
        pen.event(n, events);
        events += 1;
    }
    pen.indicators(n);
    pen.out.push_str("    <History>\n");
    pen.history_item();
    pen.out.push_str("    </History>\n");
    pen.foreign(n);
    pen.nested(n);
    pen.out.push_str("  </Incident>\n");
}

impl Pen<'_> {
    /// A comment and a processing instruction.
    fn aside(&mut self, what: &str) {
        let number = self.below(90_000);
        self.add(format_args!(
            "    <!-- {what} as of note {number}; <not> an element & no reference -->\n    <?tracker {what}=\"{number}\"?>\n"
        ));
    }

    /// Descriptions in several scripts, as CDATA, references and mixtures of them.
    fn scripts(&mut self) {
        let number = self.below(65_536);
        self.add(format_args!(
            r#"    <Description xml:lang="ja"><![CDATA[侵入の<経路> & 時刻 {number:x}]]> は&#x8ABF;&#26619;中</Description>
    <Description xml:lang="ar">الخادم<!-- inside --> رقم {number} &lt;متوقف&gt;</Description>
    <Description xml:lang="ru">Узел &quot;{number}&quot; отключён<?tracker pause?>, журнал сохранён</Description>
    <Description xml:lang="th">พบไฟล์ที่ไม่รู้จัก &#38; {number}</Description>
    <Description xml:lang="zh">邮件服务器 &#x1F4E7; {number} 已隔离 𠮷</Description>
"#
        ));
    }

    /// Data of other vocabularies, with prefixes, a default namespace and none.
    fn foreign(&mut self, n: u64) {
        let (seq, address, word) = (self.below(1000), self.ipv4(), self.digest());
        self.add(format_args!(
            r#"    <AdditionalData dtype="xml" meaning="one request seen by the proxy">
      <px:request xmlns:px="https://csirt.example.com/ns/proxy" px:seq="{seq}" method='GET'>
        <px:host a="1" b="&lt;2&gt;" c="&#x33;">c2-{n}.example</px:host>
        <px:line><![CDATA[GET /a?b=<c>&d="{seq}" HTTP/1.1]]></px:line>
        <px:verdict score="0.91">blocked as <px:rule id="r7">beacon &amp; tunnel</px:rule>, see <px:rule id="r9"/> too</px:verdict>
      </px:request>
    </AdditionalData>
    <AdditionalData dtype="xml">
      <note xmlns="https://csirt.example.com/ns/note" xmlns:h="https://csirt.example.com/ns/markup" xml:lang="el">
        <!-- kept as it stands -->
        <p>Μικρό <h:b>σημείωμα</h:b> για {address}.</p>
        <plain xmlns="">no namespace</plain>
      </note>
    </AdditionalData>
    <AdditionalData dtype="string">{word}</AdditionalData>
"#
        ));
    }

    /// A whole document with an incident of 2 KB, as another team sent it.
    fn nested(&mut self, n: u64) {
        self.out
            .push_str("    <AdditionalData dtype=\"xml\" meaning=\"as received\">\n");
        let document = header().split_once('\n').map_or("", |(_, rest)| rest);
        self.out.push_str(document);
        small(n, self.out);
        self.out.push_str(footer());
        self.out.push_str("    </AdditionalData>\n");
    }
}
