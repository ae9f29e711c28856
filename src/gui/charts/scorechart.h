// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chartcard.h"
#include "gui/charts/plotlayer.h"
#include "gui/charts/plotview.h"

#include <optional>
#include <vector>

class QScrollArea;

namespace aisb::gui {

// The score of one model in one row of the chart.
struct ScoreMark
{
    double value = 0;
    std::optional<Interval> interval; // 95 %
    QString text; // "94.62 ± 0.62"
};

// A data set, group or subject with the scores of all models.
struct ScoreBand
{
    QString name;
    QString metric;
    std::vector<std::optional<ScoreMark>> marks; // by model

    [[nodiscard]] bool hasMarks() const;
};

// What is drawn. Bands from top to bottom.
struct ScoreSeries
{
    std::vector<ScoreBand> bands;
    QStringList models;
    std::vector<int> colors; // of Theme::experiment(), by model
    QStringList labels = {}; // in the legend where there is little room; empty = models
};

enum class ScoreForm
{
    Bars, // from 0, for comparing amounts
    Intervals // points with their 95 % intervals, on an axis that need not begin at 0
};

// Bars or points with their 95 % intervals. Painted over the plot area.
class ScoreLayer : public PlotLayer
{
    Q_OBJECT
public:
    ScoreLayer(ScoreForm form, const PlotView &plot);

    void setSeries(ScoreSeries series);
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    [[nodiscard]] const ScoreSeries &series() const { return m_series; }

private:
    void paintMark(
        QPainter &painter, const ScoreMark &mark, double y, double height, int model) const;
    void paintInterval(QPainter &painter, const Interval &interval, double y, double height,
        const QColor &color) const;
    void paintPoint(QPainter &painter, const QPointF &place, int model, const QColor &color) const;

    ScoreForm m_form;
    const PlotView &m_plot;
    ScoreSeries m_series;
};

// Scores of several data sets or subjects, models side by side. Scrolls when there are many.
class ScoreChart : public ChartCard
{
    Q_OBJECT
public:
    explicit ScoreChart(ScoreForm form, QWidget *parent = nullptr);

    // name: of the plot, for export and accessibility.
    void setSeries(const QString &name, ScoreSeries series);
    void retranslate();
    [[nodiscard]] PlotView *plot() const { return m_plot; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void bandClicked(const QString &name);

private:
    [[nodiscard]] const ScoreBand *bandAt(double y) const;
    [[nodiscard]] std::vector<HoverRow> hoverRows(double y) const;
    [[nodiscard]] PlotTable tableOf() const;
    void setAxes();
    void setSeriesPoints();
    void placeAxis();

    ScoreForm m_form;
    PlotView *m_plot;
    QScrollArea *m_scroll;
    QWidget *m_axis; // the numbers of the x axis while they are scrolled out of sight
    ScoreLayer *m_layer;
    QString m_name;
};

} // namespace aisb::gui
