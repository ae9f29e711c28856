// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/card.h"
#include "run/openexperiment.h"

#include <optional>

class QGridLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace aisb::gui {

class AboutPane;
class ElidedLabel;
class FormLabel;
class GlanceChart;
class NoteBox;

// The experiment under the cursor: title, numbers, throughput, tags and notes, set-up, folder.
class ExperimentPreview : public Card
{
    Q_OBJECT
public:
    explicit ExperimentPreview(QWidget *parent = nullptr);

    // Nothing: says what to do. selected: how many rows are, the one shown among them.
    void setEntry(const std::optional<run::ExperimentEntry> &entry, int selected = 1);
    [[nodiscard]] AboutPane *about() const { return m_about; }
    // What can be done with it beside opening; not owned.
    void setMenu(QMenu *menu);
    // The title becomes a field.
    void editTitle();

Q_SIGNALS:
    void openRequested(const QString &path);
    void showFolderRequested(const QString &path);
    void titleEdited(const QString &path, const QString &title);
    void starToggled(const QString &path, bool isStarred);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTop();
    void retranslate();
    void refresh();
    void refreshTop(const run::ExperimentEntry &entry);
    void refreshNote(const run::ExperimentEntry &entry);
    void addPerformance(const run::ExperimentEntry &entry);
    void addSetup(const run::ExperimentEntry &entry);
    void takeTitle();
    void endTitle();

    std::optional<run::ExperimentEntry> m_entry;
    int m_selected = 0;
    FormLabel *m_title;
    QLineEdit *m_titleEdit;
    QToolButton *m_rename;
    QToolButton *m_star;
    FormLabel *m_name;
    FormLabel *m_selectedNote;
    QPushButton *m_open;
    QToolButton *m_showFolder;
    QToolButton *m_more;
    QGridLayout *m_facts;
    FormLabel *m_chartLabel;
    GlanceChart *m_chart;
    AboutPane *m_about;
    FormLabel *m_setupLabel;
    QGridLayout *m_setup;
    NoteBox *m_note;
    NoteBox *m_verdict;
    NoteBox *m_shelfNote;
    ElidedLabel *m_folder;
    QWidget *m_content;
    QScrollArea *m_scroll;
    FormLabel *m_nothing;
};

} // namespace aisb::gui
