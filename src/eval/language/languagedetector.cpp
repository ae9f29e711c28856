// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/languagedetector.h"

#include "core/text/json.h"
#include "core/text/pythontext.h"
#include "eval/language/datafile.h"
#include "eval/language/languagefolders.h"
#include "eval/language/loadonce.h"
#include "eval/language/pythonrandom.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxFileBytes = qint64{8} << 20;
constexpr qsizetype kMaxLanguages = 250;
constexpr std::size_t kMaxTextLength = 10'000;
constexpr int kTrials = 7;
constexpr int kMaxDraws = 1000;
constexpr double kCertain = 0.99999;
constexpr double kThreshold = 0.1;

QString package()
{
    return u"python3-langdetect"_s;
}

core::Result<GramTable> readProfiles(const QString &folder)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList(QDir::Files, QDir::Name);
    if (names.isEmpty())
        return core::fail(core::ErrorCode::DsetDependency002,
            u"%1: no profiles; install the package %2 or name the folder of its files"_s.arg(
                folder, package()));
    if (names.size() > kMaxLanguages)
        return core::fail(core::ErrorCode::DsetData002,
            u"%1: expected at most %2 profiles"_s.arg(folder).arg(kMaxLanguages));
    GramTable table;
    for (const QString &name : names) {
        const QString path = dir.filePath(name);
        const core::Result<QByteArray> text = readDataFile(path, package(), kMaxFileBytes);
        if (!text)
            return core::fail(text.error());
        const core::Result<core::Json> profile = core::readJson(*text);
        if (!profile)
            return core::fail(
                core::ErrorCode::DsetData002, u"%1: %2"_s.arg(path, profile.error().detail));
        if (const core::Result<> added = table.add(*profile, path); !added)
            return core::fail(added.error());
    }
    table.finish();
    return table;
}

std::u32string charactersOf(QStringView text)
{
    std::u32string characters;
    characters.reserve(static_cast<std::size_t>(text.size()));
    core::forEachCharacter(text, [&characters](char32_t c) { characters.push_back(c); });
    return characters;
}

// The first characters, several blanks as one.
std::u32string shortened(const std::u32string &text)
{
    std::u32string result;
    for (std::size_t i = 0; i < std::min(text.size(), kMaxTextLength); ++i)
        if (i == 0 || text[i] != U' ' || text[i - 1] != U' ')
            result.push_back(text[i]);
    return result;
}

// The range the original takes for Latin letters; it has six signs in it.
bool isLatin(char32_t c)
{
    return c >= U'A' && c <= U'z';
}

// Without Latin letters where other letters are more than twice as many.
std::u32string withoutForeignLatin(std::u32string text)
{
    const auto latin = std::ranges::count_if(text, isLatin);
    const auto others = std::ranges::count_if(text, [](char32_t c) { return c >= 0x300; });
    if (latin * 2 < others)
        std::erase_if(text, isLatin);
    return text;
}

// Bayes' rule for one n-gram; the weight stands for languages that do not have it.
void update(std::vector<double> &chances, std::span<const GramTable::Entry> entries, double weight)
{
    auto entry = entries.begin();
    for (std::size_t language = 0; language < chances.size(); ++language) {
        const bool hasEntry = entry != entries.end() && entry->language == language;
        chances[language] *= hasEntry ? weight + entry->probability : weight;
        if (hasEntry)
            ++entry;
    }
}

// Scales to a sum of 1; returns the greatest.
double normalize(std::vector<double> &chances)
{
    const double sum = std::accumulate(chances.begin(), chances.end(), 0.0);
    double greatest = 0;
    for (double &chance : chances) {
        chance /= sum;
        greatest = std::max(greatest, chance);
    }
    return greatest;
}

