// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/payloadreader.h"

#include "net/backends/errortext.h"

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorClass;
using core::EventKind;

PayloadVerdict shapeError(const QString &what, const core::Json &value)
{
    constexpr qsizetype kExcerptCharacters = 200;
    return {EventKind::Other, ErrorClass::Protocol,
        u"[MODEL-DATA-003] %1: %2"_s.arg(
            what, QString::fromUtf8(core::writeJson(value)).left(kExcerptCharacters))};
}

std::optional<PayloadVerdict> errorVerdict(const core::Json &value, bool isCompat)
{
    const std::optional<QString> message = errorObjectMessage(value);
    if (!message)
        return {};
    if (isCompat)
        return PayloadVerdict{EventKind::Error, ErrorClass::None, {}};
    return PayloadVerdict{EventKind::Error, ErrorClass::Server, *message};
}

} // namespace aisb::net
