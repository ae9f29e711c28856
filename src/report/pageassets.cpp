// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pageassets.h"

#include "report/cellwidth.h"

#include <QFile>
#include <QRegularExpression>

namespace aisb::report {

using namespace Qt::StringLiterals;

QString assetText(const QString &name)
{
    QFile file(u":/report/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

QString libraryText(const QString &name)
{
    static const QRegularExpression sourceMap(u"(//|/\\*)# sourceMappingURL=.*"_s);
    return assetText(name).remove(sourceMap);
}

std::string cutText(const QString &text)
{
    constexpr int maxCells = 300;
    const QString line = singleLine(text);
    const QStringView kept = leftCells(line, maxCells);
    return (kept.size() < line.size() ? kept.toString() + u'…' : line).toStdString();
}

std::string scriptSafe(const core::Json &json)
{
    QByteArray text = core::writeJson(
        json, {.separators = core::JsonWriteOptions::Separators::Compact, .escapeNonAscii = true});
    return text.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .toStdString();
}

} // namespace aisb::report
