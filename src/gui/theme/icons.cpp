// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/icons.h"

#include "gui/theme/thememanager.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// QSvgRenderer takes currentColor from the colour attribute of the root; it draws black without
// one.
QByteArray coloredSvg(const QString &name, const QColor &color)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("<svg ", QByteArrayLiteral("<svg color=\"") + color.name().toLatin1() + "\" ");
    return svg;
}

QPixmap rendered(const QString &name, const QSize &deviceSize, const QColor &color)
{
    const QString key = u"aisb-icon/%1/%2x%3/%4"_s.arg(name)
                            .arg(deviceSize.width())
                            .arg(deviceSize.height())
                            .arg(color.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    const QByteArray svg = coloredSvg(name, color);
    QSvgRenderer renderer(svg);
    if (svg.isEmpty() || !renderer.isValid() || deviceSize.isEmpty()) {
        return {};
    }
    pixmap = QPixmap(deviceSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    // A wider place than high leaves room between icon and text.
    const double side = std::min(deviceSize.width(), deviceSize.height());
    renderer.render(&painter, QRectF(0, (deviceSize.height() - side) / 2, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemeIconEngine : public QIconEngine
{
public:
    ThemeIconEngine(QString name, Token token)
        : m_name(std::move(name))
        , m_token(token)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, color(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, size, color(mode));
    }

    QPixmap scaledPixmap(
        const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        Q_UNUSED(scale)
        return pixmap(size, mode, state);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new ThemeIconEngine(*this); }
    QString iconName() override { return m_name; }
    bool isNull() override { return !QFile::exists(u":/icons/"_s + m_name + u".svg"_s); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        QColor color = currentTheme().color(mode == QIcon::Disabled ? Token::Text3 : m_token);
        if (mode == QIcon::Disabled) {
            color.setAlphaF(0.5F);
        }
        return color;
    }

    QString m_name;
    Token m_token;
};

} // namespace

QStringList iconNames()
{
    QStringList names = QDir(u":/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names) {
        name.chop(4);
    }
    names.removeAll(u"studio"_s);
    return names;
}

QIcon themeIcon(const QString &name, Token color)
{
    return name.isEmpty() ? QIcon() : QIcon(new ThemeIconEngine(name, color));
}

QPixmap iconPixmap(const QString &name, int size, qreal ratio, const QColor &color)
{
    const int deviceSize = qRound(size * ratio);
    QPixmap pixmap = rendered(name, {deviceSize, deviceSize}, color);
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const QPixmap pixmap = rendered(name, (rect.size() * ratio).toSize(), color);
    if (!pixmap.isNull()) {
        painter.drawPixmap(rect, pixmap, pixmap.rect());
    }
}

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return u"circle-check"_s;
    case Tone::Warn:
        return u"triangle"_s;
    case Tone::Bad:
        return u"octagon"_s;
    case Tone::Neutral:
    case Tone::Accent:
        break;
    }
    return u"info"_s;
}

} // namespace aisb::gui
