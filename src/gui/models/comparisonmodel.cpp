// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/comparisonmodel.h"

#include "core/text/format.h"
#include "gui/pages/words.h"
#include "report/comparisonreport.h"

#include <QCoreApplication>
#include <QFont>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

struct ComparisonTexts
{
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

QString familyText(core::RowFamily family)
{
    switch (family) {
    case core::RowFamily::Throughput:
        return ComparisonTexts::tr("Throughput");
    case core::RowFamily::FirstToken:
        return ComparisonTexts::tr("Time to first token");
    case core::RowFamily::Decode:
        return ComparisonTexts::tr("Decode: TPOT and ITL");
    case core::RowFamily::EndToEnd:
        return ComparisonTexts::tr("End to end");
    case core::RowFamily::Workload:
        return ComparisonTexts::tr("Workload check");
    case core::RowFamily::Score:
        break;
    }
    return ComparisonTexts::tr("Scores");
}

const core::PerfMetricInfo *infoOfName(const QString &name)
{
    for (const core::PerfMetricInfo &info : core::perfMetricCatalogue()) {
        if (info.id == name) {
            return &info;
        }
    }
    return nullptr;
}

QString typographic(QString text)
{
    return text.replace(u'-', QChar(0x2212));
}

QString letterOf(std::size_t experiment)
{
    return core::ComparedExperiment::letter(experiment);
}

Tone toneOf(core::Verdict verdict)
{
    return verdict == core::Verdict::Better ? Tone::Ok
        : verdict == core::Verdict::Worse   ? Tone::Bad
                                            : Tone::Neutral;
}

// 0 where the text is: no triangle beside it then.
double shownChange(const core::Change &change)
{
    constexpr double kLeastShown = 0.05;
    const double percent = change.percent.value_or(0);
    return std::abs(percent) < kLeastShown ? 0 : percent;
}

QString pText(double p)
{
    return p < 0.001 ? u"p < 0.001"_s : u"p = %1"_s.arg(p, 0, 'f', 3);
}

} // namespace

StateCell verdictCell(core::Verdict verdict)
{
    using core::Verdict;
    switch (verdict) {
    case Verdict::Better:
        return {u"circle-check"_s, ComparisonTexts::tr("Better"), Tone::Ok};
    case Verdict::Worse:
        return {u"triangle"_s, ComparisonTexts::tr("Worse"), Tone::Bad};
    case Verdict::Differs:
        return {u"info"_s, ComparisonTexts::tr("Differs"), Tone::Neutral};
    case Verdict::NoClearDifference:
        return {u"more"_s, ComparisonTexts::tr("No clear difference"), Tone::Neutral};
    case Verdict::TooFewSamples:
        return {u"info"_s, ComparisonTexts::tr("Too few samples"), Tone::Neutral};
    case Verdict::NotComparable:
        return {u"octagon"_s, ComparisonTexts::tr("Not comparable"), Tone::Warn};
    case Verdict::Unknown:
        break;
    }
    return {QString(), u"–"_s, Tone::Neutral};
}

QString comparedLabel(const core::ComparedRow &row)
{
    if (row.family == core::RowFamily::Score) {
        return row.title();
    }
    if (row.family == core::RowFamily::Throughput) {
        return row.metric == "RequestThroughput"_L1 ? ComparisonTexts::tr("Requests")
            : row.metric == "Success"_L1            ? ComparisonTexts::tr("Succeeded")
                                                    : ComparisonTexts::tr("Output tokens");
    }
    const core::PerfMetricInfo *info = infoOfName(row.metric);
    const QString name = info ? metricLabel(info->metric) : row.metric;
    return name + u' '
        + (row.statistic == "Average"_L1 ? ComparisonTexts::tr("average") : row.statistic);
}

QString comparedNumber(const core::ComparedRow &row, double value)
{
    return typographic(report::comparedText(row, value));
}

