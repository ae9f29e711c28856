// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "report/table.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <utility>
#include <vector>

namespace aisb::gui {

// The summary as a tree: data sets and groups above, the members of a group below it. One row a
// metric; the first of a data set carries its name.
class ScoresModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    using Summary = std::shared_ptr<const core::AccuracySummary>;
    // Before and after the columns of the models.
    enum FirstColumn
    {
        Name,
        Metric,
        FirstModel
    };
    enum LastColumn
    {
        Samples,
        Failed,
        Version,
        Mode,
        LastCount
    };

    explicit ScoresModel(QObject *parent = nullptr);

    void setSummary(Summary summary);
    // Everything the table shows, for copying: data set, metric, score and error of each model,
    // cases, failed, version, mode.
    [[nodiscard]] static report::Table tableOf(const core::AccuracySummary &summary);
    [[nodiscard]] const Summary &summary() const { return m_summary; }
    void retranslate();

    [[nodiscard]] int models() const;
    [[nodiscard]] int columnOf(LastColumn column) const { return FirstModel + models() + column; }
    // The data set of a row; empty for a group.
    [[nodiscard]] QString datasetAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfDataset(const QString &dataset) const;
    // Column of the summary under an index, -1 = none.
    [[nodiscard]] int modelAt(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node
    {
        int row = -1; // of the summary, -1 = a group that could not be computed
        int group = -1; // of the summary
        bool isFirst = true; // of its data set
        int parent = -1;
        int place = 0; // among the children of its parent
        std::vector<int> children;
    };

    int addNode(Node node);
    [[nodiscard]] static QString listed(const QStringList &names);
    void indexSummary();
    void addRowsOf(const QString &name, int parent, int depth);
    [[nodiscard]] int nodeOf(const QModelIndex &index) const;
    [[nodiscard]] const core::SummaryRow *rowOf(const Node &node) const;
    [[nodiscard]] const core::SummaryGroupState *groupOf(const Node &node) const;
    [[nodiscard]] QString nameOf(const Node &node) const;
    [[nodiscard]] QVariant nameData(const Node &node, int role) const;
    [[nodiscard]] QVariant scoreData(const Node &node, int column, int role) const;
    [[nodiscard]] QVariant lastData(const Node &node, LastColumn column, int role) const;
    [[nodiscard]] QString scoreToolTip(const Node &node, int column) const;
    [[nodiscard]] const core::AccuracyPair *pairOf(const QString &dataset, int column) const;

    Summary m_summary;
    std::vector<Node> m_nodes;
    std::vector<int> m_roots;
    QHash<QString, std::vector<int>> m_rowsByName; // data sets and groups, by dataset
    QHash<QString, int> m_groupsByName;
    QHash<std::pair<int, QString>, const core::AccuracyPair *> m_pairs; // by column, data set
};

// Letter of a model: "A", "B", ... "Z", "AA". Pure.
[[nodiscard]] QString modelLetter(int index);

// A number of a summary as the window shows it: two decimals.
[[nodiscard]] QString scoreText(double value);

// Whether the first of two scores is clearly above the second: difference over the error of both
// beyond 1.96 (two-sided, 95 %). Unknown errors: no.
[[nodiscard]] bool isClearlyAbove(const core::Score &first, const core::Score &second);

} // namespace aisb::gui
