// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/connectionbinding.h"
#include "gui/frame/messagebar.h"
#include "gui/models/connectionsmodel.h"
#include "gui/pages/connectioncard.h"
#include "gui/pages/connectionspage.h"
#include "gui/pages/connectionwatch.h"
#include "gui/pages/newrunpage.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/hostaddress.h"
#include "gui/settings/presetbook.h"
#include "mock/mockserver.h"
#include "pages_helpers.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

// A keychain in memory that answers when it is told to, or refuses.
class FakeKeychain : public Keychain
{
public:
    struct Shared
    {
        QHash<QString, QString> keys;
        QString problem;
        QStringList asked;
        bool isHeld = false;
        std::vector<std::function<void()>> held;

        void answer()
        {
            for (const auto &each : std::exchange(held, {})) {
                each();
            }
        }
    };

    explicit FakeKeychain(std::shared_ptr<Shared> shared)
        : m_shared(std::move(shared))
    {
    }

    [[nodiscard]] QFuture<KeychainReply> read(const QString &entry) override
    {
        m_shared->asked << u"read "_s + entry;
        return reply([shared = m_shared, entry] {
            return KeychainReply{core::Secret(shared->keys.value(entry)), shared->problem};
        });
    }

    [[nodiscard]] QFuture<KeychainReply> write(
        const QString &entry, const core::Secret &key) override
    {
        m_shared->asked << (key.isEmpty() ? u"delete "_s : u"write "_s) + entry;
        return reply([shared = m_shared, entry, key] {
            if (!shared->problem.isEmpty()) {
                return KeychainReply{{}, shared->problem};
            }
            key.isEmpty() ? void(shared->keys.remove(entry))
                          : void(shared->keys.insert(entry, key.reveal()));
            return KeychainReply{};
        });
    }

private:
    QFuture<KeychainReply> reply(const std::function<KeychainReply()> &make)
    {
        const auto promise = std::make_shared<QPromise<KeychainReply>>();
        promise->start();
        const auto finish = [promise, make] {
            promise->addResult(make());
            promise->finish();
        };
        if (m_shared->isHeld) {
            m_shared->held.push_back(finish);
        } else {
            finish();
        }
        return promise->future();
    }

    std::shared_ptr<Shared> m_shared;
};

// Lists one model to who has the key, 401 to all others.
class GuardedService : public QTcpServer
{
public:
    explicit GuardedService(QByteArray key)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, key = std::move(key)] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, key] {
                const QByteArray request = socket->readAll();
                const bool isKnown = request.contains("Bearer " + key);
                const QByteArray body = isKnown ? R"({"data": [{"id": "tiny"}]})" : "{}";
                socket->write("HTTP/1.1 " + QByteArray(isKnown ? "200 OK" : "401 Unauthorized")
                    + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
    }
};

