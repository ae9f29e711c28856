// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrase.h"

#include <cstring>

namespace aisb::core {

QString Phrase::text() const
{
    return isEmpty() ? QString() : filledTemplate(QString::fromUtf8(source), arguments);
}

bool Phrase::operator==(const Phrase &other) const
{
    const bool isSameSource = isEmpty() || other.isEmpty() ? isEmpty() == other.isEmpty()
                                                           : std::strcmp(source, other.source) == 0;
    return isSameSource && arguments == other.arguments;
}

QString filledTemplate(const QString &text, const QStringList &arguments)
{
    QString filled;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int place = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (place < 1 || place > arguments.size()) {
            filled += text[i];
            continue;
        }
        filled += arguments[place - 1];
        ++i;
    }
    return filled;
}

} // namespace aisb::core
