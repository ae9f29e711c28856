// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/sentences.h"

#include "core/text/pythontext.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <optional>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

bool isSpace(QChar c)
{
    return isPythonSpace(c.unicode());
}

bool isStop(QChar c)
{
    return c == u'.' || c == u'?' || c == u'!';
}

// Characters that are never within a word.
bool isBoundary(QChar c)
{
    return QStringView(u")\";}]*:@'({[?!").contains(c);
}

bool cannotBegin(QChar c)
{
    return QStringView(u"(\"`{[:;&#*@)}]-,").contains(c);
}

template <class Predicate>
qsizetype runEnd(QStringView text, qsizetype from, Predicate is)
{
    while (from < text.size() && is(text[from]))
        ++from;
    return from;
}

char32_t firstCharacter(QStringView text)
{
    if (text.size() > 1 && text[0].isHighSurrogate() && text[1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[0], text[1]);
    return text.isEmpty() ? 0 : text[0].unicode();
}

// Words ------------------------------------------------------------------------------------------

// Hyphens or stops in a row, also stops with a space between (". . ."). 0: none at that place.
qsizetype rowSize(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c != u'-' && c != u'.')
        return 0;
    const qsizetype row = runEnd(text, at, [c](QChar other) { return other == c; }) - at;
    if (row > 1 || c == u'-')
        return row > 1 ? row : 0;
    qsizetype pairs = 0;
    const auto isDot = [&](qsizetype i) { return i < text.size() && text[i] == u'.'; };
    while (isDot(at + 2 * pairs) && at + 2 * pairs + 1 < text.size()
        && isSpace(text[at + 2 * pairs + 1]))
        ++pairs;
    if (!isDot(at + 2 * pairs))
        --pairs;
    return pairs > 1 ? 2 * pairs + 1 : 0;
}

bool endsWord(QStringView line, qsizetype at)
{
    const auto isEnd = [line](qsizetype i) {
        return i == line.size() || isSpace(line[i]) || isBoundary(line[i]) || rowSize(line, i) > 0;
    };
    return isEnd(at) || (line[at] == u',' && isEnd(at + 1));
}

// A word with what the two passes find out about it.
struct Word
{
    QStringView text;
    QString type; // lower case, "##number##" for all numbers
    bool endsSentence = false;
    bool isAbbreviation = false;
    bool isEllipsis = false;

    [[nodiscard]] bool hasStop() const { return text.endsWith(u'.'); }
    [[nodiscard]] QString typeWithoutStop() const
    {
        return type.size() > 1 && type.endsWith(u'.') ? type.chopped(1) : type;
    }
    // As the next word of a sentence end.
    [[nodiscard]] QString typeAsNext() const { return endsSentence ? typeWithoutStop() : type; }
    [[nodiscard]] bool isUpper() const { return isPythonUpper(firstCharacter(text)); }
    [[nodiscard]] bool isLower() const { return isPythonLower(firstCharacter(text)); }
};

bool isDecimal(char32_t c)
{
    return QChar::category(c) == QChar::Number_DecimalDigit;
}

// "-1,000.5", ".5", "3." and the like.
bool isNumber(QStringView text)
{
    const auto rest = [&text](qsizetype n) { text = text.sliced(n); };
    if (text.startsWith(u'-'))
        rest(1);
    if (text.startsWith(u'.') || text.startsWith(u','))
        rest(1);
    if (text.isEmpty() || !isDecimal(firstCharacter(text)))
        return false;
    bool isNumeric = true;
    core::forEachCharacter(text, [&isNumeric](char32_t c) {
        isNumeric = isNumeric && (isDecimal(c) || c == U',' || c == U'.' || c == U'-');
    });
    return isNumeric;
}

// A letter and a stop.
bool isInitial(QStringView text)
{
    const char32_t first = firstCharacter(text);
    return text.size() == (first > 0xFFFF ? 3 : 2) && text.endsWith(u'.') && isWordCharacter(first)
        && !isDecimal(first);
}

