// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/connectionspage.h"

#include "core/text/format.h"
#include "gui/bindings/connectionbinding.h"
#include "gui/bindings/rungoal.h"
#include "gui/delegates/celldelegates.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/models/connectionsmodel.h"
#include "gui/pages/connectioncard.h"
#include "gui/pages/connectionwatch.h"
#include "gui/pages/demoservice.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/modelfetch.h"
#include "gui/pages/pages.h"
#include "gui/pages/words.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/hostaddress.h"
#include "gui/settings/presetbook.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"

#include "ui_connectionform.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kCheckMs = 30'000;
constexpr int kFormWidth = 380;
constexpr int kListWidth = 300;
constexpr int kNameWidth = 168;
constexpr int kStateWidth = 142;
const QString kAdd = u"connections.add"_s;
const QString kTest = u"newrun.testConnection"_s;

} // namespace

ConnectionsPage::ConnectionsPage(Shell &shell, PageContext &context, QWidget *parent)
    : Page(shell, parent)
    , m_context(context)
    , m_form(std::make_unique<Ui::ConnectionForm>())
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_listCard(new Card)
    , m_table(new QTableView)
    , m_model(new ConnectionsModel(this))
    , m_formCard(new Card)
    , m_test(new ConnectionCard)
    , m_watch(new ConnectionWatch(context, this))
{
    auto *form = new QWidget;
    m_form->setupUi(form);
    m_formCard->body()->addWidget(form);
    m_formCard->setFixedWidth(kFormWidth);
    m_form->modelCombo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_fetch =
        new ModelFetch({*m_form->fetchButton, *m_form->modelCombo, *m_form->modelComboNote}, this);
    buildList();
    auto *columns = new QWidget;
    auto *layout = new QHBoxLayout(columns);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_listCard, 4);
    layout->addWidget(m_formCard);
    layout->addWidget(m_test, 3);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(columns);
    body()->addWidget(m_stack, 1);
    addCommands();
    setHeaderActions({}, kAdd);
    connectForm();
    m_timer.setInterval(kCheckMs);
    connect(&m_timer, &QTimer::timeout, m_watch, &ConnectionWatch::checkAll);
    connect(m_watch, &ConnectionWatch::changed, this, &ConnectionsPage::showRows);
    connect(&m_context.connections(), &ConnectionBook::changed, this, &ConnectionsPage::showRows);
    connect(&m_context.keys(), &ApiKeys::keepingChanged, this, &ConnectionsPage::showKeyNote);
    connect(&m_context.keys(), &ApiKeys::changed, this, [this](const QString &id) {
        if (id == m_current && !m_form->keyEdit->hasFocus()) {
            m_form->keyEdit->setText(m_context.keys().key(id).reveal());
        }
        if (isActive()) {
            m_watch->check(id);
        }
    });
    showRows();
}

ConnectionsPage::~ConnectionsPage() = default;

void ConnectionsPage::buildList()
{
    m_empty->setIconName(u"plug"_s);
    m_empty->addButton({}, true)->setObjectName(u"addFirstButton"_s);
    m_empty->addButton({})->setObjectName(u"builtInButton"_s);
    connect(m_empty->findChild<QPushButton *>(u"addFirstButton"_s), &QPushButton::clicked, this,
        &ConnectionsPage::addConnection);
    connect(m_empty->findChild<QPushButton *>(u"builtInButton"_s), &QPushButton::clicked, this,
        &ConnectionsPage::addBuiltIn);
    m_table->setObjectName(u"connectionsTable"_s);
    m_table->setModel(m_model);
    prepareTable(*m_table);
    m_table->setItemDelegateForColumn(ConnectionsModel::Name, new TitleDelegate(m_table));
    m_table->setItemDelegateForColumn(ConnectionsModel::State, new StateDelegate(m_table));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setMinimumWidth(kListWidth);
    m_listCard->body()->addWidget(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &row) {
            if (!m_isFilling && row.isValid()) {
                show(m_model->rowAt(row.row()).connection.id);
            }
        });
}

