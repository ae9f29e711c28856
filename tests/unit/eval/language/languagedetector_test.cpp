// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/languagedetector.h"
#include "eval/language/pythonrandom.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

// random.Random(0) of Python 3.11.
TEST(PythonRandom, DrawsAsPythonDoes)
{
    PythonRandom random;
    EXPECT_EQ(random.real(), 0.8444218515250481);
    EXPECT_EQ(random.real(), 0.7579544029403025);
    EXPECT_EQ(random.real(), 0.420571580830845);
    EXPECT_DOUBLE_EQ(random.gauss(), -0.06700651572905797);
    EXPECT_DOUBLE_EQ(random.gauss(), 1.1947466787499987);
    EXPECT_DOUBLE_EQ(random.gauss(), -1.4471231264273656);
    for (const quint32 expected : {310U, 991U, 488U, 366U, 597U, 913U})
        EXPECT_EQ(random.below(1000), expected);
    EXPECT_EQ(random.below(1), 0U);
    EXPECT_EQ(random.below(1), 0U);
    for (const quint32 expected : {36U, 17U, 12U, 32U, 18U, 39U})
        EXPECT_EQ(random.below(64), expected);
    for (int i = 0; i < 1999; ++i)
        (void)random.real();
    EXPECT_EQ(random.real(), 0.6329388537714155);
}

constexpr auto kProperties = "NGram.LATIN1_EXCLUDE=\\u00AB\nNGram.KANJI_1_0=\\u4E00\\u4E01\n"
                             "TO_NORMALIZE_VI_CHARS=ae\nDMARK_CLASS=\\u0300\n"
                             "NORMALIZED_VI_CHARS_0300=\\u00E0\\u00E8\n";

TEST(GramAlphabet, TakesManyCharactersForOne)
{
    const auto alphabet = GramAlphabet::read(kProperties, u"p"_s);
    ASSERT_TRUE(alphabet);
    struct Pair
    {
        char32_t from;
        char32_t to;
    };
    for (const auto [from, to] : {Pair{U'a', U'a'}, Pair{U'1', U' '}, Pair{U'_', U' '},
             Pair{0xAB, U' '}, Pair{0xE9, 0xE9}, Pair{0x219, 0x15F}, Pair{0x21B, 0x163},
             Pair{0x6CC, 0x64A}, Pair{0x1EA7, 0x1EC3}, Pair{0x2019, U' '}, Pair{0x3044, 0x3042},
             Pair{0x30AB, 0x30A2}, Pair{0x3110, 0x3105}, Pair{0x31A0, 0x3105}, Pair{0xAC01, 0xAC00},
             Pair{0x4E01, 0x4E00}, Pair{0x4E02, 0x4E02}, Pair{0x1F600, 0x1F600}})
        EXPECT_EQ(alphabet->normalized(from), to) << static_cast<uint>(from);
    EXPECT_EQ(alphabet->composed(U"ba\u0300ce\u0300\u0300o\u0300"), U"b\u00E0c\u00E8\u0300o\u0300");
}

TEST(GramAlphabet, NamesAnAbsentLine)
{
    const auto alphabet = GramAlphabet::read("DMARK_CLASS=x\n", u"the.properties"_s);
    ASSERT_FALSE(alphabet);
    EXPECT_EQ(alphabet.error().code, core::ErrorCode::DsetData002);
    EXPECT_TRUE(alphabet.error().detail.contains(u"the.properties"_s));
}

class SmallPackage
{
public:
    SmallPackage()
    {
        QDir(m_folder.path()).mkdir(u"profiles"_s);
        QDir(m_folder.path()).mkdir(u"utils"_s);
        write(u"utils/messages.properties"_s, kProperties);
        write(u"profiles/xx"_s, R"({"freq":{"a":90,"b":10},"n_words":[100,1,1],"name":"xx"})");
        write(u"profiles/yy"_s, R"({"freq":{"a":10,"b":90},"n_words":[100,1,1],"name":"yy"})");
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }
    [[nodiscard]] auto load() const { return LanguageDetector::load(m_folder.path()); }

private:
    QTemporaryDir m_folder;
};

TEST(LanguageDetector, WeighsTheProfilesOfItsFolder)
{
    const SmallPackage package;
    const auto detector = package.load();
    ASSERT_TRUE(detector) << detector.error().detail.toStdString();
    EXPECT_EQ((*detector)->languages(), (QStringList{u"xx"_s, u"yy"_s}));
    EXPECT_EQ((*detector)->detect(u"aaaa aaba"_s), u"xx"_s);
    EXPECT_EQ((*detector)->detect(u"bbbb bbab"_s), u"yy"_s);
    EXPECT_EQ((*detector)->detect(u"cd 12"_s), std::nullopt);
}