std::vector<double> trial(
    const GramTable &table, std::span<const quint32> rows, PythonRandom &random)
{
    constexpr double kAlpha = 0.5;
    constexpr double kAlphaWidth = 0.05;
    constexpr double kBaseFrequency = 10'000;
    const auto languages = static_cast<std::size_t>(table.languages().size());
    std::vector<double> chances(languages, 1.0 / static_cast<double>(languages));
    const double weight = (kAlpha + random.gauss() * kAlphaWidth) / kBaseFrequency;
    for (int i = 0;; ++i) {
        const quint32 drawn = random.below(static_cast<quint32>(rows.size()));
        update(chances, table.entriesOf(rows[drawn]), weight);
        if (i % 5 == 0 && (normalize(chances) > kCertain || i >= kMaxDraws))
            return chances;
    }
}

} // namespace

LanguageDetector::LanguageDetector(GramAlphabet alphabet, GramTable table)
    : m_alphabet(std::move(alphabet))
    , m_table(std::move(table))
{
}

core::Result<std::shared_ptr<const LanguageDetector>> LanguageDetector::load(const QString &folder)
{
    const QString path = folder + "/utils/messages.properties"_L1;
    const core::Result<QByteArray> properties = readDataFile(path, package(), kMaxFileBytes);
    if (!properties)
        return core::fail(properties.error());
    core::Result<GramAlphabet> alphabet = GramAlphabet::read(*properties, path);
    if (!alphabet)
        return core::fail(alphabet.error());
    core::Result<GramTable> table = readProfiles(folder + "/profiles"_L1);
    if (!table)
        return core::fail(table.error());
    return std::shared_ptr<const LanguageDetector>(
        new LanguageDetector(std::move(*alphabet), std::move(*table)));
}

std::optional<QString> LanguageDetector::detect(const QString &text) const
{
    const std::vector<quint32> rows = rowsOf(prepared(text));
    if (rows.empty())
        return std::nullopt;
    PythonRandom random;
    std::vector<double> means(static_cast<std::size_t>(m_table.languages().size()), 0.0);
    for (int i = 0; i < kTrials; ++i) {
        const std::vector<double> chances = trial(m_table, rows, random);
        for (std::size_t language = 0; language < means.size(); ++language)
            means[language] += chances[language] / kTrials;
    }
    const auto best = std::ranges::max_element(means);
    return *best > kThreshold ? m_table.languages().at(best - means.begin()) : u"unknown"_s;
}

// Without addresses, in the detector's characters.
std::u32string LanguageDetector::prepared(QString text) const
{
    static const QRegularExpression url =
        pythonPattern(uR"(https?://[-_.?&~;+=/#0-9A-Za-z]{1,2076})"_s);
    static const QRegularExpression mail =
        pythonPattern(uR"([-_.0-9A-Za-z]{1,64}@[-_0-9A-Za-z]{1,255}[-_.0-9A-Za-z]{1,255})"_s);
    text.replace(url, u" "_s);
    if (text.contains(u'@'))
        text.replace(mail, u" "_s);
    return withoutForeignLatin(shortened(m_alphabet.composed(charactersOf(text))));
}

// The n-grams of a text that some language has. N-grams do not reach over a blank, except that one
// may begin or end with it; words of capitals are left out from their second letter on.
std::vector<quint32> LanguageDetector::rowsOf(const std::u32string &text) const
{
    std::vector<quint32> rows;
    Gram gram;
    gram.append(U' ');
    int size = 1;
    char32_t last = U' ';
    bool isCapitals = false;
    for (const char32_t character : text) {
        const char32_t c = m_alphabet.normalized(character);
        if (last == U' ') {
            size = 1;
            isCapitals = false;
            if (c == U' ')
                continue;
        }
        gram.append(c);
        size = std::min(size + 1, Gram::kMaxSize);
        if (!isPythonUpper(c))
            isCapitals = false;
        else if (isPythonUpper(last))
            isCapitals = true;
        last = c;
        if (isCapitals)
            continue;
        for (int n = c == U' ' ? 2 : 1; n <= size; ++n)
            if (const std::optional<quint32> row = m_table.rowOf(gram.tail(n)))
                rows.push_back(*row);
    }
    return rows;
}

core::Result<std::shared_ptr<const LanguageDetector>> sharedLanguageDetector()
{
    static LoadOnce<LanguageDetector> once;
    return once.get(languageFolders().langdetect);
}

} // namespace aisb::eval
