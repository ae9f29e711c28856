// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/languagefolders.h"
#include "eval/language/segmenter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <thread>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

QString barred(const std::vector<QStringView> &words)
{
    QStringList list;
    for (const QStringView word : words)
        list.append(word.toString());
    return list.join(u'|');
}

struct Vector
{
    QString text;
    QString words; // as jieba 0.42.1 cuts the text, bars between
};

const std::vector<Vector> &packageVectors()
{
    static const std::vector<Vector> vectors = {
        {u"我来到北京清华大学"_s, u"我|来到|北京|清华大学"_s},
        {u"他来到了网易杭研大厦"_s, u"他|来到|了|网易|杭研|大厦"_s},
        {u"小明硕士毕业于中国科学院计算所，后在日本京都大学深造"_s,
            u"小明|硕士|毕业|于|中国科学院|计算所|，|后|在|日本京都大学|深造"_s},
        {u"今天天气\u3000很好"_s, u"今天天气|\u3000|很|好"_s},
        {u"天气，很好"_s, u"天气|，|很|好"_s},
        {u"\t "_s, u"\t| "_s},
        {u"乒乓球拍卖完了"_s, u"乒乓球|拍卖|完|了"_s},
        {u"结婚的和尚未结婚的"_s, u"结婚|的|和|尚未|结婚|的"_s},
        {u"他说的确实在理"_s, u"他|说|的|确实|在理"_s},
        {u"工信处女干事每月经过下属科室都要亲口交代24口交换机等技术性器件的安装工作"_s,
            u"工信处|女干事|每月|经过|下属|科室|都|要|亲口|交代|24|口|交换机|等|技术性|器件|的|安装|工作"_s},
        {u"《C++ Primer》第5版，定价128.00元，折扣7.5%"_s,
            u"《|C++| |Primer|》|第|5|版|，|定价|128.00|元|，|折扣|7.5%"_s},
        {u"iPhone15的A17芯片跑分比v1.0.2高50%%"_s,
            u"iPhone15|的|A17|芯片|跑|分比|v1.0|.|2|高|50%|%"_s},
        {u"AT&T和B超、T恤、卡拉OK"_s, u"AT&T|和|B超|、|T恤|、|卡拉|OK"_s},
        {u"e-mail: a.b@x-y.com"_s, u"e|-|mail|:| |a|.|b|@|x|-|y|.|com"_s},
        {u"line1\r\nline2\n\r末行"_s, u"line1|\r\n|line2|\n|\r|末行"_s},
        {u"㐀䶵𠀀😀字"_s, u"㐀|䶵|𠀀|😀|字"_s},
        {u"欧阳锋与杨过大战尼古拉·特斯拉"_s, u"欧阳锋|与|杨过|大战|尼古拉|·|特斯拉"_s},
        {u"雷军称小米汽车SU7订单超10000台"_s, u"雷军|称|小米|汽车|SU7|订单|超|10000|台"_s},
        {u"麤麤龘靐齉"_s, u"麤|麤|龘|靐|齉"_s},
        {u"王二麻子不吃榴莲"_s, u"王二麻子|不吃|榴莲"_s},
        {u"１２３ＡＢＣ全角"_s, u"１|２|３|Ａ|Ｂ|Ｃ|全角"_s},
        {u"カタカナとひらがな交じりの漢字"_s, u"カ|タ|カ|ナ|と|ひ|ら|が|な|交|じ|り|の|漢字"_s},
        {u"한국어와 中文混排"_s, u"한|국|어|와| |中文|混排"_s},
        {u"1.5.2版.5和5."_s, u"1.5|.|2|版|.|5|和|5|."_s},
        {u"a的b了c"_s, u"a|的|b|了|c"_s},
        {u""_s, u""_s},
        {u"的"_s, u"的"_s},
        {u"人工智能大模型评测工具支持多轮对话"_s, u"人工智能|大|模型|评测|工具|支持|多轮|对话"_s},
        {u"繁體中文測試：臺灣大學資訊工程學系"_s, u"繁體|中文|測試|：|臺|灣大學|資訊|工程|學系"_s},
        {u"-1+1=0,#1&2_3"_s, u"-|1|+|1|=|0|,|#|1|&|2|_|3"_s},
    };
    return vectors;
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// A folder with a dictionary and probabilities of our own.
class SmallFolder
{
public:
    SmallFolder()
    {
        QDir(m_folder.path()).mkdir(u"finalseg"_s);
        write(u"dict.txt"_s,
            "南京 10 ns\n南京市 30 ns\n市长 20 n\n长江 20\n长江大桥 20 ns\n大桥 5 n\n江 1 n\n");
        write(u"finalseg/prob_start.py"_s,
            "P={'B': -0.5, 'E': -3.14e+100, 'M': -3.14e+100, 'S': -1.0}\n");
        write(u"finalseg/prob_trans.py"_s,
            "P={'B': {'E': -0.5, 'M': -0.9}, 'E': {'B': -0.6, 'S': -0.8},\n"
            "   'M': {'E': -0.3, 'M': -1.3}, 'S': {'B': -0.7, 'S': -0.7}}\n");
        write(u"finalseg/prob_emit.py"_s,
            "from __future__ import unicode_literals\n\nP={'B': {'\\u7532': -1.0},\n 'E': "
            "{'\\u4e59': -1.0},\n"
            " 'M': {'\\u4e00': -9.0},\n 'S': {'\\u4e00': -1.0}}\n");
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        ASSERT_TRUE(writeFile(m_folder.filePath(name), bytes));
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

QString cutSmall(const SmallFolder &folder, QStringView text)
{
    const auto segmenter = Segmenter::load(folder.path());
    return segmenter ? barred((*segmenter)->cut(text)) : segmenter.error().detail;
}

core::Error errorOf(const SmallFolder &folder)
{
    const auto segmenter = Segmenter::load(folder.path());
    return segmenter ? core::Error{} : segmenter.error();
}

TEST(Segmenter, TakesTheMostProbableWayThroughTheDictionary)
{
    EXPECT_EQ(cutSmall(SmallFolder(), u"南京市长江大桥"), u"南京市|长江大桥"_s);
}

TEST(Segmenter, KeepsTheDictionarysSingleCharacters)
{
    EXPECT_EQ(cutSmall(SmallFolder(), u"江南京"), u"江|南京"_s);
}

TEST(Segmenter, FindsUnknownWordsByTheModel)
{
    EXPECT_EQ(cutSmall(SmallFolder(), u"甲乙一南京一甲乙"), u"甲乙|一|南京|一|甲乙"_s);
}

TEST(Segmenter, CountsTheLastLineOfAWord)
{
    const SmallFolder folder;
    folder.write(u"dict.txt"_s, "江 100\n一一 900\n一 1\n一一 0\n");
    EXPECT_EQ(cutSmall(folder, u"江一一"), u"江|一|一"_s);
}

TEST(Segmenter, SaysWhichPackageIsMissing)
{
    const auto segmenter = Segmenter::load(u"/nonexistent/jieba"_s);
    ASSERT_FALSE(segmenter);
    EXPECT_EQ(segmenter.error().code, core::ErrorCode::DsetDependency002);
    EXPECT_TRUE(segmenter.error().detail.contains(u"/nonexistent/jieba/dict.txt"_s));
    EXPECT_TRUE(segmenter.error().detail.contains(u"python3-jieba"_s));
}

TEST(Segmenter, NamesTheBadLineOfADictionary)
{
    for (const char *bad : {"南京\n", "南京 x\n", "南京 -1\n", " 3\n", "\n"}) {
        const SmallFolder folder;
        folder.write(u"dict.txt"_s, QByteArray("南京 10 ns\n") + bad);
        EXPECT_EQ(errorOf(folder).code, core::ErrorCode::DsetData002) << bad;
        EXPECT_TRUE(errorOf(folder).detail.contains(u"dict.txt: line 2"_s)) << bad;
    }
}

TEST(Segmenter, RefusesAnEmptyDictionary)
{
    const SmallFolder folder;
    folder.write(u"dict.txt"_s, "");
    EXPECT_EQ(errorOf(folder).code, core::ErrorCode::DsetData002);
}

TEST(Segmenter, NamesABrokenFileOfProbabilities)
{
    for (const char *bad : {"", "P={'B': {'a'", "P={'X': -1.0}"}) {
        const SmallFolder folder;
        folder.write(u"finalseg/prob_emit.py"_s, bad);
        EXPECT_EQ(errorOf(folder).code, core::ErrorCode::DsetData002) << bad;
        EXPECT_TRUE(errorOf(folder).detail.contains(u"prob_emit.py"_s)) << bad;
    }
}

class PackagedSegmenter : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto shared = sharedSegmenter();
        if (!shared && shared.error().code == core::ErrorCode::DsetDependency002)
            GTEST_SKIP() << "python3-jieba is not installed";
        ASSERT_TRUE(shared) << shared.error().detail.toStdString();
        m_segmenter = *shared;
    }

    std::shared_ptr<const Segmenter> m_segmenter;
};

TEST_F(PackagedSegmenter, CutsAsJieba)
{
    for (const Vector &vector : packageVectors())
        EXPECT_EQ(barred(m_segmenter->cut(vector.text)), vector.words);
}

TEST_F(PackagedSegmenter, JoinsByBlanks)
{
    EXPECT_EQ(m_segmenter->joined(u"我来到北京清华大学"), u"我 来到 北京 清华大学"_s);
    EXPECT_EQ(m_segmenter->joined(u""), QString());
}

TEST_F(PackagedSegmenter, CutsLongRunsInOneGo)
{
    const QString run(200000, u'a');
    EXPECT_EQ(m_segmenter->cut(run).size(), 1U);
    EXPECT_EQ(m_segmenter->cut(QString(200000, u'麤')).size(), 200000U);
}

TEST_F(PackagedSegmenter, IsLoadedOnceForAllThreads)
{
    std::vector<std::shared_ptr<const Segmenter>> seen(4);
    {
        std::vector<std::jthread> threads;
        for (auto &slot : seen)
            threads.emplace_back([&slot] {
                if (const auto shared = sharedSegmenter())
                    slot = *shared;
            });
    }
    for (const auto &one : seen)
        EXPECT_EQ(one, m_segmenter);
}

TEST(LanguageFolders, AreTakenForWhatIsLoadedLater)
{
    const LanguageFolders usual = languageFolders();
    setLanguageFolders({.jieba = u"/nonexistent"_s, .langdetect = QString(), .punkt = QString()});
    EXPECT_EQ(languageFolders().langdetect, LanguageFolders().langdetect);
    const auto segmenter = sharedSegmenter();
    setLanguageFolders(usual);
    ASSERT_FALSE(segmenter);
    EXPECT_TRUE(segmenter.error().detail.contains(u"/nonexistent/dict.txt"_s));
}

} // namespace
} // namespace aisb::eval
