// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/experimentfilter.h"
#include "run/scanexperiments.h"

#include <QAbstractItemModel>
#include <QDate>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace aisb::gui {

// The experiments of all roots: one per row, below groups or without. Rows that change, come or go
// leave selection and current row with their experiments.
class ExperimentsModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        Title,
        Models,
        Data,
        Mode,
        State,
        Verdict, // of the measurement: an icon
        OutputThroughput,
        TtftP99,
        Score,
        Requests,
        RequestThroughput,
        TtftAverage,
        TpotAverage,
        E2elAverage,
        Concurrency,
        Failed,
        Duration,
        Size,
        Layout,
        Folder,
        Glance,
        Started,
        ColumnCount
    };
    enum class Grouping
    {
        None,
        Day,
        Model,
        Data,
        Mode,
        Tag // of the first one
    };
    using Entries = std::shared_ptr<const run::ExperimentList>;

    explicit ExperimentsModel(QObject *parent = nullptr);

    void setEntries(Entries entries);
    void setFilter(const ExperimentFilter &filter);
    [[nodiscard]] const ExperimentFilter &filter() const { return m_filter; }
    void setGrouping(Grouping grouping); // a reset
    [[nodiscard]] Grouping grouping() const { return m_grouping; }
    // "Today" and "Yesterday" are those of this day.
    void setToday(QDate today);
    // Titles have changed (language).
    void retranslate();

    [[nodiscard]] const Entries &entries() const { return m_entries; } // never null
    [[nodiscard]] std::size_t totalCount() const { return m_entries->size(); }
    [[nodiscard]] int shownCount() const { return m_shown; } // without groups
    // The experiment of a row; null for a group or no index.
    [[nodiscard]] const run::ExperimentEntry *entryAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(
        const QString &path) const; // Title column; invalid: not shown
    [[nodiscard]] QStringList shownPaths() const; // from top to bottom
    // Stable name of a group, to remember which are folded; empty for an experiment.
    [[nodiscard]] QString groupKey(const QModelIndex &index) const;
    // What the filters can offer.
    [[nodiscard]] QStringList allModels() const;
    [[nodiscard]] QStringList allTags() const;

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    // A new title: emits titleEdited() and changes nothing itself.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

Q_SIGNALS:
    void titleEdited(const QString &path, const QString &title);

private:
    struct Group
    {
        QString key; // what its entries have in common; sorts groups
        std::vector<quint32> rows; // into m_entries
    };

    [[nodiscard]] bool isFlat() const { return m_grouping == Grouping::None; }
    [[nodiscard]] QString keyOf(const run::ExperimentEntry &entry) const;
    [[nodiscard]] std::vector<Group> arranged(const run::ExperimentList &entries) const;
    [[nodiscard]] std::vector<quint32> ordered(const run::ExperimentList &entries) const;
    // Other rows or another order, persistent indexes kept with what they mean.
    void arrange(Entries entries);
    [[nodiscard]] const Group *groupAt(const QModelIndex &index) const;
    [[nodiscard]] QString groupText(const Group &group) const;
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant entryData(const run::ExperimentEntry &entry, int column, int role) const;
    [[nodiscard]] int countShown() const;

    Entries m_entries;
    std::vector<Group> m_groups; // flat: one, which is not shown
    int m_shown = 0;
    ExperimentFilter m_filter;
    Grouping m_grouping = Grouping::None;
    int m_sortColumn = Started;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QDate m_today;
};

} // namespace aisb::gui
