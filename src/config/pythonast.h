// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"

#include <QString>

#include <vector>

namespace aisb::config {

// What PythonParser makes and PythonEvaluator walks. Depth is bounded by the parser.

struct Comprehension;

struct Expression
{
    enum class Kind
    {
        Literal, // value
        Name, // text
        List, // operands
        Tuple, // operands
        Dict, // operands: key, value, key, value, ...; a Spread stands for such a pair
        Call, // operands: callee, arguments; keywords for the last ones
        Subscript, // operands: container, index or Slice
        Slice, // operands: first, end, step; None where there is nothing
        Attribute, // operands: container; text
        Chain, // operands, two or more, with operators between them, from left to right
        Power, // operands: base, exponent
        Compare, // operands, two or more, with operators between them
        And, // operands, two or more
        Or, // operands, two or more
        Not, // operands: one
        Negative, // operands: one
        Positive, // operands: one
        Conditional, // operands: condition, value if so, value if not
        Text, // operands: Literal and Field, joined (an f-string)
        Field, // operands: value, perhaps a Text that is its format; text: "", "s", "r" or "a"
        Spread, // operands: one; "*x" in lists and calls, "**x" in dicts and calls
        ListOf, // operands: element; clauses
        DictOf, // operands: key, value; clauses
    };
    Kind kind = Kind::Literal;
    int line = 1;
    Value value;
    QString text;
    std::vector<Expression> operands;
    std::vector<QString> keywords; // of a call: names of the last keywords.size() operands; an
                                   // empty one belongs to a Spread
    std::vector<QString> operators;
    std::vector<Comprehension> clauses;
};

// "for target in source if condition if condition"
struct Comprehension
{
    Expression target;
    Expression source;
    std::vector<Expression> conditions;
};

struct ImportedName
{
    QString name; // "*" = all
    QString bound; // name it gets here
};

struct Parameter
{
    QString name;
    bool isOptional = false;
    Expression fallback;
};

struct Statement
{
    enum class Kind
    {
        Assign, // targets = value
        Augment, // targets[0] text= value; text is the operator
        Delete, // targets (names)
        Import, // imports: dotted module and bound name
        ImportFrom, // module, imports
        ReadBase, // body of ImportFrom statements
        Evaluate, // value, a call
        For, // targets[0], value; body
        If, // targets: conditions; body: a Block for each of them; otherwise
        Block, // body
        Define, // text: name; parameters, body
        Return, // value
        Break,
        Continue,
    };
    Kind kind = Kind::Assign;
    int line = 1;
    std::vector<Expression> targets;
    Expression value;
    QString text;
    QString module; // with leading dots
    std::vector<ImportedName> imports;
    std::vector<Parameter> parameters;
    std::vector<Statement> body;
    std::vector<Statement> otherwise;
};

} // namespace aisb::config
