// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "run/preview.h"

#include <QFutureWatcher>
#include <QWidget>

class QTableView;

namespace aisb::gui {

class Card;
class EmptyState;
class FormLabel;
class PromptView;
class TextTableModel;

// What a run would do: its tasks, and the first requests of the task the cursor is on. Found out in
// a pool thread; nothing is sent.
class PlanCard : public QWidget
{
    Q_OBJECT
public:
    explicit PlanCard(QWidget *parent = nullptr);
    ~PlanCard() override;

    void compute(const core::RunOptions &options, const run::Environment &environment);
    // The options have changed since: what is shown is old.
    void setStale();
    void showPreview(const run::Preview &preview);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString requestText() const;

Q_SIGNALS:
    void previewed(const aisb::run::Preview &preview);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showRequests();

    Card *m_tasksCard;
    QTableView *m_tasks;
    TextTableModel *m_model;
    FormLabel *m_notes;
    PromptView *m_requests;
    EmptyState *m_empty;
    run::Preview m_preview;
    bool m_hasPreview = false;
    bool m_isStale = false;
    bool m_isBusy = false;
    bool m_isPerformance = true;
    QFutureWatcher<run::Preview> m_watcher;
};

} // namespace aisb::gui
