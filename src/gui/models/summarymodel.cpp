// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/summarymodel.h"

#include "gui/models/cells.h"
#include "gui/pages/words.h"
#include "gui/theme/thememanager.h"

#include "core/text/format.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

bool hasFewSamples(const core::Statistic &statistic, qint64 n)
{
    if (statistic.kind != core::Statistic::Kind::Percentile || statistic.percentile < 90) {
        return false;
    }
    if (statistic.percentile < 95) {
        return n < 30;
    }
    return n < (statistic.percentile > 99 ? 1'000 : 100);
}

SummaryModel::SummaryModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SummaryModel::setSummary(std::optional<core::PerfSummary> summary)
{
    beginResetModel();
    m_summary = std::move(summary);
    endResetModel();
}

std::optional<core::PerfMetric> SummaryModel::metricAt(int row) const
{
    if (!m_summary || row < 0 || row >= rowCount()) {
        return std::nullopt;
    }
    return m_summary->rows[static_cast<std::size_t>(row)].metric;
}

void SummaryModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

int SummaryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_summary ? 0 : static_cast<int>(m_summary->rows.size());
}

int SummaryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_summary ? 0 : 1 + static_cast<int>(m_summary->statistics.size());
}

bool SummaryModel::isGuarded(const core::MetricRow &row, const core::Statistic &of) const
{
    return hasFewSamples(of, row.n);
}

QVariant SummaryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const core::MetricRow &row = m_summary->rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (index.column() == 0) {
        if (role == Qt::DisplayRole) {
            const QString unit = unitText(core::infoOf(row.metric).unit);
            return unit.isEmpty() || unit == "token"_L1 ? metricLabel(row.metric)
                                                        : metricLabel(row.metric) + u' ' + unit;
        }
        return role == Qt::ToolTipRole ? metricDefinition(row.metric) : QVariant();
    }
    const auto column = static_cast<std::size_t>(index.column() - 1);
    const double value = column < row.values.size() ? row.values[column] : 0;
    const bool isUnsure = isGuarded(row, m_summary->statistics[column]);
    switch (role) {
    case Qt::DisplayRole:
        return metricNumber(row.metric, value);
    case SortRole:
    case CopyRole:
        return value;
    case Qt::ForegroundRole:
        return isUnsure ? QVariant(currentTheme().color(Token::Text3)) : QVariant();
    case Qt::ToolTipRole:
        return isUnsure ? tr("Few samples: %1").arg(core::displayInteger(row.n))
                        : tr("%1 samples").arg(core::displayInteger(row.n));
    default:
        return {};
    }
}

QVariant SummaryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            (section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (section == 0) {
        return tr("Metric");
    }
    const core::Statistic &statistic = m_summary->statistics[static_cast<std::size_t>(section - 1)];
    switch (statistic.kind) {
    case core::Statistic::Kind::Average:
        return tr("Average");
    case core::Statistic::Kind::Min:
        return tr("Min");
    case core::Statistic::Kind::Max:
        return tr("Max");
    case core::Statistic::Kind::Percentile:
        break;
    }
    return statistic.text == "Median"_L1 ? u"P50"_s : statistic.text;
}

} // namespace aisb::gui
