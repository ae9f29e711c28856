// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/stepperbar.h"

#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kCircle = 20;

} // namespace

StepperBar::StepperBar(Form form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (form == Form::Tiles) {
        setFocusPolicy(Qt::StrongFocus);
        setMouseTracking(true);
    }
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void StepperBar::setSteps(std::vector<Step> steps)
{
    if (steps == m_steps) {
        return;
    }
    m_steps = std::move(steps);
    describe();
    update();
}

void StepperBar::setCurrentIndex(int index)
{
    m_current = index;
    describe();
    update();
}

void StepperBar::setProgress(double share)
{
    if (share != m_progress) {
        m_progress = share;
        update();
    }
}

QSize StepperBar::sizeHint() const
{
    const int line = QFontMetrics(textFont(TextSize::Body)).height();
    return m_form == Form::Tiles ? QSize(900, std::max(48, 2 * line + 12))
                                 : QSize(900, std::max(52, line + 34));
}

QSize StepperBar::minimumSizeHint() const
{
    return {600, sizeHint().height()};
}

void StepperBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.fillPath(shape, theme.color(Token::Surface));
    if (!m_steps.empty()) {
        painter.save();
        painter.setClipPath(shape);
        m_form == Form::Tiles ? paintTiles(painter) : paintLine(painter);
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(theme.color(hasFocus() ? Token::Accent : Token::Border), hasFocus() ? 2 : 1));
    painter.drawPath(shape);
}

QRect StepperBar::tileRect(int index) const
{
    const double width = this->width() / static_cast<double>(m_steps.size());
    const int left = qRound(width * index);
    return {left, 0, qRound(width * (index + 1)) - left, height()};
}

int StepperBar::indexAt(const QPoint &position) const
{
    for (int i = 0; i < static_cast<int>(m_steps.size()); ++i) {
        if (tileRect(i).contains(position)) {
            return i;
        }
    }
    return -1;
}

void StepperBar::paintBadge(
    QPainter &painter, const QRectF &circle, int index, bool isCurrent) const
{
    const Theme &theme = currentTheme();
    const Step &step = m_steps[static_cast<std::size_t>(index)];
    QRectF mark(0, 0, 12, 12);
    mark.moveCenter(circle.center());
    painter.setPen(Qt::NoPen);
    if (isCurrent) {
        painter.setBrush(theme.color(Token::AccentFill));
    } else if (step.state == StepState::Done) {
        painter.setBrush(theme.color(Token::OkSoft));
    } else if (step.state == StepState::Problem) {
        painter.setBrush(theme.color(Token::BadSoft));
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Control), 1));
    }
    painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
    if (!isCurrent && step.state == StepState::Done) {
        paintIcon(painter, mark, u"check"_s, theme.color(Token::Ok));
        return;
    }
    const bool isProblem = step.state == StepState::Problem;
    painter.setFont(numberFont(TextSize::Table));
    painter.setPen(theme.color(isCurrent ? Token::OnAccent
            : isProblem                  ? Token::Bad
                                         : Token::Text2));
    painter.drawText(
        circle, Qt::AlignCenter, isProblem && !isCurrent ? u"!"_s : QString::number(index + 1));
}

void StepperBar::paintTiles(QPainter &painter) const
{
    const Theme &theme = currentTheme();
    for (int i = 0; i < static_cast<int>(m_steps.size()); ++i) {
        const Step &step = m_steps[static_cast<std::size_t>(i)];
        const QRect tile = tileRect(i);
        const bool isCurrent = i == m_current;
        if (isCurrent || i == m_hovered) {
            painter.fillRect(tile, theme.color(isCurrent ? Token::Selection : Token::Hover));
        }
        if (i > 0) {
            painter.fillRect(QRect(tile.left(), 0, 1, height()), theme.color(Token::Border));
        }
        if (isCurrent) {
            painter.fillRect(
                QRect(tile.left(), height() - 2, tile.width(), 2), theme.color(Token::Accent));
        }
        paintBadge(painter, QRectF(tile.left() + 14, (height() - kCircle) / 2.0, kCircle, kCircle),
            i, isCurrent);
        const QRect text = tile.adjusted(14 + kCircle + 10, 5, -8, -5);
        painter.setFont(textFont(TextSize::Body, QFont::DemiBold));
        painter.setPen(theme.color(Token::Text));
        painter.drawText(QRect(text.left(), text.top(), text.width(), text.height() / 2),
            Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(step.title, Qt::ElideRight, text.width()));
        painter.setFont(textFont(TextSize::Table));
        const bool isProblem = step.state == StepState::Problem;
        painter.setPen(theme.color(isProblem ? Token::Bad : Token::Text2));
        const QString note = isProblem ? tr("%n problem(s)", nullptr, step.problems) : step.note;
        painter.drawText(QRect(text.left(), text.center().y(), text.width(), text.height() / 2),
            Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(note, Qt::ElideRight, text.width()));
    }
}

