// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/about.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QStringListModel;
class QToolButton;

namespace aisb::gui {

class FlowLayout;
class FormLabel;

// Tags and notes of one experiment. Tags are kept with each step, notes a moment after the last key
// and before another experiment is shown.
class AboutPane : public QWidget
{
    Q_OBJECT
public:
    explicit AboutPane(QWidget *parent = nullptr);

    // path empty: none. What is being typed of the same experiment is left alone.
    void setAbout(const QString &path, const store::About &about);
    void setKnownTags(const QStringList &tags); // offered while typing
    // Gives out what was typed and not kept yet.
    void flush();
    // Begins to type a tag.
    void addTag();
    void editNotes();

Q_SIGNALS:
    void tagsEdited(const QString &path, const QStringList &tags);
    void notesEdited(const QString &path, const QString &notes);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void showTags();
    void takeTag();
    void endTag();

    QString m_path;
    QStringList m_tags;
    QString m_keptNotes;
    FormLabel *m_tagsLabel;
    FormLabel *m_notesLabel;
    FlowLayout *m_flow;
    QToolButton *m_add;
    QLineEdit *m_tagEdit;
    QStringListModel *m_known;
    QPlainTextEdit *m_notes;
    QTimer m_timer;
};

} // namespace aisb::gui
