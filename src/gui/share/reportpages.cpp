// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/share/reportpages.h"

#include "gui/charts/plotview.h"
#include "gui/share/reporttable.h"
#include "gui/theme/fonts.h"
#include "gui/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class ReportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReportPages)
};

constexpr int kDpi = 96;
constexpr QSizeF kPage{794, 1123}; // A4
constexpr double kMargin = 40;
constexpr double kWidth = 794 - 2 * kMargin;
constexpr double kFooter = 28;
constexpr double kBottom = 1123 - kMargin - kFooter;
constexpr double kChartHeight = 232;
constexpr double kGap = 8;
constexpr double kRadius = 6;

const Theme &theme()
{
    return Theme::light();
}

double lineHeight(const QFont &font)
{
    return QFontMetricsF(font).height();
}

// Height of a text wrapped to the width of the page less inset on both sides.
double wrappedHeight(const QString &text, const QFont &font, double inset)
{
    return QFontMetricsF(font)
        .boundingRect(QRectF(0, 0, kWidth - 2 * inset, 1e6), Qt::TextWordWrap, text)
        .height();
}

void paintFrame(QPainter &painter, const QRectF &area, Token fill)
{
    painter.setPen(QPen(theme().color(Token::Border), 1));
    painter.setBrush(theme().color(fill));
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

// Label above, number with its unit below; what it is compared with at the right end.
void paintNumber(QPainter &painter, const QRectF &area, const MetricValue &value)
{
    paintFrame(painter, area, Token::Surface);
    const QRectF inner = area.adjusted(12, 8, -12, -8);
    painter.setFont(textFont(TextSize::Caption));
    painter.setPen(theme().color(Token::Text2));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, value.label);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignTop, value.delta);
    const QFont font = numberFont(TextSize::CardNumber, QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme().color(value.isGuarded ? Token::Text3 : Token::Text));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, value.number);
    const double used = QFontMetricsF(font).horizontalAdvance(value.number) + 6;
    painter.setFont(textFont(TextSize::Caption));
    painter.setPen(theme().color(Token::Text3));
    const QRectF beside = inner.adjusted(used, 0, 0, -3);
    painter.drawText(beside, Qt::AlignLeft | Qt::AlignBottom, value.unit);
    painter.drawText(beside, Qt::AlignRight | Qt::AlignBottom, value.note);
}

} // namespace

ReportPages::ReportPages(
    const ShareContent &content, const ReportParts &parts, const std::vector<QPicture> &charts)
    : m_title(content.title)
{
    addPage();
    addTitle(content);
    if (parts.hasNotes) {
        addNotes(content.notes);
    }
    if (parts.hasNumbers) {
        addNumbers(content.numbers);
    }
    for (const QPicture &chart : charts) {
        if (parts.hasCharts) {
            addChart(chart);
        }
    }
    for (const report::NamedTable &table : content.tables) {
        if (parts.hasTables) {
            addTable(table);
        }
    }
}

QSizeF ReportPages::pageSize()
{
    return kPage;
}

void ReportPages::addPage()
{
    m_pages.emplace_back();
    m_y = kMargin;
}

void ReportPages::keep(double height)
{
    if (m_y + height > kBottom && m_y > kMargin) {
        addPage();
    }
}

void ReportPages::place(double height, Paint paint)
{
    keep(height);
    m_pages.back().push_back({m_y, std::move(paint)});
    m_y += height;
}

void ReportPages::addTitle(const ShareContent &content)
{
    const QFont titleFont = textFont(TextSize::PageTitle, QFont::DemiBold);
    const QFont factsFont = textFont(TextSize::Table);
    const auto line = [this](const QString &text, const QFont &font, Token color) {
        const double height = wrappedHeight(text, font, 0);
        place(height, [text, font, color, height](QPainter &painter, double y) {
            painter.setFont(font);
            painter.setPen(theme().color(color));
            painter.drawText(QRectF(kMargin, y, kWidth, height), Qt::TextWordWrap, text);
        });
    };
    line(content.title, titleFont, Token::Text);
    skip(4);
    line(content.facts.join(u" · "_s), factsFont, Token::Text2);
    skip(2 * kGap);
}

