// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"
#include "core/result.h"

#include <QHash>
#include <QString>

#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace aisb::config {

struct Statement;

// An object of the interpreted language. Containers are shared by reference, as in Python: a change
// made through one name is seen through all. Owned by a PythonHeap.
struct PythonObject
{
    enum class Kind
    {
        Scalar,
        List,
        Tuple,
        Dict,
        Function
    };
    Kind kind = Kind::Scalar;
    Value scalar; // None, bool, number, string or symbol
    std::vector<PythonObject *> items; // List, Tuple; of a Function the values of its parameters
    std::vector<std::pair<Value, PythonObject *>>
        entries; // Dict; keys are scalars or tuples of them
    QHash<QString, std::size_t> index; // text of a key (equal for 1, 1.0 and True) to its entry

    const Statement *function = nullptr; // what a Function does

    [[nodiscard]] PythonObject *find(const Value &key) const;
    void set(const Value &key, PythonObject *value);
    bool remove(const Value &key); // takes time for every entry behind it
    [[nodiscard]] bool isSequence() const { return kind == Kind::List || kind == Kind::Tuple; }
    [[nodiscard]] bool isText() const { return kind == Kind::Scalar && scalar.isString(); }
    [[nodiscard]] QLatin1String typeName() const;
};

// Owns all objects of one reading and counts them. Objects may form cycles; toValue() refuses
// those.
class PythonHeap
{
public:
    explicit PythonHeap(qint64 maxNodes)
        : m_budget(maxNodes)
    {
    }

    // nullptr when the budget is spent.
    [[nodiscard]] PythonObject *make(PythonObject::Kind kind);
    [[nodiscard]] PythonObject *makeScalar(Value value);
    [[nodiscard]] PythonObject *fromValue(const Value &value);

    // Takes that many values off the budget, for work that makes no object. False when it is spent.
    [[nodiscard]] bool charge(qint64 values)
    {
        m_budget -= values;
        return m_budget >= 0;
    }

    // Unfolds an object. Every node counts against the budget, so sharing cannot blow up; depth is
    // bounded.
    [[nodiscard]] core::Result<Value> toValue(const PythonObject &object);
    // A key of a dict: a scalar or a tuple of such. Nothing for what Python cannot hash.
    [[nodiscard]] static std::optional<Value> toKey(const PythonObject &object);
    [[nodiscard]] qint64 remaining() const { return m_budget; }

private:
    [[nodiscard]] core::Result<Value> unfold(const PythonObject &object, int depth);

    std::deque<PythonObject> m_objects;
    qint64 m_budget;
};

} // namespace aisb::config
