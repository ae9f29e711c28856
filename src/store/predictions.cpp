// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/predictions.h"

#include "core/text/jsonlines.h"
#include "store/atomicfile.h"
#include "store/journal.h"
#include "store/layoutpaths.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include <unistd.h>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr qint64 kMaxLineBytes = 256 * 1024 * 1024;
constexpr qint64 kMaxObjectBytes = 1024 * 1024 * 1024;

QByteArray lineOf(const Json &record)
{
    return core::writeJson(record) + '\n';
}

tl::unexpected<core::Error> unreadable(const QFile &file)
{
    return core::fail(ErrorCode::IcliFile001, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
}

// Where a record stands in a journal.
struct Place
{
    qint64 offset = 0;
    qint64 size = 0;
    QByteArray uuid;
};

// The records of a journal by data set and outcome; their texts stay in the file.
struct SortedJournal
{
    std::shared_ptr<QFile> file;
    std::map<QString, std::vector<Place>> succeeded;
    std::map<QString, std::vector<Place>> failed;
    QStringList warnings;

    [[nodiscard]] QByteArray read(const Place &place) const
    {
        file->seek(place.offset);
        return file->read(place.size);
    }
};

// Characters of all texts in a value but the roles of messages.
qint32 lengthOf(const Json &value)
{
    if (value.isString())
        return static_cast<qint32>(value.toString().size());
    qint64 length = 0;
    for (const Json &item : value.items())
        length += lengthOf(item);
    for (const auto &[key, item] : value.members())
        length += key == "role"_L1 ? 0 : lengthOf(item);
    return static_cast<qint32>(std::min<qint64>(length, std::numeric_limits<qint32>::max()));
}

QByteArray uuidOf(const Json &record)
{
    return record[u"uuid"].toString().toUtf8();
}

core::Result<SortedJournal> sortJournal(const QString &path)
{
    SortedJournal sorted;
    sorted.file = std::make_shared<QFile>(path);
    QFile &file = *sorted.file;
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    NoteList notes;
    core::readJsonLines(file, kMaxLineBytes, [&](core::JsonLine &line) {
        const QString abbr = line.value ? (*line.value)[u"data_abbr"].toString() : QString();
        if (!abbr.isEmpty() && (*line.value)[u"id"].isInt()) {
            auto &part = (*line.value)[u"success"].isTruthy() ? sorted.succeeded : sorted.failed;
            part[abbr].push_back({line.offset, line.size, uuidOf(*line.value)});
        } else if (line.offset + line.size < file.size()) { // else: cut off by the end of its run
            notes.add(u"%1: line %2 skipped: %3"_s.arg(path)
                    .arg(line.number)
                    .arg(line.value ? u"expected data_abbr and an integer id"_s
                                    : line.value.error().detail));
        }
        return true;
    });
    sorted.warnings = notes.take();
    return sorted;
}

// A file that a killed process was appending to ends in a piece of a line: cut it off.
core::Result<> cutBrokenTail(const QString &path)
{
    QFile file(path);
    if (!file.exists() || file.size() == 0)
        return {};
    if (!file.open(QIODevice::ReadWrite))
        return unreadable(file);
    constexpr qint64 kStep = 64 * 1024;
    qint64 end = file.size();
    while (end > 0) {
        const qint64 begin = std::max<qint64>(0, end - kStep);
        file.seek(begin);
        const qsizetype at = file.read(end - begin).lastIndexOf('\n');
        if (at >= 0) {
            end = begin + at + 1;
            break;
        }
        end = begin;
    }
    if (end < file.size() && !file.resize(end))
        return unreadable(file);
    return {};
}

// Appends count lines, each made when it is written.
core::Result<> appendLines(
    const QString &path, std::size_t count, const std::function<QByteArray(std::size_t)> &make)
{
    if (core::Result<> made = makeFolder(QFileInfo(path).path(), ErrorCode::IcliFile001); !made)
        return made;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return unreadable(file);
    for (std::size_t i = 0; i < count; ++i)
        if (const QByteArray line = make(i) + '\n'; file.write(line) != line.size())
            return unreadable(file);
    if (!file.flush() || ::fsync(file.handle()) != 0)
        return unreadable(file);
    return {};
}

// Turns of dialogues that were sent at the same time stand among each other: puts each behind the
// first one of its dialogue.
void gatherDialogues(std::vector<Place> &places)
{
    QHash<QByteArray, std::size_t> firstOf;
    std::vector<std::pair<std::size_t, std::size_t>> order; // first turn, place
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QByteArray &uuid = places[i].uuid;
        if (!uuid.isEmpty() && !firstOf.contains(uuid))
            firstOf.insert(uuid, i);
        order.emplace_back(firstOf.value(uuid, i), i);
    }
    std::ranges::sort(order);
    std::vector<Place> sorted;
    for (const auto &[first, place] : order)
        sorted.push_back(std::move(places[place]));
    places = std::move(sorted);
}

