// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/formlabel.h"

#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

Token colorOfKind(const QString &kind)
{
    if (kind == "error"_L1) {
        return Token::Bad;
    }
    if (kind == "warning"_L1) {
        return Token::Warn;
    }
    if (kind == "hint"_L1) {
        return Token::Text3;
    }
    return kind.endsWith("label"_L1) || kind == "secondary"_L1 ? Token::Text2 : Token::Text;
}

QFont fontOfKind(const QString &kind)
{
    if (kind == "heading"_L1 || kind == "section"_L1) {
        return textFont(TextSize::Body, QFont::DemiBold);
    }
    if (kind == "display"_L1) {
        return textFont(TextSize::FirstStart, QFont::DemiBold);
    }
    if (kind == "hint"_L1 || kind == "error"_L1 || kind == "warning"_L1) {
        return textFont(TextSize::Table);
    }
    return kind == "fixed"_L1 ? fixedFont() : textFont(TextSize::Body);
}

} // namespace

FormLabel::FormLabel(QWidget *parent)
    : QLabel(parent)
{
    refresh();
}

FormLabel::FormLabel(const QString &text, const QString &kind, QWidget *parent)
    : QLabel(text, parent)
    , m_kind(kind)
{
    refresh();
}

void FormLabel::setKind(const QString &kind)
{
    m_kind = kind;
    refresh();
}

void FormLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    const QEvent::Type type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::FontChange
        || type == QEvent::StyleChange) {
        refresh();
    }
}

void FormLabel::refresh()
{
    if (m_isRefreshing) {
        return;
    }
    m_isRefreshing = true;
    setFont(fontOfKind(m_kind));
    if (m_kind == "section"_L1) {
        setContentsMargins(0, 10, 0, 2);
    } else if (m_kind == "toplabel"_L1) {
        setContentsMargins(0, 6, 0, 0); // on the line of the text of a field higher than one line
    }
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, currentTheme().color(colorOfKind(m_kind)));
    setPalette(colors);
    m_isRefreshing = false;
}

} // namespace aisb::gui
