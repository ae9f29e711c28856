// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/experimentsmodel.h"

#include <QSet>
#include <QTreeView>

namespace aisb::gui {

// The list of experiments: groups drawn over the whole width and foldable, rows of several columns.
// Keeps which groups are folded, which rows are selected and what is at the top while rows come and
// go.
class ExperimentsView : public QTreeView
{
    Q_OBJECT
public:
    // model outlives the view.
    explicit ExperimentsView(ExperimentsModel &model, QWidget *parent = nullptr);

    // Other rows: the first one shown stays where it is, unless the list is at its top.
    void setEntries(ExperimentsModel::Entries entries);
    void setGrouping(ExperimentsModel::Grouping grouping);
    void setFilter(const ExperimentFilter &filter);

    // From top to bottom.
    [[nodiscard]] QStringList selectedPaths() const;
    [[nodiscard]] const run::ExperimentEntry *currentEntry() const;
    void selectPath(const QString &path); // that one alone; nothing when it is not shown
    void selectFirst();

    // Columns that are shown without being asked for, as wide as they need.
    void resetColumns();

    // Which columns are shown, one entry each; for a button and the context menu of the header.
    void fillColumnMenu(QMenu &menu);

Q_SIGNALS:
    void openRequested(const QString &path); // Enter, double click
    void previewToggled(); // Space
    void currentEntryChanged(); // another row, or the same one with other values
    void columnsChosen(); // by the person, in the menu

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &options,
        const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // As wide as their texts; where that is too much, titles and names give way. Until a person
    // chooses widths.
    void fitWidths();
    void expandGroups();
    void activate(const QModelIndex &index);

    ExperimentsModel &m_model;
    QSet<QString> m_folded; // keys of groups
    bool m_isExpanding = false;
    bool m_isFitting = false;
    bool m_areWidthsChosen = false;
};

} // namespace aisb::gui
