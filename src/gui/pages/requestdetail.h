// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/result.h"
#include "gui/pages/analysis.h"
#include "gui/widgets/card.h"
#include "run/openexperiment.h"

#include <QFutureWatcher>

#include <memory>

class QPlainTextEdit;

namespace aisb::gui {

class CounterStrip;
class GapsChart;
class PhasesBar;

namespace Ui {
class RequestDetail;
} // namespace Ui

// One request: timing, prompt, answer, error. Prompt and answer are read on demand.
class RequestDetail : public Card
{
    Q_OBJECT
public:
    explicit RequestDetail(QWidget *parent = nullptr);
    ~RequestDetail() override;

    // experiment holds group.
    void setGroup(std::shared_ptr<const core::ExperimentResult> experiment, int group,
        std::shared_ptr<const GroupAnalysis> analysis);
    // An index into PerfData::requests, -1: none.
    void setRequest(qint32 request);
    [[nodiscard]] qint32 request() const { return m_request; }
    [[nodiscard]] QString promptText() const;
    [[nodiscard]] QString answerText() const;
    [[nodiscard]] bool isBusy() const { return m_isReading; }

Q_SIGNALS:
    void stepRequested(int direction);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refreshTiming();
    void readPayload();
    void showPayload();
    [[nodiscard]] const core::PerfRequest *current() const;

    std::unique_ptr<Ui::RequestDetail> m_ui;
    PhasesBar *m_phases;
    CounterStrip *m_numbers;
    GapsChart *m_gaps;
    QPlainTextEdit *m_prompt;
    QPlainTextEdit *m_answer;
    QPlainTextEdit *m_error;
    std::shared_ptr<const core::ExperimentResult> m_experiment;
    int m_group = 0;
    std::shared_ptr<const GroupAnalysis> m_analysis;
    qint32 m_request = -1;
    qint32 m_loading = -1;
    bool m_isReading = false;
    QFutureWatcher<core::Result<run::RequestPayload>> m_watcher;
};

} // namespace aisb::gui
