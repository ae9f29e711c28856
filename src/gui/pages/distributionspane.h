// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/analysis.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QCheckBox;

namespace aisb::gui {

class SegmentedControl;

// How the values of each metric are spread, for one population; the whole run as outline behind it.
// Works only while it is shown.
class DistributionsPane : public QWidget
{
    Q_OBJECT
public:
    explicit DistributionsPane(QWidget *parent = nullptr);
    ~DistributionsPane() override;

    // null: no raw data.
    void setAnalysis(std::shared_ptr<const GroupAnalysis> analysis);
    void setPopulation(const Population &population);
    [[nodiscard]] const std::vector<DistributionChart *> &charts() const { return m_charts; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using Shapes = std::vector<std::optional<DistributionShape>>;

    void refresh();
    void take();
    void retranslate();

    SegmentedControl *m_form;
    QCheckBox *m_logCheck;
    std::vector<DistributionChart *> m_charts;
    std::shared_ptr<const GroupAnalysis> m_analysis;
    Population m_population;
    bool m_isStale = false;
    bool m_isBusy = false;
    QFutureWatcher<Shapes> m_watcher;
};

} // namespace aisb::gui
