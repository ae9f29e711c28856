// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/setrouge.h"
#include "unit/eval/evalhelpers.h"

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

TEST(SentenceRougeL, AgreesWithRouge)
{
    for (const core::Json &vector : jsonLines(u"rouge_sentences.jsonl"_s)) {
        const auto score =
            sentenceRougeL(vector[u"prediction"].toString(), vector[u"reference"].toString(), {});
        const std::string line = core::writeJson(vector).toStdString();
        ASSERT_EQ(score.has_value(), !vector[u"f"].isNull()) << line;
        EXPECT_EQ(score.value_or(0), vector[u"f"].toDouble()) << line;
    }
}

TEST(SentenceRougeL, FollowsLongSentencesUnlessTheReferenceIsAskedFor)
{
    QStringList different;
    QStringList same;
    for (int i = 0; i < 700; ++i) {
        different.append(u"d%1"_s.arg(i));
        same.append(u"s%1"_s.arg(i));
    }
    const EvalOptions reference{.isReference = true};
    const QString prediction = same.join(u' ');
    const QString longPath = same.first(300).join(u' ') + u' ' + different.join(u' ');
    EXPECT_NEAR(sentenceRougeL(prediction, prediction, {}).value_or(-1), 1, 1e-6);
    EXPECT_NEAR(
        sentenceRougeL(prediction, prediction, reference).value_or(-1), 1, 1e-6); // 700 steps
    EXPECT_NEAR(sentenceRougeL(prediction, longPath, {}).value_or(-1), 2 * 300.0 / 1700, 1e-6);
    EXPECT_FALSE(sentenceRougeL(prediction, longPath, reference)); // 1,400 steps
}

TEST(SetRouge, AgreesWithRougeChinese)
{
    for (const core::Json &vector : jsonLines(u"rouge_chinese.jsonl"_s)) {
        const SetRougeScores scores =
            setRougeScores(vector[u"prediction"].toString(), vector[u"reference"].toString());
        const core::Json::Array &expected = vector[u"f"].items();
        const std::string line = core::writeJson(vector).toStdString();
        EXPECT_EQ(scores.rouge1, expected[0].toDouble()) << line;
        EXPECT_EQ(scores.rouge2, expected[1].toDouble()) << line;
        EXPECT_EQ(scores.rougeL, expected[2].toDouble()) << line;
    }
}

TEST(SetRouge, WithoutWordsIsZero)
{
    EXPECT_EQ(setRougeScores(u" ", u"a").rougeL, 0);
    EXPECT_EQ(setRougeScores(u"a", u"").rouge1, 0);
}

} // namespace
} // namespace aisb::eval
