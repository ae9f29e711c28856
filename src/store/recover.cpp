// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/recover.h"

#include "store/journal.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

// The (uuid, turn) of records already met.
class SeenRecords
{
public:
    // False when the record is a repetition. Records without uuid cannot be told apart and count as
    // new.
    bool isNew(const core::RequestRecord &record)
    {
        if (record.uuid.isEmpty())
            return true;
        const qsizetype before = m_keys.size();
        m_keys.insert({record.uuid, record.turnId});
        return m_keys.size() > before;
    }

private:
    QSet<std::pair<QString, int>> m_keys;
};

RecoverableGroup &groupNamed(std::vector<RecoverableGroup> &groups, const QString &name)
{
    for (RecoverableGroup &group : groups)
        if (group.group == name)
            return group;
    RecoverableGroup &group = groups.emplace_back();
    group.group = name;
    return group;
}

void addJournal(RecoverableGroup &group, const QString &path)
{
    if (!group.journals.contains(path))
        group.journals.append(path);
}

void scanJournal(
    std::vector<RecoverableGroup> &groups, QHash<QString, SeenRecords> &seen, const QString &path)
{
    const auto report = readJournal(path, [&](const JournalEntry &entry) {
        if (entry.group.isEmpty())
            return true;
        RecoverableGroup &group = groupNamed(groups, entry.group);
        addJournal(group, path);
        if (!group.datasets.contains(entry.record.dataAbbr))
            group.datasets.append(entry.record.dataAbbr);
        group.records += seen[entry.group].isNew(entry.record) ? 1 : 0;
        return true;
    });
    for (RecoverableGroup &group : groups) {
        if (!group.journals.contains(path))
            continue;
        group.isLive = group.isLive || isJournalLive(path);
        if (!report) {
            group.warnings.append(report.error().text());
            continue;
        }
        group.warnings += report->warnings;
        if (report->isTruncated)
            group.warnings.append(
                u"%1: the last line is not complete; the run was killed while writing it"_s.arg(
                    path));
    }
}

} // namespace

std::vector<RecoverableGroup> findRecoverable(const QString &modelDir)
{
    std::vector<RecoverableGroup> groups;
    QHash<QString, SeenRecords> seen;
    for (const QString &path : journalsIn(modelDir + "/tmp"_L1))
        scanJournal(groups, seen, path);
    return groups;
}

RecordSource recoveredRecords(const RecoverableGroup &group)
{
    return [group](const RecordVisitor &visit) -> core::Result<> {
        SeenRecords seen;
        bool wantsMore = true;
        for (const QString &path : group.journals) {
            const auto report = readJournal(path, [&](const JournalEntry &entry) {
                if (entry.group != group.group || !seen.isNew(entry.record))
                    return true;
                wantsMore = visit(entry.record);
                return wantsMore;
            });
            if (!report)
                return core::fail(report.error());
            if (!wantsMore)
                break;
        }
        return {};
    };
}

void discardJournals(const std::vector<RecoverableGroup> &groups)
{
    for (const RecoverableGroup &group : groups)
        for (const QString &path : group.journals) {
            QFile::remove(path);
            QDir().rmdir(QFileInfo(path).path());
        }
}

} // namespace aisb::store
