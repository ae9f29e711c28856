// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/text/boxed.h"

namespace aisb::eval {

using namespace Qt::StringLiterals;

std::optional<QString> balancedPiece(QStringView text)
{
    qsizetype open = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'{')
            ++open;
        if (text[at] == u'}' && --open == 0)
            return text.first(at + 1).toString();
    }
    return {};
}

std::optional<QString> lastBox(QStringView text)
{
    qsizetype start = text.lastIndexOf(R"(\boxed)"_L1);
    if (start < 0)
        start = text.lastIndexOf(R"(\fbox)"_L1);
    return start < 0 ? std::nullopt : balancedPiece(text.sliced(start));
}

std::optional<QString> boxContent(QStringView piece)
{
    constexpr auto start = R"(\boxed{)"_L1;
    if (!piece.startsWith(start) || !piece.endsWith(u'}'))
        return {};
    return piece.sliced(start.size()).chopped(1).toString();
}

} // namespace aisb::eval