void ConnectionsPage::connectForm()
{
    for (QLineEdit *edit : {m_form->nameEdit, m_form->addressEdit}) {
        connect(edit, &QLineEdit::textChanged, this, &ConnectionsPage::edited);
    }
    connect(m_form->tlsCheck, &QCheckBox::toggled, this, &ConnectionsPage::edited);
    connect(m_form->modelCombo, &QComboBox::editTextChanged, this, &ConnectionsPage::edited);
    connect(m_form->keyEdit, &QLineEdit::editingFinished, this, &ConnectionsPage::keepKey);
    connect(m_form->fetchButton, &QPushButton::clicked, this, [this] {
        keepKey();
        m_fetch->fetch(testOptions(), m_context.environment());
    });
    connect(m_form->useButton, &QPushButton::clicked, this, [this] {
        keepKey();
        shell().goTo(u"newrun"_s, u"connection:"_s + m_current);
    });
    connect(m_form->defaultButton, &QPushButton::clicked, this,
        [this] { m_context.connections().setDefault(m_current); });
    connect(m_form->duplicateButton, &QPushButton::clicked, this, &ConnectionsPage::duplicate);
    connect(m_form->deleteButton, &QPushButton::clicked, this, &ConnectionsPage::removeCurrent);
    connect(m_test, &ConnectionCard::aboutToTest, this, [this] {
        keepKey();
        m_test->setOptions(testOptions(), m_context.environment());
    });
}

void ConnectionsPage::addCommands()
{
    Command command;
    command.id = kAdd;
    command.title = [] { return tr("Add connection"); };
    command.icon = u"plus"_s;
    command.menu = MenuPlace::Run;
    shell().commands().add(std::move(command));
}

void ConnectionsPage::activate()
{
    CommandRegistry &commands = shell().commands();
    commands.bind(kAdd, this, [this] { addConnection(); });
    commands.bind(kTest, this, [this] { test(); });
    for (const Connection &connection : m_context.connections().all()) {
        m_context.keys().load(connection.id);
    }
    m_watch->checkAll();
    m_timer.start();
}

void ConnectionsPage::deactivate()
{
    m_timer.stop();
    keepKey();
}

void ConnectionsPage::open(const QVariant &argument)
{
    const QString id = argument.toString();
    if (m_context.connections().find(id)) {
        show(id);
        showRows();
    }
}

// The list, and the form when what it shows is gone.
void ConnectionsPage::showRows()
{
    const ConnectionBook &book = m_context.connections();
    std::vector<ConnectionRow> rows;
    for (const Connection &connection : book.all()) {
        rows.push_back(
            {connection, m_watch->health(connection.id), connection.id == book.defaultId()});
    }
    m_stack->setCurrentIndex(rows.empty() ? 0 : 1);
    m_isFilling = true;
    m_model->updateRows(rows);
    m_isFilling = false;
    m_listCard->setNote(core::displayInteger(static_cast<qint64>(rows.size())));
    if (!book.find(m_current)) {
        show(book.find(book.defaultId()) ? book.defaultId()
                : rows.empty()           ? QString()
                                         : rows.front().connection.id);
    }
    m_isFilling = true;
    const int row = m_model->rowOf(m_current);
    m_table->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row, 0));
    m_isFilling = false;
    m_form->defaultButton->setEnabled(!m_current.isEmpty() && m_current != book.defaultId());
    m_table->setColumnWidth(ConnectionsModel::Name, kNameWidth);
    m_table->setColumnWidth(ConnectionsModel::State, kStateWidth);
}

