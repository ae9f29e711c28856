// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"

#include <QWidget>

#include <optional>

namespace aisb::gui {

class FormLabel;
class InFlightChart;
class ScheduleChart;

// What the load will look like, above another card: the schedule when requests are sent at a rate
// or clients are added at one, the requests in flight at a fixed concurrency; below it in words
// what comes first and what the length of the run depends on.
class LoadPreview : public QWidget
{
    Q_OBJECT
public:
    // Takes ownership of below.
    explicit LoadPreview(QWidget *below, QWidget *parent = nullptr);

    void setOptions(const core::RunOptions &options);
    // Of a run at a rate.
    [[nodiscard]] ScheduleChart *chart() const { return m_chart; }
    // Of a run at a fixed concurrency.
    [[nodiscard]] InFlightChart *inFlight() const { return m_inFlight; }
    [[nodiscard]] QString words() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showSchedule();
    [[nodiscard]] QStringList sentences() const;

    ScheduleChart *m_chart;
    InFlightChart *m_inFlight;
    FormLabel *m_words;
    core::RunOptions m_options;
};

} // namespace aisb::gui
