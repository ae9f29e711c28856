// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QLatin1String>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <functional>
#include <span>

namespace aisb::eval {

// Whether a response follows an instruction. Pure and thread-safe; responses that are blank are not
// given to it.
using Check = std::function<bool(const QString &response)>;

// "less than" or "at least" a number.
struct Bound
{
    qint64 number = 0;
    bool isLess = false;

    [[nodiscard]] bool admits(qint64 count) const
    {
        return isLess ? count < number : count >= number;
    }
};

// The "kwargs" object of one instruction. Errors are DsetData002 and name the instruction, the
// argument and what was expected.
class InstructionArguments
{
public:
    InstructionArguments(QLatin1String instruction, const core::Json &values)
        : m_instruction(instruction)
        , m_values(values)
    {
    }

    [[nodiscard]] core::Result<QString> text(QLatin1String name) const;
    [[nodiscard]] core::Result<QString> strippedText(QLatin1String name) const;
    [[nodiscard]] core::Result<QStringList> texts(QLatin1String name) const;
    [[nodiscard]] core::Result<qint64> number(QLatin1String name) const;
    [[nodiscard]] core::Result<Bound> bound(QLatin1String number, QLatin1String relation) const;
    // The expression that somebody wrote as the value of that argument, in Python's dialect.
    [[nodiscard]] core::Result<QRegularExpression> pattern(QLatin1String name,
        const QString &expression, QRegularExpression::PatternOptions options) const;
    // Refuses arguments that are not among the known ones; null values do not count.
    [[nodiscard]] core::Result<> checkNames(std::span<const QLatin1String> known) const;

private:
    [[nodiscard]] tl::unexpected<core::Error> wrong(
        QLatin1String name, const QString &expected) const;

    QLatin1String m_instruction;
    const core::Json &m_values;
};

} // namespace aisb::eval