void ConnectionsPage::show(const QString &id)
{
    if (m_current != id) {
        keepKey();
        m_test->clear();
    }
    m_current = id;
    const Connection shown = m_context.connections().find(id).value_or(Connection());
    m_isFilling = true;
    m_form->nameEdit->setText(shown.name);
    m_form->addressEdit->setText(shown.address);
    m_form->tlsCheck->setChecked(shown.usesTls);
    m_form->modelCombo->clear();
    m_form->modelCombo->setCurrentText(shown.model);
    m_form->modelCombo->lineEdit()->setCursorPosition(0);
    m_form->keyEdit->setText(m_context.keys().key(id).reveal());
    m_isFilling = false;
    m_context.keys().load(id);
    m_formCard->setTitle(shown.name);
    m_form->defaultButton->setEnabled(id != m_context.connections().defaultId());
    setNote(*m_form->modelComboNote, tr("Empty asks the service."));
    setNote(*m_form->nameEditNote, {});
    showKeyNote();
    showAddressNote();
}

void ConnectionsPage::setNote(FormLabel &note, const QString &text, bool isError)
{
    note.setKind(isError ? u"error"_s : u"hint"_s);
    note.setText(text);
    note.setVisible(!text.isEmpty());
}

void ConnectionsPage::showKeyNote()
{
    switch (m_context.keys().keeping()) {
    case ApiKeys::Keeping::Session:
        setNote(*m_form->keyEditNote,
            tr("There is no keychain: the key is kept until the program ends."));
        m_form->keyEditNote->setToolTip(m_context.keys().problem());
        return;
    case ApiKeys::Keeping::Keychain:
    case ApiKeys::Keeping::Unknown:
        break;
    }
    setNote(*m_form->keyEditNote, tr("Kept in the keychain of the system, never in a file."));
    m_form->keyEditNote->setToolTip({});
}

void ConnectionsPage::showAddressNote()
{
    const QString address = m_form->addressEdit->text().trimmed();
    const bool isHost = hostAddress(address).has_value();
    const QUrl url(address, QUrl::StrictMode);
    const bool isUrl = url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
    m_form->tlsCheck->setEnabled(isHost || address.isEmpty());
    if (!isHost && !isUrl) {
        setNote(
            *m_form->addressEditNote, tr("Must be a host with a port, or an http(s) URL."), true);
    } else if (withoutCredentials(address) != address) {
        setNote(*m_form->addressEditNote,
            tr("Name and password in an address are not kept; put the key into its field."), true);
    } else {
        setNote(*m_form->addressEditNote, {});
    }
}

void ConnectionsPage::edited()
{
    if (m_isFilling || m_current.isEmpty()) {
        return;
    }
    const QString name = m_form->nameEdit->text().trimmed();
    Connection connection = m_context.connections().find(m_current).value_or(Connection());
    setNote(*m_form->nameEditNote, name.isEmpty() ? tr("A connection needs a name.") : QString(),
        name.isEmpty());
    connection.name = name.isEmpty() ? connection.name : name;
    connection.address = m_form->addressEdit->text().trimmed();
    connection.usesTls = m_form->tlsCheck->isChecked();
    connection.model = m_form->modelCombo->currentText().trimmed();
    m_context.connections().update(connection);
    m_formCard->setTitle(connection.name);
    showAddressNote();
}

void ConnectionsPage::keepKey()
{
    if (!m_current.isEmpty() && !m_isFilling && m_form->keyEdit->isModified()) {
        m_form->keyEdit->setModified(false);
        m_context.keys().set(m_current, core::Secret(m_form->keyEdit->text().trimmed()));
    }
}

core::RunOptions ConnectionsPage::testOptions() const
{
    core::RunOptions options = defaultRunOptions();
    if (const std::optional<Connection> connection = m_context.connections().find(m_current)) {
        applyConnection(*connection, options);
    }
    options.apiKey = m_context.keys().key(m_current);
    return options;
}

void ConnectionsPage::test()
{
    if (!m_current.isEmpty()) {
        m_test->test();
    }
}

