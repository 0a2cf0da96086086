use crate::Result;
use crate::codec::node::{Act, AsNode, Blank, Class, Element, Node};
use crate::codec::table::{Content, Table, attribute, many};
use crate::model::{
    ExpressionPart, IndicatorContent, IndicatorExpression, IndicatorReference, Observable,
    ObservableReference,
};
use crate::value::{ElementId, ExpressionOperator, Mark, Vocabulary};

/// How many variants of a part are operands.
const OPERANDS: usize = 4;

impl Class for IndicatorExpression {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(operator: "operator").extension("ext-operator")],
        // Without one of its operands an expression would mean something else.
        content: Content::Elements(&[
            many!(parts: "Observable", "ObservableReference", "IndicatorExpression",
                "IndicatorReference", "Confidence", "Extension" / "AdditionalData")
            .required()
            .whole(),
        ]),
        expressible: Some(is_expressible),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

fn is_expressible(expression: &IndicatorExpression, vocabulary: Vocabulary) -> bool {
    let extends = matches!(expression.operator, Some(ExpressionOperator::Ext(_)));
    vocabulary == Vocabulary::Incident || !extends && expression.is_in_order()
}

impl ExpressionPart {
    fn element(&self) -> &dyn Element {
        match self {
            Self::Operand(operand) => operand,
            Self::Confidence(confidence) => confidence,
            Self::Extension(extension) => extension,
        }
    }

    fn element_mut(&mut self) -> &mut dyn Element {
        match self {
            Self::Operand(operand) => operand,
            Self::Confidence(confidence) => confidence,
            Self::Extension(extension) => extension,
        }
    }
}

impl Element for ExpressionPart {
    fn node(&self) -> &dyn Node {
        self.element().node()
    }

    fn variant(&self) -> usize {
        match self {
            Self::Operand(operand) => Element::variant(operand),
            Self::Confidence(_) => OPERANDS,
            Self::Extension(_) => OPERANDS + 1,
        }
    }

    fn mark(&self) -> Option<&Mark> {
        self.element().mark()
    }

    fn change(&mut self, act: Act<'_>) -> Result<()> {
        self.element_mut().change(act)
    }
}

impl Blank for ExpressionPart {
    fn blank(variant: usize) -> Self {
        match variant.checked_sub(OPERANDS) {
            None => Self::Operand(Blank::blank(variant)),
            Some(0) => Self::Confidence(Blank::blank(0)),
            Some(_) => Self::Extension(Blank::blank(0)),
        }
    }
}

impl AsNode for IndicatorContent {
    fn as_node(&self) -> &dyn Node {
        match self {
            Self::Observable(observable) => observable,
            Self::ObservableReference(reference) => reference,
            Self::Expression(expression) => expression,
            Self::IndicatorReference(reference) => reference,
        }
    }

    fn as_node_mut(&mut self) -> &mut dyn Node {
        match self {
            Self::Observable(observable) => observable,
            Self::ObservableReference(reference) => reference,
            Self::Expression(expression) => expression,
            Self::IndicatorReference(reference) => reference,
        }
    }

    fn variant(&self) -> usize {
        match self {
            Self::Observable(_) => 0,
            Self::ObservableReference(_) => 1,
            Self::Expression(_) => 2,
            Self::IndicatorReference(_) => 3,
        }
    }

    fn blank(variant: usize) -> Self {
        match variant {
            0 => Self::Observable(Observable::default()),
            1 => Self::ObservableReference(Class::blank()),
            2 => Self::Expression(IndicatorExpression::default()),
            _ => Self::IndicatorReference(IndicatorReference::default()),
        }
    }
}

impl Class for ObservableReference {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(uid_ref: "uid-ref").required()],
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::to(ElementId::from_written(""))
    }
}

impl Class for IndicatorReference {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(uid_ref: "uid-ref"),
            attribute!(euid_ref: "euid-ref"),
            attribute!(version: "version"),
        ],
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
