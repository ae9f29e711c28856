// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/caseshapes.h"
#include "gui/charts/chartcard.h"

namespace aisb::gui {

// Which of CaseShapes a chart shows.
enum class ShapeKind
{
    Lengths,
    RightByLength,
    PassAtK
};

// One of the pictures of the cases of a data set, models over each other.
class ShapeChart : public ChartCard
{
    Q_OBJECT
public:
    explicit ShapeChart(ShapeKind kind, QWidget *parent = nullptr);

    // points: by model. colors: of Theme::experiment(). subject: the data set.
    void setShapes(std::vector<std::vector<core::Point>> points, QStringList models,
        std::vector<int> colors, const QString &subject);
    // While they are being worked out.
    void setLoading(bool isLoading);
    [[nodiscard]] bool hasPoints() const;
    void retranslate();
    [[nodiscard]] PlotView *plot() const { return m_plot; }

private:
    void setAxes();
    void addAll();

    ShapeKind m_kind;
    PlotView *m_plot;
    std::vector<std::vector<core::Point>> m_points;
    QStringList m_models;
    std::vector<int> m_colors;
    QString m_subject;
};

} // namespace aisb::gui
