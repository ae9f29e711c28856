// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/gapdigest.h"

#include "core/metrics/orderstatistics.h"

#include <algorithm>
#include <bit>

namespace aisb::core {

namespace {

// A cell is the upper bits of a key: sign, exponent and 13 bits of the fraction.
constexpr unsigned kLowBits = 10;
constexpr std::size_t kCells = std::size_t{1} << (32U - kLowBits);
constexpr std::size_t kInCell = std::size_t{1} << kLowBits;
constexpr quint32 kSign = quint32{1} << 31U;

// Ascending as the values are.
quint32 keyOf(float value)
{
    const auto bits = std::bit_cast<quint32>(value);
    return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

float valueOfKey(quint32 key)
{
    return std::bit_cast<float>((key & kSign) != 0 ? key & ~kSign : ~key);
}

// Finds which values of chosen cells are how frequent.
class CellCounter
{
public:
    // cells: ascending, each once.
    explicit CellCounter(std::span<const quint32> cells)
        : m_slots(kCells, 0)
        , m_counts(cells.size() * kInCell, 0)
    {
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_slots[cells[i]] = static_cast<quint32>(i + 1);
    }
    void add(std::span<const float> values)
    {
        for (const float value : values) {
            const quint32 key = keyOf(value);
            if (const std::size_t slot = m_slots[key >> kLowBits]; slot != 0)
                ++m_counts[(slot - 1) * kInCell + (key & (kInCell - 1))];
        }
    }
    // The lower bits of the value at a place of the ascending order of the i-th cell.
    [[nodiscard]] quint32 lowBitsAt(std::size_t i, qint64 place) const
    {
        const std::span<const qint64> counts = std::span(m_counts).subspan(i * kInCell, kInCell);
        std::size_t low = 0;
        while (low + 1 < kInCell && place >= counts[low])
            place -= counts[low++];
        return static_cast<quint32>(low);
    }

private:
    std::vector<quint32> m_slots; // by cell, 0 = not chosen
    std::vector<qint64> m_counts;
};

} // namespace

qint64 gapCountOf(GapDigest::Members members)
{
    qint64 count = 0;
    for (const PerfRequest *request : members)
        count += request->gapCount;
    return count;
}

GapDigest::GapDigest(const PerfData &data, Members members)
{
    std::vector<qint64> counts(kCells, 0);
    std::vector<double> seconds;
    RunningSum sum;
    GapReader reader(data);
    for (const PerfRequest *request : members) {
        const std::span<const float> gaps = reader.millisecondsOf(*request);
        seconds.resize(gaps.size());
        bool hasGap = false;
        for (std::size_t i = 0; i < gaps.size(); ++i) {
            ++counts[keyOf(gaps[i]) >> kLowBits];
            seconds[i] = gapSeconds(gaps[i]);
            hasGap |= gaps[i] != 0;
        }
        sum.add(seconds);
        m_count += std::ssize(gaps);
        m_requestsWithGaps += hasGap ? 1 : 0;
    }
    m_average = m_count > 0 ? sum.value() / static_cast<double>(m_count) : 0;
    for (std::size_t cell = 0; cell < kCells; ++cell) {
        if (counts[cell] == 0)
            continue;
        const auto key = static_cast<quint32>(cell << kLowBits);
        m_cells.push_back(static_cast<quint32>(cell));
        // 0 is the first of its cell, and of it alone there may be many.
        m_values.push_back(gapSeconds(valueOfKey(key) == 0 ? 0 : valueOfKey(key | (kInCell / 2))));
        m_counts.push_back(counts[cell]);
    }
}

std::vector<double> GapDigest::evaluate(
    std::span<const Statistic> statistics, const PerfData &data, Members members) const
{
    if (m_count == 0)
        return std::vector<double>(statistics.size(), 0);
    const auto n = static_cast<std::size_t>(m_count);
    const std::vector<std::size_t> places = placesOf(statistics, n);
    const std::vector<double> found = valuesAt(places, data, members);
    return statisticsOf(statistics, {n, m_average, places, found});
}

std::vector<double> GapDigest::valuesAt(
    std::span<const std::size_t> places, const PerfData &data, Members members) const
{
    struct Wanted
    {
        std::size_t chosen; // index in chosen cells
        qint64 place; // within the cell
    };
    std::vector<Wanted> wanted;
    std::vector<quint32> chosen;
    std::size_t cell = 0;
    qint64 before = 0;
    for (const std::size_t place : places) {
        const auto rank = static_cast<qint64>(place);
        while (rank - before >= m_counts[cell])
            before += m_counts[cell++];
        if (chosen.empty() || chosen.back() != m_cells[cell])
            chosen.push_back(m_cells[cell]);
        wanted.push_back({chosen.size() - 1, rank - before});
    }
    CellCounter counter(chosen);
    GapReader reader(data);
    for (const PerfRequest *request : members)
        counter.add(reader.millisecondsOf(*request));
    std::vector<double> found;
    for (const Wanted &each : wanted)
        found.push_back(gapSeconds(valueOfKey(
            (chosen[each.chosen] << kLowBits) | counter.lowBitsAt(each.chosen, each.place))));
    return found;
}

} // namespace aisb::core
