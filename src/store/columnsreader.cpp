// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columnsreader.h"

#include "core/text/json.h"
#include "store/gapsfile.h"
#include "store/safepath.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <limits>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qint64 kMaxJsonBytes = qint64{2} * 1024 * 1024 * 1024;
constexpr double kMsPerSecond = 1000;
constexpr qint64 kMaxTokens = 1'000'000'000'000;
constexpr double kMaxSeconds = 1e15;
// A file with more is read again for each number that needs its gaps.
constexpr qint64 kMostGapsInMemory = 4'000'000;
constexpr double kSameTime = 1e-9; // seconds

// The columns of one file, lengths checked. Row i means the i-th row that has data.
class Columns
{
public:
    explicit Columns(const Json &requests)
        : m_requests(requests)
    {
    }

    core::Result<> check()
    {
        if (!m_requests.isObject())
            return broken(u"expected an object \"requests\""_s);
        for (const char16_t *key : {u"start_time", u"seq_latency"})
            if (!m_requests[key].isArray())
                return broken(u"requests: expected the column \"%1\""_s.arg(QStringView(key)));
        m_rows = column(u"start_time").size();
        m_verdicts = m_requests[u"is_success"].isArray() ? column(u"is_success").size() : m_rows;
        for (const Json::Member &member : m_requests.members())
            if (const auto checked = checkLength(member); !checked)
                return checked;
        return {};
    }

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    // Requests in all; more than rows() in variant (b) of spec/perf.md 3.12.
    [[nodiscard]] std::size_t requests() const { return std::max(m_verdicts, m_rows); }
    [[nodiscard]] bool isVariantB() const { return m_verdicts > m_rows; }
    [[nodiscard]] bool hasGaps() const { return m_requests[u"decode_token_latencies"].isArray(); }

    [[nodiscard]] const Json &cell(QStringView key, std::size_t row) const
    {
        static const Json null;
        const Json::Array &cells = column(key);
        return row < cells.size() ? cells[row] : null;
    }
    [[nodiscard]] bool isSuccess(std::size_t request) const
    {
        return cell(u"is_success", request).toBool(true);
    }
    [[nodiscard]] bool isEmpty(std::size_t request) const
    {
        return cell(u"is_empty", request).toBool(false);
    }

private:
    const Json::Array &column(QStringView key) const { return m_requests[key].items(); }

    static tl::unexpected<core::Error> broken(const QString &detail)
    {
        return core::fail(core::ErrorCode::SummMtrc001, detail);
    }

    core::Result<> checkLength(const Json::Member &member) const
    {
        const auto &[key, cells] = member;
        if (!cells.isArray())
            return {};
        const bool isVerdict = key == "is_success"_L1 || key == "is_empty"_L1;
        const std::size_t expected = isVerdict ? m_verdicts : m_rows;
        if (cells.items().size() != expected || m_verdicts < m_rows)
            return broken(u"requests: column \"%1\" has %2 rows, expected %3"_s.arg(key)
                    .arg(cells.items().size())
                    .arg(isVerdict ? m_rows : expected));
        return {};
    }

    const Json &m_requests;
    std::size_t m_rows = 0;
    std::size_t m_verdicts = 0;
};

double seconds(const Json &cell)
{
    const double value = cell.toDouble();
    return std::abs(value) < kMaxSeconds ? value : 0;
}

double secondsOfMs(const Json &cell)
{
    return seconds(cell) / kMsPerSecond;
}

qint64 tokens(const Json &cell)
{
    return std::clamp<qint64>(cell.toInt(), 0, kMaxTokens);
}

class ColumnsLoader
{
public:
    ColumnsLoader(const GroupRef &group, const ModelFacts &facts)
        : m_group(group)
        , m_facts(facts)
        , m_data(std::make_shared<core::PerfData>())
    {
    }