QString secretFile(const test::FakeShell &shell)
{
    QFile file(shell.settingsFile());
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

class ApiKeysTest : public ::testing::Test
{
protected:
    std::shared_ptr<FakeKeychain::Shared> keychain = std::make_shared<FakeKeychain::Shared>();
};

TEST_F(ApiKeysTest, ReadsEachKeyOnceAndTellsWhenItIsThere)
{
    keychain->keys.insert(u"a"_s, u"sk-a"_s);
    keychain->isHeld = true;
    ApiKeys keys(std::make_unique<FakeKeychain>(keychain));
    QSignalSpy changed(&keys, &ApiKeys::changed);
    keys.load(u"a"_s);
    keys.load(u"a"_s);
    EXPECT_TRUE(keys.isLoading(u"a"_s));
    EXPECT_EQ(keychain->asked, QStringList{u"read a"_s});
    keychain->answer();
    ASSERT_TRUE(test::waitFor([&] { return changed.count() == 1; }));
    EXPECT_EQ(keys.key(u"a"_s).reveal(), u"sk-a"_s);
    EXPECT_EQ(keys.keeping(), ApiKeys::Keeping::Keychain);
}

TEST_F(ApiKeysTest, AKeyTypedWhileTheOldOneIsReadWins)
{
    keychain->keys.insert(u"a"_s, u"sk-old"_s);
    keychain->isHeld = true;
    ApiKeys keys(std::make_unique<FakeKeychain>(keychain));
    QSignalSpy learnt(&keys, &ApiKeys::keepingChanged);
    keys.load(u"a"_s);
    keys.set(u"a"_s, core::Secret(u"sk-new"_s));
    keychain->answer();
    ASSERT_TRUE(test::waitFor([&] { return learnt.count() > 0; }));
    EXPECT_EQ(keys.key(u"a"_s).reveal(), u"sk-new"_s);
    EXPECT_EQ(keychain->keys.value(u"a"_s), u"sk-new"_s);
}

TEST_F(ApiKeysTest, KeepsKeysForTheSessionWhereNoKeychainAnswers)
{
    keychain->problem = u"no secret service"_s;
    ApiKeys keys(std::make_unique<FakeKeychain>(keychain));
    keys.set(u"a"_s, core::Secret(u"sk-a"_s));
    ASSERT_TRUE(test::waitFor([&] { return keys.keeping() == ApiKeys::Keeping::Session; }));
    EXPECT_EQ(keys.problem(), u"no secret service"_s);
    EXPECT_EQ(keys.key(u"a"_s).reveal(), u"sk-a"_s);
    EXPECT_EQ(ApiKeys(nullptr).keeping(), ApiKeys::Keeping::Session);
}

TEST_F(ApiKeysTest, AnEmptyKeyIsTakenOut)
{
    keychain->keys.insert(u"a"_s, u"sk-a"_s);
    ApiKeys keys(std::make_unique<FakeKeychain>(keychain));
    keys.set(u"a"_s, {});
    EXPECT_TRUE(keychain->keys.isEmpty());
    EXPECT_EQ(keychain->asked, QStringList{u"delete a"_s});
}

TEST(HostAddress, TellsHostsFromUrls)
{
    EXPECT_EQ(hostAddress(u"lab"_s)->port, 8080);
    EXPECT_EQ(hostAddress(u"10.0.0.7:9001"_s)->host, u"10.0.0.7"_s);
    EXPECT_EQ(hostAddress(u"[::1]:8000"_s)->host, u"::1"_s);
    EXPECT_EQ(hostAddress(u"[::1]:8000"_s)->port, 8000);
    for (const QString &text : {u""_s, u"http://lab:80"_s, u"lab:70000"_s, u"lab:x"_s, u"a b"_s,
             u"lab:80/v1"_s, u"::1"_s, u"user@lab"_s}) {
        EXPECT_FALSE(hostAddress(text)) << text.toStdString();
    }
    EXPECT_EQ(withoutCredentials(u"https://me:pw@lab:1/v1?x=@"_s), u"https://lab:1/v1?x=@"_s);
    EXPECT_EQ(withoutCredentials(u"https://lab/a@b"_s), u"https://lab/a@b"_s);
}

TEST(ConnectionBinding, GoesThroughOptionsAndBack)
{
    for (const Connection &connection : {Connection{{}, u"lab"_s, u"lab:9000"_s, false, u"m"_s},
             Connection{{}, u"lab"_s, u"lab:9000"_s, true, {}},
             Connection{{}, u"::1"_s, u"[::1]:9000"_s, false, {}},
             Connection{{}, u"lab"_s, u"https://lab/v1"_s, false, u"m"_s}}) {
        core::RunOptions options;
        options.apiKey = core::Secret(u"sk"_s);
        applyConnection(connection, options);
        EXPECT_EQ(connectionOf(options), connection) << connection.address.toStdString();
        EXPECT_TRUE(sendsTo(options, connection));
        EXPECT_EQ(options.apiKey.reveal(), u"sk"_s);
        Connection other = connection;
        other.address = u"elsewhere"_s;
        EXPECT_FALSE(sendsTo(options, other));
    }
}

TEST(ConnectionBook, SurvivesTheProgramWithoutSecrets)
{
    test::FakeShell shell;
    QString id;
    {
        ConnectionBook book(shell.settings());
        id = book.add({{}, u"Lab"_s, u"https://me:pw-of-me@lab/v1"_s, false, u"m"_s});
        book.add({{}, u"Other"_s, u"other"_s, false, {}});
        EXPECT_EQ(book.defaultId(), id);
        EXPECT_EQ(book.freeName(u"Lab"_s), u"Lab 2"_s);
    }
    shell.settings().flush();
    EXPECT_FALSE(secretFile(shell).contains(u"pw-of-me"_s));
    ConnectionBook again(shell.settings());
    ASSERT_EQ(again.all().size(), 2U);
    EXPECT_EQ(again.find(id)->address, u"https://lab/v1"_s);
    EXPECT_EQ(again.remove(id), 0);
    EXPECT_EQ(again.defaultId(), again.all().front().id);
    EXPECT_FALSE(again.update({u"gone"_s, u"x"_s, u"y"_s, false, {}}));
}

TEST(PresetBook, KeepsNamesApart)
{
    test::FakeShell shell;
    core::Json draft = core::Json::object();
    draft.set(u"batch-size"_s, core::Json(u"4"_s));
    {
        PresetBook book(shell.settings());
        book.save({u" b "_s, u"lab"_s, draft});
        book.save({u"a"_s, {}, draft});
        book.save({u"  "_s, {}, draft});
        EXPECT_FALSE(book.rename(u"a"_s, u"b"_s));
        EXPECT_FALSE(book.rename(u"a"_s, u" "_s));
        EXPECT_TRUE(book.rename(u"a"_s, u"c"_s));
    }
    PresetBook again(shell.settings());
    ASSERT_EQ(again.all().size(), 2U);
    EXPECT_EQ(again.all().front().name, u"b"_s);
    EXPECT_EQ(again.countOf(u"lab"_s), 1);
    EXPECT_EQ(again.find(u"c"_s)->draft, draft);
    again.remove(u"b"_s);
    EXPECT_FALSE(again.find(u"b"_s));
}

class ConnectionsPageTest : public ::testing::Test
{
protected:
    ConnectionsPageTest()
        : context(test::testEnvironment(shell.folder()), shell.settings(),
              std::make_unique<FakeKeychain>(keychain))
    {
    }

    static void press(QWidget &page, const QString &name)
    {
        auto *button = page.findChild<QPushButton *>(name);
        ASSERT_TRUE(button) << name.toStdString();
        button->click();
    }

    // Every check has ended.
    static bool isQuiet(const ConnectionsPage &page)
    {
        const auto rows = page.model()->rows();
        return std::ranges::none_of(*rows, [&page](const ConnectionRow &row) {
            return page.watch()->isChecking(row.connection.id);
        });
    }

    [[nodiscard]] static Connection connectionTo(int port)
    {
        Connection connection;
        connection.name = u"Lab A"_s;
        connection.address = u"127.0.0.1:%1"_s.arg(port);
        return connection;
    }

    test::FakeShell shell;
    std::shared_ptr<FakeKeychain::Shared> keychain = std::make_shared<FakeKeychain::Shared>();
    PageContext context;
};

TEST_F(ConnectionsPageTest, AddsEditsAndKeepsTheKeyInTheKeychainAlone)
{
    ConnectionsPage page(shell, context);
    const QAbstractItemModelTester tester(page.model());
    page.setActive(true);
    press(page, u"addFirstButton"_s);
    ASSERT_EQ(page.model()->rowCount(), 1);
    page.findChild<QLineEdit *>(u"nameEdit"_s)->setText(u"Lab B"_s);
    page.findChild<QLineEdit *>(u"addressEdit"_s)->setText(u"127.0.0.1:1"_s);
    auto *key = page.findChild<QLineEdit *>(u"keyEdit"_s);
    key->insert(u"sk-very-secret"_s);
    Q_EMIT key->editingFinished();
    const std::optional<Connection> kept = context.connections().find(page.current());
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->name, u"Lab B"_s);
    EXPECT_EQ(kept->address, u"127.0.0.1:1"_s);
    EXPECT_EQ(keychain->keys.value(kept->id), u"sk-very-secret"_s);
    shell.settings().flush();
    EXPECT_FALSE(secretFile(shell).contains(u"sk-very-secret"_s));
    EXPECT_TRUE(test::waitFor([&] { return isQuiet(page); }));
}

