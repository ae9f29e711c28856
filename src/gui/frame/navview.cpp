// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/navview.h"

#include "gui/frame/navmodel.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

NavModel::Kind kindOf(const QModelIndex &index)
{
    return static_cast<NavModel::Kind>(index.data(NavModel::KindRole).toInt());
}

void paintBadge(QPainter &painter, const QRectF &circle, int count)
{
    const Theme &theme = currentTheme();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::AccentFill));
    painter.drawEllipse(circle);
    painter.setPen(theme.color(Token::OnAccent));
    painter.setFont(numberFont(TextSize::Caption, QFont::DemiBold));
    painter.drawText(circle, Qt::AlignCenter, count > 99 ? u"99"_s : QString::number(count));
}

} // namespace

QRect NavDelegate::closeRect(const QRect &row)
{
    return {row.right() - 27, row.center().y() - 11, 24, 24};
}

void NavDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const NavModel::Kind kind = kindOf(index);
    if (kind == NavModel::Kind::Heading && !m_isCompact) {
        painter->setFont(textFont(TextSize::Table, QFont::DemiBold));
        painter->setPen(currentTheme().color(Token::Text3));
        painter->drawText(option.rect.adjusted(18, 4, -8, 0), Qt::AlignLeft | Qt::AlignVCenter,
            index.data().toString());
    } else if (kind == NavModel::Kind::Heading) {
        painter->setPen(currentTheme().color(Token::Border));
        const double y = option.rect.center().y() + 0.5;
        painter->drawLine(
            QPointF(option.rect.left() + 12, y), QPointF(option.rect.right() - 12, y));
    } else if (kind != NavModel::Kind::Gap) {
        paintEntry(*painter, option, index);
    }
    painter->restore();
}

void NavDelegate::paintEntry(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = currentTheme();
    const QRect row = option.rect.adjusted(8, 1, -8, -1);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isCurrent ? Token::Selection : Token::Hover));
        painter.drawRoundedRect(row, 4, 4);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 4, 4);
    }
    QRectF icon(0, 0, 16, 16);
    icon.moveCenter(
        QPointF(m_isCompact ? row.center().x() + 0.5 : row.left() + 18, row.center().y() + 0.5));
    paintIcon(painter, icon, index.data(NavModel::IconRole).toString(),
        theme.color(isCurrent ? Token::Accent : Token::Text2));
    const int right = paintRight(painter, row, option, index);
    if (m_isCompact) {
        return;
    }
    painter.setFont(textFont(TextSize::Body, isCurrent ? QFont::DemiBold : QFont::Normal));
    painter.setPen(theme.color(isCurrent ? Token::Text : Token::Text2));
    const QRect text(row.left() + 36, row.top(), right - row.left() - 40, row.height());
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

// What stands at the right of a row: badge, key or cross. Returns where it begins.
int NavDelegate::paintRight(QPainter &painter, const QRect &row, const QStyleOptionViewItem &option,
    const QModelIndex &index) const
{
    const Theme &theme = currentTheme();
    const int count = index.data(NavModel::BadgeRole).toInt();
    if (count > 0) {
        const double size = m_isCompact ? 14 : 18;
        QRectF circle(0, 0, size, size);
        circle.moveCenter(m_isCompact ? QPointF(row.right() - 6, row.top() + 8)
                                      : QPointF(row.right() - 17, row.center().y() + 0.5));
        paintBadge(painter, circle, count);
        return row.right() - 30;
    }
    if (m_isCompact) {
        return row.right();
    }
    if (kindOf(index) == NavModel::Kind::Document) {
        QRectF cross(0, 0, 12, 12);
        cross.moveCenter(QRectF(closeRect(option.rect.adjusted(8, 0, -8, 0))).center());
        paintIcon(painter, cross, u"close"_s, theme.color(Token::Text3));
        return row.right() - 28;
    }
    const QString keys = index.data(NavModel::ShortcutRole).toString();
    if (keys.isEmpty()) {
        return row.right() - 4;
    }
    painter.setFont(textFont(TextSize::Caption));
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(row.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, keys);
    return row.right() - 14 - painter.fontMetrics().horizontalAdvance(keys);
}

