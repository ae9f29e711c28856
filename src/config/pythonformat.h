// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace aisb::config {

// A field of an f-string or of str.format(): "{expression!conversion:format}".
struct FormatField
{
    QStringView expression;
    QStringView format;
    QChar conversion; // 's', 'r', 'a' or null
    qsizetype end = 0; // behind the closing brace
};

// The field whose inside begins at from. Nothing when it is broken; *problem says how.
[[nodiscard]] std::optional<FormatField> cutFormatField(
    QStringView body, qsizetype from, QString *problem);

// format(value, spec) of Python for a scalar. Nothing when the two do not go together or width or
// precision are beyond 1000; *problem says why and never repeats the value.
[[nodiscard]] std::optional<QString> formatPython(
    const Value &value, QStringView spec, QString *problem);

// str() of a scalar.
[[nodiscard]] QString pythonScalarText(const Value &value);

} // namespace aisb::config
