// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/emptystate.h"

#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace aisb::gui {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(makeLabel(LabelKind::Body, {}, this))
    , m_hint(makeLabel(LabelKind::Hint, {}, this))
    , m_buttons(new QHBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    for (QLabel *label : {m_icon, m_text, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
    }
    m_text->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_hint->hide();
    layout->addStretch(1);
    layout->addWidget(m_icon);
    layout->addWidget(m_text);
    layout->addWidget(m_hint);
    m_buttons->setSpacing(8);
    m_buttons->setContentsMargins(0, 4, 0, 0);
    m_buttons->setAlignment(Qt::AlignHCenter);
    layout->addLayout(m_buttons);
    layout->addStretch(1);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &EmptyState::refresh);
}

void EmptyState::setIconName(const QString &icon)
{
    m_iconName = icon;
    refresh();
}

void EmptyState::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void EmptyState::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

QPushButton *EmptyState::addButton(const QString &text, bool isPrimary)
{
    QPushButton *button =
        makeButton(text, {}, isPrimary ? ButtonKind::Primary : ButtonKind::Plain, this);
    m_buttons->addWidget(button);
    return button;
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ParentChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

void EmptyState::refresh()
{
    m_icon->setPixmap(
        iconPixmap(m_iconName, 24, devicePixelRatioF(), currentTheme().color(Token::Text3)));
}

} // namespace aisb::gui
