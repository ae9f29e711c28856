// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/pythonheap.h"

#include <QHash>
#include <QString>

#include <vector>

namespace aisb::config {

// The names of a file, of a call or of a comprehension, in the order they were first bound.
class PythonScope
{
public:
    struct Variable
    {
        QString name;
        PythonObject *object = nullptr; // nullptr: deleted
        bool isImported = false; // a class, function or module
    };

    // outer is asked for names that are not here; it must outlive this one. nullptr = there is
    // none.
    PythonScope(const PythonScope *outer, bool isOfComprehension)
        : m_outer(outer)
        , m_isOfComprehension(isOfComprehension)
    {
    }

    void bind(const QString &name, PythonObject *object, bool isImported = false)
    {
        const auto known = m_index.constFind(name);
        if (known == m_index.cend()) {
            m_index.insert(name, m_variables.size());
            m_variables.push_back({name, object, isImported});
            return;
        }
        m_variables[*known].object = object;
        m_variables[*known].isImported = isImported;
    }

    // False when the name is not bound here.
    bool remove(const QString &name)
    {
        const auto known = m_index.constFind(name);
        if (known == m_index.cend())
            return false;
        m_variables[*known].object = nullptr;
        m_index.erase(known);
        return true;
    }

    [[nodiscard]] PythonObject *find(const QString &name) const
    {
        for (const PythonScope *scope = this; scope != nullptr; scope = scope->m_outer)
            if (const auto known = scope->m_index.constFind(name); known != scope->m_index.cend())
                return scope->m_variables[*known].object;
        return nullptr;
    }

    [[nodiscard]] const std::vector<Variable> &variables() const { return m_variables; }
    // The scope locals() speaks of.
    [[nodiscard]] const PythonScope &named() const
    {
        const PythonScope *scope = this;
        while (scope->m_isOfComprehension && scope->m_outer != nullptr)
            scope = scope->m_outer;
        return *scope;
    }

private:
    const PythonScope *m_outer;
    bool m_isOfComprehension;
    std::vector<Variable> m_variables;
    QHash<QString, std::size_t> m_index;
};

} // namespace aisb::config