// Those whose uuid the file lacks; of a dialogue all turns.
core::Result<qint64> appendMissing(const QString &path, const QString &dataset,
    const SortedJournal &journal, std::vector<Place> places)
{
    if (core::Result<> cut = cutBrokenTail(path); !cut)
        return core::fail(cut.error());
    const core::Result<PredictionFile> present = PredictionFile::open(path, dataset);
    if (!present)
        return core::fail(present.error());
    std::erase_if(places, [&](const Place &place) { return present->hasUuid(place.uuid); });
    if (places.empty())
        return 0;
    gatherDialogues(places);
    const core::Result<> done =
        appendLines(path, places.size(), [&](std::size_t i) { return journal.read(places[i]); });
    if (!done)
        return core::fail(done.error());
    return static_cast<qint64>(places.size());
}

QByteArray failedLine(const QByteArray &line)
{
    const Json record = core::readJson(line).value_or(Json());
    Json failed = Json::object();
    failed.set(u"data_abbr"_s, record[u"data_abbr"]);
    failed.set(u"id"_s, record[u"id"]);
    failed.set(u"input"_s, record[u"origin_prompt"]);
    failed.set(u"error_info"_s, record[u"error_info"]);
    return core::writeJson(failed);
}

core::Result<> addSucceeded(PredictionsWritten &written, const AccuracyPaths &paths,
    const QString &model, const SortedJournal &journal)
{
    for (const auto &[dataset, places] : journal.succeeded) {
        const QString path = paths.predictions(model, dataset);
        const core::Result<qint64> added = appendMissing(path, dataset, journal, places);
        if (!added)
            return core::fail(added.error());
        written.added += *added;
        if (*added > 0)
            written.files.append(path);
    }
    return {};
}

} // namespace

AccuracyPaths::AccuracyPaths(QString experiment)
    : m_experiment(std::move(experiment))
{
}

QString AccuracyPaths::predictionsDir(const QString &model) const
{
    return m_experiment + u"/predictions/"_s + safeName(model);
}

QString AccuracyPaths::journalDir(const QString &model) const
{
    return predictionsDir(model) + u"/tmp"_s;
}

QString AccuracyPaths::predictions(const QString &model, const QString &dataset) const
{
    return predictionsDir(model) + u'/' + safeName(dataset) + u".jsonl"_s;
}

QString AccuracyPaths::failed(const QString &model, const QString &dataset) const
{
    return predictionsDir(model) + u'/' + safeName(dataset) + u"_failed.jsonl"_s;
}

QString AccuracyPaths::result(const QString &model, const QString &dataset) const
{
    return m_experiment + u"/results/"_s + safeName(model) + u'/' + safeName(dataset) + u".json"_s;
}

QString AccuracyPaths::rightCounts(const QString &model, const QString &dataset) const
{
    return m_experiment + u"/.studio/rightcounts/"_s + safeName(model) + u'/' + safeName(dataset)
        + u".json"_s;
}

QString AccuracyPaths::relativeLog(
    QLatin1String stage, const QString &model, const QString &name) const
{
    return u"logs/"_s + stage + u'/' + safeName(model) + u'/' + safeName(name) + u".out"_s;
}

QString AccuracyPaths::summary(const QString &stamp, QLatin1String extension) const
{
    return m_experiment + u"/summary/summary_"_s + safeName(stamp) + u'.' + extension;
}