QString verdictText(
    const core::Comparison &comparison, const core::ComparedRow &row, std::size_t experiment)
{
    const core::ComparedValue &value = row.values[experiment];
    if (!value.change) {
        return {};
    }
    const core::Change &change = *value.change;
    const qint64 samples = std::min(value.samples, row.values[comparison.baseline].samples);
    QStringList parts;
    switch (change.verdict) {
    case core::Verdict::TooFewSamples:
        parts.append(ComparisonTexts::tr("%1 samples; this statistic needs %2.")
                .arg(core::displayInteger(samples), core::displayInteger(row.needed)));
        break;
    case core::Verdict::NotComparable:
        parts.append(ComparisonTexts::tr("The workloads differ in what this depends on."));
        break;
    case core::Verdict::Unknown:
        parts.append(ComparisonTexts::tr("No raw data is kept, so there is no interval."));
        break;
    default:
        parts.append(ComparisonTexts::tr("%1 samples.").arg(core::displayInteger(samples)));
    }
    if (change.percentInterval) {
        parts.append(ComparisonTexts::tr("Change between %1 and %2 % with %3 % confidence.")
                .arg(typographic(report::changeText(change.percentInterval->low)),
                    typographic(report::changeText(change.percentInterval->high)),
                    QString::number(100 * comparison.options.confidence)));
    }
    if (change.p) {
        parts.append(comparison.isAccuracy
                ? ComparisonTexts::tr("McNemar: %1.").arg(pText(*change.p))
                : ComparisonTexts::tr("Mann-Whitney over all values: %1.").arg(pText(*change.p)));
    }
    if (change.superiority) {
        parts.append(ComparisonTexts::tr("A value of %1 is larger than one of %2 in %3 % of pairs.")
                .arg(letterOf(experiment), letterOf(comparison.baseline),
                    QString::number(100 * *change.superiority, 'f', 1)));
    }
    return parts.join(u' ');
}

ComparisonModel::ComparisonModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ComparisonModel::setComparison(
    std::shared_ptr<const core::Comparison> comparison, std::size_t section)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_section = section;
    m_columns.clear();
    m_lines.clear();
    if (m_comparison && section < m_comparison->sections.size()) {
        const std::size_t baseline = m_comparison->baseline;
        const std::size_t count = m_comparison->experiments.size();
        m_columns = {{Part::Metric, baseline}, {Part::Value, baseline}};
        for (std::size_t i = 0; i < count; ++i) {
            if (i == baseline) {
                continue;
            }
            m_columns.push_back({Part::Value, i});
            if (count == 2) {
                m_columns.push_back({Part::Difference, i});
            }
            m_columns.push_back({Part::Change, i});
            if (count == 2) {
                m_columns.push_back({Part::Interval, i});
            }
            m_columns.push_back({Part::Verdict, i});
        }
        const core::ComparedSection &shown = m_comparison->sections[section];
        m_scale = report::intervalScale(shown);
        for (std::size_t i = 0; i < shown.rows.size(); ++i) {
            const core::RowFamily family = shown.rows[i].family;
            if (m_lines.empty() || m_lines.back().family != family) {
                m_lines.push_back({family, -1});
            }
            m_lines.push_back({family, static_cast<int>(i)});
        }
    }
    endResetModel();
}

const core::ComparedRow *ComparisonModel::rowAt(int row) const
{
    if (row < 0 || row >= rowCount()) {
        return nullptr;
    }
    const int place = m_lines[static_cast<std::size_t>(row)].row;
    return place < 0 ? nullptr
                     : &m_comparison->sections[m_section].rows[static_cast<std::size_t>(place)];
}

void ComparisonModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Column &column = m_columns[static_cast<std::size_t>(index.column())];
    if (role == Qt::TextAlignmentRole) {
        const bool isText = column.part == Part::Metric || column.part == Part::Verdict
            || column.part == Part::Interval;
        return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    const core::ComparedRow *row = rowAt(index.row());
    if (!row) {
        const core::RowFamily family = m_lines[static_cast<std::size_t>(index.row())].family;
        return role == GroupRole ? QVariant(true)
            : index.column() == 0 && (role == Qt::DisplayRole || role == CopyRole)
            ? QVariant(familyText(family))
            : QVariant();
    }
    return cell(*row, column, role);
}

