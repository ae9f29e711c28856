// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "gui/pages/analysis.h"
#include "gui/pages/resultcards.h"

#include <QWidget>

#include <memory>

class QLineEdit;
class QMenu;
class QTableView;

namespace aisb::gui {

class Card;
class CardDock;
class FormLabel;
class RequestDetail;
class RequestsModel;
class Settings;
class SummaryModel;

namespace Ui {
class OverviewPane;
} // namespace Ui

// Cards and timeline, around it as docks: requests, metric table, distribution and the request
// chosen: all of one population.
class OverviewPane : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewPane(QWidget *parent = nullptr);
    ~OverviewPane() override;

    void setCards(const std::vector<ResultCard> &cards);
    // What the cards say.
    [[nodiscard]] std::vector<MetricValue> numbers() const;
    // Waits for the raw data: charts and tables say so.
    void setLoading(bool isLoading);
    // null: the group has no raw data; reason says why.
    void setAnalysis(std::shared_ptr<const core::ExperimentResult> experiment, int group,
        std::shared_ptr<const GroupAnalysis> analysis, const QString &reason = {});
    // name: "Whole run", "sent 88.0 – 112.0 s".
    void setNumbers(
        const PopulationNumbers &numbers, const Population &population, const QString &name);
    void setRange(std::optional<Interval> range);
    void selectRequest(qint32 request);
    void setRequestFilter(const QString &text);

    [[nodiscard]] TimelineChart *timeline() const { return m_timeline; }
    [[nodiscard]] DistributionChart *distribution() const { return m_distribution; }
    [[nodiscard]] QTableView *requestsView() const { return m_requestsView; }
    [[nodiscard]] RequestsModel *requestsModel() const { return m_requestsModel; }
    [[nodiscard]] SummaryModel *summaryModel() const { return m_summaryModel; }
    [[nodiscard]] QTableView *summaryView() const { return m_summaryView; }
    [[nodiscard]] RequestDetail *detail() const { return m_detail; }
    [[nodiscard]] QLineEdit *filterEdit() const { return m_filter; }

    void saveLayout(Settings &settings) const;
    void restoreLayout(const Settings &settings);
    void resetLayout();
    // One entry for each panel that can be hidden.
    void fillPanelMenu(QMenu &menu) const;

Q_SIGNALS:
    void rangeSelected(const aisb::gui::Interval &range, bool isFinal);
    void rangeCleared();
    void metricChosen(aisb::core::PerfMetric metric);
    void requestSelected(qint32 request); // -1: none

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildRequests();
    void buildSummary();
    void buildDocks();
    void addKeys();
    void stepFailure();
    void showInTimeline();
    void retranslate();
    void applyFilter();
    void refreshCount();
    void stepRequest(int direction);
    void showCurrentRow();
    // The columns of a person's choice, else those that have something to say.
    void showColumns();

    std::unique_ptr<Ui::OverviewPane> m_ui;
    std::vector<MetricCard *> m_cards;
    TimelineChart *m_timeline;
    Card *m_requestsCard;
    QLineEdit *m_filter;
    QTableView *m_requestsView;
    RequestsModel *m_requestsModel;
    Card *m_summaryCard;
    QTableView *m_summaryView;
    SummaryModel *m_summaryModel;
    DistributionChart *m_distribution;
    RequestDetail *m_detail;
    CardDock *m_requestsDock = nullptr;
    CardDock *m_summaryDock = nullptr;
    CardDock *m_distributionDock = nullptr;
    CardDock *m_detailDock = nullptr;
    bool m_hasLayout = false; // restored, or changed since the first show
    std::shared_ptr<const GroupAnalysis> m_analysis;
    Population m_population;
    QString m_populationName;
    QStringList m_columns; // chosen by hand; empty: the usual ones
};

} // namespace aisb::gui
