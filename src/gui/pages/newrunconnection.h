// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"

#include <QObject>
#include <QString>

namespace aisb::gui {

class FormIssues;
class NewRunForms;
class NewRunPage;
class PageContext;

// The connection a form sends to: its list, its key, saving one. A connection stays chosen while
// requests go to its address. Part of NewRunPage, owned by it.
class NewRunConnection : public QObject
{
    Q_OBJECT
public:
    // All outlive the object.
    NewRunConnection(
        NewRunPage &page, NewRunForms &forms, FormIssues &issues, PageContext &context);

    // Empty: requests go to none of the connections.
    [[nodiscard]] QString id() const { return m_id; }
    // Without touching the form.
    void setId(const QString &id) { m_id = id; }
    // Address, model and key come into the form.
    void use(const QString &id);
    // After an edit of the form.
    void refresh(const core::RunOptions &options);
    // A key that was typed is kept with the connection.
    void keepKey();
    void save();
    // The list again, also in another language.
    void fillList();
    void showKeyHint();

private:
    void choose(int index);

    NewRunPage &m_page;
    NewRunForms &m_forms;
    FormIssues &m_issues;
    PageContext &m_context;
    QString m_id;
};

} // namespace aisb::gui
