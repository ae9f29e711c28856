// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/healthpane.h"

#include "core/text/format.h"
#include "gui/delegates/celldelegates.h"
#include "gui/models/healthmodel.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/words.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/notebox.h"

#include <QEvent>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QString foundText(const core::HealthCheck &check)
{
    return HealthPane::tr("%1: %2 (good: %3)")
        .arg(HealthModel::titleOf(check), HealthModel::valueText(check),
            HealthModel::limitText(check));
}

QString findings(const core::Health &health)
{
    QStringList texts;
    for (const core::HealthCheck &check : health.checks) {
        if (check.verdict != core::HealthVerdict::Green) {
            texts << foundText(check);
        }
    }
    return texts.join(HealthPane::tr("; "));
}

QString boundText(const core::Health &health)
{
    return health.addedDelayMs < 0
        ? HealthPane::tr("What the client added to the latencies was not measured.")
        : HealthPane::tr("The client added at most %1 ms to 99 % of the events.")
              .arg(core::displayDecimal(health.addedDelayMs, 2));
}

} // namespace

HealthPane::HealthPane(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new NoteBox)
    , m_card(new Card)
    , m_view(new QTableView)
    , m_model(new HealthModel(this))
    , m_empty(new EmptyState)
{
    m_view->setModel(m_model);
    prepareTable(*m_view, RowHeight::Roomy);
    m_view->setItemDelegateForColumn(HealthModel::State, new StateDelegate(m_view));
    enableCopying(*m_view);
    m_card->body()->addWidget(m_view);
    m_empty->setIconName(u"pulse"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_verdict);
    layout->addWidget(m_card, 1);
    layout->addWidget(m_empty, 1);
    setHealth({});
}

QString HealthPane::sentence(const core::Health &health)
{
    const QString word = healthCell(health.verdict).text;
    const QString found = findings(health);
    return found.isEmpty() ? tr("%1.").arg(word) : tr("%1. %2.").arg(word, found);
}

void HealthPane::showIn(NoteBox &box, const core::Health &health)
{
    const StateCell state = healthCell(health.verdict);
    const QString found = findings(health);
    box.setNote(state.tone, tr("%1.").arg(state.text),
        found.isEmpty() ? boundText(health) : tr("%1. %2").arg(found, boundText(health)));
}

void HealthPane::setHealth(std::optional<core::Health> health)
{
    m_health = std::move(health);
    m_model->setRows(m_health ? m_health->checks : std::vector<core::HealthCheck>{});
    retranslate();
}

void HealthPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retranslate();
    }
}

void HealthPane::retranslate()
{
    m_verdict->setVisible(m_health.has_value());
    m_card->setVisible(m_health.has_value());
    m_empty->setVisible(!m_health);
    m_card->setTitle(tr("Checks"));
    m_card->setNote(tr("of the client, not of the service"));
    m_view->setAccessibleName(tr("Checks of the measurement"));
    m_empty->setText(tr("The health of this measurement was not recorded."));
    m_empty->setHint(
        tr("AISBench Studio records it with each of its own runs. Folders of other programs do "
           "not have it."));
    if (m_health) {
        showIn(*m_verdict, *m_health);
        fitColumns(*m_view);
    }
}

} // namespace aisb::gui