TEST(LanguageDetector, SaysWhichPackageIsMissing)
{
    const auto detector = LanguageDetector::load(u"/nonexistent"_s);
    ASSERT_FALSE(detector);
    EXPECT_EQ(detector.error().code, core::ErrorCode::DsetDependency002);
    EXPECT_TRUE(detector.error().detail.contains(u"python3-langdetect"_s));
}

TEST(LanguageDetector, NamesABrokenProfile)
{
    for (const char *bad : {"", "{}", R"({"freq":{"a":1},"n_words":[1,1],"name":"zz"})",
             R"({"freq":{"a":1},"n_words":[1,1,1],"name":"xx"})",
             R"({"freq":{"a":"x"},"n_words":[1,1,1],"name":"zz"})",
             R"({"freq":{"a":1},"n_words":[0,1,1],"name":"zz"})",
             R"({"freq":{},"n_words":[1,1,1],"name":"zz"})"}) {
        const SmallPackage package;
        package.write(u"profiles/zz"_s, bad);
        const auto detector = package.load();
        ASSERT_FALSE(detector) << bad;
        EXPECT_EQ(detector.error().code, core::ErrorCode::DsetData002) << bad;
        EXPECT_TRUE(detector.error().detail.contains(u"profiles/zz"_s)) << bad;
    }
}

struct Vector
{
    QString text;
    std::optional<QString> language; // of langdetect 1.0.9 with seed 0
};

TEST(LanguageDetector, AnswersAsThePackageWithSeedZero)
{
    const auto detector = sharedLanguageDetector();
    if (!detector && detector.error().code == core::ErrorCode::DsetDependency002)
        GTEST_SKIP() << "python3-langdetect is not installed";
    ASSERT_TRUE(detector) << detector.error().detail.toStdString();
    EXPECT_EQ((*detector)->languages().size(), 55);
    const std::vector<Vector> vectors = {
        {u"This is a plain English sentence about the weather."_s, u"en"_s},
        {u"Ceci est une phrase en français, avec des accents."_s, u"fr"_s},
        {u"Dies ist ein deutscher Satz über das Wetter."_s, u"de"_s},
        {u"Это русское предложение о погоде."_s, u"ru"_s},
        {u"这是一个关于天气的中文句子。"_s, u"zh-cn"_s},
        {u"這是一個關於天氣的中文句子。"_s, u"zh-tw"_s},
        {u"これは天気についての日本語の文です。"_s, u"ja"_s},
        {u"이것은 날씨에 관한 한국어 문장입니다."_s, u"ko"_s},
        {u"هذه جملة عربية عن الطقس."_s, u"ar"_s},
        {u"این یک جمله فارسی درباره هوا است."_s, u"fa"_s},
        {u"यह मौसम के बारे में एक हिंदी वाक्य है।"_s, u"hi"_s},
        {u"Đây là một câu tiếng Việt về thời tiết."_s, u"vi"_s},
        {u"Ða\u0302y la\u0300 mo\u0323\u0302t ca\u0302u tie\u0302\u0301ng Vie\u0323\u0302t"_s,
            u"vi"_s},
        {u"Questa è una frase italiana sul tempo."_s, u"it"_s},
        {u"Esta es una frase en español sobre el tiempo."_s, u"es"_s},
        {u"Esta é uma frase em português sobre o tempo."_s, u"pt"_s},
        {u"Aceasta este o propoziție în română despre știri și țări."_s, u"ro"_s},
        {u"To jest polskie zdanie o pogodzie."_s, u"pl"_s},
        {u"Hii ni sentensi ya Kiswahili kuhusu hali ya hewa."_s, u"sw"_s},
        {u"ఇది వాతావరణం గురించి తెలుగు వాక్యం."_s, u"te"_s},
        {u"THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG"_s, u"en"_s},
        {u"hello"_s, u"fi"_s},
        {u"ok"_s, u"sk"_s},
        {u"Bonjour hello 你好"_s, u"sq"_s},
        {u"mail me at someone@example.com or see https://example.com/a?b=c"_s, u"en"_s},
        {u"123 456 !!!"_s, std::nullopt},
        {u""_s, std::nullopt},
        {u"ABC"_s, u"tl"_s},
        {u"Ελληνικά κείμενα abc def"_s, u"el"_s},
        {u"ab Русский текст with Latin"_s, u"ru"_s},
    };
    for (const Vector &vector : vectors)
        EXPECT_EQ((*detector)->detect(vector.text), vector.language) << vector.text.toStdString();
}

TEST(LanguageDetector, ReadsTheBeginningOfALongText)
{
    const auto detector = sharedLanguageDetector();
    if (!detector && detector.error().code == core::ErrorCode::DsetDependency002)
        GTEST_SKIP() << "python3-langdetect is not installed";
    ASSERT_TRUE(detector);
    const QString english = u"the weather is nice today "_s.repeated(400);
    const QString german = u"das Wetter ist heute sehr schön "_s.repeated(20000);
    EXPECT_EQ((*detector)->detect(english + german), u"en"_s);
}

} // namespace
} // namespace aisb::eval
