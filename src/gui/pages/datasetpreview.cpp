// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/datasetpreview.h"

#include "core/optiontable.h"
#include "gui/bindings/rungoal.h"
#include "gui/pages/promptview.h"
#include "gui/pages/words.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"

#include <QEvent>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kDelayMs = 300;
constexpr qint64 kRows = 5;

// One model, one data set, a few rows; the address does not matter.
core::RunOptions excerpt(const core::RunOptions &options, const QString &dataset)
{
    core::RunOptions one = options;
    one.models = options.models.isEmpty() ? defaultRunOptions().models : options.models.mid(0, 1);
    one.datasets = {dataset};
    one.numPrompts = std::min(options.numPrompts.value_or(kRows), kRows);
    one.apiKey = {};
    return one;
}

} // namespace

DatasetPreview::DatasetPreview(QWidget *parent)
    : QWidget(parent)
    , m_emptyCard(new Card)
    , m_empty(new EmptyState)
    , m_prompts(new PromptView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_empty->setIconName(u"database"_s);
    m_emptyCard->body()->addWidget(m_empty, 1);
    layout->addWidget(m_emptyCard, 1);
    layout->addWidget(m_prompts, 1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &DatasetPreview::load);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &DatasetPreview::take);
    retranslate();
}

DatasetPreview::~DatasetPreview()
{
    m_watcher.waitForFinished();
}

void DatasetPreview::look(
    const core::RunOptions &options, const run::Environment &environment, const QString &dataset)
{
    m_options = dataset.isEmpty() ? core::RunOptions() : excerpt(options, dataset);
    m_environment = environment;
    m_dataset = dataset;
    m_wanted = dataset.isEmpty() ? QString() : core::commandLine(m_options);
    if (m_wanted.isEmpty()) {
        m_timer.stop();
        m_loaded.clear();
        m_preview = {};
        retranslate();
    } else if (m_wanted != m_loaded && isVisible()) {
        m_timer.start();
    }
}

void DatasetPreview::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_wanted.isEmpty() && m_wanted != m_loaded) {
        m_timer.start();
    }
}

void DatasetPreview::load()
{
    if (m_isLoading || m_wanted.isEmpty()) {
        return;
    }
    m_isLoading = true;
    m_loaded = m_wanted;
    m_prompts->setBusy(true);
    m_emptyCard->setBusy(true);
    m_watcher.setFuture(QtConcurrent::run([options = m_options, environment = m_environment] {
        return run::preview(options, environment);
    }));
}

void DatasetPreview::take()
{
    m_isLoading = false;
    m_prompts->setBusy(false);
    m_emptyCard->setBusy(false);
    if (m_loaded != m_wanted) {
        load();
        return;
    }
    showPreview(m_watcher.result());
}

void DatasetPreview::showPreview(const run::Preview &preview)
{
    m_preview = preview;
    std::vector<run::RequestPreview> requests;
    for (const run::PlannedTask &task : preview.tasks) {
        for (const run::RequestPreview &request : task.firstRequests) {
            requests.push_back(request);
        }
    }
    m_prompts->setSubject(m_dataset);
    m_prompts->setRequests(std::move(requests));
    retranslate();
}

void DatasetPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void DatasetPreview::retranslate()
{
    const bool hasPrompts = !m_dataset.isEmpty() && m_prompts->count() > 0 && !m_loaded.isEmpty();
    m_emptyCard->setVisible(!hasPrompts);
    m_prompts->setVisible(hasPrompts);
    m_prompts->setTitle(tr("Prompts"));
    m_emptyCard->setTitle(tr("Prompts"));
    m_emptyCard->setNote(m_dataset);
    m_empty->setText(tr("Choose a data set to see its prompts as they are sent."));
    m_empty->setHint(tr("Nothing is sent."));
    for (const core::Issue &issue : m_preview.issues) {
        if (issue.severity == core::Issue::Severity::Error && !m_dataset.isEmpty()) {
            m_empty->setText(tr("The prompts of %1 cannot be shown.").arg(m_dataset));
            m_empty->setHint(describe(issue.error));
            break;
        }
    }
}

} // namespace aisb::gui
