// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/pageheader.h"

#include "gui/frame/commandregistry.h"
#include "gui/frame/menus.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/chip.h"
#include "gui/widgets/elidedlabel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>

namespace aisb::gui {

namespace {

void clearLayout(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QHBoxLayout *tightRow(int spacing)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    return row;
}

} // namespace

PageHeader::PageHeader(CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_title(new ElidedLabel(this))
    , m_note(new ElidedLabel(this))
    , m_meta(new ElidedLabel(this))
    , m_metaNote(new ElidedLabel(this))
    , m_chips(tightRow(8))
    , m_secondary(tightRow(8))
    , m_custom(tightRow(8))
    , m_primary(tightRow(8))
{
    m_note->setColor(Token::Text2);
    m_meta->setColor(Token::Text2);
    m_metaNote->setColor(Token::Text3);
    m_metaNote->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_meta->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *line = tightRow(8);
    line->addWidget(m_title);
    line->addSpacing(4);
    line->addWidget(m_note);
    line->addLayout(m_chips);
    line->addStretch(1);
    line->addLayout(m_secondary);
    line->addLayout(m_custom);
    line->addLayout(m_primary);
    auto *facts = tightRow(16);
    facts->addWidget(m_meta, 1);
    facts->addWidget(m_metaNote);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 8);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addLayout(facts);
    connect(&commands, &CommandRegistry::changed, this, &PageHeader::refreshButton);
    refreshFonts();
    refreshVisibility();
}

QString PageHeader::title() const
{
    return m_title->text();
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    refreshVisibility();
}

void PageHeader::setTitleNote(const QString &note)
{
    m_note->setText(note);
    refreshVisibility();
}

void PageHeader::setChips(const QList<ChipSpec> &chips)
{
    if (chips == m_shownChips) {
        return;
    }
    m_shownChips = chips;
    clearLayout(*m_chips);
    for (const ChipSpec &spec : chips) {
        auto *chip = new Chip(spec.text, spec.tone, spec.icon, this);
        chip->setToolTip(spec.toolTip);
        m_chips->addWidget(chip);
    }
}

void PageHeader::setMeta(const QString &meta)
{
    m_meta->setText(meta);
    refreshVisibility();
}

void PageHeader::setMetaNote(const QString &note)
{
    m_metaNote->setText(note);
    refreshVisibility();
}

void PageHeader::setActions(const QStringList &secondary, const QString &primary)
{
    clearLayout(*m_secondary);
    clearLayout(*m_primary);
    m_buttons.clear();
    for (const QString &command : secondary) {
        if (QPushButton *button = addButton(command, false)) {
            m_secondary->addWidget(button);
        }
    }
    if (QPushButton *button = addButton(primary, true)) {
        m_primary->addWidget(button);
    }
}

void PageHeader::addWidget(QWidget *widget)
{
    m_custom->addWidget(widget);
}

QPushButton *PageHeader::addButton(const QString &command, bool isPrimary)
{
    const Command *known = m_commands.find(command);
    if (!known) {
        return nullptr;
    }
    const ButtonKind kind = isPrimary ? ButtonKind::Primary
        : known->isDanger             ? ButtonKind::Danger
                                      : ButtonKind::Plain;
    QPushButton *button = makeButton({}, known->icon, kind, this);
    m_buttons.insert(command, button);
    connect(button, &QPushButton::clicked, this, [this, command] { m_commands.trigger(command); });
    refreshButton(command);
    return button;
}

void PageHeader::refreshButton(const QString &command)
{
    QPushButton *button = m_buttons.value(command);
    if (!button) {
        return;
    }
    const QAction *action = m_commands.action(command);
    const QString reason = m_commands.disabledReason(command);
    button->setText(plainTitle(action->text()));
    button->setEnabled(action->isEnabled());
    button->setToolTip(reason.isEmpty() ? action->toolTip() : reason);
    button->setAccessibleDescription(reason);
}

void PageHeader::refreshFonts()
{
    m_title->setFont(textFont(TextSize::PageTitle, QFont::DemiBold));
    for (ElidedLabel *label : {m_note, m_meta, m_metaNote}) {
        label->setFont(textFont(TextSize::Table));
    }
}

void PageHeader::refreshVisibility()
{
    for (ElidedLabel *label : {m_title, m_note, m_meta, m_metaNote}) {
        label->setVisible(!label->text().isEmpty());
    }
    setVisible(!m_title->text().isEmpty());
}

void PageHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        refreshFonts();
    }
    QWidget::changeEvent(event);
}

} // namespace aisb::gui
