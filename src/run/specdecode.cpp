// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/specdecode.h"

#include "report/specdecodetext.h"
#include "store/atomicfile.h"

#include <QCoroFuture>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxFileBytes = 4 * 1024 * 1024;

core::Result<core::SpecDecodeCounters> countersOf(const core::Result<QByteArray> &answer)
{
    if (!answer)
        return core::fail(answer.error());
    return core::parseSpecDecode(*answer);
}

} // namespace

SpecDecodeProbe::SpecDecodeProbe(const std::vector<TaskPlan> &tasks)
{
    for (const TaskPlan &task : tasks) {
        const QString url = net::metricsUrl(task.spec->hostIp, task.spec->hostPort).toString();
        if (std::ranges::find(m_runs, url, &core::SpecDecodeRun::url) != m_runs.end())
            continue;
        m_runs.push_back({url, task.spec->hostIp, task.spec->hostPort, {}, {}});
    }
}

QCoro::Task<> SpecDecodeProbe::readBefore(std::shared_ptr<SpecDecodeProbe> probe)
{
    for (core::SpecDecodeRun &run : probe->m_runs) {
        const auto asking = probe->m_probe.fetch(QUrl(run.url));
        run.before = countersOf(co_await asking);
    }
}

QCoro::Task<> SpecDecodeProbe::readAfter(std::shared_ptr<SpecDecodeProbe> probe)
{
    for (core::SpecDecodeRun &run : probe->m_runs) {
        const auto asking = probe->m_probe.fetch(QUrl(run.url));
        run.after = countersOf(co_await asking);
    }
}

core::Result<QStringList> writeSpecDecode(
    const store::LayoutPaths &paths, const std::vector<core::SpecDecodeRun> &runs)
{
    QStringList files;
    for (const core::SpecDecodeRun &run : runs) {
        const QString path = paths.specDecode(run.host, run.port);
        const QByteArray text = core::writeJson(core::specDecodeJson(run), {.indent = 2});
        if (const core::Result<> done = store::writeFile(path, text); !done)
            return core::fail(done.error());
        files.append(path);
    }
    return files;
}

QString readSpecDecodeBlocks(const store::LayoutPaths &paths)
{
    QString text;
    const QDir folder(paths.performanceDir());
    for (const QString &name :
        folder.entryList({u"spec_decode_*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto json = core::readJson(file.read(kMaxFileBytes));
        if (json && json->isObject())
            text += report::specDecodeText(*json);
    }
    return text;
}

} // namespace aisb::run