    core::Result<LoadedGroup> load()
    {
        const auto json = readJson();
        if (!json)
            return core::fail(json.error());
        Columns columns((*json)[u"requests"]);
        if (const auto checked = columns.check(); !checked)
            return core::fail(checked.error().in(m_group.detailsJson));
        m_data->isStream = m_facts.isStream && hasFirstTokens(columns);
        m_data->maxConcurrency =
            std::max<qint64>(1, (*json)[u"task"][u"max_concurrency"].toInt(m_facts.maxConcurrency));
        m_data->datasets.push_back(m_group.group);
        addRequests(columns);
        if (m_data->isStream)
            addGaps(columns);
        return LoadedGroup{std::move(m_data), std::move(m_notes)};
    }

private:
    core::Result<Json> readJson() const
    {
        const auto bytes = readWhole(m_group.detailsJson, kMaxJsonBytes);
        if (!bytes)
            return core::fail(bytes.error());
        auto json = core::readJson(*bytes);
        if (!json)
            return core::fail(core::ErrorCode::SummFile001,
                u"%1: %2"_s.arg(m_group.detailsJson, json.error().detail));
        return json;
    }

    static bool hasFirstTokens(const Columns &columns)
    {
        for (std::size_t row = 0; row < columns.rows(); ++row)
            if (seconds(columns.cell(u"prefill_latency", row)) > 0)
                return true;
        return false;
    }

    void addRequests(const Columns &columns)
    {
        m_requestOfRow.assign(columns.rows(), 0);
        std::size_t row = 0;
        for (std::size_t i = 0; i < columns.requests(); ++i) {
            const bool isSuccess =
                columns.isSuccess(i) && !(columns.isVariantB() && columns.isEmpty(i));
            const bool hasRow = !columns.isVariantB() || (isSuccess && row < columns.rows());
            core::PerfRequest request;
            request.isSuccess = isSuccess && hasRow;
            if (hasRow) {
                fill(request, columns, row);
                m_requestOfRow[row++] = i;
            } else {
                request.id = -1; // only the verdict is kept of these
                request.uuidIndex = uuidIndex({});
            }
            if (!request.isSuccess)
                request.errorIndex =
                    errorIndex(columns.isSuccess(i) ? u"the answer was empty"_s
                                                    : u"not recorded in this file format"_s);
            m_data->requests.push_back(request);
        }
        if (columns.isVariantB() && row != columns.rows())
            m_notes.append(
                u"%1: %2 rows of data for %3 successful requests"_s.arg(m_group.detailsJson)
                    .arg(columns.rows())
                    .arg(row));
    }

    void fill(core::PerfRequest &request, const Columns &columns, std::size_t row)
    {
        request.id = static_cast<qint32>(std::clamp<qint64>(
            columns.cell(u"id", row).toInt(), -1, std::numeric_limits<qint32>::max()));
        addConversation(request, columns, row);
        request.start = seconds(columns.cell(u"start_time", row));
        const double latency = secondsOfMs(columns.cell(u"seq_latency", row));
        const Json &end = columns.cell(u"end_time", row);
        request.end = end.isNumber() ? seconds(end) : request.start + latency;
        request.hasTimes = request.isSuccess || request.start != 0 || request.end != 0;
        request.inputTokens = tokens(columns.cell(u"input_tokens_len", row));
        request.outputTokens = tokens(columns.cell(u"generate_tokens_len", row));
        if (!request.isSuccess)
            return;
        // Our own files hold the same number twice; the difference of the stamps has no rounding of
        // the ms in it.
        const double span = request.end - request.start;
        request.e2el = std::abs(span - latency) < kSameTime ? span : latency;
        if (m_data->isStream)
            request.ttft = secondsOfMs(columns.cell(u"prefill_latency", row));
    }

    void addConversation(core::PerfRequest &request, const Columns &columns, std::size_t row)
    {
        const QString conversation = columns.cell(u"multiturn_group_id", row).toString();
        if (conversation.isEmpty()) {
            request.uuidIndex = uuidIndex(columns.cell(u"request_id", row).toString());
            return;
        }
        const auto known = m_conversations.constFind(conversation);
        if (known != m_conversations.cend()) {
            request.uuidIndex = known->first;
            request.turnId = known->second;
        } else {
            request.uuidIndex = uuidIndex(conversation);
        }
        m_conversations.insert(conversation, {request.uuidIndex, request.turnId + 1});
    }

