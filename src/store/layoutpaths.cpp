// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layoutpaths.h"

#include <QDir>
#include <QFileInfo>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxNameBytes = 200;

QString cutToBytes(QString name, qsizetype limit)
{
    while (name.toUtf8().size() > limit)
        name.chop(name.size() > 1 && name.back().isLowSurrogate() ? 2 : 1);
    return name;
}

} // namespace

QString safeName(const QString &name)
{
    QString safe = name;
    for (QChar &c : safe)
        if (c == u'/' || c.unicode() < 0x20 || c.unicode() == 0x7f)
            c = u'_';
    if (safe.isEmpty())
        return u"_"_s;
    if (safe.front() == u'.')
        safe.front() = u'_';
    return cutToBytes(std::move(safe), kMaxNameBytes);
}

QString groupBase(core::Layout layout, const QString &className, const QStringList &datasetAbbrs)
{
    if (layout == core::Layout::V3 && datasetAbbrs.size() == 1)
        return safeName(datasetAbbrs.front());
    return safeName(className);
}

QString uniqueBase(const QString &base, const QStringList &taken)
{
    if (!taken.contains(base))
        return base;
    for (int i = 2;; ++i) {
        const QString candidate = u"%1_%2"_s.arg(base).arg(i);
        if (!taken.contains(candidate))
            return candidate;
    }
}

LayoutPaths::LayoutPaths(QString experiment, core::Layout layout)
    : m_experiment(std::move(experiment))
    , m_layout(layout)
    , m_performanceName(layout == core::Layout::V3 ? u"performances"_s : u"performance"_s)
{
}

LayoutPaths LayoutPaths::ofExisting(const QString &experiment, core::Layout fallback)
{
    const QDir dir(experiment);
    const bool isPlural = QFileInfo(dir.filePath(u"performances"_s)).isDir();
    const bool isSingular = QFileInfo(dir.filePath(u"performance"_s)).isDir();
    core::Layout layout = fallback;
    if (isPlural)
        layout = core::Layout::V3;
    else if (isSingular)
        layout = core::Layout::Seed;
    return {experiment, layout};
}

QString LayoutPaths::configsDir() const
{
    return m_experiment + "/configs"_L1;
}

QString LayoutPaths::configDump(const QString &cfgTimeStr, qint64 pid) const
{
    return u"%1/%2_%3.py"_s.arg(configsDir(), safeName(cfgTimeStr)).arg(pid);
}

QString LayoutPaths::statusDir() const
{
    return m_experiment + "/status_tmp"_L1;
}

QString LayoutPaths::performanceDir() const
{
    return m_experiment + u'/' + m_performanceName;
}

QString LayoutPaths::modelDir(const QString &model) const
{
    return performanceDir() + u'/' + safeName(model);
}

QString LayoutPaths::journalDir(const QString &model) const
{
    return modelDir(model) + "/tmp"_L1;
}

QString LayoutPaths::inModel(const QString &model, const QString &base, QLatin1String suffix) const
{
    return modelDir(model) + u'/' + safeName(base) + suffix;
}

QString LayoutPaths::csv(const QString &model, const QString &base) const
{
    return inModel(model, base, ".csv"_L1);
}

QString LayoutPaths::json(const QString &model, const QString &base) const
{
    return inModel(model, base, ".json"_L1);
}

QString LayoutPaths::plot(const QString &model, const QString &base) const
{
    return inModel(model, base, "_plot.html"_L1);
}

QString LayoutPaths::rpsPlot(const QString &model, const QString &base) const
{
    return inModel(model, base, "_rps_distribution_plot.html"_L1);
}

QString LayoutPaths::rpsPlotJson(const QString &model, const QString &base) const
{
    return inModel(model, base, "_rps_distribution_plot.json"_L1);
}

QString LayoutPaths::rpsPlotWithActual(const QString &model, const QString &base) const
{
    return inModel(model, base, "_rps_distribution_plot_with_actual_rps.html"_L1);
}

QString LayoutPaths::measurement(const QString &model, const QString &base) const
{
    return u"%1/.studio/measurement/%2/%3.json"_s.arg(
        m_experiment, safeName(model), safeName(base));
}

QString LayoutPaths::specDecode(const QString &host, int port) const
{
    QString name = u"%1_%2"_s.arg(host).arg(port);
    for (QChar &c : name) {
        const char16_t u = c.unicode();
        const bool isKept = (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z')
            || (u >= u'0' && u <= u'9') || u == u'.' || u == u'_' || u == u'-';
        if (!isKept)
            c = u'_';
    }
    return performanceDir() + "/spec_decode_"_L1 + name + ".json"_L1;
}

QString LayoutPaths::relativeLog(const QString &model, const QString &base) const
{
    const QLatin1String kind = m_layout == core::Layout::V3 ? "infer"_L1 : "performance"_L1;
    return u"logs/%1/%2/%3.out"_s.arg(kind, safeName(model), safeName(base));
}

QString LayoutPaths::log(const QString &model, const QString &base) const
{
    return m_experiment + u'/' + relativeLog(model, base);
}

} // namespace aisb::store