Json predictionRecord(const core::RequestRecord &record, const Json &gold)
{
    Json line = Json::object();
    line.set(u"data_abbr"_s, record.dataAbbr);
    line.set(u"id"_s, record.id);
    line.set(u"success"_s, record.isSuccess);
    line.set(u"uuid"_s, record.uuid);
    line.set(u"origin_prompt"_s, record.originPrompt);
    if (!record.choice.isNull()) {
        for (const auto &[key, value] : record.choice.members())
            line.set(key, value);
    } else {
        line.set(u"prediction"_s, record.isSuccess ? record.prediction() : QString());
    }
    if (gold.isTruthy()) // falsy references are left out
        line.set(u"gold"_s, gold);
    if (!record.isSuccess)
        line.set(u"error_info"_s, record.errorInfo);
    return line;
}

PredictionJournal::PredictionJournal(const QString &dir)
    : m_lines(dir)
{
}

core::Result<> PredictionJournal::append(const Json &record)
{
    return m_lines.append(lineOf(record));
}

core::Result<PredictionsWritten> finishPredictions(
    const AccuracyPaths &paths, const QString &model, const QString &journal)
{
    core::Result<SortedJournal> sorted = sortJournal(journal);
    if (!sorted)
        return core::fail(sorted.error());
    PredictionsWritten written;
    written.warnings = sorted->warnings;
    if (core::Result<> done = addSucceeded(written, paths, model, *sorted); !done)
        return core::fail(done.error());
    for (const auto &[dataset, places] : sorted->failed) {
        const QString path = paths.failed(model, dataset);
        const core::Result<> done = appendLines(path, places.size(),
            [&](std::size_t i) { return failedLine(sorted->read(places[i])); });
        if (!done)
            return core::fail(done.error());
        written.failed += static_cast<qint64>(places.size());
        written.files.append(path);
    }
    if (written.failed == 0) {
        QFile::remove(journal);
        QDir().rmdir(paths.journalDir(model));
    }
    return written;
}

core::Result<PredictionsWritten> recoverPredictions(
    const AccuracyPaths &paths, const QString &model)
{
    PredictionsWritten written;
    for (const QString &journal : journalsIn(paths.journalDir(model))) {
        if (isJournalLive(journal))
            continue;
        core::Result<SortedJournal> sorted = sortJournal(journal);
        if (!sorted) { // one bad file does not hide the others (WF-14)
            written.warnings.append(sorted.error().detail);
            continue;
        }
        written.warnings.append(sorted->warnings);
        if (core::Result<> done = addSucceeded(written, paths, model, *sorted); !done)
            return core::fail(done.error());
    }
    return written;
}

void removeFinishedJournals(const AccuracyPaths &paths, const QString &model)
{
    for (const QString &journal : journalsIn(paths.journalDir(model)))
        if (!isJournalLive(journal))
            QFile::remove(journal);
    QDir().rmdir(paths.journalDir(model));
}

core::Result<PredictionFile> PredictionFile::open(const QString &path, const QString &dataset)
{
    PredictionFile made;
    QString old = path;
    old.chop(1); // .jsonl -> .json
    core::Result<> done;
    if (QFileInfo(path).isFile())
        done = made.readLines(path, dataset);
    else if (path.endsWith(u".jsonl"_s) && QFileInfo(old).isFile())
        done = made.readObject(old, dataset);
    if (!done)
        return core::fail(done.error());
    made.gatherTurns();
    made.m_warnings = made.m_notes.take();
    return made;
}

core::Result<> PredictionFile::readLines(const QString &path, const QString &dataset)
{
    m_file = std::make_shared<QFile>(path);
    if (!m_file->open(QIODevice::ReadOnly))
        return unreadable(*m_file);
    core::readJsonLines(*m_file, kMaxLineBytes, [&](core::JsonLine &line) {
        const Entry entry{0, line.offset, line.size, line.number, 0, 0, false};
        if (line.value)
            addEntry(*line.value, entry, dataset);
        else
            m_notes.add(u"%1: line %2 skipped: %3"_s.arg(path)
                    .arg(line.number)
                    .arg(line.value.error().detail));
        return true;
    });
    return {};
}