void ReportPages::addNotes(const QStringList &notes)
{
    const QFont font = textFont(TextSize::Table);
    for (const QString &note : notes) {
        const double height = wrappedHeight(note, font, 12) + 16;
        place(height, [note, font, height](QPainter &painter, double y) {
            const QRectF area(kMargin, y, kWidth, height);
            paintFrame(painter, area, Token::WarnSoft);
            painter.setFont(font);
            painter.setPen(theme().color(Token::Text));
            painter.drawText(area.adjusted(12, 8, -12, -8), Qt::TextWordWrap, note);
        });
        skip(kGap);
    }
}

void ReportPages::addNumbers(const std::vector<MetricValue> &numbers)
{
    constexpr std::size_t columns = 4;
    constexpr double height = 64;
    const double width = (kWidth - (columns - 1) * kGap) / columns;
    for (std::size_t first = 0; first < numbers.size(); first += columns) {
        const std::size_t last = std::min(first + columns, numbers.size());
        const std::vector<MetricValue> row(numbers.begin() + static_cast<std::ptrdiff_t>(first),
            numbers.begin() + static_cast<std::ptrdiff_t>(last));
        place(height, [row, width](QPainter &painter, double y) {
            double x = kMargin;
            for (const MetricValue &value : row) {
                paintNumber(painter, QRectF(x, y, width, height), value);
                x += width + kGap;
            }
        });
        skip(kGap);
    }
    skip(kGap);
}

std::vector<QPicture> ReportPages::recordCharts(const ShareContent &content)
{
    std::vector<QPicture> charts;
    for (const QPointer<PlotView> &plot : content.charts) {
        if (plot) {
            QPainter recorder(&charts.emplace_back());
            plot->paintTo(recorder, QRectF(0, 0, kWidth - 2, kChartHeight - 2));
        }
    }
    return charts;
}

void ReportPages::addChart(const QPicture &picture)
{
    place(kChartHeight, [picture](QPainter &painter, double y) {
        painter.drawPicture(QPointF(kMargin + 1, y + 1), picture);
        painter.setPen(QPen(theme().color(Token::Border), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(
            QRectF(kMargin + 0.5, y + 0.5, kWidth - 1, kChartHeight - 1), kRadius, kRadius);
    });
    skip(kGap);
}

void ReportPages::addHeading(const QString &text, double roomBelow)
{
    const QFont font = textFont(TextSize::Body, QFont::DemiBold);
    const double height = lineHeight(font);
    skip(kGap);
    keep(height + 4 + roomBelow);
    place(height, [text, font, height](QPainter &painter, double y) {
        painter.setFont(font);
        painter.setPen(theme().color(Token::Text));
        painter.drawText(QRectF(kMargin, y, kWidth, height), Qt::AlignLeft, text);
    });
    skip(4);
}

void ReportPages::addTable(const report::NamedTable &table)
{
    for (const ReportTable &part : ReportTable::split(table.table, kWidth)) {
        const double row = part.rowHeight();
        addHeading(table.name, 3 * row);
        const auto paintHeader = [part](QPainter &painter, double y) {
            part.paintHeader(painter, QPointF(kMargin, y));
        };
        place(row, paintHeader);
        for (std::size_t i = 0; i < part.rowCount(); ++i) {
            if (m_y + row > kBottom) {
                addPage();
                place(row, paintHeader);
            }
            place(row, [part, i](QPainter &painter, double y) {
                part.paintRow(painter, QPointF(kMargin, y), i);
            });
        }
        skip(kGap);
    }
}

void ReportPages::paintFooter(QPainter &painter, int page) const
{
    const QRectF line(kMargin, kBottom + kFooter / 2, kWidth, kFooter);
    painter.setFont(textFont(TextSize::Caption));
    painter.setPen(theme().color(Token::Text3));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, u"AISBench Studio · "_s + m_title);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
        ReportTexts::tr("page %1 of %2").arg(page + 1).arg(count()));
}

void ReportPages::paint(QPainter &painter, int page) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Item &item : m_pages[static_cast<std::size_t>(page)]) {
        item.paint(painter, item.y);
    }
    paintFooter(painter, page);
}

QImage ReportPages::image(int page, qreal ratio) const
{
    QImage image((kPage * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(ratio, ratio);
    paint(painter, page);
    return image;
}

QByteArray ReportPages::pdf() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(m_title);
    writer.setCreator(u"AISBench Studio"_s);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(kDpi);
    QPainter painter(&writer);
    for (int page = 0; page < count(); ++page) {
        if (page > 0) {
            writer.newPage();
        }
        paint(painter, page);
    }
    painter.end();
    return bytes;
}

} // namespace aisb::gui
