// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/perfmetrics.h"

#include <QAbstractTableModel>

#include <optional>

namespace aisb::gui {

// The metric table of the overview: one row per metric, numbers as the window shows them.
class SummaryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit SummaryModel(QObject *parent = nullptr);

    // Nothing clears the table.
    void setSummary(std::optional<core::PerfSummary> summary);
    [[nodiscard]] const std::optional<core::PerfSummary> &summary() const { return m_summary; }
    [[nodiscard]] std::optional<core::PerfMetric> metricAt(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isGuarded(const core::MetricRow &row, const core::Statistic &of) const;

    std::optional<core::PerfSummary> m_summary;
};

// Whether so few samples leave a percentile unsure: P90 below 30, P95 to P99 below 100, above P99
// below 1,000. Source: design/desktop.md 4.4.
[[nodiscard]] bool hasFewSamples(const core::Statistic &statistic, qint64 n);

} // namespace aisb::gui