void appendWords(QStringView line, std::vector<Word> &words)
{
    for (qsizetype at = runEnd(line, 0, isSpace); at < line.size();
        at = runEnd(line, at, isSpace)) {
        qsizetype end = at + std::max<qsizetype>(rowSize(line, at), 1);
        if (end == at + 1 && !cannotBegin(line[at]))
            while (!endsWord(line, end))
                ++end;
        const QStringView text = line.sliced(at, end - at);
        words.push_back({.text = text, .type = isNumber(text) ? u"##number##"_s : lowered(text)});
        at = end;
    }
}

std::vector<Word> wordsOf(QStringView text)
{
    std::vector<Word> words;
    for (const QStringView line : text.split(u'\n'))
        appendWords(line, words);
    return words;
}

// Passes -----------------------------------------------------------------------------------------

// What a word tells by itself.
void classify(Word &word, const SentenceModel &model)
{
    const bool isDots = std::ranges::all_of(word.text, [](QChar c) { return c == u'.'; });
    if (word.text.size() == 1 && isStop(word.text.front())) {
        word.endsSentence = true;
    } else if (isDots) {
        word.isEllipsis = true;
    } else if (word.hasStop() && !word.text.endsWith(u"..")) {
        const QString bare = lowered(word.text.chopped(1));
        word.isAbbreviation = model.abbreviations.contains(bare)
            || model.abbreviations.contains(bare.sliced(bare.lastIndexOf(u'-') + 1));
        word.endsSentence = !word.isAbbreviation;
    }
}

// Whether a word begins a sentence by the way it is written; absent: it does not tell.
std::optional<bool> beginsSentence(const Word &word, const SentenceModel &model)
{
    if (word.text.size() == 1 && QStringView(u";:,.!?").contains(word.text.front()))
        return false;
    const unsigned context = model.contexts.value(word.typeAsNext(), 0);
    if (word.isUpper() && (context & SentenceModel::AnyLower) != 0
        && (context & SentenceModel::InsideUpper) == 0)
        return true;
    if (word.isLower()
        && ((context & SentenceModel::AnyUpper) != 0 || (context & SentenceModel::FirstLower) == 0))
        return false;
    return std::nullopt;
}

// What the word after it tells of a word that ends with a stop.
void reclassify(Word &word, const Word &next, const SentenceModel &model)
{
    if (!word.hasStop())
        return;
    const auto join = [&word] {
        word.endsSentence = false;
        word.isAbbreviation = true;
    };
    const QString type = word.typeWithoutStop();
    const QString nextType = next.typeAsNext();
    if (model.collocations.contains({type, nextType})) {
        join();
        return;
    }
    const bool isOneLetter = isInitial(word.text);
    const std::optional<bool> begins = beginsSentence(next, model);
    if ((word.isAbbreviation || word.isEllipsis) && !isOneLetter
        && (begins.value_or(false) || (next.isUpper() && model.starters.contains(nextType)))) {
        word.endsSentence = true;
        return;
    }
    if (!isOneLetter && type != "##number##"_L1)
        return;
    const bool isName = !begins && isOneLetter && next.isUpper()
        && (model.contexts.value(nextType, 0) & SentenceModel::AnyLower) == 0;
    if (isName || !begins.value_or(true))
        join();
}

// Whether a sentence ends within a stretch; its last word does not count.
bool hasSentenceEnd(QStringView stretch, const SentenceModel &model)
{
    std::vector<Word> words = wordsOf(stretch);
    for (Word &word : words)
        classify(word, model);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        reclassify(words[i], words[i + 1], model);
        if (words[i].endsSentence)
            return true;
    }
    return false;
}

// Places -----------------------------------------------------------------------------------------

// A stop that may end a sentence, with the words around it.
struct Candidate
{
    qsizetype wordBegin = 0; // of the word before it
    qsizetype stop = 0;
    qsizetype nextBegin = 0; // what follows: punctuation, or the word after white space
    qsizetype nextEnd = 0;
};