TEST_F(ConnectionsPageTest, SaysWhetherAServiceIsThere)
{
    mock::MockSettings settings;
    settings.profile = mock::Profile::Vllm;
    settings.modelName = u"tiny"_s;
    const mock::MockServerThread service(settings);
    ASSERT_TRUE(service.isListening());
    const QString id = context.connections().add(connectionTo(service.port()));
    Connection gone;
    gone.name = u"Gone"_s;
    gone.address = u"127.0.0.1:1"_s;
    const QString goneId = context.connections().add(gone);
    ConnectionsPage page(shell, context);
    page.setActive(true);
    ASSERT_TRUE(test::waitFor([&] { return isQuiet(page); }));
    const ConnectionHealth health = page.watch()->health(id);
    EXPECT_EQ(health.state, ConnectionHealth::State::Reachable);
    EXPECT_EQ(health.models, QStringList{u"tiny"_s});
    EXPECT_EQ(page.watch()->health(goneId).state, ConnectionHealth::State::Unreachable);
    const int row = page.model()->rowOf(id);
    EXPECT_TRUE(page.model()
            ->index(row, ConnectionsModel::State)
            .data()
            .toString()
            .contains(u"Reachable"_s));
}

TEST_F(ConnectionsPageTest, TakesAnAddressThatIsNoneAsAMistake)
{
    ConnectionsPage page(shell, context);
    page.setActive(true);
    page.addConnection();
    auto *note = page.findChild<QLabel *>(u"addressEditNote"_s);
    for (const QString &address : {u""_s, u"a b"_s, u"ftp://lab"_s, u"lab:99999"_s}) {
        page.findChild<QLineEdit *>(u"addressEdit"_s)->setText(address);
        EXPECT_FALSE(note->text().isEmpty()) << address.toStdString();
    }
    page.findChild<QLineEdit *>(u"addressEdit"_s)->setText(u"https://lab/v1"_s);
    EXPECT_TRUE(note->text().isEmpty()) << note->text().toStdString();
    EXPECT_FALSE(page.findChild<QCheckBox *>(u"tlsCheck"_s)->isEnabled());
    EXPECT_TRUE(test::waitFor([&] { return isQuiet(page); }));
}

