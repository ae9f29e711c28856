// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"

#include <QString>
#include <QStringList>

namespace aisb::store {

// A name as one path component: '/' and control characters become '_', "." and ".." and "" too,
// long names are cut to 200 bytes. Ordinary names come back unchanged.
[[nodiscard]] QString safeName(const QString &name);

// Base name of the files of a group of one model. Seed: always the class; v3: the data set when the
// group has one member. className is "syntheticdataset". Source: spec/perf.md 2.2.
[[nodiscard]] QString groupBase(
    core::Layout layout, const QString &className, const QStringList &datasetAbbrs);
// base, or base_2, base_3, ... when that name is taken already.
[[nodiscard]] QString uniqueBase(const QString &base, const QStringList &taken);

// Where the files of a performance run lie in an experiment folder. Pure: touches no disk. Every
// name goes through safeName, so no path leaves the folder. Source: decisions D3, spec/perf.md 2.1.
class LayoutPaths
{
public:
    LayoutPaths(QString experiment, core::Layout layout);
    // For writing into a folder that exists already: the layout and the spelling of the performance
    // folder it has. Reads the names of its sub-folders; an empty folder gives fallback.
    [[nodiscard]] static LayoutPaths ofExisting(const QString &experiment, core::Layout fallback);

    [[nodiscard]] const QString &experiment() const { return m_experiment; }
    [[nodiscard]] core::Layout layout() const { return m_layout; }

    [[nodiscard]] QString configsDir() const;
    [[nodiscard]] QString configDump(const QString &cfgTimeStr, qint64 pid) const;
    [[nodiscard]] QString statusDir() const; // status_tmp
    [[nodiscard]] QString performanceDir() const;
    [[nodiscard]] QString modelDir(const QString &model) const;
    [[nodiscard]] QString journalDir(const QString &model) const; // tmp

    [[nodiscard]] QString csv(const QString &model, const QString &base) const;
    [[nodiscard]] QString json(const QString &model, const QString &base) const;
    [[nodiscard]] QString plot(const QString &model, const QString &base) const;
    [[nodiscard]] QString rpsPlot(const QString &model, const QString &base) const;
    [[nodiscard]] QString rpsPlotJson(const QString &model, const QString &base) const;
    [[nodiscard]] QString rpsPlotWithActual(const QString &model, const QString &base) const;
    // Ours alone: how the measurement itself went. Source: spec/workflow.md 3.
    [[nodiscard]] QString measurement(const QString &model, const QString &base) const;
    [[nodiscard]] QString specDecode(const QString &host, int port) const;

    // Relative to the experiment, as the board shows it: "logs/performance/<model>/<base>.out" or
    // "logs/infer/...".
    [[nodiscard]] QString relativeLog(const QString &model, const QString &base) const;
    [[nodiscard]] QString log(const QString &model, const QString &base) const;

private:
    [[nodiscard]] QString inModel(
        const QString &model, const QString &base, QLatin1String suffix) const;

    QString m_experiment;
    core::Layout m_layout;
    QString m_performanceName;
};

} // namespace aisb::store
