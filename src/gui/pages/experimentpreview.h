// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/card.h"
#include "run/openexperiment.h"

#include <optional>

class QGridLayout;
class QPushButton;

namespace aisb::gui {

class ElidedLabel;
class FormLabel;
class NoteBox;

// The experiment under the cursor: title, six numbers, set-up, folder.
class ExperimentPreview : public Card
{
    Q_OBJECT
public:
    explicit ExperimentPreview(QWidget *parent = nullptr);

    void setEntry(const std::optional<run::ExperimentEntry> &entry);

Q_SIGNALS:
    void openRequested(const QString &path);
    void showFolderRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void addPerformance(const run::ExperimentEntry &entry);
    void addFact(const QString &name, const QString &value);
    void refresh();

    std::optional<run::ExperimentEntry> m_entry;
    FormLabel *m_title;
    FormLabel *m_time;
    QPushButton *m_open;
    QPushButton *m_showFolder;
    QGridLayout *m_facts;
    NoteBox *m_note;
    ElidedLabel *m_folder;
    QWidget *m_content;
    FormLabel *m_nothing;
};

} // namespace aisb::gui
