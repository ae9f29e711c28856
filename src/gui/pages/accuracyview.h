// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/caseshapes.h"
#include "gui/models/scoresmodel.h"
#include "gui/pages/casespane.h"
#include "run/openaccuracy.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>

class QSplitter;
class QToolButton;
class QTreeView;

namespace aisb::gui {

class AccuracyCharts;
class CaseDetail;
class ConfigurationPane;
class EmptyState;
class ScoreChart;
class ScoreDelegate;
class Settings;
class ShapeChart;

namespace Ui {
class AccuracyView;
} // namespace Ui

// One opened accuracy experiment: scores, cases of the chosen data set, charts, configuration.
class AccuracyView : public QWidget
{
    Q_OBJECT
public:
    enum Tab
    {
        Overview,
        Charts,
        Configuration
    };

    explicit AccuracyView(QWidget *parent = nullptr);
    ~AccuracyView() override;

    using Experiment = std::shared_ptr<const run::AccuracyExperiment>;
    // The data set chosen before stays chosen.
    void setExperiment(Experiment experiment);
    [[nodiscard]] const Experiment &experiment() const { return m_experiment; }
    void setTab(Tab tab);
    void showDataset(const QString &dataset);
    void goToCase(const QString &dataset, qint64 id);

    [[nodiscard]] ScoresModel *scores() const { return m_scores; }
    [[nodiscard]] QTreeView *summaryView() const { return m_summaryView; }
    [[nodiscard]] CasesPane *cases() const { return m_cases; }
    [[nodiscard]] CaseDetail *detail() const { return m_detail; }
    [[nodiscard]] AccuracyCharts *charts() const { return m_charts; }
    [[nodiscard]] QWidget *filterField() const;
    [[nodiscard]] bool isBusy() const;

    void saveLayout(Settings &settings) const;
    void restoreLayout(const Settings &settings);
    void resetLayout();

Q_SIGNALS:
    void statusChanged(const QString &text);
    // Files that could not be read as they are: one text each.
    void warningsFound(const QStringList &texts);
    void rescoreRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildOverview();
    void buildSummary();
    void connectAll();
    void retranslate();
    void fillColumnsMenu();
    void fitSummary();
    void showCurrentRow();
    void takeCases();
    void showCase();
    void computeShapes();
    void takeShapes();
    void refreshEmptiness();
    [[nodiscard]] std::vector<CaseModel> modelsOf(const QString &dataset) const;

    std::unique_ptr<Ui::AccuracyView> m_ui;
    QSplitter *m_columns;
    QSplitter *m_left;
    Card *m_summaryCard;
    QTreeView *m_summaryView;
    ScoresModel *m_scores;
    ScoreDelegate *m_scoreDelegate;
    QToolButton *m_copyButton;
    QToolButton *m_columnsButton;
    ScoreChart *m_points;
    ShapeChart *m_lengths;
    CasesPane *m_cases;
    CaseDetail *m_detail;
    AccuracyCharts *m_charts;
    ConfigurationPane *m_configuration;
    EmptyState *m_nothing;
    Experiment m_experiment;
    QFutureWatcher<CaseShapes> m_shapesWatcher;
    bool m_areShapesStale = false;
    bool m_isComputing = false;
};

} // namespace aisb::gui
