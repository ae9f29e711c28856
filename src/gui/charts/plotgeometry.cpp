// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/plotgeometry.h"

#include <cmath>

namespace aisb::gui {

AxisScale::AxisScale(bool isLog, Interval shown)
    : m_isLog(isLog)
    , m_shown(shown)
{
    if (isLog) {
        m_shown.from = shown.from > 0 ? shown.from : std::max(shown.to, 1e-9) / 1e3;
    }
    if (!(m_shown.to > m_shown.from)) {
        m_shown.to = isLog ? m_shown.from * 10 : m_shown.from + 1;
    }
    m_scaled = {scaled(m_shown.from), scaled(m_shown.to)};
}

double AxisScale::scaled(double value) const
{
    if (!m_isLog) {
        return value;
    }
    return std::log10(std::max(value, m_shown.from > 0 ? m_shown.from * 1e-6 : 1e-12));
}

double AxisScale::unscaled(double scaled) const
{
    return m_isLog ? std::pow(10.0, scaled) : scaled;
}

double AxisScale::share(double value) const
{
    // What is at or below 0 lies on the lower edge of a log axis.
    if (m_isLog && value <= 0) {
        return 0;
    }
    return (scaled(value) - m_scaled.from) / m_scaled.length();
}

double AxisScale::valueAt(double share) const
{
    return unscaled(m_scaled.from + share * m_scaled.length());
}

} // namespace aisb::gui
