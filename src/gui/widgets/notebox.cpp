// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/notebox.h"

#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace aisb::gui {

NoteBox::NoteBox(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(makeLabel(LabelKind::Body, {}, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(8);
    m_icon->setAlignment(Qt::AlignTop);
    m_icon->setContentsMargins(0, 2, 0, 0);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &NoteBox::refresh);
}

void NoteBox::setNote(Tone tone, const QString &headline, const QString &text)
{
    m_tone = tone;
    m_headline = headline;
    m_more = text;
    setAccessibleName(headline + u' ' + text);
    refresh();
}

void NoteBox::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(currentTheme().toneFill(m_tone));
    painter.drawRoundedRect(rect(), 4, 4);
}

void NoteBox::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
}

void NoteBox::refresh()
{
    m_icon->setPixmap(
        iconPixmap(toneIcon(m_tone), 16, devicePixelRatioF(), currentTheme().toneText(m_tone)));
    m_text->setText(u"<span style=\"font-weight:600\">"_s + m_headline.toHtmlEscaped()
        + u"</span> "_s + m_more.toHtmlEscaped());
    update();
}

} // namespace aisb::gui
