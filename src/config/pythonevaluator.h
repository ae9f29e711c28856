// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/pythonast.h"
#include "config/pythonheap.h"
#include "config/pythonreader.h"
#include "config/pythonscope.h"
#include "core/result.h"

#include <QHash>
#include <QString>

#include <utility>
#include <vector>

namespace aisb::config {

// Runs the statements of one file: nothing but values are made, the only side effect is reading the
// files that read_base() names, through the loader. Errors are TmanCfg001 with the line.
class PythonEvaluator
{
public:
    PythonEvaluator(QString fileName, const PythonReadOptions &options);

    // The statements must outlive this object: functions refer to them.
    [[nodiscard]] core::Result<> run(const std::vector<Statement> &statements);
    // The variables left, unfolded.
    [[nodiscard]] core::Result<ConfigModule> module();

private:
    using Object = PythonObject *;
    static constexpr int kMaxEvaluationDepth = 400;
    using Objects = std::vector<PythonObject *>;
    using Step = core::Result<>;
    using Evaluated = core::Result<Object>;
    using Kind = PythonObject::Kind;

    enum class Flow
    {
        Next,
        Return,
        Break,
        Continue
    };
    using Flowed = core::Result<Flow>;

    struct Arguments
    {
        Objects positional;
        std::vector<std::pair<QString, Object>> named;
        int line = 1;
    };

    // statements
    Flowed runBlock(const std::vector<Statement> &statements);
    Flowed runStatement(const Statement &statement);
    Flowed runFor(const Statement &statement);
    Flowed runIf(const Statement &statement);
    Flowed runReturn(const Statement &statement);
    Step runAssign(const Statement &statement);
    Step augment(const Statement &statement);
    Step define(const Statement &statement);
    Step assign(const Expression &target, Object value);
    Step assignAll(const Expression &target, const PythonObject &values);
    Step assignSubscript(const Expression &target, Object value);
    Step removeName(const Expression &target);
    Step importModules(const Statement &statement);
    Step importSymbols(const Statement &statement);
    Step importBase(const Statement &statement);
    Step bindBase(
        const Statement &statement, const ConfigModule &base, const ImportedName &imported);

    // expressions
    Evaluated evaluate(const Expression &expression);
    Evaluated evaluateKind(const Expression &expression);
    Evaluated evaluateName(const Expression &expression);
    Evaluated evaluateItems(const Expression &expression, Kind kind);
    Evaluated evaluateDict(const Expression &expression);
    Evaluated evaluateSubscript(const Expression &expression);
    Evaluated evaluateSlice(const PythonObject &container, const Expression &slice);
    Evaluated evaluateAttribute(const Expression &expression);
    Evaluated evaluateChain(const Expression &expression);
    Evaluated evaluateSign(const Expression &expression);
    Evaluated evaluateCompare(const Expression &expression);
    Evaluated evaluateLogic(const Expression &expression);
    Evaluated evaluateText(const Expression &expression);
    core::Result<QString> evaluateField(const Expression &field);
    Evaluated evaluateComprehension(const Expression &expression);
    Step runClause(const Expression &expression, std::size_t at, PythonObject &made);
    core::Result<bool> evaluateConditions(const std::vector<Expression> &conditions);
    Step keepElement(const Expression &expression, PythonObject &made);

    // operators
    Evaluated operate(const QString &op, Object left, Object right, int line);
    Evaluated concatenate(const PythonObject &left, const PythonObject &right, int line);
    Evaluated repeat(const PythonObject &left, qint64 times, int line);
    core::Result<bool> compare(const QString &op, Object left, Object right, int line);
    core::Result<bool> areEqual(const PythonObject &left, const PythonObject &right, int depth);
    core::Result<bool> areItemsEqual(
        const PythonObject &left, const PythonObject &right, int depth);
    core::Result<bool> contains(const PythonObject &container, Object item, int line);
    core::Result<QString> percent(const QString &format, Object values, int line);
    core::Result<QString> formatted(const QString &format, const Arguments &arguments);
    core::Result<Object> fieldValue(
        QStringView name, const Arguments &arguments, std::size_t &automatic);
    // str() or repr() of any value.
    core::Result<QString> textOf(const PythonObject &object, bool isRepr, int line, int depth = 0);

