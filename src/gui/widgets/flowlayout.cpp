// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace aisb::gui {

namespace {

// Empty for what is hidden.
QSize sizeOf(const QLayoutItem &item, int width)
{
    return item.isEmpty() ? QSize(0, 0) : item.sizeHint().boundedTo({width, QWIDGETSIZE_MAX});
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(6);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::insertWidget(int place, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(
        m_items.begin() + std::clamp(place, 0, count()), std::make_unique<QWidgetItem>(widget));
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index < 0 || index >= count() ? nullptr : m_items[static_cast<std::size_t>(index)].get();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    const auto item = m_items.begin() + index;
    QLayoutItem *taken = item->release();
    m_items.erase(item);
    return taken;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool isMoving) const
{
    int y = rect.top();
    std::size_t next = 0;
    while (next < m_items.size()) {
        const std::size_t first = next;
        int x = rect.left();
        int height = 0;
        for (; next < m_items.size(); ++next) {
            const QSize size = sizeOf(*m_items[next], rect.width());
            if (height > 0 && !size.isEmpty() && x + size.width() > rect.left() + rect.width()) {
                break;
            }
            x += size.isEmpty() ? 0 : size.width() + spacing();
            height = std::max(height, size.height());
        }
        if (isMoving) {
            moveLine(first, next, {rect.left(), y, rect.width(), height});
        }
        y += height + (next < m_items.size() ? spacing() : 0);
    }
    return y - rect.top();
}

void FlowLayout::moveLine(std::size_t first, std::size_t end, const QRect &line) const
{
    int x = line.left();
    for (std::size_t i = first; i < end; ++i) {
        const QSize size = sizeOf(*m_items[i], line.width());
        if (!size.isEmpty()) {
            m_items[i]->setGeometry({{x, line.top() + (line.height() - size.height()) / 2}, size});
            x += size.width() + spacing();
        }
    }
}

} // namespace aisb::gui
