// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/endmarkerscanner.h"
#include "net/jsonscanner.h"

namespace aisb::net {
namespace {

enum class Shape
{
    Neither,
    Open,
    Complete
};

Shape shapeOf(QByteArrayView text, qsizetype step)
{
    JsonScanner scanner;
    for (qsizetype i = 0; i < text.size(); i += step)
        scanner.feed(text.sliced(i, std::min(step, text.size() - i)));
    EXPECT_FALSE(scanner.isComplete() && scanner.isOpen());
    return scanner.isComplete() ? Shape::Complete : scanner.isOpen() ? Shape::Open : Shape::Neither;
}

TEST(JsonScanner, TellsOpenFromCompleteInPiecesOfAnySize)
{
    const std::vector<std::pair<QByteArray, Shape>> cases{
        {"", Shape::Neither},
        {"  ", Shape::Neither},
        {"{", Shape::Open},
        {R"({"a":"}"}", )", Shape::Neither},
        {R"({"a":"}")", Shape::Open},
        {R"( {"a":"\"}","b":[1,{}]} )", Shape::Complete},
        {R"({"a":"\\"})", Shape::Complete},
        {"[DONE]", Shape::Complete},
        {"[1] 2", Shape::Neither},
        {"5", Shape::Neither},
        {"\"x\"", Shape::Neither},
    };
    for (const auto &[text, shape] : cases)
        for (const qsizetype step : {1, 2, 100})
            EXPECT_EQ(shapeOf(text, step), shape) << text.constData() << " by " << step;
}

bool isMarked(QByteArrayView text, qsizetype step)
{
    EndMarkerScanner scanner;
    bool result = false;
    for (qsizetype end = std::min(step, text.size());; end = std::min(end + step, text.size())) {
        result = scanner.scan(text.first(end));
        if (end == text.size())
            return result;
    }
}

TEST(EndMarkerScanner, SeesTheMarkerOnlyOnALineOfItsOwn)
{
    const std::vector<std::pair<QByteArray, bool>> cases{
        {"data: [DONE]\n\n", true},
        {"data:[DONE]", true},
        {"data: {}\n\ndata:   [DONE]  \r\n", true},
        {"x\n[DONE]\n", true},
        {"data: {\"content\":\"[DONE]\"}\n\n", false},
        {"data: {\"content\":\"[DONE]\"}\n\ndata: [DONE]\n\n", true},
        {"data: [DONE] not\n", false},
        {"data: [DONE", false},
        {"event: data: [DONE]\n", false},
        {"", false},
    };
    for (const auto &[text, expected] : cases)
        for (const qsizetype step : {1, 3, 1000})
            EXPECT_EQ(isMarked(text, step), expected) << text.constData() << " by " << step;
}

} // namespace
} // namespace aisb::net
