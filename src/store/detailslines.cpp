// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detailslines.h"

#include "store/atomicfile.h"
#include "store/recordline.h"
#include "store/timepointstore.h"

#include <map>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

// The files of one data set; the failures only when there are any.
struct DatasetFiles
{
    std::unique_ptr<AtomicFile> details;
    std::unique_ptr<AtomicFile> failed;
};

class LinesWriter
{
public:
    explicit LinesWriter(const QString &modelDir)
        : m_modelDir(modelDir)
        , m_times(modelDir + "/db_data"_L1)
    {
    }

    core::Result<> add(const core::RequestRecord &record)
    {
        if (m_written.requests == 0)
            if (const auto opened = m_times.open(); !opened)
                return opened;
        const auto row = m_times.add(record.timePoints);
        if (!row)
            return core::fail(row.error());
        DatasetFiles &files = m_files[record.dataAbbr];
        if (const auto done = append(files.details, detailsPath(record.dataAbbr),
                detailLine(record, *row, m_times.name()));
            !done)
            return done;
        ++m_written.requests;
        if (record.isSuccess)
            return {};
        ++m_written.failed;
        return append(files.failed, failedPath(record.dataAbbr), failedLine(record));
    }

    core::Result<DetailsWritten> commit()
    {
        if (m_written.requests == 0)
            return m_written;
        if (const auto done = m_times.commit(); !done)
            return core::fail(done.error());
        m_written.files.append(m_times.path());
        for (auto &[dataset, files] : m_files) {
            if (!files.failed)
                QFile::remove(failedPath(dataset));
            else if (const auto done = finish(*files.failed, failedPath(dataset)); !done)
                return core::fail(done.error());
            if (const auto done = finish(*files.details, detailsPath(dataset)); !done)
                return core::fail(done.error());
        }
        return m_written;
    }

private:
    QString detailsPath(const QString &dataset) const
    {
        return m_modelDir + u'/' + safeName(dataset) + "_details.jsonl"_L1;
    }
    QString failedPath(const QString &dataset) const
    {
        return m_modelDir + u'/' + safeName(dataset) + "_failed.jsonl"_L1;
    }

    static core::Result<> append(
        std::unique_ptr<AtomicFile> &file, const QString &path, const QByteArray &line)
    {
        if (!file) {
            file = std::make_unique<AtomicFile>(path, core::ErrorCode::IcliFile001);
            if (const auto opened = file->open(); !opened)
                return opened;
        }
        file->write(line);
        return {};
    }

    core::Result<> finish(AtomicFile &file, const QString &path)
    {
        m_written.files.append(path);
        return file.commit();
    }

    QString m_modelDir;
    TimePointWriter m_times;
    std::map<QString, DatasetFiles> m_files;
    DetailsWritten m_written;
};

} // namespace

core::Result<DetailsWritten> writeLines(const QString &modelDir, const RecordSource &records)
{
    LinesWriter writer(modelDir);
    core::Result<> added;
    const auto read = records([&](const core::RequestRecord &record) {
        added = writer.add(record);
        return added.has_value();
    });
    if (!read)
        return core::fail(read.error());
    if (!added)
        return core::fail(added.error());
    return writer.commit();
}

} // namespace aisb::store
