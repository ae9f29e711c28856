// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/segmenter.h"

#include "eval/language/datafile.h"
#include "eval/language/languagefolders.h"
#include "eval/language/loadonce.h"

#include <limits>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxDictionaryBytes = qint64{64} << 20;

bool isAsciiDigit(char16_t unit)
{
    return unit >= u'0' && unit <= u'9';
}

bool isAsciiLetterOrDigit(char16_t unit)
{
    return isAsciiDigit(unit) || (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z');
}

// Characters the dictionary is asked about; all others are words of their own.
bool isWordUnit(char16_t unit)
{
    return WordTagger::isHan(unit) || isAsciiLetterOrDigit(unit)
        || QStringView(u"+#&._%-").contains(QChar(unit));
}

// The end of the run of units of one kind that begins at from.
template <class Predicate>
qsizetype endOfRun(QStringView text, qsizetype from, Predicate isKind)
{
    while (from < text.size() && isKind(text[from].unicode()))
        ++from;
    return from;
}

// What stands outside the blocks: a character each, CR LF together.
qsizetype separatorSize(QStringView text)
{
    const bool isPair = text.size() > 1
        && ((text[0] == u'\r' && text[1] == u'\n')
            || (text[0].isHighSurrogate() && text[1].isLowSurrogate()));
    return isPair ? 2 : 1;
}

// The end of letters and digits, a fraction after them and a percent sign: "3.5%", "abc", "x2".
qsizetype endOfLatinWord(QStringView text, qsizetype from)
{
    qsizetype end = endOfRun(text, from, isAsciiLetterOrDigit);
    if (end + 1 < text.size() && text[end] == u'.' && isAsciiDigit(text[end + 1].unicode()))
        end = endOfRun(text, end + 1, isAsciiDigit);
    return end < text.size() && text[end] == u'%' ? end + 1 : end;
}

// A stretch without Chinese characters: Latin words and what stands between them.
void cutLatin(QStringView text, std::vector<QStringView> &words)
{
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = isAsciiLetterOrDigit(text[at].unicode())
            ? endOfLatinWord(text, at)
            : endOfRun(text, at, [](char16_t unit) { return !isAsciiLetterOrDigit(unit); });
        words.push_back(text.sliced(at, end - at));
        at = end;
    }
}

// For each position of a block where the first word of the most probable way to its end ends.
// Equal ways: the longer word.
std::vector<quint32> bestEnds(const WordTable &table, QStringView block)
{
    constexpr double kNone = -std::numeric_limits<double>::infinity();
    const auto size = static_cast<std::size_t>(block.size());
    std::vector<double> scores(size + 1, 0.0);
    std::vector<quint32> ends(size, 0);
    for (std::size_t at = size; at-- > 0;) {
        double best = kNone;
        const auto offer = [&](std::size_t end, double logFrequency) {
            const double score = logFrequency - table.logTotal() + scores[end];
            if (score < best)
                return;
            best = score;
            ends[at] = static_cast<quint32>(end);
        };
        WordTable::Range range = table.startingWith(block[static_cast<qsizetype>(at)].unicode());
        for (std::size_t end = at + 1; !range.isEmpty(); ++end) {
            const auto depth = static_cast<quint32>(end - at);
            if (const std::optional<double> frequency = table.logFrequency(range, depth))
                offer(end, *frequency);
            if (end == size)
                break;
            range = table.narrowed(range, depth, block[static_cast<qsizetype>(end)].unicode());
        }
        if (best == kNone)
            offer(at + 1, 0.0);
        scores[at] = best;
    }
    return ends;
}

} // namespace

Segmenter::Segmenter(WordTable words, WordTagger tagger)
    : m_words(std::move(words))
    , m_tagger(std::move(tagger))
{
}

core::Result<std::shared_ptr<const Segmenter>> Segmenter::load(const QString &folder)
{
    const QString path = folder + "/dict.txt"_L1;
    const core::Result<QByteArray> text =
        readDataFile(path, u"python3-jieba"_s, kMaxDictionaryBytes);
    if (!text)
        return core::fail(text.error());
    core::Result<WordTable> words = WordTable::read(*text, path);
    if (!words)
        return core::fail(words.error());
    core::Result<WordTagger> tagger = WordTagger::load(folder);
    if (!tagger)
        return core::fail(tagger.error());
    return std::shared_ptr<const Segmenter>(new Segmenter(std::move(*words), std::move(*tagger)));
}

std::vector<QStringView> Segmenter::cut(QStringView text) const
{
    std::vector<QStringView> words;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = endOfRun(text, at, isWordUnit);
        if (end > at) {
            cutBlock(text.sliced(at, end - at), words);
            at = end;
        } else {
            const qsizetype size = separatorSize(text.sliced(at));
            words.push_back(text.sliced(at, size));
            at += size;
        }
    }
    return words;
}

QString Segmenter::joined(QStringView text) const
{
    QString result;
    result.reserve(text.size() * 2);
    for (const QStringView word : cut(text)) {
        if (!result.isEmpty())
            result.append(u' ');
        result.append(word);
    }
    return result;
}

void Segmenter::cutBlock(QStringView block, std::vector<QStringView> &words) const
{
    const std::vector<quint32> ends = bestEnds(m_words, block);
    qsizetype runBegin = 0; // single characters since the last longer word
    for (qsizetype at = 0; at < block.size();) {
        const auto end = static_cast<qsizetype>(ends[static_cast<std::size_t>(at)]);
        if (end - at > 1) {
            cutUnknown(block.sliced(runBegin, at - runBegin), words);
            words.push_back(block.sliced(at, end - at));
            runBegin = end;
        }
        at = end;
    }
    cutUnknown(block.sliced(runBegin), words);
}

void Segmenter::cutUnknown(QStringView run, std::vector<QStringView> &words) const
{
    // Single characters by choice of the dictionary, not for want of a word.
    if (run.size() == 1 || m_words.contains(run)) {
        for (qsizetype i = 0; i < run.size(); ++i)
            words.push_back(run.sliced(i, 1));
        return;
    }
    for (qsizetype at = 0; at < run.size();) {
        const bool isHan = WordTagger::isHan(run[at].unicode());
        const qsizetype end =
            endOfRun(run, at, [isHan](char16_t unit) { return WordTagger::isHan(unit) == isHan; });
        if (isHan)
            m_tagger.cut(run.sliced(at, end - at), words);
        else
            cutLatin(run.sliced(at, end - at), words);
        at = end;
    }
}

core::Result<std::shared_ptr<const Segmenter>> sharedSegmenter()
{
    static LoadOnce<Segmenter> once;
    return once.get(languageFolders().jieba);
}

} // namespace aisb::eval
