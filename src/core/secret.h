// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace aisb::core {

// Text that must never reach a file, a log, a title or a command line shown. Everything but
// reveal() gives "***".
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString value)
        : m_value(std::move(value))
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    // The only way to the text; for the Authorization header.
    [[nodiscard]] const QString &reveal() const { return m_value; }
    // "***", or nothing when there is no secret.
    [[nodiscard]] QString masked() const
    {
        return m_value.isEmpty() ? QString() : QStringLiteral("***");
    }

    bool operator==(const Secret &) const = default;

private:
    QString m_value;
};

} // namespace aisb::core