    qint32 uuidIndex(const QString &uuid)
    {
        m_data->uuids.push_back(uuid);
        return static_cast<qint32>(m_data->uuids.size() - 1);
    }

    qint32 errorIndex(const QString &text)
    {
        std::vector<QString> &errors = m_data->errors;
        const auto found = std::ranges::find(errors, text);
        const auto index = static_cast<qint32>(found - errors.begin());
        if (found == errors.end())
            errors.push_back(text);
        return index;
    }

    void addGaps(const Columns &columns)
    {
        if (!m_group.detailsH5.isEmpty())
            addGapsOfH5(columns);
        else if (columns.hasGaps())
            addInlineGaps(columns);
        else
            m_notes.append(
                u"%1: no _details.h5 beside it; inter-token latencies are not available"_s.arg(
                    m_group.detailsJson));
    }

    void addGapsOfH5(const Columns &columns)
    {
        auto reader = GapsReader::open(m_group.detailsH5);
        if (!reader) {
            m_notes.append(reader.error().detail + u"; inter-token latencies are not available"_s);
            return;
        }
        if (reader->rows() != static_cast<qint64>(columns.rows())) {
            m_notes.append(
                u"%1: has %2 rows, expected %3; inter-token latencies are not available"_s
                    .arg(m_group.detailsH5)
                    .arg(reader->rows())
                    .arg(columns.rows()));
            return;
        }
        qint64 total = 0;
        const auto located = reader->locate([&](qint64 row, const GapsReader::Place &place) {
            core::PerfRequest &request = requestOf(static_cast<std::size_t>(row));
            if (!request.isSuccess)
                return;
            request.firstGap = place.place;
            request.gapCount = place.count;
            total += place.count;
        });
        if (!located)
            m_notes.append(located.error().detail + u"; inter-token latencies are incomplete"_s);
        m_data->gapSource = reader->source();
        if (!m_data->gapSource) {
            m_notes.append(
                u"%1: cannot be opened again; inter-token latencies are not available"_s.arg(
                    m_group.detailsH5));
            for (core::PerfRequest &request : m_data->requests)
                request.gapCount = 0;
            return;
        }
        if (total <= kMostGapsInMemory)
            takeGaps();
    }

    // Few enough to be held: what becomes of the file does not matter then.
    void takeGaps()
    {
        std::vector<double> held;
        core::GapReader reader(*m_data);
        for (core::PerfRequest &request : m_data->requests) {
            const std::span<const double> gaps = reader.of(request);
            request.firstGap = std::ssize(held);
            held.insert(held.end(), gaps.begin(), gaps.end());
        }
        if (const QString failure = m_data->gapSource->failure(); !failure.isEmpty())
            m_notes.append(failure + u"; inter-token latencies are incomplete"_s);
        m_data->gapSource.reset();
        m_data->gaps = std::move(held);
    }

    void addInlineGaps(const Columns &columns)
    {
        for (std::size_t row = 0; row < columns.rows(); ++row) {
            core::PerfRequest &request = requestOf(row);
            request.firstGap = static_cast<qint64>(m_data->gaps.size());
            if (!request.isSuccess)
                continue;
            for (const Json &gap : columns.cell(u"decode_token_latencies", row).items())
                m_data->gaps.push_back(secondsOfMs(gap));
            request.gapCount =
                static_cast<qint32>(static_cast<qint64>(m_data->gaps.size()) - request.firstGap);
        }
    }

    core::PerfRequest &requestOf(std::size_t row) { return m_data->requests[m_requestOfRow[row]]; }

    const GroupRef &m_group;
    ModelFacts m_facts;
    std::shared_ptr<core::PerfData> m_data;
    std::vector<std::size_t> m_requestOfRow;
    QHash<QString, std::pair<qint32, qint32>> m_conversations; // uuid index, turns so far
    QStringList m_notes;
};

} // namespace

core::Result<LoadedGroup> loadColumns(const GroupRef &group, const ModelFacts &facts)
{
    return ColumnsLoader(group, facts).load();
}

} // namespace aisb::store
