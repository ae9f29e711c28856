// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/linesreader.h"

#include "core/text/jsonlines.h"
#include "store/notelist.h"
#include "store/recordline.h"
#include "store/timepointstore.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxLineBytes = 256 * 1024 * 1024; // inputs may hold images
constexpr qint64 kPieceBytes = 64 * 1024;
constexpr qsizetype kMaxGapsPerRequest = 100'000'000;
// A payload position: index of the file above, offset of the line below.
constexpr int kOffsetBits = 44;
constexpr qint64 kOffsetMask = (qint64{1} << kOffsetBits) - 1;

class LinesLoader
{
public:
    LinesLoader(const GroupRef &group, const ModelFacts &facts)
        : m_group(group)
        , m_times(group.modelDir)
        , m_datasets(group.datasets.begin(), group.datasets.end())
        , m_data(std::make_shared<core::PerfData>())
    {
        m_data->isStream = facts.isStream;
        m_data->maxConcurrency = facts.maxConcurrency;
    }

    void readFile(qsizetype index)
    {
        const QString &path = m_group.lineFiles[index];
        QFile file(path);
        if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
            m_notes.add(u"%1: cannot be read: %2"_s.arg(path, file.errorString()));
            return;
        }
        const auto visit = [&](core::JsonLine &line) {
            readLine(path, index, line);
            return true;
        };
        if (!core::readJsonLines(file, kMaxLineBytes, visit))
            m_notes.add(u"%1: the last line is not complete; the run was interrupted"_s.arg(path));
    }

    core::Result<LoadedGroup> finish()
    {
        if (m_data->requests.empty())
            return nothingRead();
        if (m_withoutTimes > 0)
            m_notes.add(u"%1: time points of %2 requests are missing; they count as failed"_s
                    .arg(m_group.group)
                    .arg(m_withoutTimes));
        if (m_withoutTokens > 0)
            m_notes.add(u"%1: %2 answers have no token count of the service and count as 0 tokens"_s
                    .arg(m_group.group)
                    .arg(m_withoutTokens));
        return LoadedGroup{std::move(m_data), m_times.takeNotes() + m_notes.take()};
    }

private:
    tl::unexpected<core::Error> nothingRead()
    {
        const QString detail =
            u"%1/%2: no requests in the details"_s.arg(m_group.modelDir, m_group.group);
        const QStringList notes = m_notes.take();
        if (m_hasBrokenLines)
            return core::fail(core::ErrorCode::SummMtrc001, detail + u"; "_s + notes.join(u"; "_s));
        return core::fail(core::ErrorCode::SummFile001,
            notes.isEmpty() ? detail : detail + u"; "_s + notes.join(u"; "_s));
    }

    void readLine(const QString &path, qsizetype index, core::JsonLine &line)
    {
        const auto parsed = line.value ? parseRecordLine(*line.value)
                                       : core::Result<ParsedLine>(core::fail(line.value.error()));
        if (!parsed) {
            m_hasBrokenLines = true;
            m_notes.add(
                u"%1: line %2 skipped: %3"_s.arg(path).arg(line.number).arg(parsed.error().detail));
            return;
        }
        if (isWanted(*parsed))
            append(*parsed, (static_cast<qint64>(index) << kOffsetBits) + line.offset);
    }

    bool isWanted(const ParsedLine &line)
    {
        if (!m_datasets.isEmpty() && !m_datasets.contains(line.record.dataAbbr))
            return false;
        if (m_group.raw != RawKind::Journals)
            return true;
        if (!line.group.isEmpty() && line.group != m_group.group)
            return false;
        const qsizetype before = m_seen.size();
        m_seen.insert({line.record.uuid, line.record.turnId});
        return line.record.uuid.isEmpty() || m_seen.size() > before;
    }

    void append(ParsedLine line, qint64 payload)
    {
        core::RequestRecord &record = line.record;
        if (line.dbRow)
            addTimePoints(line);
        else if (record.isSuccess && record.timePoints.empty())
            failWithoutTimes(record, u"the time points were not stored"_s);
        if (record.timePoints.size() > static_cast<std::size_t>(kMaxGapsPerRequest))
            failWithoutTimes(record, u"too many time points"_s);
        if (record.isSuccess && record.outputTokens == 0 && !record.content.isEmpty())
            ++m_withoutTokens;
        core::appendRecord(*m_data, record);
        m_data->requests.back().payload = payload;
    }

    void addTimePoints(ParsedLine &line)
    {
        auto times = m_times.read(line.dbName, *line.dbRow);
        if (times) {
            line.record.timePoints = std::move(*times);
            return;
        }
        m_notes.add(times.error().detail);
        failWithoutTimes(line.record, u"the time points are missing in %1"_s.arg(line.dbName));
    }

    void failWithoutTimes(core::RequestRecord &record, const QString &reason)
    {
        ++m_withoutTimes;
        record.timePoints.clear();
        if (!record.isSuccess)
            return;
        record.isSuccess = false;
        record.errorInfo = reason;
    }

    const GroupRef &m_group;
    TimePointFolder m_times;
    QSet<QString> m_datasets;
    QSet<std::pair<QString, int>> m_seen;
    std::shared_ptr<core::PerfData> m_data;
    NoteList m_notes;
    qint64 m_withoutTimes = 0;
    qint64 m_withoutTokens = 0;
    bool m_hasBrokenLines = false;
};

tl::unexpected<core::Error> notKept(const QString &path, const QString &reason)
{
    return core::fail(core::ErrorCode::SummFile001, u"%1: %2"_s.arg(path, reason));
}

core::Result<QByteArray> readLineAt(const QString &path, qint64 offset)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return notKept(path, u"cannot be read: "_s + file.errorString());
    if (offset >= file.size() || !file.seek(offset))
        return notKept(path, u"has changed since it was opened"_s);
    // In pieces: readLine allocates the most it may read.
    QByteArray line;
    while (!line.endsWith('\n') && line.size() < kMaxLineBytes && !file.atEnd())
        line += file.readLine(kPieceBytes);
    return line;
}

} // namespace

core::Result<LoadedGroup> loadLines(const GroupRef &group, const ModelFacts &facts)
{
    LinesLoader loader(group, facts);
    for (qsizetype i = 0; i < group.lineFiles.size(); ++i)
        loader.readFile(i);
    return loader.finish();
}

core::Result<Payload> readLinePayload(const GroupRef &group, const core::PerfRequest &request)
{
    const qint64 index = request.payload >> kOffsetBits;
    if (request.payload < 0 || index >= group.lineFiles.size())
        return notKept(group.modelDir, u"prompt and answer of this request are not kept"_s);
    const QString &path = group.lineFiles[index];
    const auto line = readLineAt(path, request.payload & kOffsetMask);
    if (!line)
        return core::fail(line.error());
    const auto json = core::readJson(*line);
    const auto parsed =
        json ? parseRecordLine(*json) : core::Result<ParsedLine>(core::fail(json.error()));
    if (!parsed || parsed->record.id != request.id || parsed->record.turnId != request.turnId)
        return notKept(path, u"has changed since it was opened"_s);
    return Payload{parsed->record.input, parsed->record.prediction(), parsed->record.errorInfo};
}

} // namespace aisb::store
