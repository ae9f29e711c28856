// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/loadpreview.h"

#include "core/rateschedule.h"
#include "core/text/format.h"
#include "gui/charts/schedulechart.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace aisb::gui {

namespace {

// Sends shown of data whose rows are not counted yet, and most sends worked out while typing.
constexpr qint64 kUnknownSends = 500;
constexpr qint64 kMostSends = 200'000;

} // namespace

LoadPreview::LoadPreview(QWidget *below, QWidget *parent)
    : QWidget(parent)
    , m_chart(new ScheduleChart)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_chart, 1);
    column->addWidget(below, 2);
    m_chart->hide();
}

void LoadPreview::setOptions(const core::RunOptions &options)
{
    m_options = options;
    refresh();
}

void LoadPreview::refresh()
{
    const core::RatePlan plan = core::ratePlanOf(m_options);
    const bool isShown = m_options.mode == core::Mode::Perf && plan.isPaced();
    m_chart->setVisible(isShown);
    if (!isShown) {
        return;
    }
    std::optional<qint64> known;
    if (m_options.pressure) {
        known = m_options.batchSize.value_or(1);
    } else if (m_options.requestCount) {
        known = std::min<qint64>(
            *m_options.requestCount, m_options.numPrompts.value_or(*m_options.requestCount));
    } else if (m_options.numPrompts) {
        known = m_options.numPrompts;
    }
    const qint64 sends = std::min(known.value_or(kUnknownSends), kMostSends);
    const QString count = core::displayInteger(sends);
    QString note = m_options.pressure ? tr("%1 clients").arg(count) : tr("%1 requests").arg(count);
    if (sends != known.value_or(-1)) {
        note = tr("the first %1 requests").arg(count);
    }
    m_chart->setPlan(plan, sends, m_options.seed.value_or(0), note);
}

void LoadPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

} // namespace aisb::gui
