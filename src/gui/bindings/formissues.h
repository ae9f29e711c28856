// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"

#include <QHash>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <vector>

class QWidget;

namespace aisb::gui {

class FormLabel;

// The option an issue is about: "--seed" and "models[0].batch_size" lead to "seed" and
// "batch-size"; empty when no field of the forms edits it.
[[nodiscard]] QString optionOfPath(const QString &path);

// What is wrong with a value, in the language of the window.
[[nodiscard]] QString issueText(const core::Issue &issue);

// Puts issues at the fields of forms that are shown: a red frame and the text below the field in
// place of its hint. Inputs name their option in the property "option"; the label below is named
// like the input with "Note" added (of the first input of its line). Widgets are not owned.
class FormIssues
{
public:
    // Keeps the hints as they are now; call it again after a change of language.
    void watch(const std::vector<QWidget *> &forms);
    void show(const std::vector<core::Issue> &issues);
    // What stands below the field of this option while it has no error; until the next watch().
    void setHint(const QString &option, const QString &hint);

    [[nodiscard]] int errorsIn(const QWidget *form) const;
    [[nodiscard]] int errors() const;
    [[nodiscard]] int notes() const { return static_cast<int>(m_others.size()); }
    // Texts of issues no field shows, and of notes that do not block.
    [[nodiscard]] const std::vector<core::Issue> &others() const { return m_others; }
    // The first field in reading order that has an error, and the form it stands in; null: none.
    [[nodiscard]] QWidget *firstInvalid() const;
    [[nodiscard]] int formOfFirstInvalid() const;

private:
    struct Field
    {
        QPointer<QWidget> input;
        QPointer<FormLabel> note;
        QString hint;
        QString option;
        int form = 0;
        bool isInvalid = false;
    };
    [[nodiscard]] bool isShown(const Field &field) const;
    void mark(Field &field, const QString &error);
    void refreshNotes();

    std::vector<Field> m_fields;
    std::vector<QWidget *> m_forms;
    QHash<const FormLabel *, QString> m_errors;
    std::vector<core::Issue> m_others;
    int m_unplaced = 0;
};

} // namespace aisb::gui
