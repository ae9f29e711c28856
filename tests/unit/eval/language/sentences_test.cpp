// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/englishwords.h"
#include "eval/language/sentences.h"
#include "eval/text/pythonstring.h"

#include <QFile>
#include <QTemporaryDir>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

QString barred(const QString &text, const SentenceModel &model = SentenceModel::english())
{
    QStringList list;
    for (const QStringView sentence : sentencesOf(text, model))
        list.append(sentence.toString());
    return list.join(u'|');
}

struct Vector
{
    QString text;
    QString parts; // bars between
};

TEST(Sentences, EndWhereNltkEndsThem)
{
    const std::vector<Vector> vectors = {
        {u"One. Two! Three? Four"_s, u"One.|Two!|Three?|Four"_s},
        {u"Mr. Fox met Dr. Wolf at 5 p.m. today."_s, u"Mr. Fox met Dr. Wolf at 5 p.m. today."_s},
        {u"It is 5 p.m. The fox sleeps."_s, u"It is 5 p.m.|The fox sleeps."_s},
        {u"Very bad acting!!! I promise."_s, u"Very bad acting!!!|I promise."_s},
        {u"(One.) \"Two.\" Three."_s, u"(One.)|\"Two.\"|Three."_s},
        {u"Well... he left. Well... So it was."_s, u"Well... he left.|Well...|So it was."_s},
        {u"J. Smith and K. Jones came. A. the"_s, u"J. Smith and K. Jones came.|A. the"_s},
        {u"1. Buy milk\n2. Go home"_s, u"1.|Buy milk\n2.|Go home"_s},
        {u"It costs 3.5 euros. 7. of them"_s, u"It costs 3.5 euros.|7. of them"_s},
        {u"No end here"_s, u"No end here"_s},
        {u"Fruit, e.g. apples."_s, u"Fruit, e.g.|apples."_s},
        {u"  Spaces.  \n\n Around.  "_s, u"  Spaces.|Around."_s},
        {u"Done.)Next"_s, u"Done.|)Next"_s},
        {u"中文。没有空格。"_s, u"中文。没有空格。"_s},
        {u""_s, u""_s},
        {u" \n"_s, u""_s},
    };
    for (const auto &[text, parts] : vectors)
        EXPECT_EQ(barred(text), parts);
}

class TrainedFolder
{
public:
    TrainedFolder()
    {
        write(u"abbrev_types.txt"_s, "dr\nzz\n");
        write(u"sent_starters.txt"_s, "then\n");
        write(u"collocations.tab"_s, "st\tpaul\n");
        write(u"ortho_context.tab"_s, "word\t34\nname\t4\n");
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

TEST(Sentences, FollowATrainedModel)
{
    const TrainedFolder folder;
    const auto model = SentenceModel::load(folder.path());
    ASSERT_TRUE(model) << model.error().detail.toStdString();
    EXPECT_EQ(barred(u"A zz. Name. A zz. Word. A zz. Then."_s, **model),
        u"A zz. Name.|A zz.|Word.|A zz.|Then."_s);
    EXPECT_EQ(barred(u"In St. Paul. In St. John."_s, **model), u"In St. Paul.|In St.|John."_s);
}

TEST(Sentences, NameTheFileOfATrainedModelThatIsWrong)
{
    const TrainedFolder folder;
    folder.write(u"ortho_context.tab"_s, "word\t34\nname\tx\n");
    const auto wrong = SentenceModel::load(folder.path());
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, core::ErrorCode::DsetData002);
    EXPECT_THAT(
        wrong.error().detail.toStdString(), testing::HasSubstr("ortho_context.tab: line 2"));
    const auto absent = SentenceModel::load(u"/nonexistent"_s);
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().code, core::ErrorCode::DsetDependency002);
}

TEST(EnglishWords, AreThoseOfTheTreebank)
{
    const std::vector<Vector> vectors = {
        {u"Good muffins cost $3.88, don't they?"_s, u"Good|muffins|cost|$|3.88|,|do|n't|they|?"_s},
        {u"I CANNOT say \"IT'S DONE\"."_s, u"I|CAN|NOT|say|``|IT|'S|DONE|''|."_s},
        {u"We're gonna go (now)..."_s, u"We|'re|gon|na|go|(|now|)|..."_s},
        {u"The U.S.A. is at 12:30, A:B; x--y *z*"_s,
            u"The|U.S.A.|is|at|12:30|,|A|:|B|;|x|--|y|*|z|*"_s},
        {u"'TIS O'NEIL'S “QUOTE” 50% A&B"_s, u"'T|IS|O'NEIL|'S|“|QUOTE|”|50|%|A|&|B"_s},
        {u""_s, u""_s},
    };
    for (const auto &[text, parts] : vectors)
        EXPECT_EQ(treebankWords(text).join(u'|'), parts);
    EXPECT_EQ(treebankWords(u"One. Two."_s, SentenceModel::english()).join(u'|'), u"One|.|Two|."_s);
}

TEST(PythonString, KnowsCasesOfWholeTexts)
{
    EXPECT_TRUE(isAllUpper(u"A1 Ⅷ"));
    EXPECT_FALSE(isAllUpper(u"Aª"));
    EXPECT_FALSE(isAllUpper(u"12"));
    EXPECT_FALSE(isAllUpper(u"Aǅ"));
    EXPECT_TRUE(isAllLower(u"straße ⅷ"));
    EXPECT_FALSE(isAllLower(u"aⅧ"));
    EXPECT_FALSE(isAllLower(u"中文"));
}

} // namespace
} // namespace aisb::eval