QVariant ComparisonModel::cell(const core::ComparedRow &row, const Column &column, int role) const
{
    if (column.part == Part::Metric) {
        switch (role) {
        case Qt::DisplayRole:
        case SortRole:
        case CopyRole:
            return comparedLabel(row);
        case UnitRole:
            return row.unit;
        case Qt::ToolTipRole: {
            const core::PerfMetricInfo *info = infoOfName(row.metric);
            return info ? metricDefinition(info->metric) : comparedLabel(row);
        }
        default:
            return {};
        }
    }
    const core::ComparedValue &value = row.values[column.experiment];
    if (column.part != Part::Value) {
        return value.change ? changeCell(row, column, role) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return value.value ? comparedNumber(row, *value.value) : u"–"_s;
    case SortRole:
    case CopyRole:
        return value.value ? QVariant(*value.value) : QVariant();
    case Qt::ToolTipRole:
        return ComparisonTexts::tr("%1 samples").arg(core::displayInteger(value.samples));
    default:
        return {};
    }
}

QVariant ComparisonModel::changeCell(
    const core::ComparedRow &row, const Column &column, int role) const
{
    const core::Change change = row.values[column.experiment].change.value_or(core::Change());
    const StateCell verdict = verdictCell(change.verdict);
    const Tone tone = toneOf(change.verdict);
    const QString difference =
        typographic(report::differenceText(row, m_comparison->baseline, change.difference));
    const QString percent =
        change.percent ? typographic(report::changeText(*change.percent)) : u"–"_s;
    if (role == Qt::ToolTipRole) {
        return verdictText(*m_comparison, row, column.experiment);
    }
    if (role == Qt::AccessibleTextRole) {
        return u"%1, %2 %, %3"_s.arg(difference, percent, verdict.text);
    }
    switch (column.part) {
    case Part::Difference:
        return role == CellDataRole   ? QVariant::fromValue(DeltaCell{0, difference, tone})
            : role == Qt::DisplayRole ? QVariant(difference)
            : role == SortRole || role == CopyRole ? QVariant(change.difference)
                                                   : QVariant();
    case Part::Change:
        return role == CellDataRole
            ? QVariant::fromValue(DeltaCell{shownChange(change), percent, tone})
            : role == Qt::DisplayRole              ? QVariant(percent)
            : role == SortRole || role == CopyRole ? QVariant(change.percent.value_or(0))
                                                   : QVariant();
    case Part::Interval:
        if (role == CopyRole && change.percentInterval) {
            return u"%1 … %2"_s.arg(change.percentInterval->low).arg(change.percentInterval->high);
        }
        return role == CellDataRole && change.percentInterval && change.percent
            ? QVariant::fromValue(IntervalCell{change.percentInterval->low, *change.percent,
                  change.percentInterval->high, m_scale, tone})
            : QVariant();
    case Part::Verdict:
        return role == CellDataRole ? QVariant::fromValue(verdict)
            : role == Qt::DisplayRole || role == SortRole || role == CopyRole
            ? QVariant(verdict.text)
            : QVariant();
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const Column &column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole) {
        const bool isText = column.part == Part::Metric || column.part == Part::Verdict;
        return QVariant::fromValue((isText                                 ? Qt::AlignLeft
                                           : column.part == Part::Interval ? Qt::AlignHCenter
                                                                           : Qt::AlignRight)
            | Qt::AlignVCenter);
    }
    if (role == UnitRole) {
        return column.part == Part::Change ? u"%"_s : QString();
    }
    if (role == Qt::ToolTipRole && column.part == Part::Value) {
        return m_comparison->experiments[column.experiment].path;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const bool isMany = m_comparison->experiments.size() > 2;
    const QString letter = letterOf(column.experiment);
    switch (column.part) {
    case Part::Metric:
        return ComparisonTexts::tr("Metric");
    case Part::Value:
        return column.experiment == m_comparison->baseline
            ? ComparisonTexts::tr("%1 baseline").arg(letter)
            : letter;
    case Part::Difference:
        return ComparisonTexts::tr("Difference");
    case Part::Change:
        return isMany ? ComparisonTexts::tr("%1 change").arg(letter)
                      : ComparisonTexts::tr("Change");
    case Part::Interval:
        return u"−%1 … +%1 %"_s.arg(m_scale);
    case Part::Verdict:
        return isMany ? ComparisonTexts::tr("%1 verdict").arg(letter)
                      : ComparisonTexts::tr("Verdict");
    }
    return {};
}

SettingsDiffModel::SettingsDiffModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SettingsDiffModel::setComparison(std::shared_ptr<const core::Comparison> comparison, Rows rows)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_rows.clear();
    for (std::size_t i = 0; m_comparison && i < m_comparison->settings.size(); ++i) {
        if (rows == Rows::All || !m_comparison->settings[i].isEqual) {
            m_rows.push_back(i);
        }
    }
    endResetModel();
}

void SettingsDiffModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, std::max(0, columnCount() - 1));
}

int SettingsDiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SettingsDiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_comparison
        ? 0
        : 1 + static_cast<int>(m_comparison->experiments.size());
}

QVariant SettingsDiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const core::ComparedSetting &setting =
        m_comparison->settings[m_rows[static_cast<std::size_t>(index.row())]];
    const bool isKey = index.column() == 0;
    const QString text =
        isKey ? setting.key : setting.values[static_cast<std::size_t>(index.column() - 1)];
    switch (role) {
    case Qt::DisplayRole:
        return text.isEmpty() ? u"–"_s : text;
    case Qt::ToolTipRole:
    case SortRole:
    case CopyRole:
        return text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::FontRole: {
        const bool isOther = !isKey && text != setting.values[m_comparison->baseline];
        QFont font;
        font.setWeight(isOther ? QFont::DemiBold : QFont::Normal);
        return font;
    }
    default:
        return {};
    }
}

QVariant SettingsDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    return section == 0 ? ComparisonTexts::tr("Setting")
                        : letterOf(static_cast<std::size_t>(section - 1));
}

FlippedModel::FlippedModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void FlippedModel::setComparison(
    std::shared_ptr<const core::Comparison> comparison, std::size_t section)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_rows.clear();
    if (m_comparison && section < m_comparison->sections.size()) {
        for (const core::FlippedCases &of : m_comparison->sections[section].flipped) {
            for (const core::FlippedCase &one : of.cases) {
                m_rows.push_back({&of, one});
            }
        }
    }
    endResetModel();
}

std::size_t FlippedModel::experimentAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].of->experiment;
}

QString FlippedModel::datasetAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].of->dataset;
}

qint64 FlippedModel::caseAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].one.id;
}

void FlippedModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

int FlippedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FlippedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FlippedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            (index.column() == Case ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const bool isLost = row.one.after < row.one.before;
    const bool isWhole =
        (row.one.before == 0 || row.one.before == 1) && (row.one.after == 0 || row.one.after == 1);
    if (role == CellDataRole && index.column() == Change) {
        const QString text = !isWhole ? ComparisonTexts::tr("right %1 % → %2 %")
                                            .arg(QString::number(100 * row.one.before, 'f', 0),
                                                QString::number(100 * row.one.after, 'f', 0))
            : isLost ? ComparisonTexts::tr("right → wrong")
                     : ComparisonTexts::tr("wrong → right");
        return QVariant::fromValue(isLost ? StateCell{u"circle-x"_s, text, Tone::Bad}
                                          : StateCell{u"circle-check"_s, text, Tone::Ok});
    }
    if (role != Qt::DisplayRole && role != CopyRole && role != SortRole
        && role != Qt::AccessibleTextRole) {
        return {};
    }
    switch (index.column()) {
    case Experiment:
        return letterOf(row.of->experiment);
    case Dataset:
        return row.of->dataset;
    case Case:
        return row.one.id;
    default:
        return isLost ? ComparisonTexts::tr("right → wrong") : ComparisonTexts::tr("wrong → right");
    }
}

QVariant FlippedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            (section == Case ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Experiment:
        return QString();
    case Dataset:
        return ComparisonTexts::tr("Data set");
    case Case:
        return ComparisonTexts::tr("Case");
    default:
        return ComparisonTexts::tr("Against the baseline");
    }
}

} // namespace aisb::gui
