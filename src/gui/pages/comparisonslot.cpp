// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/comparisonslot.h"

#include "gui/pages/words.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/chip.h"
#include "gui/widgets/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace aisb::gui {

LetterBadge::LetterBadge(std::size_t experiment, QWidget *parent)
    : QWidget(parent)
    , m_experiment(experiment)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

QSize LetterBadge::sizeHint() const
{
    const int side = QFontMetrics(textFont(TextSize::Table, QFont::DemiBold)).height() + 2;
    return {side, side};
}

void LetterBadge::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = currentTheme();
    const QColor fill = theme.experiment(static_cast<int>(m_experiment));
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect(), 4, 4);
    const bool isLight = contrastRatio(fill, Qt::white) < contrastRatio(fill, Qt::black);
    painter.setPen(isLight ? Qt::black : Qt::white);
    painter.setFont(textFont(TextSize::Table, QFont::DemiBold));
    painter.drawText(rect(), Qt::AlignCenter, core::ComparedExperiment::letter(m_experiment));
}

ComparisonSlot::ComparisonSlot(std::size_t experiment, QWidget *parent)
    : QFrame(parent)
    , m_experiment(experiment)
    , m_name(new ElidedLabel)
    , m_facts(new ElidedLabel)
    , m_chip(new Chip)
    , m_menuButton(makeIconButton(u"chevron-down"_s, {}))
{
    setProperty("card", true);
    setMinimumWidth(190);
    setMaximumWidth(360);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 5, 4, 5);
    layout->setSpacing(8);
    layout->addWidget(new LetterBadge(experiment));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    m_name->setFont(textFont(TextSize::Body, QFont::DemiBold));
    m_facts->setFont(textFont(TextSize::Table));
    m_facts->setColor(Token::Text2);
    for (ElidedLabel *label : {m_name, m_facts}) {
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    texts->addWidget(m_name);
    texts->addWidget(m_facts);
    layout->addLayout(texts, 1);
    layout->addWidget(m_chip);
    layout->addWidget(m_menuButton);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setMenu(new QMenu(m_menuButton));
    refresh();
}

void ComparisonSlot::setExperiment(
    const core::ComparedExperiment &experiment, bool isBaseline, bool canRemove)
{
    m_shown = experiment;
    m_isBaseline = isBaseline;
    m_canRemove = canRemove;
    refresh();
}

void ComparisonSlot::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

void ComparisonSlot::refresh()
{
    m_name->setText(m_shown.name);
    QStringList facts = m_shown.models.mid(0, 2);
    if (m_shown.startedAt.isValid()) {
        facts << dateText(m_shown.startedAt);
    }
    m_facts->setText(m_shown.error.isEmpty() ? facts.join(u" · "_s) : m_shown.error);
    m_facts->setColor(m_shown.error.isEmpty() ? Token::Text2 : Token::Bad);
    m_chip->setText(tr("Baseline"));
    m_chip->setVisible(m_isBaseline);
    setIconButtonName(
        *m_menuButton, tr("Experiment %1").arg(core::ComparedExperiment::letter(m_experiment)));
    QMenu *menu = m_menuButton->menu();
    menu->clear();
    menu->addAction(
        themeIcon(u"folder"_s), tr("Open"), this, [this] { Q_EMIT openRequested(m_shown.path); });
    QAction *baseline = menu->addAction(themeIcon(u"flag"_s), tr("Make baseline"), this,
        [this] { Q_EMIT baselineRequested(m_experiment); });
    baseline->setEnabled(!m_isBaseline);
    QAction *remove = menu->addAction(themeIcon(u"close"_s), tr("Remove from the comparison"), this,
        [this] { Q_EMIT removeRequested(m_experiment); });
    remove->setEnabled(m_canRemove);
}

} // namespace aisb::gui
