// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/card.h"

#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kHeaderHeight = 30;
constexpr int kBusyStepMs = 50;

// The header line with its hairline below.
class CardHeader : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        painter.fillRect(QRect(0, height() - 1, width(), 1), currentTheme().color(Token::Border));
    }
};

// A piece of accent that walks along the header line.
class BusyLine : public QWidget
{
public:
    explicit BusyLine(QWidget *parent)
        : QWidget(parent)
    {
        setObjectName(u"busyLine"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_place = (m_place + 0.03) > 1.3 ? -0.3 : m_place + 0.03;
            update();
        });
        hide();
    }

protected:
    void showEvent(QShowEvent *event) override
    {
        Q_UNUSED(event)
        m_timer.start(kBusyStepMs);
    }
    void hideEvent(QHideEvent *event) override
    {
        Q_UNUSED(event)
        m_timer.stop();
    }
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        painter.fillRect(QRectF(m_place * width(), 0, 0.3 * width(), height()),
            currentTheme().color(Token::Accent));
    }

private:
    QTimer m_timer;
    double m_place = 0;
};

} // namespace

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_header(new CardHeader(this))
    , m_headerLayout(new QHBoxLayout(m_header))
    , m_title(makeLabel(LabelKind::Strong, {}, m_header))
    , m_note(new ElidedLabel(m_header))
    , m_body(new QVBoxLayout)
{
    setProperty("card", true);
    m_header->setFixedHeight(kHeaderHeight);
    m_header->setVisible(false);
    m_headerLayout->setContentsMargins(12, 0, 6, 1);
    m_headerLayout->setSpacing(8);
    m_headerLayout->addWidget(m_title);
    m_headerLayout->addWidget(m_note);
    m_headerLayout->addStretch(1);
    m_note->setColor(Token::Text3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    layout->addLayout(m_body, 1);
    new BusyLine(this);
    refreshFonts();
}

Card::Card(const QString &title, QWidget *parent)
    : Card(parent)
{
    setTitle(title);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_header->setVisible(true);
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setNote(const QString &note)
{
    m_note->setText(note);
    m_header->setVisible(true);
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_headerLayout->addWidget(widget);
    m_header->setVisible(true);
}

void Card::setHeaderVisible(bool isVisible)
{
    m_header->setVisible(isVisible);
}

void Card::padBody()
{
    m_body->setContentsMargins(12, 10, 12, 12);
    m_body->setSpacing(8);
}

void Card::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    auto *line = findChild<QWidget *>(u"busyLine"_s, Qt::FindDirectChildrenOnly);
    line->setVisible(isBusy);
    line->setGeometry(1, m_header->isVisible() ? kHeaderHeight : 1, width() - 2, 2);
    line->raise();
}

void Card::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        refreshFonts();
    }
    QFrame::changeEvent(event);
}

void Card::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (m_isBusy) {
        setBusy(true);
    }
}

void Card::refreshFonts()
{
    m_note->setFont(textFont(TextSize::Table));
}

} // namespace aisb::gui
