// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plottypes.h"
#include "gui/widgets/card.h"

#include <vector>

namespace aisb::gui {

class ChartLegend;
class PlotView;

// A card with a title row and one or more plots below each other. The legend at the right of the
// title row is built from the plots; a click hides a series. "Show as table" opens a table over the
// plots.
class ChartCard : public Card
{
    Q_OBJECT
public:
    explicit ChartCard(QWidget *parent = nullptr);

    // Makes, adds and returns a plot; stretch is its share of the height.
    PlotView *addPlot(int stretch = 1);
    // Takes a plot made elsewhere; holder, when given, contains it and is what is laid out.
    void addPlot(PlotView *plot, QWidget *holder, int stretch = 1);
    [[nodiscard]] const std::vector<PlotView *> &plots() const { return m_plots; }
    // Entries before those of the series: lanes, bands, failures.
    void setExtraLegend(std::vector<LegendEntry> entries);
    void setLegendVisible(bool isVisible);

private:
    void refreshLegend();
    void showTable(PlotView *plot);

    ChartLegend *m_legend;
    std::vector<LegendEntry> m_extra;
    std::vector<PlotView *> m_plots;
};

// Names with their swatches in one line.
class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent = nullptr);

    void setEntries(std::vector<LegendEntry> entries, QStringList hiddenSeries);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void entryClicked(const QString &seriesId);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int widthOf(const LegendEntry &entry) const;
    [[nodiscard]] const LegendEntry *entryAt(const QPoint &position) const;

    std::vector<LegendEntry> m_entries;
    QStringList m_hidden;
};

// Paints swatch and name of an entry, left-aligned in rect; returns the width used.
int paintLegendEntry(QPainter &painter, const QRectF &rect, const LegendEntry &entry,
    const Theme &theme, bool isHidden);

} // namespace aisb::gui
