// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "run/environment.h"
#include "run/preview.h"

#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>

namespace aisb::gui {

class Card;
class EmptyState;
class PromptView;

// The first prompts of one data set of the catalogue as the first model of a run would get them,
// examples and all. Loaded in a pool thread; nothing is sent.
class DatasetPreview : public QWidget
{
    Q_OBJECT
public:
    explicit DatasetPreview(QWidget *parent = nullptr);
    ~DatasetPreview() override;

    // dataset: name in the catalogue, empty = none. The same again does nothing.
    void look(const core::RunOptions &options, const run::Environment &environment,
        const QString &dataset);
    [[nodiscard]] bool isBusy() const { return m_timer.isActive() || m_isLoading; }
    [[nodiscard]] PromptView *prompts() const { return m_prompts; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void take();
    void showPreview(const run::Preview &preview);
    void retranslate();

    Card *m_emptyCard;
    EmptyState *m_empty;
    PromptView *m_prompts;
    core::RunOptions m_options;
    run::Environment m_environment;
    QString m_dataset;
    QString m_wanted; // what to load, as a command line
    QString m_loaded;
    QTimer m_timer;
    QFutureWatcher<run::Preview> m_watcher;
    run::Preview m_preview;
    bool m_isLoading = false;
};

} // namespace aisb::gui
