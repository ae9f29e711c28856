// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "gui/pages/analysis.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>

class QTableView;

namespace aisb::gui {

class TextTableModel;

namespace Ui {
class TablesPane;
} // namespace Ui

// The two result tables of a group exactly as the console prints them, or recalculated: for other
// statistics, or for the population that is chosen.
class TablesPane : public QWidget
{
    Q_OBJECT
public:
    explicit TablesPane(QWidget *parent = nullptr);
    ~TablesPane() override;

    // As the files have them.
    void setTables(const core::ResultTables &tables);
    // Raw data for recalculating; null: not possible (yet).
    void setAnalysis(std::shared_ptr<const GroupAnalysis> analysis);
    void setPopulation(const Population &population, const QString &name);

    [[nodiscard]] const core::ResultTables &shown() const { return m_shown; }
    // Recalculates with this list; empty: as in the file.
    void setStatistics(const QString &list);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void tablesChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void recalculate();
    void showTables(const core::ResultTables &tables);
    void refreshNote();
    void fitHeight();

    std::unique_ptr<Ui::TablesPane> m_ui;
    QTableView *m_metricView;
    QTableView *m_commonView;
    TextTableModel *m_metricModel;
    TextTableModel *m_commonModel;
    core::ResultTables m_original;
    core::ResultTables m_shown;
    std::shared_ptr<const GroupAnalysis> m_analysis;
    Population m_population;
    QString m_populationName;
    QString m_problem;
    bool m_isBusy = false;
    QFutureWatcher<core::Result<core::ResultTables>> m_watcher;
};

} // namespace aisb::gui
