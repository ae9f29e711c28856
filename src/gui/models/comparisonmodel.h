// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/comparison.h"
#include "gui/models/cells.h"

#include <QAbstractTableModel>

#include <memory>

namespace aisb::gui {

// IntervalDelegate: a value and its interval on a scale with 0 in the middle.
struct IntervalCell
{
    double low = 0;
    double value = 0;
    double high = 0;
    double scale = 1; // at both ends
    Tone tone = Tone::Neutral;
    bool operator==(const IntervalCell &) const = default;
};

// "Better" with its icon and tone, in the language of the window.
[[nodiscard]] StateCell verdictCell(core::Verdict verdict);
// "TTFT P99", "Output throughput"; without the unit.
[[nodiscard]] QString comparedLabel(const core::ComparedRow &row);
// Digits of a value as the row shows them.
[[nodiscard]] QString comparedNumber(const core::ComparedRow &row, double value);
// What one verdict rests on, in a sentence or two.
[[nodiscard]] QString verdictText(
    const core::Comparison &comparison, const core::ComparedRow &row, std::size_t experiment);

// The rows of one section of a comparison under headings of their kind. Two experiments have
// columns of their own for difference, change, interval and verdict; more have value, change and
// verdict each.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Part
    {
        Metric,
        Value,
        Difference,
        Change,
        Interval,
        Verdict
    };
    struct Column
    {
        Part part = Part::Metric;
        std::size_t experiment = 0;
    };

    explicit ComparisonModel(QObject *parent = nullptr);

    // null clears the table.
    void setComparison(std::shared_ptr<const core::Comparison> comparison, std::size_t section = 0);
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }
    // null for a heading.
    [[nodiscard]] const core::ComparedRow *rowAt(int row) const;
    // Percent at the ends of the interval column.
    [[nodiscard]] double scale() const { return m_scale; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant cell(const core::ComparedRow &row, const Column &column, int role) const;
    [[nodiscard]] QVariant changeCell(
        const core::ComparedRow &row, const Column &column, int role) const;

    std::shared_ptr<const core::Comparison> m_comparison;
    std::size_t m_section = 0;
    std::vector<Column> m_columns;
    struct Line
    {
        core::RowFamily family = core::RowFamily::Throughput;
        int row = -1; // of the section; -1 = the heading of the family
    };
    std::vector<Line> m_lines;
    double m_scale = 1;
};

// Settings side by side; values that are not the baseline's are bold.
class SettingsDiffModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit SettingsDiffModel(QObject *parent = nullptr);

    enum class Rows
    {
        Differing,
        All
    };
    void setComparison(std::shared_ptr<const core::Comparison> comparison, Rows rows);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const core::Comparison> m_comparison;
    std::vector<std::size_t> m_rows; // of Comparison::settings
};

// Cases that came out otherwise than in the baseline, lost ones first.
class FlippedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Experiment,
        Dataset,
        Case,
        Change,
        ColumnCount
    };

    explicit FlippedModel(QObject *parent = nullptr);

    void setComparison(std::shared_ptr<const core::Comparison> comparison, std::size_t section = 0);
    // Index of the experiment of a row.
    [[nodiscard]] std::size_t experimentAt(int row) const;
    [[nodiscard]] QString datasetAt(int row) const;
    [[nodiscard]] qint64 caseAt(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        const core::FlippedCases *of = nullptr; // in m_comparison
        core::FlippedCase one;
    };
    std::shared_ptr<const core::Comparison> m_comparison;
    std::vector<Row> m_rows;
};

} // namespace aisb::gui

Q_DECLARE_METATYPE(aisb::gui::IntervalCell)
