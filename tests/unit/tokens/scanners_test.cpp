// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/scanners.h"

#include "core/random.h"
#include "core/text/pythontext.h"
#include "result_helpers.h"
#include "tokens/regexpattern.h"

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

using Ends = std::vector<std::pair<std::size_t, std::size_t>>;

Ends endsOf(const Pattern &pattern, const std::string &text)
{
    Ends ends;
    for (const Span &span : pattern.matches(text))
        ends.emplace_back(span.begin, span.end);
    return ends;
}

// Characters the patterns tell apart, and any others.
QString randomText(core::Random &random)
{
    static const QStringList kParts{u"a"_s, u"B"_s, u"s"_s, u"S"_s, u"t"_s, u"l"_s, u"L"_s, u"e"_s,
        u"r"_s, u"v"_s, u"'"_s, u"'"_s, u" "_s, u" "_s, u"\n"_s, u"\r"_s, u"\t"_s, u"\u00a0"_s,
        u"\u2028"_s, u"1"_s, u"2"_s, u"\u0663"_s, u"\u00bd"_s, u"."_s, u"/"_s, u"_"_s, u"$"_s,
        u"\u20ac"_s, u"\u0301"_s, u"\u0903"_s, u"\u01c5"_s, u"\u02b0"_s, u"\u4e2d"_s, u"\u30ab"_s,
        u"\u017f"_s, u"\u00df"_s, u"\U0001f642"_s, u"\u200d"_s, u"\u180e"_s, u"\u0085"_s};
    QString text;
    const qint64 length = random.integer(1, 24);
    for (qint64 i = 0; i < length; ++i) {
        if (random.integer(0, 19) == 0) {
            const auto any = static_cast<char32_t>(random.integer(0, 0x10ffff));
            core::appendCharacter(text, QChar::isSurrogate(any) ? U'x' : any);
        } else {
            text += kParts[random.integer(0, kParts.size() - 1)];
        }
    }
    return text;
}

} // namespace

TEST(Scanners, FindWhatTheGeneralEngineFinds)
{
    core::Random random(20260401);
    for (const KnownPattern &known : knownPatterns()) {
        const PatternPtr scanner = knownScanner(known.regex);
        ASSERT_TRUE(scanner) << known.name.data();
        const auto general = makeRegexPattern(known.regex.toString());
        ASSERT_OK(general);
        for (int i = 0; i < 20'000; ++i) {
            const std::string text = randomText(random).toStdString();
            ASSERT_EQ(endsOf(*scanner, text), endsOf(**general, text))
                << known.name.data() << ": "
                << core::pythonRepr(QString::fromStdString(text)).toStdString();
        }
    }
}

TEST(Scanners, AreForExactlyTheKnownPatterns)
{
    EXPECT_FALSE(knownScanner(u"\\p{L}+"));
    EXPECT_FALSE(knownScanner(u""));
    EXPECT_TRUE(knownScanner(u"\\p{N}{1,3}"));
}

} // namespace aisb::tokens
