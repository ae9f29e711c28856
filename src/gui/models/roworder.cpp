// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/roworder.h"

#include <QCollator>
#include <QDateTime>

#include <cmath>

namespace aisb::gui {

namespace {

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
    case QMetaType::Float:
    case QMetaType::Bool:
        return true;
    default:
        return false;
    }
}

// A collator is not shared between threads: workers sort, too.
const QCollator &naturalOrder()
{
    thread_local const QCollator collator = [] {
        QCollator order{QLocale(QLocale::English)};
        order.setNumericMode(true);
        order.setCaseSensitivity(Qt::CaseInsensitive);
        return order;
    }();
    return collator;
}

} // namespace

bool isAbsentValue(const QVariant &value)
{
    return !value.isValid() || value.isNull() || (isNumber(value) && std::isnan(value.toDouble()));
}

bool isLess(const QVariant &left, const QVariant &right)
{
    if (isNumber(left) && isNumber(right)) {
        return left.toDouble() < right.toDouble();
    }
    if (left.typeId() == QMetaType::QDateTime && right.typeId() == QMetaType::QDateTime) {
        return left.toDateTime() < right.toDateTime();
    }
    return naturalOrder().compare(left.toString(), right.toString()) < 0;
}

std::vector<int> positionsOf(const std::vector<quint32> &order, std::size_t size)
{
    std::vector<int> positions(size, -1);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i] < size) {
            positions[order[i]] = static_cast<int>(i);
        }
    }
    return positions;
}

} // namespace aisb::gui
