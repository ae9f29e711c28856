// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/fieldrow.h"

#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace aisb::gui {

namespace {

// The accent dot of a field that differs from its default.
class ModifiedDot : public QLabel
{
public:
    explicit ModifiedDot(QWidget *parent)
        : QLabel(parent)
    {
        setFixedWidth(8);
    }
    void setShown(bool isShown)
    {
        m_isShown = isShown;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        if (!m_isShown) {
            return;
        }
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(currentTheme().color(Token::Accent));
        painter.drawEllipse(QPointF(3.5, height() / 2.0), 2.5, 2.5);
    }

private:
    bool m_isShown = false;
};

} // namespace

FieldRow::FieldRow(const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_label(makeLabel(LabelKind::Secondary, label, this))
    , m_dot(new ModifiedDot(this))
    , m_field(field)
    , m_line(new QHBoxLayout)
    , m_unit(makeLabel(LabelKind::Secondary, {}, this))
    , m_hintLabel(makeLabel(LabelKind::Hint, {}, this))
    , m_errorLabel(makeLabel(LabelKind::Error, {}, this))
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(0);
    layout->setVerticalSpacing(2);
    m_line->setSpacing(8);
    m_line->addWidget(field);
    m_line->addWidget(m_unit);
    m_line->addStretch(1);
    layout->addWidget(m_dot, 0, 0);
    layout->addWidget(m_label, 0, 1);
    layout->addLayout(m_line, 0, 2);
    layout->addWidget(m_hintLabel, 1, 2);
    layout->addWidget(m_errorLabel, 1, 2);
    layout->setColumnStretch(2, 1);
    layout->setColumnMinimumWidth(1, kLabelWidth - 8);
    m_unit->hide();
    for (QLabel *below : {m_hintLabel, m_errorLabel}) {
        below->hide();
        below->setWordWrap(true);
    }
    m_label->setBuddy(field);
    setLabel(label);
}

void FieldRow::setLabel(const QString &label)
{
    m_label->setText(label);
    QString plain = label;
    m_field->setAccessibleName(plain.remove(u'&'));
}

void FieldRow::setUnit(const QString &unit)
{
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
}

void FieldRow::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

void FieldRow::setError(const QString &error)
{
    if (error == m_error) {
        return;
    }
    m_error = error;
    setStyleProperty(*m_field, "invalid", !error.isEmpty());
    refresh();
}

void FieldRow::setModified(bool isModified)
{
    static_cast<ModifiedDot *>(m_dot)->setShown(isModified);
}

void FieldRow::addWidget(QWidget *widget)
{
    m_line->insertWidget(m_line->count() - 1, widget);
}

void FieldRow::setLabelWidth(int width)
{
    static_cast<QGridLayout *>(layout())->setColumnMinimumWidth(1, width - 8);
}

void FieldRow::refresh()
{
    const bool isWrong = !m_error.isEmpty();
    m_hintLabel->setText(m_hint);
    m_hintLabel->setVisible(!isWrong && !m_hint.isEmpty());
    m_errorLabel->setText(m_error);
    m_errorLabel->setVisible(isWrong);
    m_field->setAccessibleDescription(isWrong ? m_error : m_hint);
}

} // namespace aisb::gui
