// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/newrunconnection.h"

#include "gui/bindings/connectionbinding.h"
#include "gui/bindings/formissues.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/pages/newrunforms.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/pages.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/connectionbook.h"
#include "gui/theme/icons.h"

#include "ui_servicestep.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

NewRunConnection::NewRunConnection(
    NewRunPage &page, NewRunForms &forms, FormIssues &issues, PageContext &context)
    : QObject(&page)
    , m_page(page)
    , m_forms(forms)
    , m_issues(issues)
    , m_context(context)
{
    Ui::ServiceStep &form = forms.service();
    connect(form.connectionCombo, &QComboBox::activated, this, &NewRunConnection::choose);
    connect(form.saveConnectionButton, &QPushButton::clicked, this, &NewRunConnection::save);
    connect(form.manageConnectionsButton, &QPushButton::clicked, this,
        [this] { m_page.shell().goTo(u"connections"_s, m_id); });
    connect(form.keyEdit, &QLineEdit::editingFinished, this, &NewRunConnection::keepKey);
    connect(&context.connections(), &ConnectionBook::changed, this, [this] {
        fillList();
        refresh(m_page.options());
    });
    connect(&context.keys(), &ApiKeys::keepingChanged, this, &NewRunConnection::showKeyHint);
    connect(&context.keys(), &ApiKeys::changed, this, [this](const QString &id) {
        QLineEdit *edit = m_forms.service().keyEdit;
        if (id == m_id && !edit->hasFocus()) {
            edit->setText(m_context.keys().key(id).reveal());
        }
    });
}

void NewRunConnection::choose(int index)
{
    const QString id = m_forms.service().connectionCombo->itemData(index).toString();
    if (!id.isEmpty()) {
        use(id);
        return;
    }
    m_id.clear();
    refresh(m_page.options());
}

void NewRunConnection::fillList()
{
    QComboBox *combo = m_forms.service().connectionCombo;
    const QSignalBlocker blocker(combo);
    combo->clear();
    combo->addItem(tr("The address below"), QString());
    for (const Connection &connection : m_context.connections().all()) {
        combo->addItem(themeIcon(u"plug"_s), connection.name, connection.id);
    }
}

void NewRunConnection::refresh(const core::RunOptions &options)
{
    const std::optional<Connection> connection = m_context.connections().find(m_id);
    if (!connection || !sendsTo(options, *connection)) {
        m_id.clear();
    }
    Ui::ServiceStep &form = m_forms.service();
    const QSignalBlocker blocker(form.connectionCombo);
    form.connectionCombo->setCurrentIndex(std::max(0, form.connectionCombo->findData(m_id)));
    form.saveConnectionButton->setEnabled(m_id.isEmpty());
    showKeyHint();
}

void NewRunConnection::showKeyHint()
{
    const bool hasKeychain = m_context.keys().keeping() != ApiKeys::Keeping::Session;
    m_issues.setHint(u"api-key"_s,
        m_id.isEmpty() ? tr("Kept until the program ends. Save the connection to keep it longer.")
            : hasKeychain ? tr("Kept in the keychain of the system, never in a file.")
                          : tr("There is no keychain: the key is kept until the program ends."));
}

void NewRunConnection::keepKey()
{
    QLineEdit *edit = m_forms.service().keyEdit;
    if (!m_id.isEmpty() && edit->isModified()) {
        edit->setModified(false);
        m_context.keys().set(m_id, core::Secret(edit->text().trimmed()));
    }
}

void NewRunConnection::use(const QString &id)
{
    const std::optional<Connection> connection = m_context.connections().find(id);
    if (!connection) {
        return;
    }
    core::RunOptions changed = m_page.options();
    applyConnection(*connection, changed);
    changed.apiKey = {};
    m_page.fill(changed, id);
}

void NewRunConnection::save()
{
    ConnectionBook &book = m_context.connections();
    const core::RunOptions options = m_page.options();
    Connection connection = connectionOf(options);
    connection.name = book.freeName(connection.name);
    const QString name = connection.name;
    m_id = book.add(std::move(connection));
    m_context.keys().set(m_id, options.apiKey);
    m_forms.service().keyEdit->setModified(false);
    refresh(options);
    m_page.messageBar().showMessage(Tone::Accent, tr("Saved as connection \"%1\".").arg(name),
        {{tr("Edit connection"),
            [this, id = m_id] { m_page.shell().goTo(u"connections"_s, id); }}});
}

} // namespace aisb::gui