void ConnectionsPage::addConnection()
{
    ConnectionBook &book = m_context.connections();
    Connection connection;
    connection.name = book.freeName(tr("Connection"));
    connection.address = u"localhost:8080"_s;
    show(book.add(std::move(connection)));
    showRows();
    m_form->nameEdit->setFocus(Qt::OtherFocusReason);
    m_form->nameEdit->selectAll();
}

void ConnectionsPage::addBuiltIn()
{
    const core::Result<> started = m_context.demo().start();
    if (!started) {
        messageBar().showMessage(Tone::Bad, describe(started.error()));
        return;
    }
    ConnectionBook &book = m_context.connections();
    Connection connection = connectionOf(m_context.demo().options({}));
    connection.name = book.freeName(tr("Built-in service"));
    show(book.add(std::move(connection)));
    showRows();
    m_watch->check(m_current);
    messageBar().showMessage(
        Tone::Accent, tr("The built-in service runs until the program ends, at this port."));
}

void ConnectionsPage::duplicate()
{
    ConnectionBook &book = m_context.connections();
    std::optional<Connection> copy = book.find(m_current);
    if (!copy) {
        return;
    }
    keepKey();
    const core::Secret key = m_context.keys().key(copy->id);
    copy->id.clear();
    copy->name = book.freeName(copy->name);
    const QString id = book.add(std::move(*copy));
    if (!key.isEmpty()) {
        m_context.keys().set(id, key);
    }
    show(id);
    showRows();
    m_watch->check(id);
}

void ConnectionsPage::removeCurrent()
{
    ConnectionBook &book = m_context.connections();
    const std::optional<Connection> removed = book.find(m_current);
    if (!removed) {
        return;
    }
    keepKey();
    const bool wasDefault = book.defaultId() == removed->id;
    const core::Secret key = m_context.keys().key(removed->id);
    const int presets = m_context.presets().countOf(removed->id);
    const int place = book.remove(removed->id);
    m_context.keys().set(removed->id, {});
    const QString text = presets > 0
        ? tr("Connection \"%1\" deleted; %n presets use it.", nullptr, presets).arg(removed->name)
        : tr("Connection \"%1\" deleted.").arg(removed->name);
    const auto undo = [this, removed, key, place, wasDefault] {
        m_context.connections().add(*removed, place);
        m_context.keys().set(removed->id, key);
        if (wasDefault) {
            m_context.connections().setDefault(removed->id);
        }
        show(removed->id);
        showRows();
    };
    messageBar().showMessage(Tone::Accent, text, {{tr("Undo"), undo}});
}

void ConnectionsPage::retranslate()
{
    m_form->retranslateUi(m_formCard);
    m_fetch->retranslate();
    m_model->retranslate();
    m_listCard->setTitle(tr("Services"));
    m_table->setAccessibleName(tr("Connections"));
    m_form->nameEdit->setAccessibleName(m_form->nameEditLabel->text());
    m_form->addressEdit->setAccessibleName(m_form->addressEditLabel->text());
    m_form->keyEdit->setAccessibleName(m_form->keyEditLabel->text());
    m_form->modelCombo->setAccessibleName(m_form->modelComboLabel->text());
    m_form->useButton->setToolTip(tr("Sets up a run to this service."));
    m_form->defaultButton->setToolTip(tr("New runs begin with this connection."));
    m_empty->setText(tr("No connection yet."));
    m_empty->setHint(tr("A connection is a service you measure: name, address and key."));
    m_empty->findChild<QPushButton *>(u"addFirstButton"_s)->setText(tr("Add connection"));
    m_empty->findChild<QPushButton *>(u"builtInButton"_s)->setText(tr("Use the built-in service"));
    setTitle(tr("Connections"));
    setStatus(tr("Changes apply at once. Services are asked while this page is shown and no run "
                 "is active."));
    show(m_current);
    showRows();
}

} // namespace aisb::gui
