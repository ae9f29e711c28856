// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/baseurl.h"
#include "net/proxysettings.h"
#include "net/retryafter.h"

#include "nethelpers.h"
#include "result_helpers.h"

namespace aisb::net {
namespace {

using namespace Qt::StringLiterals;

struct UrlRow
{
    QString url;
    QString hostIp;
    bool enableSsl;
    QString base;
    QString chat;
    QString models;
};

// The table of spec/models.md 3.2, repaired as D-05 says.
TEST(ServiceUrl, FollowsTheTable)
{
    const QString local = u"localhost"_s;
    const std::vector<UrlRow> rows{
        {u""_s, local, false, u"http://localhost:8080/"_s,
            u"http://localhost:8080/v1/chat/completions"_s, u"http://localhost:8080/v1/models"_s},
        {u"   "_s, local, true, u"https://localhost:8080/"_s,
            u"https://localhost:8080/v1/chat/completions"_s, u"https://localhost:8080/v1/models"_s},
        {u""_s, u"::1"_s, false, u"http://[::1]:8080/"_s,
            u"http://[::1]:8080/v1/chat/completions"_s, u"http://[::1]:8080/v1/models"_s},
        {u""_s, u"2001:DB8:0:0::1"_s, false, u"http://[2001:db8::1]:8080/"_s,
            u"http://[2001:db8::1]:8080/v1/chat/completions"_s,
            u"http://[2001:db8::1]:8080/v1/models"_s},
        {u" api.x.com "_s, local, false, u"http://api.x.com"_s,
            u"http://api.x.com/v1/chat/completions"_s, u"http://api.x.com/v1/models"_s},
        {u"h:80"_s, local, true, u"https://h:80"_s, u"https://h:80/v1/chat/completions"_s,
            u"https://h:80/v1/models"_s},
        {u"https://a/b/"_s, local, false, u"https://a/b/"_s, u"https://a/b/v1/chat/completions"_s,
            u"https://a/b/v1/models"_s},
        {u"http://h:8080/member1/model_v4"_s, local, true, u"http://h:8080/member1/model_v4/"_s,
            u"http://h:8080/member1/model_v4/v1/chat/completions"_s,
            u"http://h:8080/member1/model_v4/v1/models"_s},
        {u"http://h/v1"_s, local, false, u"http://h/v1/"_s, u"http://h/v1/chat/completions"_s,
            u"http://h/v1/models"_s},
        {u"http://h/x/v1/"_s, local, false, u"http://h/x/v1/"_s,
            u"http://h/x/v1/chat/completions"_s, u"http://h/x/v1/models"_s},
        {u"http://h/v1/chat/completions"_s, local, false, u"http://h/v1/chat/completions/"_s,
            u"http://h/v1/chat/completions"_s, u"http://h/v1/models"_s},
        {u"http://h:1/p?x=1"_s, local, false, u"http://h:1/p/?x=1"_s,
            u"http://h:1/p/v1/chat/completions?x=1"_s, u"http://h:1/p/v1/models?x=1"_s},
        {u"http://h/p#f"_s, local, false, u"http://h/p/#f"_s, u"http://h/p/v1/chat/completions"_s,
            u"http://h/p/v1/models"_s},
        {u"HTTP://h/p"_s, local, true, u"HTTP://h/p/"_s, u"http://h/p/v1/chat/completions"_s,
            u"http://h/p/v1/models"_s},
    };
    for (const UrlRow &row : rows) {
        core::ModelSpec model;
        model.url = row.url;
        model.hostIp = row.hostIp;
        model.enableSsl = row.enableSsl;
        EXPECT_EQ(baseUrl(model), row.base);
        const core::Result<ServiceUrl> chat = endpointUrl(model, u"v1/chat/completions"_s);
        ASSERT_OK(chat);
        EXPECT_EQ(chat->url.toString(), row.chat) << row.url.toStdString();
        const core::Result<ServiceUrl> models = endpointUrl(model, u"v1/models"_s);
        ASSERT_OK(models);
        EXPECT_EQ(models->url.toString(), row.models);
        EXPECT_EQ(*effectiveAddress(model), row.chat);
        EXPECT_EQ(chat->note.isEmpty(), !row.url.contains("/v1"_L1)) << row.url.toStdString();
    }
}

TEST(ServiceUrl, RefusesWhatIsNoAddress)
{
    for (const QString &url : {u"http://"_s, u"http://:80"_s, u"http://h:99999/"_s,
             u"http://[::1/"_s, u"http://a b/"_s}) {
        core::ModelSpec model;
        model.url = url;
        EXPECT_FAILS_WITH(endpointUrl(model, u"v1/models"_s), core::ErrorCode::UtilsCfg002);
        EXPECT_FAILS_WITH(effectiveAddress(model), core::ErrorCode::UtilsCfg002);
    }
    core::ModelSpec model;
    model.hostIp.clear();
    EXPECT_FAILS_WITH(effectiveAddress(model), core::ErrorCode::UtilsCfg002);
}

struct ProxyRow
{
    QString setting;
    QString target;
    ProxySettings system;
    QString expected;
};

TEST(ProxyFor, ChoosesByScheme_NoProxyAndLoopback)
{
    const ProxySettings both{u"http://p:1"_s, u"q:2"_s, {}};
    const auto except = [&](const QString &list) {
        return ProxySettings{both.http, both.https, list};
    };
    const std::vector<ProxyRow> rows{
        {u"system"_s, u"http://h/"_s, {}, u""_s},
        {u"system"_s, u"http://h/"_s, both, u"http://p:1"_s},
        {u""_s, u"https://h/"_s, both, u"http://q:2"_s},
        {u"system"_s, u"http://127.0.0.1:8080/"_s, both, u""_s}, // N30
        {u"system"_s, u"http://localhost/"_s, both, u""_s},
        {u"system"_s, u"http://[::1]:1/"_s, both, u""_s},
        {u"none"_s, u"http://h/"_s, both, u""_s},
        {u"http://r:3"_s, u"http://h/"_s, both, u"http://r:3"_s},
        {u"socks5://r:3"_s, u"http://h/"_s, both, u"socks5://r:3"_s},
        {u"http://r:3"_s, u"http://127.1.2.3/"_s, both, u""_s},
        {u"system"_s, u"http://a.corp.net/"_s, except(u"x, .corp.net"_s), u""_s},
        {u"system"_s, u"http://corp.net/"_s, except(u"corp.net"_s), u""_s},
        {u"system"_s, u"http://notcorp.net/"_s, except(u"corp.net"_s), u"http://p:1"_s},
        {u"system"_s, u"http://h:81/"_s, except(u"h:80"_s), u"http://p:1"_s},
        {u"system"_s, u"http://h:80/"_s, except(u"h:80"_s), u""_s},
        {u"system"_s, u"http://10.1.2.3/"_s, except(u"10.0.0.0/8"_s), u""_s},
        {u"system"_s, u"http://h/"_s, except(u"*"_s), u""_s},
    };
    for (const ProxyRow &row : rows) {
        const core::Result<QUrl> proxy = proxyFor(row.setting, QUrl(row.target), row.system);
        ASSERT_OK(proxy);
        EXPECT_EQ(proxy->toString(), row.expected) << row.target.toStdString();
    }
    EXPECT_FAILS_WITH(
        proxyFor(u"ftp://x"_s, QUrl(u"http://h/"_s), {}), core::ErrorCode::UtilsCfg002);
    EXPECT_FAILS_WITH(
        proxyFor(u"http://"_s, QUrl(u"http://h/"_s), {}), core::ErrorCode::UtilsCfg002);
}

TEST(RetryAfter, TakesSecondsAndDatesUpToAMinute)
{
    const QDateTime nowUtc(QDate(2026, 11, 24), QTime(10, 0, 0), Qt::UTC);
    const std::vector<std::pair<QByteArray, int>> rows{{"1", 1000}, {" 0.25 ", 250},
        {"3600", 60'000}, {"-5", 0}, {"", 0}, {"soon", 0}, {"nan", 0},
        {"Tue, 24 Nov 2026 10:00:07 GMT", 7000}, {"Tue, 24 Nov 2026 09:00:00 GMT", 0}};
    for (const auto &[value, expected] : rows)
        EXPECT_EQ(retryAfterMs(value, nowUtc), expected) << value.constData();
}

} // namespace
} // namespace aisb::net
