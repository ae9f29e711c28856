// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/openexperiment.h"

#include <QWidget>

namespace aisb::gui {

// The throughput of an experiment over time in a pane beside the list: area, two axes with few
// ticks, no interaction. The result page has the real chart.
class GlanceChart : public QWidget
{
    Q_OBJECT
public:
    explicit GlanceChart(QWidget *parent = nullptr);

    void setGlance(const run::Glance &glance);
    [[nodiscard]] const run::Glance &glance() const { return m_glance; }
    [[nodiscard]] QSize sizeHint() const override { return {220, 92}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 92}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();

    run::Glance m_glance;
};

} // namespace aisb::gui
