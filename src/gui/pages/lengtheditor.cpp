// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/lengtheditor.h"

#include "gui/bindings/lengthtext.h"

#include "ui_lengtheditor.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Method = LengthValue::Method;

Method methodAt(int index)
{
    return static_cast<Method>(std::clamp(index, 0, static_cast<int>(Method::Zipf)));
}

} // namespace

LengthEditor::LengthEditor(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LengthEditor>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->methodCombo);
    retranslate();
    m_ui->methodCombo->setCurrentIndex(static_cast<int>(Method::Uniform));
    refreshFields();
    connect(m_ui->methodCombo, &QComboBox::currentIndexChanged, this, [this] {
        refreshFields();
        Q_EMIT changed();
    });
    for (QDoubleSpinBox *spin : findChildren<QDoubleSpinBox *>()) {
        connect(spin, &QDoubleSpinBox::valueChanged, this, &LengthEditor::changed);
    }
    for (QSpinBox *spin : findChildren<QSpinBox *>()) {
        connect(spin, &QSpinBox::valueChanged, this, &LengthEditor::changed);
    }
}

LengthEditor::~LengthEditor() = default;

QString LengthEditor::text() const
{
    LengthValue value;
    value.method = methodAt(m_ui->methodCombo->currentIndex());
    value.mean = m_ui->meanSpin->value();
    value.variance = m_ui->varianceSpin->value();
    value.alpha = m_ui->alphaSpin->value();
    value.minValue = m_ui->minSpin->value();
    value.maxValue = m_ui->maxSpin->value();
    return lengthText(value);
}

void LengthEditor::setText(const QString &text)
{
    const std::optional<LengthValue> value = parseLength(text);
    if (!value) {
        return;
    }
    m_ui->methodCombo->setCurrentIndex(static_cast<int>(value->method));
    m_ui->meanSpin->setValue(value->mean);
    m_ui->varianceSpin->setValue(value->variance);
    m_ui->alphaSpin->setValue(value->alpha);
    m_ui->minSpin->setValue(static_cast<int>(value->minValue));
    m_ui->maxSpin->setValue(static_cast<int>(value->maxValue));
}

void LengthEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
}

void LengthEditor::retranslate()
{
    const int current = m_ui->methodCombo->currentIndex();
    const QSignalBlocker blocker(m_ui->methodCombo);
    m_ui->methodCombo->clear();
    m_ui->methodCombo->addItems({tr("Always the same"), tr("Uniform"), tr("Gaussian"), tr("Zipf")});
    m_ui->methodCombo->setCurrentIndex(std::max(0, current));
    m_ui->methodCombo->setToolTip(tr("How the lengths are drawn."));
    m_ui->meanSpin->setToolTip(tr("Mean of the normal distribution."));
    m_ui->varianceSpin->setToolTip(tr("Variance of the normal distribution."));
    m_ui->alphaSpin->setToolTip(tr("Exponent of the Zipf distribution, above 1."));
    m_ui->minSpin->setToolTip(tr("Smallest length."));
    m_ui->maxSpin->setToolTip(tr("Largest length."));
    refreshFields();
}

void LengthEditor::refreshFields()
{
    const Method method = methodAt(m_ui->methodCombo->currentIndex());
    const bool isGaussian = method == Method::Gaussian;
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_ui->meanLabel, m_ui->meanSpin, m_ui->varianceLabel, m_ui->varianceSpin}) {
        widget->setVisible(isGaussian);
    }
    m_ui->alphaLabel->setVisible(method == Method::Zipf);
    m_ui->alphaSpin->setVisible(method == Method::Zipf);
    m_ui->maxLabel->setVisible(method != Method::Fixed);
    m_ui->maxSpin->setVisible(method != Method::Fixed);
    m_ui->minLabel->setText(method == Method::Fixed ? tr("Length") : tr("From"));
}

} // namespace aisb::gui
