// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/presetbar.h"

#include "gui/pages/formlabel.h"
#include "gui/settings/presetbook.h"
#include "gui/widgets/buttons.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

PresetBar::PresetBar(PresetBook &book, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_title(new FormLabel(QString(), u"heading"_s))
    , m_combo(new QComboBox)
    , m_save(makeIconButton(u"file"_s, QString(), true))
    , m_more(makeIconButton(u"more"_s, QString(), true))
    , m_menu(new QMenu(this))
    , m_rename(m_menu->addAction(QString()))
    , m_delete(m_menu->addAction(QString()))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 0, 14, 12);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_combo, 1);
    line->addWidget(m_save);
    line->addWidget(m_more);
    layout->addLayout(line);
    m_title->setBuddy(m_combo);
    m_combo->setObjectName(u"presetCombo"_s);
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(8);
    m_save->setObjectName(u"savePresetButton"_s);
    m_more->setObjectName(u"morePresetButton"_s);
    m_rename->setObjectName(u"renamePresetAction"_s);
    m_delete->setObjectName(u"deletePresetAction"_s);
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(m_combo, &QComboBox::activated, this,
        [this](int index) { Q_EMIT chosen(m_combo->itemText(index)); });
    connect(m_combo, &QComboBox::editTextChanged, this, &PresetBar::refresh);
    connect(m_save, &QToolButton::clicked, this, [this] { Q_EMIT saveRequested(typed()); });
    connect(m_rename, &QAction::triggered, this, [this] {
        const QString name = typed();
        if (m_book.rename(m_current, name)) {
            setCurrent(name);
        }
    });
    connect(m_delete, &QAction::triggered, this, [this] { Q_EMIT deleteRequested(typed()); });
    connect(&m_book, &PresetBook::changed, this, &PresetBar::fill);
    fill();
    retranslate();
}

QString PresetBar::typed() const
{
    return m_combo->currentText().trimmed();
}

void PresetBar::setCurrent(const QString &name)
{
    m_current = name;
    m_combo->setCurrentText(name);
    refresh();
}

void PresetBar::fill()
{
    const QString text = m_combo->currentText();
    const QSignalBlocker blocker(m_combo);
    m_combo->clear();
    for (const Preset &preset : m_book.all()) {
        m_combo->addItem(preset.name);
    }
    m_combo->setCurrentText(text);
    refresh();
}

void PresetBar::refresh()
{
    const QString name = typed();
    const bool isKept = m_book.find(name).has_value();
    const bool isLoaded = m_book.find(m_current).has_value();
    m_save->setEnabled(!name.isEmpty());
    m_rename->setEnabled(isLoaded && !isKept && !name.isEmpty());
    m_rename->setText(m_rename->isEnabled() ? tr(R"(Rename "%1" to "%2")").arg(m_current, name)
                                            : tr("Rename (type the new name first)"));
    m_delete->setEnabled(isKept);
    m_delete->setText(isKept ? tr("Delete \"%1\"").arg(name) : tr("Delete"));
}

void PresetBar::retranslate()
{
    m_title->setText(tr("Preset"));
    m_combo->setAccessibleName(tr("Preset"));
    m_combo->setToolTip(tr("Choose a preset to load it, or type a name to save one."));
    m_combo->lineEdit()->setPlaceholderText(tr("Name"));
    setIconButtonName(*m_save, tr("Save these values under the name"));
    setIconButtonName(*m_more, tr("Rename or delete the preset"));
    refresh();
}

} // namespace aisb::gui
