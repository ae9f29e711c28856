// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a plot: pictures in the light theme, data, the context menu.
#include "core/text/csv.h"
#include "core/text/numbertext.h"
#include "gui/charts/axesitem.h"
#include "gui/charts/chartcard.h"
#include "gui/charts/crosshair.h"
#include "gui/charts/plotinput.h"
#include "gui/charts/plotreduction.h"
#include "gui/charts/plotseries.h"
#include "gui/charts/plotview.h"
#include "gui/theme/fonts.h"
#include "store/atomicfile.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QPainter>
#include <QSvgGenerator>

#include <ranges>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kHeaderHeight = 28;
constexpr QSize kExportSize{1200, 480};

QString fileName(const QString &name)
{
    QString plain = name;
    for (QChar &letter : plain) {
        if (!letter.isLetterOrNumber() && letter != u'-') {
            letter = u'_';
        }
    }
    return plain.isEmpty() ? u"chart"_s : plain;
}

} // namespace

void PlotView::paintExportHeader(QPainter &painter, const QRectF &line) const
{
    const Theme &theme = Theme::light();
    painter.setFont(textFont(TextSize::Body, QFont::DemiBold));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(line.adjusted(12, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_name);
    double x = line.left() + 12 + painter.fontMetrics().horizontalAdvance(m_name) + 8;
    painter.setFont(textFont(TextSize::Table));
    painter.setPen(theme.color(Token::Text3));
    const QString note = reductionNote();
    const QString unit = note.isEmpty() ? m_yAxis.unit : m_yAxis.unit + u", "_s + note;
    painter.drawText(QRectF(x, line.top(), line.right() - x, line.height()),
        Qt::AlignLeft | Qt::AlignVCenter, unit);
    x = line.right() - 12;
    const std::vector<LegendEntry> entries = legend();
    for (const LegendEntry &entry : std::views::reverse(entries)) {
        const int width = painter.fontMetrics().horizontalAdvance(entry.name) + 24;
        x -= width + 12;
        paintLegendEntry(painter, QRectF(x, line.top(), width, line.height()), entry, theme,
            !isSeriesVisible(entry.seriesId));
    }
}

void PlotView::paintTo(QPainter &painter, const QRectF &target)
{
    const Theme *shown = m_theme;
    finishPending();
    const std::optional<double> crosshair = m_crosshair->place();
    m_crosshair->setPlace(std::nullopt, {});
    m_axes->setCaptionHidden(true); // the header says it
    const bool hadXLabels = m_areXLabelsVisible;
    setXLabelsVisible(true); // it stands alone here
    applyTheme(Theme::light());
    painter.fillRect(target, Theme::light().color(Token::Surface));
    paintExportHeader(painter, QRectF(target.topLeft(), QSizeF(target.width(), kHeaderHeight)));
    const QRectF plot = target.adjusted(0, kHeaderHeight, 0, 0);
    layoutFor(plot.size());
    scheduleReduction();
    finishPending();
    for (PlotLayer *layer : m_layers) {
        layer->finishPending();
    }
    scene()->render(&painter, plot, QRectF(QPointF(0, 0), plot.size()));
    m_axes->setCaptionHidden(false);
    setXLabelsVisible(hadXLabels);
    applyTheme(*shown);
    updateGeometry();
    setCrosshair(crosshair);
}

QImage PlotView::toImage(const QSize &size, qreal ratio)
{
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Theme::light().color(Token::Surface));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTo(painter, QRectF(QPointF(0, 0), QSizeF(size)));
    return image;
}

core::Result<> PlotView::savePng(const QString &file, const QSize &size, qreal ratio)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    toImage(size, ratio).save(&buffer, "PNG");
    return store::writeFile(file, bytes, core::ErrorCode::PartiFile001);
}

core::Result<> PlotView::saveSvg(const QString &file, const QSize &size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(m_name);
    generator.setDescription(reductionNote());
    QPainter painter(&generator);
    paintTo(painter, QRectF(QPointF(0, 0), QSizeF(size)));
    painter.end();
    return store::writeFile(file, bytes, core::ErrorCode::PartiFile001);
}

QByteArray PlotView::toCsv() const
{
    const PlotTable all = table();
    const bool hasNames = !all.names.isEmpty();
    QByteArray csv =
        core::csvRowForPeople(hasNames ? QStringList{all.namesHeader} + all.header : all.header);
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
        QStringList cells;
        for (const std::optional<double> &value : all.rows[i]) {
            cells.append(value ? QString::fromLatin1(core::floatText(*value)) : QString());
        }
        csv += hasNames
            ? core::csvRowForPeople(QStringList{all.names.value(static_cast<qsizetype>(i))} + cells)
            : core::csvRow(cells);
    }
    return csv;
}

core::Result<> PlotView::saveCsv(const QString &file) const
{
    return store::writeFile(file, toCsv(), core::ErrorCode::PartiFile001);
}

void PlotView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const auto save = [this](const QString &suffix, const auto &writer) {
        const QString file = QFileDialog::getSaveFileName(
            this, tr("Save chart"), fileName(m_name) + suffix, u'*' + suffix);
        if (file.isEmpty()) {
            return;
        }
        if (const core::Result<> result = writer(file); !result) {
            Q_EMIT exportFailed(result.error().detail);
        }
    };
    QAction *zoom = menu.addAction(tr("Zoom to selection"), this, [this] { setXRange(*range()); });
    zoom->setEnabled(range().has_value());
    QAction *reset = menu.addAction(tr("Reset zoom"), this, &PlotView::resetZoom);
    reset->setEnabled(isZoomed());
    QAction *log = menu.addAction(tr("Logarithmic y axis"), this, &PlotView::toggleLogY);
    log->setCheckable(true);
    log->setChecked(m_yAxis.isLog);
    menu.addAction(tr("Show as table"), this, &PlotView::tableRequested);
    menu.addSeparator();
    menu.addAction(tr("Copy image"), this,
        [this] { QApplication::clipboard()->setImage(toImage(kExportSize, 2)); });
    menu.addAction(tr("Copy data"), this,
        [this] { QApplication::clipboard()->setText(QString::fromUtf8(toCsv())); });
    menu.addAction(tr("Save as PNG…"), this, [this, save] {
        save(u".png"_s, [this](const QString &file) { return savePng(file, kExportSize); });
    });
    menu.addAction(tr("Save as SVG…"), this, [this, save] {
        save(u".svg"_s, [this](const QString &file) { return saveSvg(file, kExportSize); });
    });
    menu.addAction(tr("Save as CSV…"), this,
        [this, save] { save(u".csv"_s, [this](const QString &file) { return saveCsv(file); }); });
    if (const QString note = reductionNote(); !note.isEmpty()) {
        menu.addSeparator();
        menu.addAction(note)->setEnabled(false);
    }
    const QPointF place(event->pos());
    Q_EMIT contextMenuAboutToShow(
        &menu, m_geometry.pixelToX(place.x()), m_geometry.pixelToY(place.y()));
    menu.exec(event->globalPos());
}

} // namespace aisb::gui
