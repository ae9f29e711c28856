// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record.h"

#include <array>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kErrorClassNames = {
    ""_L1,
    "E_CONNECT"_L1,
    "E_TIMEOUT"_L1,
    "E_TRUNCATED"_L1,
    "E_PROTOCOL"_L1,
    "E_SERVER"_L1,
    "E_EMPTY"_L1,
    "E_HTTP"_L1,
    "E_CANCELLED"_L1,
};
constexpr std::array kEventKindNames = {
    "role"_L1,
    "reasoning"_L1,
    "content"_L1,
    "tool"_L1,
    "empty"_L1,
    "usage"_L1,
    "error"_L1,
    "other"_L1,
};
constexpr std::array kTokenSourceNames = {
    "none"_L1,
    "usage"_L1,
    "server"_L1,
    "tokenizer"_L1,
    "events"_L1,
};

} // namespace

QLatin1String errorClassName(ErrorClass errorClass)
{
    return kErrorClassNames[static_cast<std::size_t>(errorClass)];
}

ErrorClass errorClassFromName(QStringView name)
{
    for (std::size_t i = 0; i < kErrorClassNames.size(); ++i)
        if (name == kErrorClassNames[i])
            return static_cast<ErrorClass>(i);
    return ErrorClass::None;
}

QLatin1String eventKindName(EventKind kind)
{
    return kEventKindNames[static_cast<std::size_t>(kind)];
}

QLatin1String tokenSourceName(TokenSource source)
{
    return kTokenSourceNames[static_cast<std::size_t>(source)];
}

QString predictionOf(const QString &reasoning, const QString &content)
{
    if (reasoning.isEmpty())
        return content;
    return content.isEmpty() ? reasoning : reasoning + u"</think>"_s + content;
}

} // namespace aisb::core