std::optional<Candidate> candidateAt(QStringView text, qsizetype stop)
{
    if (!isStop(text[stop]) || stop + 1 == text.size())
        return std::nullopt;
    Candidate candidate{
        .wordBegin = stop, .stop = stop, .nextBegin = stop + 1, .nextEnd = stop + 2};
    if (isBoundary(text[stop + 1]))
        return candidate;
    candidate.nextBegin = runEnd(text, stop + 1, isSpace);
    if (candidate.nextBegin == stop + 1 || candidate.nextBegin == text.size())
        return std::nullopt;
    candidate.nextEnd = runEnd(text, candidate.nextBegin, [](QChar c) { return !isSpace(c); });
    return candidate;
}

// The position after the last ASCII white space between two places; absent when there is none
// after the first of its characters.
std::optional<qsizetype> afterLastSpace(QStringView text, qsizetype from, qsizetype to)
{
    for (qsizetype i = to; --i > from;)
        if (QStringView(u" \t\n\r\v\f").contains(text[i]))
            return i + 1;
    return std::nullopt;
}

// The stops to decide about; of several within one word the last.
std::vector<Candidate> candidatesOf(QStringView text)
{
    std::vector<Candidate> candidates;
    qsizetype lastWord = 0; // begin of the word before the last stop
    qsizetype lastStop = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        std::optional<Candidate> candidate = candidateAt(text, at);
        if (!candidate)
            continue;
        candidate->wordBegin = afterLastSpace(text, lastStop, at).value_or(lastWord);
        if (!candidates.empty() && candidate->wordBegin < lastStop)
            candidates.back() = *candidate;
        else
            candidates.push_back(*candidate);
        lastWord = candidate->wordBegin;
        lastStop = at;
    }
    return candidates;
}

struct Stretch
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

std::vector<Stretch> stretchesOf(QStringView text, const SentenceModel &model)
{
    std::vector<Stretch> stretches;
    qsizetype begin = 0;
    for (const Candidate &candidate : candidatesOf(text)) {
        if (!hasSentenceEnd(
                text.sliced(candidate.wordBegin, candidate.nextEnd - candidate.wordBegin), model))
            continue;
        stretches.push_back({.begin = begin, .end = candidate.stop + 1});
        begin = candidate.nextBegin;
    }
    stretches.push_back({.begin = begin, .end = rightStripped(text).size()});
    return stretches;
}

// Closing quotes and brackets at the beginning of a stretch, which belong to the sentence before.
struct Closing
{
    qsizetype size = 0; // 0: none
    qsizetype withSpace = 0;
};

Closing closingOf(QStringView stretch)
{
    const qsizetype size =
        runEnd(stretch, 0, [](QChar c) { return QStringView(u"\"')]}").contains(c); });
    const qsizetype withSpace = runEnd(stretch, size, isSpace);
    const bool belongs =
        withSpace > size || size == stretch.size() || stretch.sliced(size).startsWith(u"--");
    return size > 0 && belongs ? Closing{.size = size, .withSpace = withSpace} : Closing{};
}

} // namespace

std::vector<QStringView> sentencesOf(QStringView text, const SentenceModel &model)
{
    const auto viewOf = [text](qsizetype begin, qsizetype end) {
        return end > begin ? text.sliced(begin, end - begin) : QStringView();
    };
    const std::vector<Stretch> stretches = stretchesOf(text, model);
    std::vector<QStringView> sentences;
    qsizetype taken = 0; // of the stretch by the sentence before
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const qsizetype begin = stretches[i].begin + taken;
        const bool isLast = i + 1 == stretches.size();
        const Closing closing =
            isLast ? Closing{} : closingOf(viewOf(stretches[i + 1].begin, stretches[i + 1].end));
        taken = closing.withSpace;
        if (closing.size > 0)
            sentences.push_back(viewOf(begin, stretches[i + 1].begin + closing.size));
        else if (stretches[i].end > begin)
            sentences.push_back(viewOf(begin, stretches[i].end));
    }
    return sentences;
}

} // namespace aisb::eval
