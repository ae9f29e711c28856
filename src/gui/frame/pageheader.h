// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/page.h"

#include <QHash>
#include <QPointer>
#include <QPushButton>

class QHBoxLayout;

namespace aisb::gui {

class CommandRegistry;
class ElidedLabel;

// The upper part of a page: title, note, chips and buttons on one line, facts below.
class PageHeader : public QWidget
{
    Q_OBJECT
public:
    explicit PageHeader(CommandRegistry &commands, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const;
    void setTitle(const QString &title);
    void setTitleNote(const QString &note);
    void setChips(const QList<ChipSpec> &chips);
    void setMeta(const QString &meta);
    void setMetaNote(const QString &note);
    void setActions(const QStringList &secondary, const QString &primary);
    void addWidget(QWidget *widget);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshButton(const QString &command);
    void refreshFonts();
    void refreshVisibility();
    QPushButton *addButton(const QString &command, bool isPrimary);

    CommandRegistry &m_commands;
    ElidedLabel *m_title;
    ElidedLabel *m_note;
    ElidedLabel *m_meta;
    ElidedLabel *m_metaNote;
    QHBoxLayout *m_chips;
    QList<ChipSpec> m_shownChips;
    QHBoxLayout *m_secondary;
    QHBoxLayout *m_custom;
    QHBoxLayout *m_primary;
    QHash<QString, QPointer<QPushButton>> m_buttons;
};

} // namespace aisb::gui
