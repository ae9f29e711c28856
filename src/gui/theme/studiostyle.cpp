// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/studiostyle.h"

#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QColor edgeColor(const QStyleOption &option, bool isOn)
{
    const Theme &theme = currentTheme();
    if (!option.state.testFlag(QStyle::State_Enabled)) {
        return theme.color(Token::Border);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        return theme.color(Token::Accent);
    }
    return theme.color(isOn ? Token::AccentFill : Token::Control);
}

void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = currentTheme();
    const bool isPartial = option.state.testFlag(QStyle::State_NoChange);
    const bool isOn = option.state.testFlag(QStyle::State_On) || isPartial;
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edgeColor(option, isOn), 1));
    painter.setBrush(isOn && isEnabled ? theme.color(Token::AccentFill)
                                       : theme.color(isEnabled ? Token::Surface : Token::Sunken));
    painter.drawRoundedRect(box, 3, 3);
    if (!isOn) {
        return;
    }
    QPen mark(theme.color(isEnabled ? Token::OnAccent : Token::Text3), 1.75, Qt::SolidLine,
        Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(mark);
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (isPartial) {
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
    } else {
        painter.drawPolyline(QPolygonF{{at(0.24, 0.53), at(0.43, 0.71), at(0.77, 0.31)}});
    }
}

void drawRadioButton(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = currentTheme();
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const QRectF circle = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edgeColor(option, isOn), isOn ? 1.5 : 1));
    painter.setBrush(theme.color(isEnabled ? Token::Surface : Token::Sunken));
    painter.drawEllipse(circle);
    if (isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isEnabled ? Token::Accent : Token::Text3));
        const double inset = circle.width() * 0.27;
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
    }
}

void drawFocusRing(const QStyleOption &option, QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(currentTheme().color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
}

void drawBranch(const QStyleOption &option, QPainter &painter)
{
    if (!option.state.testFlag(QStyle::State_Children)) {
        return;
    }
    const bool isOpen = option.state.testFlag(QStyle::State_Open);
    QRectF place(0, 0, 12, 12);
    place.moveCenter(QRectF(option.rect).center());
    paintIcon(painter, place, isOpen ? u"chevron-down"_s : u"chevron-right"_s,
        currentTheme().color(Token::Text2));
}

QRectF progressBar(const QStyleOption &option)
{
    QRectF bar(option.rect);
    bar.setHeight(std::min(6.0, bar.height()));
    bar.moveCenter(QRectF(option.rect).center());
    return bar;
}

void drawProgressTrack(const QStyleOption &option, QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(currentTheme().color(Token::Border));
    painter.drawRoundedRect(progressBar(option), 2, 2);
}

void drawProgress(const QStyleOptionProgressBar &option, QPainter &painter)
{
    QRectF bar = progressBar(option);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double range = option.maximum - option.minimum;
    // An unknown total fills a third: the words beside the bar say what it waits for.
    const double share = range > 0 ? (option.progress - option.minimum) / range : 0.33;
    if (share > 0) {
        bar.setWidth(std::max(bar.height(), bar.width() * std::min(1.0, share)));
        painter.setBrush(currentTheme().color(Token::AccentFill));
        painter.drawRoundedRect(bar, 2, 2);
    }
}

} // namespace

StudioStyle::StudioStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    painter->save();
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(*option, *painter);
        break;
    case PE_IndicatorRadioButton:
        drawRadioButton(*option, *painter);
        break;
    case PE_FrameFocusRect:
        drawFocusRing(*option, *painter);
        break;
    case PE_IndicatorBranch:
        drawBranch(*option, *painter);
        break;
    case PE_FrameTabBarBase:
        break;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    painter->restore();
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    painter->save();
    // The text of a bar stands beside it, never on it.
    if (bar && element == CE_ProgressBarGroove) {
        drawProgressTrack(*bar, *painter);
    } else if (bar && element == CE_ProgressBarContents) {
        drawProgress(*bar, *painter);
    } else if (!bar || element != CE_ProgressBarLabel) {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
    painter->restore();
}

void StudioStyle::polish(QWidget *widget)
{
    if (auto *tabs = qobject_cast<QTabBar *>(widget)) {
        tabs->setExpanding(false);
        tabs->setDrawBase(false);
    }
    QProxyStyle::polish(widget);
}

int StudioStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return 12;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ScrollBarExtent:
        return 10;
    case PM_HeaderMarkSize:
        return 10;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
    QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_AllowActiveAndDisabled:
        return 1;
    case SH_UnderlineShortcut:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

} // namespace aisb::gui
