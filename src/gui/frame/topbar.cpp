// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/topbar.h"

#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QMenuBar>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kHeight = 32;
constexpr int kSearchWidth = 400;

} // namespace

SearchButton::SearchButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
    setAttribute(Qt::WA_Hover);
}

void SearchButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pen = hasFocus() ? 2 : 1;
    painter.setPen(QPen(theme.color(hasFocus() ? Token::Accent : Token::Control), pen));
    painter.setBrush(theme.color(underMouse() ? Token::Hover : Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 4, 4);
    paintIcon(
        painter, QRectF(9, (height() - 14) / 2.0, 14, 14), u"search"_s, theme.color(Token::Text2));
    painter.setPen(theme.color(Token::Text2));
    painter.setFont(textFont(TextSize::Table));
    const QRect line = rect().adjusted(31, 0, -9, 0);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(textFont(TextSize::Caption));
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, u"Ctrl+K"_s);
}

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_menuBar(new QMenuBar(this))
    , m_search(new SearchButton(this))
    , m_language(makeIconButton(u"globe"_s, {}, false, this))
    , m_theme(makeIconButton(u"moon"_s, {}, false, this))
{
    setFixedHeight(kHeight);
    m_menuBar->setNativeMenuBar(false);
    m_menuBar->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 10, 1);
    layout->setSpacing(4);
    layout->addWidget(m_menuBar);
    layout->addStretch(1);
    layout->addWidget(m_language);
    layout->addWidget(m_theme);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &TopBar::refreshThemeButton);
    retranslate();
}

void TopBar::retranslate()
{
    m_search->setText(tr("Search or run a command"));
    m_search->setAccessibleName(tr("Search or run a command"));
    setIconButtonName(*m_language, tr("Language"));
    refreshThemeButton();
}

void TopBar::refreshThemeButton()
{
    const bool isDark = currentTheme().isDark();
    m_theme->setIcon(themeIcon(isDark ? u"sun"_s : u"moon"_s));
    setIconButtonName(*m_theme, isDark ? tr("Use the light theme") : tr("Use the dark theme"));
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeSearch();
}

bool TopBar::event(QEvent *event)
{
    // The menus have other titles or another number.
    if (event->type() == QEvent::LayoutRequest) {
        placeSearch();
    }
    return QWidget::event(event);
}

void TopBar::placeSearch()
{
    // A menu bar that is one pixel too low shows no menu at all.
    setFixedHeight(std::max(kHeight, m_menuBar->sizeHint().height() + 1));
    // In the middle of the window as long as the menus leave room, else narrower and right of them.
    const int menusEnd = m_menuBar->sizeHint().width() + 16;
    const int rightEnd = width() - 90;
    const int space = std::max(120, rightEnd - menusEnd);
    const int wanted = std::min(kSearchWidth, space);
    const int left =
        std::clamp((width() - wanted) / 2, menusEnd, std::max(menusEnd, rightEnd - wanted));
    m_search->setGeometry(left, (height() - 24) / 2, wanted, 24);
    m_search->raise();
}

void TopBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().color(Token::Window));
    painter.fillRect(QRectF(0, height() - 1, width(), 1), currentTheme().color(Token::Border));
}

} // namespace aisb::gui
