// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/wordtagger.h"

#include "core/text/json.h"
#include "eval/language/datafile.h"

#include <algorithm>
#include <utility>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr std::array kLetters = {u'B', u'E', u'M', u'S'};
constexpr qint64 kMaxBytes = qint64{16} << 20;

int stateOf(QStringView name)
{
    const auto at =
        name.size() == 1 ? std::ranges::find(kLetters, name.front().unicode()) : kLetters.end();
    return at == kLetters.end() ? -1 : static_cast<int>(at - kLetters.begin());
}

// The dictionary of a file "P={'B': ...}": with other quotes it is JSON.
core::Result<Json> readTable(const QString &path)
{
    core::Result<QByteArray> text = readDataFile(path, u"python3-jieba"_s, kMaxBytes);
    if (!text)
        return core::fail(text.error());
    const qsizetype at = std::max<qsizetype>(text->indexOf('{'), 0);
    text->replace('\'', '"');
    core::Result<Json> table = core::readJson(QByteArrayView(*text).sliced(at));
    if (!table)
        return core::fail(core::ErrorCode::DsetData002,
            u"%1: after byte %2: %3"_s.arg(path).arg(at).arg(table.error().detail));
    for (const auto &[name, value] : table->members())
        if (stateOf(name) < 0)
            return core::fail(core::ErrorCode::DsetData002,
                u"%1: \"%2\": expected B, E, M or S"_s.arg(path, name));
    return table;
}

} // namespace

WordTagger::WordTagger()
    : m_emission(kLast - kFirst + 1)
{
    m_start.fill(kImpossible);
    for (Scores &scores : m_change)
        scores.fill(kImpossible);
    for (Scores &scores : m_emission)
        scores.fill(kImpossible);
}

core::Result<WordTagger> WordTagger::load(const QString &folder)
{
    WordTagger tagger;
    const core::Result<Json> start = readTable(folder + "/finalseg/prob_start.py"_L1);
    if (!start)
        return core::fail(start.error());
    for (const auto &[name, value] : start->members())
        tagger.m_start.at(static_cast<std::size_t>(stateOf(name))) = value.toDouble(kImpossible);
    const core::Result<Json> change = readTable(folder + "/finalseg/prob_trans.py"_L1);
    if (!change)
        return core::fail(change.error());
    for (const auto &[from, row] : change->members())
        for (const auto &[to, value] : row.members())
            if (stateOf(to) >= 0)
                tagger.m_change.at(static_cast<std::size_t>(stateOf(from)))
                    .at(static_cast<std::size_t>(stateOf(to))) = value.toDouble(kImpossible);
    const core::Result<Json> emission = readTable(folder + "/finalseg/prob_emit.py"_L1);
    if (!emission)
        return core::fail(emission.error());
    for (const auto &[name, row] : emission->members())
        for (const auto &[character, value] : row.members())
            if (character.size() == 1 && isHan(character.front().unicode()))
                tagger.m_emission.at(character.front().unicode() - kFirst)
                    .at(static_cast<std::size_t>(stateOf(name))) = value.toDouble(kImpossible);
    return tagger;
}

std::vector<quint8> WordTagger::statesOf(QStringView run) const
{
    // Which states may stand before a state.
    static constexpr std::array<std::array<State, 2>, kStates> kBefore = {
        {{End, Single}, {Begin, Middle}, {Begin, Middle}, {End, Single}}};
    const auto size = static_cast<std::size_t>(run.size());
    const auto emissionOf = [&](std::size_t at) -> const Scores & {
        return m_emission[run[static_cast<qsizetype>(at)].unicode() - kFirst];
    };
    std::vector<std::array<quint8, kStates>> cameFrom(size);
    Scores best{};
    for (std::size_t state = 0; state < kStates; ++state)
        best[state] = m_start[state] + emissionOf(0)[state];
    for (std::size_t at = 1; at < size; ++at) {
        const Scores &emission = emissionOf(at);
        Scores next{};
        for (std::size_t state = 0; state < kStates; ++state) {
            const auto reached = [&](State from) {
                return std::pair(best[from] + m_change[from][state] + emission[state], from);
            };
            const auto [score, from] =
                std::max(reached(kBefore[state][0]), reached(kBefore[state][1]));
            next[state] = score;
            cameFrom[at][state] = static_cast<quint8>(from);
        }
        best = next;
    }
    std::vector<quint8> states(size);
    quint8 state = best[End] > best[Single] ? End : Single;
    for (std::size_t at = size; at-- > 0; state = cameFrom[at][state])
        states[at] = state;
    return states;
}

void WordTagger::cut(QStringView run, std::vector<QStringView> &words) const
{
    const std::vector<quint8> states = statesOf(run);
    qsizetype begin = 0;
    qsizetype next = 0;
    for (qsizetype i = 0; i < run.size(); ++i) {
        const quint8 state = states[static_cast<std::size_t>(i)];
        if (state == Begin)
            begin = i;
        if (state == End)
            words.push_back(run.sliced(begin, i + 1 - begin));
        if (state == Single)
            words.push_back(run.sliced(i, 1));
        if (state == End || state == Single)
            next = i + 1;
    }
    if (next < run.size())
        words.push_back(run.sliced(next));
}

} // namespace aisb::eval