void StepperBar::paintLine(QPainter &painter) const
{
    const Theme &theme = currentTheme();
    const int row = height() - (m_progress >= 0 ? 18 : 0);
    const QFont number = numberFont(TextSize::Table);
    const double slot = (width() - 28.0) / static_cast<double>(m_steps.size());
    for (int i = 0; i < static_cast<int>(m_steps.size()); ++i) {
        const Step &step = m_steps[static_cast<std::size_t>(i)];
        const bool isCurrent = step.state == StepState::Current;
        double x = 14 + slot * i;
        paintBadge(painter, QRectF(x, (row - kCircle) / 2.0 + 1, kCircle, kCircle), i, isCurrent);
        x += kCircle + 8;
        const double end = 14 + slot * (i + 1);
        painter.setFont(textFont(TextSize::Body, isCurrent ? QFont::DemiBold : QFont::Normal));
        painter.setPen(theme.color(isCurrent ? Token::Text : Token::Text2));
        painter.drawText(QRectF(x, 2, end - x, row), Qt::AlignLeft | Qt::AlignVCenter, step.title);
        x += painter.fontMetrics().horizontalAdvance(step.title) + 8;
        painter.setFont(number);
        painter.setPen(theme.color(Token::Text2));
        const QString note =
            painter.fontMetrics().elidedText(step.note, Qt::ElideRight, qRound(end - x - 4));
        painter.drawText(QRectF(x, 2, end - x, row), Qt::AlignLeft | Qt::AlignVCenter, note);
        x += note.isEmpty() ? 2 : painter.fontMetrics().horizontalAdvance(note) + 10;
        if (i + 1 < static_cast<int>(m_steps.size()) && end - 12 > x) {
            painter.fillRect(QRectF(x, row / 2.0 + 1, end - 12 - x, 1), theme.color(Token::Border));
        }
    }
    if (m_progress < 0) {
        return;
    }
    QRectF bar(14, row + 2, width() - 28, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Border));
    painter.drawRoundedRect(bar, 2, 2);
    bar.setWidth(bar.width() * std::clamp(m_progress, 0.0, 1.0));
    painter.setBrush(theme.color(Token::AccentFill));
    painter.drawRoundedRect(bar, 2, 2);
}

void StepperBar::mousePressEvent(QMouseEvent *event)
{
    const int index = m_form == Form::Tiles ? indexAt(event->position().toPoint()) : -1;
    if (index >= 0 && event->button() == Qt::LeftButton) {
        Q_EMIT stepActivated(index);
    }
}

void StepperBar::mouseMoveEvent(QMouseEvent *event)
{
    if (m_form == Form::Tiles) {
        m_hovered = indexAt(event->position().toPoint());
        update();
    }
}

void StepperBar::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

void StepperBar::keyPressEvent(QKeyEvent *event)
{
    const bool isBack = event->key() == Qt::Key_Left;
    if (m_form == Form::Tiles && (isBack || event->key() == Qt::Key_Right)) {
        const int next =
            std::clamp(m_current + (isBack ? -1 : 1), 0, static_cast<int>(m_steps.size()) - 1);
        if (next != m_current && next >= 0) {
            Q_EMIT stepActivated(next);
        }
        return;
    }
    QWidget::keyPressEvent(event);
}

void StepperBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        describe();
    } else if (event->type() == QEvent::ApplicationFontChange) {
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

void StepperBar::describe()
{
    const auto count = static_cast<int>(m_steps.size());
    int at = m_form == Form::Tiles ? m_current : -1;
    for (int i = 0; i < count && m_form == Form::Line; ++i) {
        at = m_steps[static_cast<std::size_t>(i)].state == StepState::Current ? i : at;
    }
    if (at < 0 || at >= count) {
        setAccessibleName({});
        return;
    }
    const Step &step = m_steps[static_cast<std::size_t>(at)];
    setAccessibleName(
        tr("Step %1 of %2: %3. %4").arg(at + 1).arg(count).arg(step.title, step.note));
}

} // namespace aisb::gui
