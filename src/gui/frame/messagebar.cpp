// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/messagebar.h"

#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace aisb::gui {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(makeLabel(LabelKind::Body, {}, this))
    , m_buttons(new QHBoxLayout)
    , m_close(makeIconButton(u"close"_s, tr("Close message"), false, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 3, 4, 3);
    layout->setSpacing(8);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    m_buttons->setSpacing(8);
    layout->addLayout(m_buttons);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &MessageBar::refresh);
    hide();
}

void MessageBar::showMessage(Tone tone, const QString &text, std::vector<MessageButton> buttons)
{
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        // The press that replaces the message may come from this very button.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (MessageButton &button : buttons) {
        QPushButton *widget = makeButton(button.text, {}, ButtonKind::Plain, this);
        setStyleProperty(*widget, "small", true);
        connect(widget, &QPushButton::clicked, this, [this, action = std::move(button.action)] {
            dismiss();
            if (action) {
                action();
            }
        });
        m_buttons->addWidget(widget);
    }
    refresh();
    show();
}

void MessageBar::dismiss()
{
    if (!isHidden()) {
        hide();
        Q_EMIT dismissed();
    }
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(currentTheme().toneFill(m_tone));
    painter.drawRoundedRect(rect(), 4, 4);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setIconButtonName(*m_close, tr("Close message"));
    }
    QFrame::changeEvent(event);
}

void MessageBar::refresh()
{
    m_icon->setPixmap(
        iconPixmap(toneIcon(m_tone), 16, devicePixelRatioF(), currentTheme().toneText(m_tone)));
    update();
}

} // namespace aisb::gui
