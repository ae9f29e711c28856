// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/comparisonchart.h"
#include "gui/pages/comparisonloader.h"

#include <QWidget>

#include <vector>

namespace aisb::gui {

class SegmentedControl;

// The curves of all experiments below each other: the latencies, as cumulative curves or as
// histograms, and the throughput over time.
class ComparisonCharts : public QWidget
{
    Q_OBJECT
public:
    explicit ComparisonCharts(QWidget *parent = nullptr);

    void setView(const ComparisonView &view);
    void setExperimentVisible(std::size_t experiment, bool isVisible);
    void setForm(ComparisonChart::Form form);
    [[nodiscard]] ComparisonChart::Form form() const { return m_form; }
    // TTFT, TPOT, ITL, E2EL, throughput.
    [[nodiscard]] const std::vector<ComparisonChart *> &charts() const { return m_charts; }

Q_SIGNALS:
    // By the person.
    void formChosen(aisb::gui::ComparisonChart::Form form);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    SegmentedControl *m_forms;
    ComparisonChart::Form m_form = ComparisonChart::Form::Cumulative;
    std::vector<ComparisonChart *> m_charts;
};

} // namespace aisb::gui
