// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/share/sharecontent.h"

#include <QImage>
#include <QPicture>
#include <QSizeF>

#include <functional>
#include <vector>

class QPainter;

namespace aisb::gui {

// What a report on paper contains.
struct ReportParts
{
    bool hasNumbers = true;
    bool hasCharts = true;
    bool hasTables = true;
    bool hasNotes = true;

    bool operator==(const ReportParts &) const = default;
};

// A report laid out on A4 pages in the light theme: title and facts, notes, numbers, charts as
// drawings, tables. Rows never break; wide tables get smaller letters, then parts below each other
// that repeat the first column. A value. GUI thread.
class ReportPages
{
public:
    ReportPages() = default;
    // charts: recordCharts() of the same content.
    ReportPages(
        const ShareContent &content, const ReportParts &parts, const std::vector<QPicture> &charts);

    // The charts as drawings of the width of a page. Waits for what a plot still has to work out:
    // call it once and keep the result.
    [[nodiscard]] static std::vector<QPicture> recordCharts(const ShareContent &content);

    [[nodiscard]] int count() const { return static_cast<int>(m_pages.size()); }
    // In pixels of 1/96 inch.
    [[nodiscard]] static QSizeF pageSize();
    void paint(QPainter &painter, int page) const;
    // Enlarged by ratio.
    [[nodiscard]] QImage image(int page, qreal ratio) const;
    // A whole PDF document; the same content gives the same pages.
    [[nodiscard]] QByteArray pdf() const;

private:
    using Paint = std::function<void(QPainter &painter, double y)>;
    struct Item
    {
        double y = 0;
        Paint paint;
    };

    void addPage();
    // Starts a new page unless this much room is left.
    void keep(double height);
    void place(double height, Paint paint);
    void skip(double height) { m_y += height; }

    void addTitle(const ShareContent &content);
    void addNotes(const QStringList &notes);
    void addNumbers(const std::vector<MetricValue> &numbers);
    void addChart(const QPicture &picture);
    void addTable(const report::NamedTable &table);
    void addHeading(const QString &text, double roomBelow);
    void paintFooter(QPainter &painter, int page) const;

    QString m_title;
    std::vector<std::vector<Item>> m_pages;
    double m_y = 0;
};

} // namespace aisb::gui
