// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/shapechart.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

ShapeChart::ShapeChart(ShapeKind kind, QWidget *parent)
    : ChartCard(parent)
    , m_kind(kind)
    , m_plot(addPlot())
{
    m_plot->setDragMode(PlotView::DragMode::None);
    m_plot->setMinimumHeight(90);
    retranslate();
}

void ShapeChart::setShapes(std::vector<std::vector<core::Point>> points, QStringList models,
    std::vector<int> colors, const QString &subject)
{
    m_points = std::move(points);
    m_models = std::move(models);
    m_colors = std::move(colors);
    m_subject = subject;
    setLoading(false);
    retranslate();
    m_plot->resetZoom();
}

void ShapeChart::setLoading(bool isLoading)
{
    setBusy(isLoading);
}

bool ShapeChart::hasPoints() const
{
    return std::ranges::any_of(m_points, [](const auto &points) { return !points.empty(); });
}

void ShapeChart::setAxes()
{
    AxisSpec x;
    AxisSpec y;
    y.unit = u"%"_s;
    x.name = m_kind == ShapeKind::PassAtK ? u"k"_s : tr("Answer length");
    const auto integer = [](double value) { return core::displayInteger(qRound64(value)); };
    if (m_kind == ShapeKind::PassAtK) {
        x.format = integer;
        x.startsAtZero = false;
        y.name = u"pass@k"_s;
    } else {
        x.format = integer;
        y.name = m_kind == ShapeKind::Lengths ? tr("Share") : tr("Right");
    }
    if (m_kind == ShapeKind::RightByLength) {
        double longest = 1;
        for (const std::vector<core::Point> &points : m_points) {
            longest = std::max(longest, points.empty() ? 0 : points.back().x);
        }
        x.fixed = Interval{0, longest};
    }
    if (m_kind != ShapeKind::Lengths) {
        y.fixed = Interval{0, 100};
    }
    m_plot->setXAxis(x);
    m_plot->setYAxis(y);
}

void ShapeChart::addAll()
{
    m_plot->clearSeries();
    const bool isAlone = m_models.size() <= 1;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        SeriesSpec spec;
        spec.id = QString::number(i);
        spec.name = isAlone ? QString() : m_models.value(static_cast<qsizetype>(i));
        spec.color = experimentColor(m_colors[i]);
        spec.format = [](double value) { return core::displayPercent(value); };
        switch (m_kind) {
        case ShapeKind::Lengths:
            spec.kind = isAlone ? SeriesKind::Bars : SeriesKind::StepArea;
            break;
        case ShapeKind::RightByLength:
            spec.kind = isAlone ? SeriesKind::StepArea : SeriesKind::Steps;
            break;
        case ShapeKind::PassAtK:
            spec.kind = SeriesKind::Line;
            break;
        }
        m_plot->addSeries(spec);
        m_plot->setPoints(spec.id, m_points[i].empty() ? Points() : makePoints(m_points[i]));
    }
}

void ShapeChart::retranslate()
{
    QString title;
    QString note;
    switch (m_kind) {
    case ShapeKind::Lengths:
        title = tr("Answer length");
        note = tr("characters");
        m_plot->setEmptyText(tr("There are no answers yet."));
        break;
    case ShapeKind::RightByLength:
        title = tr("Right by answer length");
        note = tr("equally many cases a step");
        m_plot->setEmptyText(tr("The verdicts of the cases are not known."));
        break;
    case ShapeKind::PassAtK:
        title = u"pass@k"_s;
        note = tr("one of k answers is right");
        m_plot->setEmptyText(tr("Needs several answers to each prompt, and their verdicts."));
        break;
    }
    setTitle(title);
    setNote(m_subject.isEmpty() ? note : u"%1, %2"_s.arg(m_subject, note));
    m_plot->setName(m_subject.isEmpty() ? title : u"%1, %2"_s.arg(title, m_subject));
    setAxes();
    addAll();
}

} // namespace aisb::gui
