// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/wordtable.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kUnits = 0x10000;
constexpr qsizetype kMaxWordUnits = 255;

tl::unexpected<core::Error> badLine(const QString &name, qsizetype number)
{
    return core::fail(core::ErrorCode::DsetData002,
        u"%1: line %2: expected a word, a blank and its frequency"_s.arg(name).arg(number));
}

} // namespace

struct WordTable::Line
{
    quint32 offset = 0;
    quint32 size = 0;
    qint32 frequency = 0;
};

core::Result<WordTable> WordTable::read(QByteArrayView text, const QString &name)
{
    std::u16string units;
    units.reserve(static_cast<std::size_t>(text.size()) / 4);
    std::vector<Line> lines;
    qint64 total = 0;
    qsizetype number = 0;
    for (qsizetype at = 0; at < text.size();) {
        ++number;
        const qsizetype end = text.indexOf('\n', at);
        const QByteArrayView line = text.sliced(at, (end < 0 ? text.size() : end) - at).trimmed();
        at = end < 0 ? text.size() : end + 1;
        const qsizetype blank = line.indexOf(' ');
        if (blank <= 0)
            return badLine(name, number);
        const QByteArrayView rest = line.sliced(blank + 1);
        const qsizetype second = rest.indexOf(' ');
        bool ok = false;
        const int frequency = rest.first(second < 0 ? rest.size() : second).toInt(&ok);
        const QString word = QString::fromUtf8(line.first(blank));
        if (!ok || frequency < 0 || word.size() > kMaxWordUnits)
            return badLine(name, number);
        lines.push_back({.offset = static_cast<quint32>(units.size()),
            .size = static_cast<quint32>(word.size()),
            .frequency = frequency});
        units.append(QStringView(word).utf16(), static_cast<std::size_t>(word.size()));
        total += frequency;
    }
    if (total == 0)
        return core::fail(core::ErrorCode::DsetData002, u"%1: no words"_s.arg(name));
    WordTable table;
    table.m_logTotal = std::log(static_cast<double>(total));
    table.build(units, std::move(lines));
    return table;
}

void WordTable::build(const std::u16string &units, std::vector<Line> lines)
{
    const auto wordOf = [&units](const Line &line) {
        return std::u16string_view(units).substr(line.offset, line.size);
    };
    std::ranges::sort(lines, [&wordOf](const Line &a, const Line &b) {
        const int order = wordOf(a).compare(wordOf(b));
        return order != 0 ? order < 0 : a.offset < b.offset;
    });
    m_units.reserve(units.size());
    m_begins.reserve(lines.size() + 1);
    m_logFrequencies.reserve(lines.size());
    m_firsts.assign(kUnits + 1, 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::u16string_view word = wordOf(lines[i]);
        if (i + 1 < lines.size() && wordOf(lines[i + 1]) == word)
            continue; // the last line of a word counts
        m_begins.push_back(static_cast<quint32>(m_units.size()));
        m_units.append(word);
        m_logFrequencies.push_back(lines[i].frequency > 0 ? std::log(lines[i].frequency) : -1.0);
        ++m_firsts[static_cast<std::size_t>(word.front()) + 1];
    }
    m_begins.push_back(static_cast<quint32>(m_units.size()));
    for (std::size_t unit = 0; unit < kUnits; ++unit)
        m_firsts[unit + 1] += m_firsts[unit];
}

int WordTable::unitAt(quint32 word, quint32 depth) const
{
    const quint32 at = m_begins[word] + depth;
    return at < m_begins[word + 1] ? m_units[at] : -1;
}

WordTable::Range WordTable::startingWith(char16_t unit) const
{
    return {.begin = m_firsts[unit], .end = m_firsts[static_cast<std::size_t>(unit) + 1]};
}

WordTable::Range WordTable::narrowed(Range range, quint32 depth, char16_t unit) const
{
    const auto firstNotBelow = [this, depth](quint32 begin, quint32 end, int bound) {
        while (begin < end) {
            const quint32 middle = begin + (end - begin) / 2;
            if (unitAt(middle, depth) < bound)
                begin = middle + 1;
            else
                end = middle;
        }
        return begin;
    };
    const quint32 begin = firstNotBelow(range.begin, range.end, unit);
    if (begin == range.end || unitAt(begin, depth) != unit)
        return {};
    return {.begin = begin, .end = firstNotBelow(begin, range.end, unit + 1)};
}

std::optional<double> WordTable::logFrequency(Range range, quint32 depth) const
{
    // The shortest word of a range stands first.
    if (range.isEmpty() || m_begins[range.begin + 1] - m_begins[range.begin] != depth
        || m_logFrequencies[range.begin] < 0)
        return std::nullopt;
    return m_logFrequencies[range.begin];
}

bool WordTable::contains(QStringView word) const
{
    if (word.isEmpty() || word.size() > kMaxWordUnits)
        return false;
    Range range = startingWith(word.front().unicode());
    for (qsizetype i = 1; i < word.size() && !range.isEmpty(); ++i)
        range = narrowed(range, static_cast<quint32>(i), word[i].unicode());
    return logFrequency(range, static_cast<quint32>(word.size())).has_value();
}

} // namespace aisb::eval