TEST_F(ConnectionsPageTest, DeletingCanBeUndoneWithKeyAndPlace)
{
    Connection connection;
    connection.name = u"A"_s;
    connection.address = u"127.0.0.1:1"_s;
    const QString first = context.connections().add(connection);
    connection.name = u"B"_s;
    context.connections().add(connection);
    context.keys().set(first, core::Secret(u"sk-a"_s));
    context.presets().save({u"night"_s, first, core::Json::object()});
    ConnectionsPage page(shell, context);
    page.open(first);
    page.setActive(true);
    press(page, u"deleteButton"_s);
    EXPECT_EQ(page.model()->rowCount(), 1);
    EXPECT_FALSE(keychain->keys.contains(first));
    EXPECT_TRUE(page.messageBar().text().contains(u"1"_s))
        << page.messageBar().text().toStdString();
    const QList<QPushButton *> buttons = page.messageBar().findChildren<QPushButton *>();
    ASSERT_FALSE(buttons.isEmpty());
    buttons.front()->click();
    ASSERT_EQ(context.connections().all().size(), 2U);
    EXPECT_EQ(context.connections().all().front().id, first);
    EXPECT_EQ(context.connections().defaultId(), first);
    EXPECT_EQ(keychain->keys.value(first), u"sk-a"_s);
    EXPECT_TRUE(test::waitFor([&] { return isQuiet(page); }));
}

TEST_F(ConnectionsPageTest, DuplicatesWithTheKeyAndSetsTheDefault)
{
    Connection connection;
    connection.name = u"A"_s;
    connection.address = u"127.0.0.1:1"_s;
    const QString first = context.connections().add(connection);
    context.keys().set(first, core::Secret(u"sk-a"_s));
    ConnectionsPage page(shell, context);
    page.setActive(true);
    press(page, u"duplicateButton"_s);
    ASSERT_EQ(page.model()->rowCount(), 2);
    EXPECT_NE(page.current(), first);
    EXPECT_EQ(context.keys().key(page.current()).reveal(), u"sk-a"_s);
    press(page, u"defaultButton"_s);
    EXPECT_EQ(context.connections().defaultId(), page.current());
    press(page, u"useButton"_s);
    EXPECT_EQ(shell.visited, QStringList{u"newrun"_s});
    EXPECT_TRUE(test::waitFor([&] { return isQuiet(page); }));
}