    // calls
    Evaluated evaluateCall(const Expression &expression);
    core::Result<Arguments> evaluateArguments(const Expression &call);
    Step addArgument(Arguments &arguments, const Expression &expression);
    Step spreadNamed(Arguments &arguments, const PythonObject &source);
    Evaluated callFunction(const PythonObject &function, const Arguments &arguments);
    Step bindParameters(
        PythonScope &scope, const PythonObject &function, const Arguments &arguments);
    Evaluated callSymbol(const QString &path, const Arguments &arguments);
    Evaluated copied(const PythonObject &object, int line);
    Evaluated deepCopied(const PythonObject &object, int line,
        QHash<const PythonObject *, PythonObject *> &known, int depth);
    Evaluated callMethod(Object self, const QString &name, const Arguments &arguments);
    Evaluated callListMethod(PythonObject &self, const QString &name, const Arguments &arguments);
    Evaluated callDictMethod(PythonObject &self, const QString &name, const Arguments &arguments);
    Evaluated callTextMethod(
        const PythonObject &self, const QString &name, const Arguments &arguments);
    Evaluated listPop(PythonObject &self, const Arguments &arguments);
    Evaluated listPlace(PythonObject &self, const QString &name, const Arguments &arguments);
    Evaluated dictLookup(PythonObject &self, const QString &name, const Arguments &arguments);
    Evaluated dictList(const PythonObject &self, const QString &name, int line);
    Evaluated splitText(const QString &self, const Arguments &arguments);
    Evaluated joinTexts(const QString &separator, const Arguments &arguments);
    Evaluated replaceText(const QString &self, const Arguments &arguments);
    Evaluated testEnd(const QString &self, const QString &name, const Arguments &arguments);
    Evaluated callBuiltin(const QString &name, const Arguments &arguments);
    Evaluated callConversion(const QString &name, const Arguments &arguments);
    Evaluated callOfItems(const QString &name, const Arguments &arguments);
    Evaluated callDict(const Arguments &arguments);
    Evaluated callRange(const Arguments &arguments);
    Evaluated callSum(const Arguments &arguments);
    Evaluated callSorted(const Arguments &arguments);
    Evaluated callExtreme(const QString &name, const Arguments &arguments);
    Evaluated callZip(const Arguments &arguments);
    Evaluated callEnumerate(const Arguments &arguments);
    Evaluated callRound(const Arguments &arguments);
    Evaluated variablesOf(const PythonScope &scope, int line);

    // helpers
    Step tick(int line, qint64 steps = 1);
    Step chargeText(qint64 characters, int line);
    Step chargeValues(qint64 values, int line);
    Step fillDict(PythonObject &dict, const PythonObject &source, int line);
    Step append(PythonObject &list, const Objects &items, int line);
    // What a loop over the value sees: elements, keys or characters.
    core::Result<Objects> itemsOf(const PythonObject &source, int line);
    core::Result<Value> keyOf(const PythonObject &object, int line);
    core::Result<bool> truthOf(const Expression &expression);
    [[nodiscard]] static bool isTruthy(const PythonObject &object);
    core::Result<std::size_t> position(const PythonObject &container, Object index, int line);
    core::Result<Objects> ordered(Objects items, bool isReversed, int line);
    Evaluated checked(Object object, int line);
    Evaluated scalar(Value value, int line);
    Evaluated text(QString text, int line);
    Evaluated list(const Objects &items, int line);
    Step expectArguments(
        const Arguments &arguments, const QString &name, std::size_t least, std::size_t most) const;

    QString m_fileName;
    PythonReadOptions m_options;
    PythonHeap m_heap;
    PythonScope m_globals{nullptr, false};
    PythonScope *m_scope = &m_globals;
    QStringList m_files;
    qint64 m_textBudget;
    qint64 m_steps;
    int m_depth = 0; // nested evaluations
    int m_calls = 0; // nested calls of functions
    Object m_returned = nullptr;
};

} // namespace aisb::config
