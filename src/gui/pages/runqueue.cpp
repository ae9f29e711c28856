// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/runqueue.h"

#include "gui/bindings/draft.h"
#include "gui/pages/pages.h"
#include "gui/pages/runcontroller.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/settings.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kForm = u"queue"_s;

bool isPlace(const std::vector<QueuedRun> &runs, int index)
{
    return index >= 0 && index < static_cast<int>(runs.size());
}

} // namespace

RunQueue::RunQueue(PageContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    load();
    // After everybody has heard of the end.
    connect(&context.runs(), &RunController::finished, this, &RunQueue::startNext,
        Qt::QueuedConnection);
    connect(&context.keys(), &ApiKeys::changed, this, &RunQueue::startNext, Qt::QueuedConnection);
    connect(&context.keys(), &ApiKeys::keepingChanged, this, &RunQueue::startNext,
        Qt::QueuedConnection);
}

void RunQueue::load()
{
    const core::Json kept = m_context.settings().formValues(kForm);
    for (const core::Json &item : kept[u"items"].items()) {
        QueuedRun run{optionsOfDraft(item[u"draft"]), item[u"connection"].toString()};
        if (!run.options.models.isEmpty() || !run.options.configFile.isEmpty()) {
            m_runs.push_back(std::move(run));
        }
    }
    m_isHeld = !m_runs.empty();
}

void RunQueue::keep()
{
    core::Json items = core::Json::array();
    for (const QueuedRun &run : m_runs) {
        core::Json item = core::Json::object();
        item.set(u"draft"_s, draftOf(run.options));
        item.set(u"connection"_s, core::Json(run.connection));
        items.append(std::move(item));
    }
    core::Json kept = core::Json::object();
    kept.set(u"items"_s, std::move(items));
    m_context.settings().setFormValues(kForm, kept);
    Q_EMIT changed();
}

void RunQueue::add(QueuedRun run)
{
    m_runs.push_back(std::move(run));
    keep();
    startNext();
}

void RunQueue::remove(int index)
{
    if (isPlace(m_runs, index)) {
        m_runs.erase(m_runs.begin() + index);
        keep();
    }
}

void RunQueue::move(int from, int to)
{
    if (!isPlace(m_runs, from) || !isPlace(m_runs, to) || from == to) {
        return;
    }
    const auto begin = m_runs.begin();
    if (from < to) {
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    } else {
        std::rotate(begin + to, begin + from, begin + from + 1);
    }
    keep();
}

void RunQueue::setHeld(bool isHeld)
{
    if (isHeld != m_isHeld) {
        m_isHeld = isHeld;
        Q_EMIT changed();
        startNext();
    }
}

// A run whose key is still read from the keychain waits; ApiKeys tells when it is there.
void RunQueue::startNext()
{
    if (!continues() || m_context.runs().isRunning()) {
        return;
    }
    QueuedRun next = m_runs.front();
    if (next.options.apiKey.isEmpty() && !next.connection.isEmpty()) {
        m_context.keys().load(next.connection);
        if (m_context.keys().isLoading(next.connection)) {
            return;
        }
        next.options.apiKey = m_context.keys().key(next.connection);
    }
    m_runs.erase(m_runs.begin());
    keep();
    m_context.runs().start(next.options, m_context.environment());
}

} // namespace aisb::gui
