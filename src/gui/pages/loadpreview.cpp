// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/loadpreview.h"

#include "core/rateschedule.h"
#include "core/text/format.h"
#include "gui/bindings/rungoal.h"
#include "gui/charts/inflightchart.h"
#include "gui/charts/schedulechart.h"
#include "gui/pages/formlabel.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Sends shown of data whose rows are not counted yet, and most sends worked out while typing.
constexpr qint64 kUnknownSends = 500;
constexpr qint64 kMostSends = 200'000;

// Requests of the run as far as the options alone say it.
std::optional<qint64> requestsOf(const core::RunOptions &options)
{
    std::optional<qint64> rows = options.numPrompts;
    if (options.requestCount && dataSourceOf(options) == DataSource::Synthetic) {
        rows = std::min<qint64>(*options.requestCount, rows.value_or(*options.requestCount));
    }
    // Of several data sets every one gives as many.
    const bool isOne =
        dataSourceOf(options) != DataSource::Catalogue || options.datasets.size() == 1;
    return rows && isOne ? std::optional(*rows * repeatsOf(options)) : std::nullopt;
}

} // namespace

LoadPreview::LoadPreview(QWidget *below, QWidget *parent)
    : QWidget(parent)
    , m_chart(new ScheduleChart)
    , m_inFlight(new InFlightChart)
    , m_words(new FormLabel(QString(), u"hint"_s))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(12, 0, 12, 0);
    column->addWidget(m_chart, 2);
    column->addWidget(m_inFlight, 2);
    column->addWidget(m_words);
    column->addWidget(below, 3);
    m_chart->hide();
    m_inFlight->hide();
}

void LoadPreview::setOptions(const core::RunOptions &options)
{
    m_options = options;
    refresh();
}

QString LoadPreview::words() const
{
    return m_words->text();
}

void LoadPreview::refresh()
{
    const bool isPerformance = m_options.mode == core::Mode::Perf;
    const bool isTimed = isPerformance && m_options.useTimestamp.value_or(false);
    const bool isPaced = isPerformance && !isTimed && core::ratePlanOf(m_options).isPaced();
    const bool isFixed = !isTimed && !isPaced && !(isPerformance && m_options.pressure);
    m_chart->setVisible(isPaced);
    m_inFlight->setVisible(isFixed);
    if (isPaced) {
        showSchedule();
    }
    if (isFixed) {
        m_inFlight->setPlan(requestsOf(m_options), m_options.batchSize.value_or(1));
    }
    m_words->setText(sentences().join(u' '));
}

void LoadPreview::showSchedule()
{
    const std::optional<qint64> known = m_options.pressure
        ? std::optional<qint64>(m_options.batchSize.value_or(1))
        : requestsOf(m_options);
    const qint64 sends = std::min(known.value_or(kUnknownSends), kMostSends);
    const QString count = core::displayInteger(sends);
    QString note = m_options.pressure ? tr("%1 clients").arg(count) : tr("%1 requests").arg(count);
    if (sends != known.value_or(-1)) {
        note = tr("the first %1 requests").arg(count);
    }
    m_chart->setPlan(core::ratePlanOf(m_options), sends, m_options.seed.value_or(0), note);
}

// What comes first, and what the length of the run depends on.
QStringList LoadPreview::sentences() const
{
    QStringList texts;
    if (m_options.numWarmups > 0) {
        texts << tr(
            "%n warm-up requests come first and are not measured.", nullptr, m_options.numWarmups);
    }
    const qint64 concurrency = m_options.batchSize.value_or(1);
    const std::optional<qint64> requests = requestsOf(m_options);
    if (m_options.mode == core::Mode::Perf && m_options.useTimestamp.value_or(false)) {
        texts << tr("Every request goes out at the time stamp of its row, whatever is in flight: "
                    "the data says how long the run takes.");
    } else if (m_options.pressure) {
        texts << tr("Sending ends after %1 s; requests in flight are waited for.")
                     .arg(m_options.pressureTime);
    } else if (!m_inFlight->isHidden() && requests) {
        const double rounds = std::ceil(
            static_cast<double>(*requests) / static_cast<double>(std::max<qint64>(1, concurrency)));
        texts << tr("%1 requests, %2 at a time: the run takes about as long as %3 requests one "
                    "after the other.")
                     .arg(core::displayInteger(*requests), core::displayInteger(concurrency),
                         core::displayInteger(static_cast<qint64>(rounds)));
    } else if (!m_inFlight->isHidden()) {
        texts << tr("A new request is sent whenever one ends, %1 at a time, until every row is "
                    "answered. Preview the plan to count the rows.")
                     .arg(core::displayInteger(concurrency));
    }
    if (m_options.timeLimit.value_or(0) > 0) {
        texts << tr("Nothing more is sent after %1 s.")
                     .arg(core::displayDecimal(*m_options.timeLimit, 0));
    }
    return texts;
}

void LoadPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

} // namespace aisb::gui