core::Result<> PredictionFile::readObject(const QString &path, const QString &dataset)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    if (file.size() > kMaxObjectBytes)
        return core::fail(ErrorCode::IcliFile001, u"%1: larger than 1 GiB"_s.arg(path));
    const core::Result<Json> object = core::readJson(file.readAll());
    if (!object || !object->isObject())
        return core::fail(ErrorCode::IcliFile001,
            u"%1: expected a JSON object with the keys \"0\", \"1\", ...%2"_s.arg(
                path, object ? QString() : u": "_s + object.error().detail));
    m_converted = std::make_shared<core::Spool>();
    for (const auto &[key, value] : object->members()) {
        bool isNumber = false;
        const qint64 id = key.toLongLong(&isNumber);
        if (!isNumber || !value.isObject()) {
            m_notes.add(u"%1: key \"%2\" skipped: expected a number with an object"_s.arg(
                path, key.left(50)));
            continue;
        }
        Json record = value;
        record.set(u"id"_s, id);
        record.set(u"success"_s, true);
        const Entry entry{id, m_converted->size(), 0, m_converted->size() + 1, 0, 0, false};
        if (core::Result<> done = m_converted->append(core::writeJson(record)); !done)
            return done;
        addEntry(record, entry, dataset);
    }
    return {};
}

QString PredictionFile::whyRefused(const Json &record, const QString &dataset) const
{
    if (!record[u"id"].isInt() || record[u"id"].toInt() < 0)
        return u"id: expected an integer of at least 0"_s;
    if (const QString abbr = record[u"data_abbr"].toString(); !abbr.isEmpty() && abbr != dataset)
        return u"it belongs to data set \"%1\""_s.arg(abbr.left(100));
    // All turns of a dialogue share id and uuid.
    const auto first = m_dialogues.constFind(uuidOf(record));
    if (first != m_dialogues.cend()
        && m_entries[static_cast<std::size_t>(*first)].id != record[u"id"].toInt())
        return u"its uuid was seen before"_s;
    return {};
}

void PredictionFile::addEntry(const Json &record, Entry entry, const QString &dataset)
{
    if (!record[u"success"].isTruthy())
        return;
    if (const QString why = whyRefused(record, dataset); !why.isEmpty()) {
        m_notes.add(
            u"predictions of %1: line %2 skipped: %3"_s.arg(dataset).arg(entry.line).arg(why));
        return;
    }
    entry.id = record[u"id"].toInt();
    entry.promptLength = lengthOf(record[u"origin_prompt"]);
    entry.answerLength = lengthOf(record[u"prediction"]);
    const qint64 index = std::ssize(m_entries);
    qint64 first = index;
    if (const QByteArray uuid = uuidOf(record); !uuid.isEmpty()) {
        const auto known = m_dialogues.constFind(uuid);
        entry.isNextTurn = known != m_dialogues.cend();
        if (entry.isNextTurn)
            first = *known;
        else
            m_dialogues.insert(uuid, index);
    }
    m_entries.push_back(entry);
    m_firstTurns.push_back(first);
}

void PredictionFile::gatherTurns()
{
    const std::vector<qint64> firsts = std::exchange(m_firstTurns, {});
    if (std::ranges::is_sorted(firsts))
        return;
    std::vector<std::size_t> order(m_entries.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&firsts](std::size_t i) { return firsts[i]; });
    std::vector<Entry> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order)
        sorted.push_back(m_entries[i]);
    m_entries = std::move(sorted);
}

QByteArray PredictionFile::text(const Entry &entry) const
{
    return m_converted ? m_converted->read(entry.offset)
                       : core::readAt(m_file->handle(), entry.offset, entry.size);
}

core::Result<Json> PredictionFile::read(const Entry &entry) const
{
    const QByteArray record = text(entry);
    if (record.isEmpty())
        return core::fail(ErrorCode::IcliFile001,
            u"%1: line %2 cannot be read any more"_s.arg(m_file ? m_file->fileName() : QString())
                .arg(entry.line));
    return core::readJson(record);
}

core::Result<> keepPredictions(
    const QString &path, const PredictionFile &file, const std::vector<bool> &isKept)
{
    AtomicFile out(path, ErrorCode::IcliFile001);
    if (core::Result<> opened = out.open(); !opened)
        return opened;
    for (std::size_t i = 0; i < file.entries().size(); ++i) {
        if (!isKept[i])
            continue;
        const PredictionFile::Entry &entry = file.entries()[i];
        const QByteArray text = file.text(entry);
        if (text.isEmpty())
            return core::fail(ErrorCode::IcliFile001,
                u"%1: line %2 cannot be read any more"_s.arg(path).arg(entry.line));
        out.write(text + '\n');
    }
    return out.commit();
}

} // namespace aisb::store
