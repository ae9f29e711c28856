// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/carddock.h"

#include "gui/widgets/buttons.h"
#include "gui/widgets/card.h"

#include <QEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace aisb::gui {

CardDock::CardDock(const QString &name, Card *card, QWidget *parent)
    : QDockWidget(parent)
    , m_card(card)
    , m_floatButton(makeIconButton(u"dock"_s, {}))
{
    setObjectName(name);
    setWidget(card);
    m_floatButton->setObjectName(u"floatButton"_s);
    card->addHeaderWidget(m_floatButton);
    connect(m_floatButton, &QToolButton::clicked, this, [this] { setFloating(!isFloating()); });
    connect(this, &QDockWidget::topLevelChanged, this, &CardDock::refreshTitleBar);
    refreshTitleBar();
    retranslate();
}

void CardDock::refreshTitleBar()
{
    QWidget *before = titleBarWidget();
    setTitleBarWidget(isFloating() ? nullptr : new QWidget(this)); // an empty one hides the title
    delete before;
    retranslate();
}

void CardDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void CardDock::retranslate()
{
    setIconButtonName(*m_floatButton, isFloating() ? tr("Put back") : tr("Own window"));
}

} // namespace aisb::gui
