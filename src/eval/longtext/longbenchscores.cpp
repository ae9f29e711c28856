// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/longbenchscores.h"

#include "core/text/pythontext.h"
#include "eval/longtext/lcs.h"
#include "eval/longtext/words.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

// Marks beyond ASCII that do not count in Chinese answers. The left double angle bracket is not
// among them.
constexpr QStringView kChineseMarks =
    u"！？｡。＂＃＄％＆＇（）＊＋，－／：；＜＝＞＠［＼］＾＿｀｛｜｝～｟｠｢｣､、〃"
    u"》「」『』【】〔〕〖〗〘〙〚〛〜〝〞〟〰〾〿–—‘’‛“”„‟…‧﹏.";

std::vector<quint64> sortedNumbers(const QStringList &words, WordNumbers &numbers)
{
    std::vector<quint64> sorted;
    sorted.reserve(static_cast<std::size_t>(words.size()));
    for (const QString &word : words)
        sorted.push_back(numbers.of(word));
    std::ranges::sort(sorted);
    return sorted;
}

std::vector<quint32> codePoints(const QString &text)
{
    std::vector<quint32> points;
    points.reserve(static_cast<std::size_t>(text.size()));
    core::forEachCharacter(text, [&](char32_t c) { points.push_back(c); });
    return points;
}

} // namespace

double wordF1(const QStringList &prediction, const QStringList &answer)
{
    WordNumbers numbers;
    const std::vector<quint64> predicted = sortedNumbers(prediction, numbers);
    const std::vector<quint64> wanted = sortedNumbers(answer, numbers);
    const auto common = static_cast<double>(commonCount(predicted, wanted));
    if (common == 0)
        return 0;
    const double precision = common / static_cast<double>(predicted.size());
    const double recall = common / static_cast<double>(wanted.size());
    return 2 * precision * recall / (precision + recall);
}

QString bareChineseWord(QStringView word)
{
    QString bare;
    core::forEachCharacter(lowered(word), [&](char32_t c) {
        const bool isMark = c < 0x10000 && kChineseMarks.contains(QChar(static_cast<char16_t>(c)));
        if (!isMark && !isAsciiPunctuation(c) && !isPythonSpace(c))
            core::appendCharacter(bare, c);
    });
    return bare;
}

double classScore(QStringView prediction, const QString &answer, const QStringList &classes)
{
    QStringList named;
    for (const QString &name : classes)
        if (prediction.contains(name))
            named.append(name);
    for (qsizetype i = 0; i < named.size(); ++i) {
        // Removal goes by value, and the walk goes on as if nothing had moved.
        const QString name = named[i];
        if (name != answer && answer.contains(name))
            named.removeOne(name);
    }
    return named.contains(answer) ? 1.0 / static_cast<double>(named.size()) : 0;
}

double numberShare(const QString &prediction, QStringView wanted)
{
    static const QRegularExpression number = pythonPattern(u"\\d+"_s);
    qint64 numbers = 0;
    qint64 right = 0;
    for (auto match = number.globalMatch(prediction); match.hasNext(); ++numbers)
        if (match.next().capturedView() == wanted)
            ++right;
    return numbers == 0 ? 0 : static_cast<double>(right) / static_cast<double>(numbers);
}

QString codeLine(QStringView prediction)
{
    while (prediction.startsWith(u'\n'))
        prediction = prediction.sliced(1);
    for (const QStringView line : prediction.tokenize(u'\n'))
        if (!line.contains(u'`') && !line.contains(u'#') && !line.contains("//"_L1))
            return line.toString();
    return {};
}

double textSimilarity(const QString &left, const QString &right)
{
    if (left == right)
        return 1;
    if (left.isEmpty() || right.isEmpty())
        return 0;
    const std::vector<quint32> rows = codePoints(left);
    const std::vector<quint32> columns = codePoints(right);
    const auto total = static_cast<double>(rows.size() + columns.size());
    const auto common = static_cast<double>(LcsColumns(columns).length(rows));
    // By way of the distance, for halves to fall to the side where the library lets them fall.
    const double percent = 100 * (1 - (total - 2 * common) / total);
    return std::nearbyint(percent) / 100;
}

} // namespace aisb::eval
