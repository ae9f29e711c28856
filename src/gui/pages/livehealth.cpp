// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/livehealth.h"

#include "core/text/format.h"
#include "gui/models/healthmodel.h"
#include "gui/pages/healthpane.h"
#include "gui/pages/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class LiveHealthTexts
{
    Q_DECLARE_TR_FUNCTIONS(LiveHealth)
};

QString milliseconds(double value)
{
    return core::displayDecimal(value, value < 10 ? 2 : 0) + u"\u00a0ms"_s;
}

Tone toneOf(core::HealthVerdict verdict)
{
    return checkCell(verdict).tone;
}

// Label and value of a check in few words.
StripItem itemOf(
    const core::HealthCheck &check, const core::TaskProgress &task, const core::LiveMetrics &live)
{
    StripItem item{toneOf(check.verdict), {}, {}, HealthModel::meaningOf(check)};
    const auto of = [](const QString &value, qint64 all) {
        return LiveHealthTexts::tr("%1 of %2").arg(value, core::displayInteger(all));
    };
    if (check.id == "concurrency"_L1) {
        item.label = LiveHealthTexts::tr("Concurrency");
        item.value = of(core::displayDecimal(live.meanInFlight, 1), task.concurrency);
    } else if (check.id == "rate"_L1) {
        item.label = LiveHealthTexts::tr("Sent of planned");
        item.value = of(core::displayInteger(task.posted), task.due);
    } else if (check.id == "late"_L1) {
        item.label = LiveHealthTexts::tr("Send delay P99");
        item.value = milliseconds(check.value);
        if (task.late > 0) {
            item.value =
                LiveHealthTexts::tr("%1, %2 late").arg(item.value, core::displayInteger(task.late));
        }
    } else if (check.id == "lag"_L1) {
        item.label = LiveHealthTexts::tr("Loop lag P99");
        item.value = milliseconds(check.value);
    } else if (check.id == "cpu"_L1) {
        item.label = LiveHealthTexts::tr("Client CPU");
        item.value = core::displayDecimal(check.value, 0) + u"\u00a0%"_s;
    } else if (check.id == "connections"_L1) {
        item.label = LiveHealthTexts::tr("Connection failures");
        item.value = core::displayInteger(task.unconnected);
    } else {
        item.label = HealthModel::titleOf(check);
        item.value = HealthModel::valueText(check);
    }
    return item;
}

QString verdictText(const LiveHealth &health, const core::HealthCheck *worst)
{
    if (worst && worst->verdict != core::HealthVerdict::Green) {
        const QString found = LiveHealthTexts::tr("%1 %2 (good: %3)")
                                  .arg(HealthModel::titleOf(*worst), HealthModel::valueText(*worst),
                                      HealthModel::limitText(*worst));
        return worst->verdict == core::HealthVerdict::Red
            ? LiveHealthTexts::tr("Not valid now: %1").arg(found)
            : LiveHealthTexts::tr("With reservation: %1").arg(found);
    }
    return health.troubledS() >= 1 ? LiveHealthTexts::tr("Healthy now, not for %1 before")
                                         .arg(core::displayDuration(health.troubledS()))
                                   : LiveHealthTexts::tr("Measurement healthy");
}

} // namespace

void LiveHealth::add(const core::Health &health, double atS)
{
    if (m_lastAtS >= 0 && atS > m_lastAtS && m_newest.verdict != core::HealthVerdict::Green) {
        m_troubledS += atS - m_lastAtS;
    }
    m_newest = health;
    m_lastAtS = atS;
}

StripContent stripOf(
    const LiveHealth &health, const core::TaskProgress &task, const core::LiveMetrics &live)
{
    std::vector<core::HealthCheck> checks = health.newest().checks;
    std::ranges::stable_sort(checks, std::ranges::greater{}, &core::HealthCheck::verdict);
    StripContent content;
    content.tone = toneOf(health.newest().verdict);
    content.verdict = verdictText(health, checks.empty() ? nullptr : &checks.front());
    for (const core::HealthCheck &check : checks) {
        content.items.push_back(itemOf(check, task, live));
    }
    if (const double added = health.newest().addedDelayMs; added >= 0) {
        const Tone tone = added <= core::kGoodLagMs ? Tone::Ok : Tone::Warn;
        content.items.push_back({tone, LiveHealthTexts::tr("Delay added by client"),
            LiveHealthTexts::tr("at most %1").arg(milliseconds(added)),
            LiveHealthTexts::tr("Upper bound for 99 % of the events: the event-loop lag of the "
                                "client.")});
    }
    return content;
}

StripContent waitingStrip()
{
    return {Tone::Neutral, LiveHealthTexts::tr("Nothing has been measured yet"), {}};
}

StripContent finalStrip(const core::Health &health)
{
    return {healthCell(health.verdict).tone, HealthPane::sentence(health), {}};
}

} // namespace aisb::gui
