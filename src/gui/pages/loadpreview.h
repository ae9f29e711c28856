// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"

#include <QWidget>

namespace aisb::gui {

class ScheduleChart;

// What the load will look like, above another card: the schedule when requests are sent at a rate
// or clients are added at one, nothing otherwise.
class LoadPreview : public QWidget
{
    Q_OBJECT
public:
    // Takes ownership of below.
    explicit LoadPreview(QWidget *below, QWidget *parent = nullptr);

    void setOptions(const core::RunOptions &options);
    [[nodiscard]] ScheduleChart *chart() const { return m_chart; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    ScheduleChart *m_chart;
    core::RunOptions m_options;
};

} // namespace aisb::gui
