// SPDX-License-Identifier: GPL-3.0-or-later
// The statements of PythonEvaluator.
#include "config/pythonevaluator.h"

#include "config/pythontokenizer.h"

#include <QScopeGuard>

namespace aisb::config {

using namespace Qt::StringLiterals;

PythonEvaluator::PythonEvaluator(QString fileName, const PythonReadOptions &options)
    : m_fileName(std::move(fileName))
    , m_options(options)
    , m_heap(options.maxNodes)
    , m_files{m_fileName}
    , m_textBudget(4 * options.maxBytes)
    , m_steps(options.maxSteps)
{
}

core::Result<> PythonEvaluator::run(const std::vector<Statement> &statements)
{
    const Flowed flow = runBlock(statements);
    return flow ? Step() : core::fail(flow.error());
}

core::Result<ConfigModule> PythonEvaluator::module()
{
    ConfigModule module;
    module.files = m_files;
    for (const PythonScope::Variable &variable : m_globals.variables()) {
        const bool isKept = variable.object && !variable.isImported
            && variable.object->kind != Kind::Function && !variable.name.startsWith("__"_L1);
        if (!isKept)
            continue;
        auto value = m_heap.toValue(*variable.object);
        if (!value)
            return core::fail(value.error().in(variable.name));
        module.variables.emplace_back(variable.name, std::move(*value));
    }
    return module;
}

core::Result<PythonEvaluator::Flow> PythonEvaluator::runBlock(
    const std::vector<Statement> &statements)
{
    const auto leave = qScopeGuard([this] { --m_depth; });
    ++m_depth;
    for (const Statement &statement : statements) {
        if (m_depth > kMaxEvaluationDepth)
            return syntaxError(statement.line, u"calls and blocks are nested too deeply"_s);
        if (const Step step = tick(statement.line); !step)
            return core::fail(step.error());
        Flowed flow = runStatement(statement);
        if (!flow || *flow != Flow::Next)
            return flow;
    }
    return Flow::Next;
}

core::Result<PythonEvaluator::Flow> PythonEvaluator::runStatement(const Statement &statement)
{
    const auto next = [](const Step &step) {
        return step ? Flowed(Flow::Next) : core::fail(step.error());
    };
    switch (statement.kind) {
    case Statement::Kind::Assign:
        return next(runAssign(statement));
    case Statement::Kind::Augment:
        return next(augment(statement));
    case Statement::Kind::Delete:
        for (const Expression &target : statement.targets)
            if (const Step step = removeName(target); !step)
                return core::fail(step.error());
        return Flow::Next;
    case Statement::Kind::Import:
        return next(importModules(statement));
    case Statement::Kind::ImportFrom:
        return next(importSymbols(statement));
    case Statement::Kind::ReadBase:
        for (const Statement &inner : statement.body)
            if (const Step step = importBase(inner); !step)
                return core::fail(step.error());
        return Flow::Next;
    case Statement::Kind::Evaluate: {
        Evaluated value = evaluate(statement.value);
        return value ? Flowed(Flow::Next) : core::fail(value.error());
    }
    case Statement::Kind::For:
        return runFor(statement);
    case Statement::Kind::If:
        return runIf(statement);
    case Statement::Kind::Block:
        return runBlock(statement.body);
    case Statement::Kind::Define:
        return next(define(statement));
    case Statement::Kind::Return:
        return runReturn(statement);
    case Statement::Kind::Break:
        return Flow::Break;
    case Statement::Kind::Continue:
        break;
    }
    return Flow::Continue;
}

core::Result<PythonEvaluator::Flow> PythonEvaluator::runFor(const Statement &statement)
{
    Evaluated source = evaluate(statement.value);
    if (!source)
        return core::fail(source.error());
    const auto items = itemsOf(**source, statement.line);
    if (!items)
        return core::fail(items.error());
    for (Object item : *items) {
        if (const Step step = assign(statement.targets[0], item); !step)
            return core::fail(step.error());
        Flowed flow = runBlock(statement.body);
        if (!flow || *flow == Flow::Return)
            return flow;
        if (*flow == Flow::Break)
            break;
    }
    return Flow::Next;
}

core::Result<PythonEvaluator::Flow> PythonEvaluator::runIf(const Statement &statement)
{
    for (std::size_t at = 0; at < statement.targets.size(); ++at) {
        const auto isTrue = truthOf(statement.targets[at]);
        if (!isTrue)
            return core::fail(isTrue.error());
        if (*isTrue)
            return runBlock(statement.body[at].body);
    }
    return runBlock(statement.otherwise);
}

core::Result<PythonEvaluator::Flow> PythonEvaluator::runReturn(const Statement &statement)
{
    Evaluated value = evaluate(statement.value);
    if (!value)
        return core::fail(value.error());
    m_returned = *value;
    return Flow::Return;
}

core::Result<> PythonEvaluator::runAssign(const Statement &statement)
{
    Evaluated value = evaluate(statement.value);
    if (!value)
        return core::fail(value.error());
    for (const Expression &target : statement.targets)
        if (const Step step = assign(target, *value); !step)
            return step;
    return {};
}

core::Result<> PythonEvaluator::define(const Statement &statement)
{
    Evaluated function = checked(m_heap.make(Kind::Function), statement.line);
    if (!function)
        return core::fail(function.error());
    (*function)->function = &statement;
    for (const Parameter &parameter : statement.parameters) {
        if (!parameter.isOptional) {
            (*function)->items.push_back(nullptr);
            continue;
        }
        Evaluated value = evaluate(parameter.fallback);
        if (!value)
            return core::fail(value.error());
        (*function)->items.push_back(*value);
    }
    m_scope->bind(statement.text, *function);
    return {};
}

core::Result<> PythonEvaluator::assign(const Expression &target, Object value)
{
    switch (target.kind) {
    case Expression::Kind::Name:
        m_scope->bind(target.text, value);
        return {};
    case Expression::Kind::Subscript:
        return assignSubscript(target, value);
    case Expression::Kind::List:
    case Expression::Kind::Tuple:
        return assignAll(target, *value);
    case Expression::Kind::Attribute:
        return refuse(target.line, u"an assignment to the attribute '.%1'"_s.arg(target.text));
    case Expression::Kind::Spread:
        return refuse(target.line, u"an assignment to '*' and a name"_s);
    default:
        return syntaxError(target.line, u"this cannot be assigned to"_s);
    }
}

core::Result<> PythonEvaluator::assignAll(const Expression &target, const PythonObject &values)
{
    const auto items = itemsOf(values, target.line);
    if (!items)
        return core::fail(items.error());
    if (items->size() != target.operands.size())
        return syntaxError(target.line,
            u"%1 values cannot be assigned to %2 names"_s.arg(items->size())
                .arg(target.operands.size()));
    for (std::size_t at = 0; at < items->size(); ++at)
        if (const Step step = assign(target.operands[at], (*items)[at]); !step)
            return step;
    return {};
}

core::Result<> PythonEvaluator::assignSubscript(const Expression &target, Object value)
{
    Evaluated container = evaluate(target.operands[0]);
    if (!container)
        return core::fail(container.error());
    if (target.operands[1].kind == Expression::Kind::Slice)
        return refuse(target.line, u"an assignment to a slice"_s);
    Evaluated index = evaluate(target.operands[1]);
    if (!index)
        return core::fail(index.error());
    PythonObject &object = **container;
    if (object.kind == Kind::Dict) {
        const auto key = keyOf(**index, target.line);
        if (!key)
            return core::fail(key.error());
        object.set(*key, value);
        return {};
    }
    if (object.kind != Kind::List)
        return syntaxError(
            target.line, u"elements of a %1 cannot be assigned to"_s.arg(object.typeName()));
    const auto place = position(object, *index, target.line);
    if (!place)
        return core::fail(place.error());
    object.items[*place] = value;
    return {};
}

core::Result<> PythonEvaluator::augment(const Statement &statement)
{
    const Expression &target = statement.targets[0];
    Evaluated left = evaluate(target);
    if (!left)
        return core::fail(left.error());
    Evaluated right = evaluate(statement.value);
    if (!right)
        return core::fail(right.error());
    const bool isInPlace = statement.text == u"+" && (*left)->kind == Kind::List;
    if (isInPlace) {
        const auto items = itemsOf(**right, statement.line);
        return items ? append(**left, *items, statement.line) : core::fail(items.error());
    }
    Evaluated made = operate(statement.text, *left, *right, statement.line);
    return made ? assign(target, *made) : core::fail(made.error());
}

core::Result<> PythonEvaluator::removeName(const Expression &target)
{
    if (!m_scope->remove(target.text))
        return syntaxError(
            target.line, u"the name '%1' is not defined"_s.arg(target.text.left(80)));
    return {};
}

core::Result<> PythonEvaluator::importModules(const Statement &statement)
{
    for (const ImportedName &imported : statement.imports) {
        Evaluated symbol = scalar(Value(Value::Symbol{imported.name}), statement.line);
        if (!symbol)
            return core::fail(symbol.error());
        m_scope->bind(imported.bound, *symbol, true);
    }
    return {};
}

core::Result<> PythonEvaluator::importSymbols(const Statement &statement)
{
    if (statement.module == u"__future__")
        return {};
    if (statement.module.startsWith(u'.'))
        return refuse(statement.line, u"a relative import outside 'with read_base():'"_s);
    for (const ImportedName &imported : statement.imports) {
        if (imported.name == u"*")
            return refuse(statement.line, u"'import *' outside 'with read_base():'"_s);
        const QString path = statement.module + u'.' + imported.name;
        Evaluated symbol = scalar(Value(Value::Symbol{path}), statement.line);
        if (!symbol)
            return core::fail(symbol.error());
        m_scope->bind(imported.bound, *symbol, true);
    }
    return {};
}

core::Result<> PythonEvaluator::importBase(const Statement &statement)
{
    if (!m_options.loader)
        return refuse(statement.line, u"an import of another configuration"_s);
    const auto base = m_options.loader(statement.module, m_fileName);
    if (!base)
        return core::fail(base.error().in(u"line %1"_s.arg(statement.line)));
    for (const QString &file : base->files)
        if (!m_files.contains(file))
            m_files.append(file);
    for (const ImportedName &imported : statement.imports) {
        if (imported.name != u"*") {
            if (const Step step = bindBase(statement, *base, imported); !step)
                return step;
            continue;
        }
        for (const auto &variable : base->variables)
            if (const Step step = bindBase(statement, *base, {variable.first, variable.first});
                !step)
                return step;
    }
    return {};
}

core::Result<> PythonEvaluator::bindBase(
    const Statement &statement, const ConfigModule &base, const ImportedName &imported)
{
    const Value *value = base.find(imported.name);
    if (!value)
        return syntaxError(statement.line,
            u"'%1' has no variable '%2'"_s.arg(
                base.files.isEmpty() ? statement.module : base.files.first(), imported.name));
    Evaluated object = checked(m_heap.fromValue(*value), statement.line);
    if (!object)
        return core::fail(object.error());
    m_scope->bind(imported.bound, *object);
    return {};
}

core::Result<> PythonEvaluator::tick(int line, qint64 steps)
{
    m_steps -= steps;
    if (m_steps < 0)
        return syntaxError(line, u"the file takes more than %1 steps"_s.arg(m_options.maxSteps));
    return {};
}

core::Result<> PythonEvaluator::chargeText(qint64 characters, int line)
{
    m_textBudget -= characters;
    if (m_textBudget < 0)
        return syntaxError(line, u"the texts of the file are too long"_s);
    return {};
}

core::Result<> PythonEvaluator::chargeValues(qint64 values, int line)
{
    if (!m_heap.charge(values))
        return syntaxError(line, u"the values of the file are too many"_s);
    return {};
}

core::Result<PythonObject *> PythonEvaluator::checked(Object object, int line)
{
    if (!object)
        return syntaxError(line, u"the values of the file are too many"_s);
    return object;
}

core::Result<PythonObject *> PythonEvaluator::scalar(Value value, int line)
{
    return checked(m_heap.makeScalar(std::move(value)), line);
}

core::Result<PythonObject *> PythonEvaluator::text(QString text, int line)
{
    if (const Step step = chargeText(text.size(), line); !step)
        return core::fail(step.error());
    return scalar(Value(std::move(text)), line);
}

core::Result<PythonObject *> PythonEvaluator::list(const Objects &items, int line)
{
    Evaluated made = checked(m_heap.make(Kind::List), line);
    if (!made)
        return made;
    if (const Step step = append(**made, items, line); !step)
        return core::fail(step.error());
    return made;
}

// Each element is charged, so that doubling a list over and over ends.
core::Result<> PythonEvaluator::append(PythonObject &list, const Objects &items, int line)
{
    if (const Step step = chargeValues(static_cast<qint64>(items.size()), line); !step)
        return step;
    list.items.insert(list.items.end(), items.begin(), items.end());
    return {};
}

} // namespace aisb::config