QSize NavDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    const int width = m_isCompact ? NavView::kCompactWidth : NavView::kWidth;
    if (kindOf(index) == NavModel::Kind::Gap) {
        return {width, m_gap};
    }
    const bool isShort = m_isCompact && kindOf(index) == NavModel::Kind::Heading;
    return {width, isShort ? 12 : NavView::kRowHeight};
}

NavView::NavView(NavModel &model, QWidget *parent)
    : QListView(parent)
    , m_nav(model)
    , m_delegate(new NavDelegate(this))
{
    setObjectName(u"navigation"_s);
    setModel(&model);
    setItemDelegate(m_delegate);
    setFixedWidth(kWidth);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setStyleSheet(
        u"QListView { background: transparent; padding-top: 6px; padding-bottom: 6px; }"_s);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        fitGap();
        showCurrent(m_currentId);
    });
    connect(&ThemeManager::instance(), &ThemeManager::changed, viewport(),
        qOverload<>(&QWidget::update));
}

void NavView::setCompact(bool isCompact)
{
    if (isCompact == m_isCompact) {
        return;
    }
    m_isCompact = isCompact;
    m_delegate->setCompact(isCompact);
    setFixedWidth(isCompact ? kCompactWidth : kWidth);
    fitGap();
}

void NavView::showCurrent(const QString &id)
{
    m_currentId = id;
    const int row = m_nav.rowOf(id);
    if (row < 0) {
        clearSelection();
        return;
    }
    setCurrentIndex(m_nav.index(row));
}

void NavView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    fitGap();
}

void NavView::fitGap()
{
    int used = 0;
    for (int row = 0; row < m_nav.rowCount(); ++row) {
        const QModelIndex index = m_nav.index(row);
        if (kindOf(index) != NavModel::Kind::Gap) {
            used += m_delegate->sizeHint({}, index).height();
        }
    }
    m_delegate->setGap(std::max(8, viewport()->height() - used));
    scheduleDelayedItemsLayout();
}

void NavView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    QListView::mouseReleaseEvent(event);
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled)) {
        showCurrent(m_currentId);
        return;
    }
    const bool isDocument = kindOf(index) == NavModel::Kind::Document;
    const QRect cross = NavDelegate::closeRect(visualRect(index).adjusted(8, 0, -8, 0));
    const bool isOnCross = !m_isCompact && cross.contains(event->position().toPoint());
    if (isDocument && (event->button() == Qt::MiddleButton || isOnCross)) {
        Q_EMIT closeRequested(index.data(NavModel::IdRole).toString());
    } else if (event->button() == Qt::LeftButton) {
        visit(index);
    }
}

void NavView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space) {
        visit(index);
        return;
    }
    if (event->key() == Qt::Key_Delete && kindOf(index) == NavModel::Kind::Document) {
        Q_EMIT closeRequested(index.data(NavModel::IdRole).toString());
        return;
    }
    QListView::keyPressEvent(event);
}

bool NavView::viewportEvent(QEvent *event)
{
    // With words a tooltip would only repeat them; documents have their path there.
    if (event->type() == QEvent::ToolTip && !m_isCompact) {
        const QModelIndex index = indexAt(static_cast<QHelpEvent *>(event)->pos());
        if (!index.isValid() || kindOf(index) != NavModel::Kind::Document) {
            QToolTip::hideText();
            return true;
        }
    }
    return QListView::viewportEvent(event);
}

void NavView::visit(const QModelIndex &index)
{
    if (index.isValid() && (index.flags() & Qt::ItemIsEnabled)) {
        Q_EMIT visitRequested(index.data(NavModel::IdRole).toString());
    }
}

} // namespace aisb::gui
