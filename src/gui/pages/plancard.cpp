// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/plancard.h"

#include "core/text/format.h"
#include "gui/bindings/phrasetext.h"
#include "gui/bindings/rungoal.h"
#include "gui/delegates/rowdelegate.h"
#include "gui/models/texttablemodel.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/promptview.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"

#include <QEvent>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kTaskWidth = 170;

// Which configuration files were read is in the log of the run.
QStringList notesOf(const run::Preview &preview)
{
    QStringList notes;
    for (const run::PreviewNote &note : preview.notes) {
        if (!note.isTrace) {
            notes << phraseText(note.text);
        }
    }
    return notes;
}

} // namespace

PlanCard::PlanCard(QWidget *parent)
    : QWidget(parent)
    , m_tasksCard(new Card)
    , m_tasks(new QTableView)
    , m_model(new TextTableModel(this))
    , m_notes(new FormLabel(QString(), u"hint"_s))
    , m_requests(new PromptView)
    , m_empty(new EmptyState)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_tasks->setModel(m_model);
    prepareTable(*m_tasks);
    m_tasks->setMinimumHeight(60);
    m_notes->setWordWrap(true);
    m_notes->setContentsMargins(12, 4, 12, 8);
    m_tasksCard->body()->addWidget(m_tasks, 1);
    m_tasksCard->body()->addWidget(m_notes);
    m_requests->setMode(PromptView::AsSent);
    m_empty->setIconName(u"eye"_s);
    auto *emptyCard = new Card;
    emptyCard->body()->addWidget(m_empty, 1);
    emptyCard->setObjectName(u"emptyCard"_s);
    layout->addWidget(emptyCard, 1);
    layout->addWidget(m_tasksCard, 2);
    layout->addWidget(m_requests, 3);
    m_tasks->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_tasks->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &PlanCard::showRequests);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_isBusy = false;
        m_tasksCard->setBusy(false);
        showPreview(m_watcher.result());
    });
    retranslate();
}

PlanCard::~PlanCard()
{
    m_watcher.waitForFinished();
}

void PlanCard::compute(const core::RunOptions &options, const run::Environment &environment)
{
    if (m_isBusy) {
        return;
    }
    m_isBusy = true;
    m_empty->setText(tr("Working out the plan…"));
    m_empty->setHint({});
    m_tasksCard->setBusy(true);
    const bool isPerformance = goalOf(options) == Goal::Performance;
    if (std::exchange(m_isPerformance, isPerformance) != isPerformance) {
        m_requests->setMode(isPerformance ? PromptView::AsSent : PromptView::ByRole);
    }
    m_watcher.setFuture(
        QtConcurrent::run([options, environment] { return run::preview(options, environment); }));
}

void PlanCard::setStale()
{
    if (m_hasPreview && !m_isStale) {
        m_isStale = true;
        retranslate();
    }
}

void PlanCard::showPreview(const run::Preview &preview)
{
    m_preview = preview;
    m_hasPreview = true;
    m_isStale = false;
    retranslate();
    showRequests();
    Q_EMIT previewed(m_preview);
}

// Of the task the cursor is on, else of the first that sends anything.
void PlanCard::showRequests()
{
    const std::vector<run::PlannedTask> &tasks = m_preview.tasks;
    const auto sends = [](const run::PlannedTask &task) { return !task.firstRequests.empty(); };
    const int row = m_tasks->currentIndex().row();
    auto task = row >= 0 && row < static_cast<int>(tasks.size())
        ? tasks.begin() + row
        : std::ranges::find_if(tasks, sends);
    m_requests->setVisible(task != tasks.end() && sends(*task));
    m_requests->setRequests(
        task == tasks.end() ? std::vector<run::RequestPreview>() : task->firstRequests);
}

QString PlanCard::requestText() const
{
    return m_requests->text();
}

void PlanCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void PlanCard::retranslate()
{
    m_empty->setText(tr("Preview the plan to see tasks and requests."));
    m_empty->setHint(tr("Nothing is sent."));
    const bool hasTasks = m_hasPreview && !m_preview.tasks.empty();
    if (m_hasPreview && !hasTasks) {
        m_empty->setText(tr("There is no plan yet: some fields need another value."));
        m_empty->setHint(notesOf(m_preview).join(u'\n'));
    }
    findChild<Card *>(u"emptyCard"_s)->setVisible(!hasTasks);
    m_tasksCard->setVisible(hasTasks);
    m_requests->setVisible(hasTasks && m_requests->count() > 0);
    m_tasksCard->setTitle(tr("Plan"));
    m_tasksCard->setNote(
        m_isStale ? tr("of the values before the last change") : tr("nothing is sent"));
    m_requests->setTitle(tr("First requests"));
    m_tasks->setAccessibleName(tr("Plan"));
    std::vector<QStringList> rows;
    for (const run::PlannedTask &task : m_preview.tasks) {
        rows.push_back({task.name, core::displayInteger(task.cases),
            core::displayInteger(task.warmups), core::displayInteger(task.concurrency),
            task.skipped.isEmpty() ? phraseText(task.transport)
                                   : tr("skipped: %1").arg(phraseText(task.skipped))});
    }
    m_model->setTable(
        {tr("Task"), tr("Requests"), tr("Warm-up"), tr("Concurrency"), tr("Transport")},
        std::move(rows));
    fitColumns(*m_tasks);
    // The transport with its reason matters more than the end of a long name.
    m_tasks->setColumnWidth(0, std::min(m_tasks->columnWidth(0), kTaskWidth));
    const QStringList notes = notesOf(m_preview);
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
}

} // namespace aisb::gui
