// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QComboBox;
class QMenu;
class QToolButton;

namespace aisb::gui {

class FormLabel;
class PresetBook;

// The presets in "This run": choosing a name loads it, saving takes the name in the field, more
// renames and deletes. It changes names itself; what a preset holds is its owner's.
class PresetBar : public QWidget
{
    Q_OBJECT
public:
    // book outlives the bar.
    explicit PresetBar(PresetBook &book, QWidget *parent = nullptr);

    // The preset the form was loaded from or saved to last; empty = none.
    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString &name);
    void retranslate();

Q_SIGNALS:
    void chosen(const QString &name);
    void saveRequested(const QString &name);
    void deleteRequested(const QString &name);

private:
    void fill();
    void refresh();
    [[nodiscard]] QString typed() const;

    PresetBook &m_book;
    FormLabel *m_title;
    QComboBox *m_combo;
    QToolButton *m_save;
    QToolButton *m_more;
    QMenu *m_menu;
    QAction *m_rename;
    QAction *m_delete;
    QString m_current;
};

} // namespace aisb::gui