TEST_F(ConnectionsPageTest, ShowsWhatIsWrongWithAServiceThatRefusesTheKey)
{
    const GuardedService service("sk-right");
    const QString id = context.connections().add(connectionTo(service.serverPort()));
    context.keys().set(id, core::Secret(u"sk-wrong"_s));
    ConnectionsPage page(shell, context);
    page.setActive(true);
    ASSERT_TRUE(test::waitFor([&] { return isQuiet(page); }));
    EXPECT_EQ(page.watch()->health(id).status, 401);
    EXPECT_EQ(page.watch()->health(id).state, ConnectionHealth::State::Refuses);
    auto *key = page.findChild<QLineEdit *>(u"keyEdit"_s);
    key->selectAll();
    key->insert(u"sk-right"_s);
    Q_EMIT key->editingFinished();
    ASSERT_TRUE(test::waitFor(
        [&] { return page.watch()->health(id).state == ConnectionHealth::State::Reachable; }));
}

TEST_F(ConnectionsPageTest, BeginsWithTheBuiltInService)
{
    ConnectionsPage page(shell, context);
    page.setActive(true);
    press(page, u"builtInButton"_s);
    ASSERT_TRUE(test::waitFor([&] {
        return page.watch()->health(page.current()).state == ConnectionHealth::State::Reachable;
    }));
    page.test();
    EXPECT_TRUE(page.card()->isTesting());
    ASSERT_TRUE(test::waitFor([&] { return !page.card()->isTesting(); }));
}

TEST_F(ConnectionsPageTest, NewRunTakesAddressModelAndKeyOfAConnection)
{
    Connection connection;
    connection.name = u"Lab"_s;
    connection.address = u"10.0.0.7:9001"_s;
    connection.model = u"tiny"_s;
    const QString id = context.connections().add(connection);
    keychain->keys.insert(id, u"sk-lab"_s);
    NewRunPage page(shell, context);
    page.setActive(true);
    EXPECT_EQ(page.connectionId(), id) << "the default one at the first start";
    ASSERT_TRUE(test::waitFor([&] { return page.options().apiKey.reveal() == u"sk-lab"_s; }));
    EXPECT_EQ(page.options().hostIp, u"10.0.0.7"_s);
    EXPECT_EQ(page.options().hostPort, 9001);
    EXPECT_EQ(page.options().modelName, u"tiny"_s);
    page.findChild<QLineEdit *>(u"hostEdit"_s)->setText(u"10.0.0.8"_s);
    EXPECT_EQ(page.connectionId(), QString()) << "requests go elsewhere";
    EXPECT_EQ(page.findChild<QComboBox *>(u"connectionCombo"_s)->currentIndex(), 0);
    page.open(u"connection:"_s + id);
    EXPECT_EQ(page.connectionId(), id);
    ASSERT_TRUE(test::waitFor([&] { return !page.isBusy(); }));
}

TEST_F(ConnectionsPageTest, NewRunKeepsItsServiceAsAConnection)
{
    {
        NewRunPage page(shell, context);
        page.setActive(true);
        page.findChild<QLineEdit *>(u"hostEdit"_s)->setText(u"10.0.0.9"_s);
        page.findChild<QLineEdit *>(u"keyEdit"_s)->insert(u"sk-nine"_s);
        press(page, u"saveConnectionButton"_s);
        ASSERT_EQ(context.connections().all().size(), 1U);
        EXPECT_EQ(context.connections().all().front().name, u"10.0.0.9"_s);
        EXPECT_EQ(keychain->keys.value(page.connectionId()), u"sk-nine"_s);
        ASSERT_TRUE(test::waitFor([&] { return !page.isBusy(); }));
        page.setActive(false);
    }
    NewRunPage again(shell, context);
    again.setActive(true);
    EXPECT_EQ(again.connectionId(), context.connections().all().front().id);
    EXPECT_EQ(again.options().apiKey.reveal(), u"sk-nine"_s);
    ASSERT_TRUE(test::waitFor([&] { return !again.isBusy(); }));
}

} // namespace
} // namespace aisb::gui
