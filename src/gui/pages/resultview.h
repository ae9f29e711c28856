// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "gui/pages/analysis.h"

#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QTableView;

namespace aisb::gui {

class ConfigurationPane;
class EmptyState;
class FailuresModel;
class DistributionsPane;
class HealthPane;
class OverviewPane;
class RateChart;
class ScatterPane;
class TokensChart;
class Settings;
class TablesPane;
class ViewStack;

namespace Ui {
class ResultView;
} // namespace Ui

// One opened experiment: overview, tables, failures, configuration of one of its groups. Everything
// follows one population; the work is done in pool threads and stale results are dropped.
class ResultView : public QWidget
{
    Q_OBJECT
public:
    enum Tab
    {
        Overview,
        Distributions,
        Scatter,
        Tokens,
        Rate,
        Tables,
        Failures,
        Health,
        Configuration,
        TabCount
    };

    explicit ResultView(core::MetricsProfile profile, QWidget *parent = nullptr);
    ~ResultView() override;

    // The headline may come first and the whole later; the population stays. isComplete: groups
    // without data have none.
    void setExperiment(std::shared_ptr<const core::ExperimentResult> experiment, bool isComplete);
    [[nodiscard]] const std::shared_ptr<const core::ExperimentResult> &experiment() const
    {
        return m_experiment;
    }
    void setGroup(int group);
    [[nodiscard]] int group() const { return m_group; }
    [[nodiscard]] const core::GroupResult *currentGroup() const;
    void setTab(Tab tab);

    void setPopulation(const Population &population);
    [[nodiscard]] const Population &population() const;
    // As population(), while something is being dragged what it would become.
    [[nodiscard]] const Population &shownPopulation() const;
    [[nodiscard]] QString populationName() const;
    void undo();
    void redo();
    void fit();

    [[nodiscard]] OverviewPane *overview() const { return m_overview; }
    [[nodiscard]] TablesPane *tables() const { return m_tables; }
    [[nodiscard]] DistributionsPane *distributions() const { return m_distributions; }
    [[nodiscard]] ScatterPane *scatter() const { return m_scatter; }
    [[nodiscard]] TokensChart *tokens() const { return m_tokens; }
    [[nodiscard]] RateChart *rate() const { return m_rate; }
    [[nodiscard]] HealthPane *health() const { return m_health; }
    [[nodiscard]] FailuresModel *failures() const { return m_failuresModel; }
    [[nodiscard]] std::shared_ptr<const GroupAnalysis> analysis() const { return m_analysis; }
    [[nodiscard]] QWidget *filterField() const;
    [[nodiscard]] bool isBusy() const;

    void saveLayout(Settings &settings) const;
    void restoreLayout(const Settings &settings);
    void resetLayout();

Q_SIGNALS:
    void groupChanged();
    void statusChanged(const QString &text);
    void numbersChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildPanes();
    void connectControls();
    void retranslate();
    void fillGroups();
    void showGroup();
    void startAnalysis();
    void takeAnalysis();
    void scheduleNumbers();
    void startNumbers();
    void takeNumbers();
    void refreshFilterBar();
    void select(const Interval &range, bool isFinal);
    void clearRange();
    void setValues(const std::optional<ValueFilter> &values);
    void dragStage(const Interval &stage, bool isFinal);
    // Nothing: back to the stable stage.
    void setStage(std::optional<Interval> stage);
    void refreshStage();
    void showAnalysis();
    void refreshScope();
    void announceNumbers(const PopulationNumbers &numbers);
    void showFailures();

    std::unique_ptr<Ui::ResultView> m_ui;
    core::MetricsProfile m_profile;
    ViewStack *m_views;
    OverviewPane *m_overview;
    TablesPane *m_tables;
    QWidget *m_failuresPane;
    QTableView *m_failuresView;
    FailuresModel *m_failuresModel;
    EmptyState *m_noFailures;
    HealthPane *m_health;
    DistributionsPane *m_distributions;
    ScatterPane *m_scatter;
    TokensChart *m_tokens;
    RateChart *m_rate;
    QAction *m_resetLayout = nullptr;
    ConfigurationPane *m_configuration;
    std::shared_ptr<const core::ExperimentResult> m_experiment;
    bool m_isComplete = false;
    int m_group = 0;
    std::shared_ptr<const GroupAnalysis> m_analysis;
    core::PerfMetric m_metric = core::PerfMetric::Ttft;
    std::optional<Population> m_dragged; // while a range or a stage is being drawn
    Population m_computed;
    QFutureWatcher<std::shared_ptr<const GroupAnalysis>> m_analysisWatcher;
    std::shared_ptr<const core::PerfData> m_analysing;
    QFutureWatcher<PopulationNumbers> m_numbersWatcher;
    bool m_areNumbersStale = false;
    bool m_isAnalysing = false;
    bool m_isComputing = false;
};

} // namespace aisb::gui
