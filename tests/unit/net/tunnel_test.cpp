// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/tunnel.h"

#include <gtest/gtest.h>

namespace aisb::test {
namespace {

using namespace Qt::StringLiterals;
using net::direct::makeTunnel;
using net::direct::Tunnel;

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

// Feeds byte by byte, so that no answer depends on how it is cut.
QByteArray feed(Tunnel &tunnel, const QByteArray &bytes)
{
    QByteArray said;
    for (const char byte : bytes)
        said += tunnel.take({&byte, 1});
    return said;
}

TEST(Tunnel, AsksAnHttpProxyForTheServiceByName)
{
    const auto tunnel =
        makeTunnel(QUrl(u"http://u:p%40@proxy:3128"_s), QUrl(u"https://svc.example/v1"_s));
    EXPECT_EQ(tunnel->hello(),
        "CONNECT svc.example:443 HTTP/1.1\r\nHost: svc.example:443\r\n"
        "Proxy-Authorization: Basic "
            + QByteArray("u:p@").toBase64() + "\r\n\r\n");
    EXPECT_EQ(feed(*tunnel, "HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n"), "");
    EXPECT_EQ(tunnel->state(), Tunnel::State::Open);
}

TEST(Tunnel, SaysWhyAnHttpProxyRefuses)
{
    const auto tunnel = makeTunnel(QUrl(u"http://proxy"_s), QUrl(u"https://[::1]:8443/"_s));
    EXPECT_TRUE(tunnel->hello().startsWith("CONNECT [::1]:8443 HTTP/1.1\r\n"));
    feed(*tunnel, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(tunnel->state(), Tunnel::State::Refused);
    EXPECT_EQ(tunnel->errorText(), u"the proxy refuses: HTTP 407 Proxy Authentication Required"_s);
}

TEST(Tunnel, RefusesAnEndlessOrForeignAnswer)
{
    const auto endless = makeTunnel(QUrl(u"http://proxy"_s), QUrl(u"https://a/"_s));
    QByteArray ignored = endless->take("HTTP/1.1 200 OK\r\nX: ");
    for (int i = 0; i < 80 && endless->state() == Tunnel::State::Talking; ++i)
        ignored = endless->take(QByteArray(1024, 'x'));
    EXPECT_EQ(endless->state(), Tunnel::State::Refused);
    const auto foreign = makeTunnel(QUrl(u"http://proxy"_s), QUrl(u"https://a/"_s));
    ignored = foreign->take("SSH-2.0-OpenSSH\r\n\r\n");
    EXPECT_EQ(foreign->state(), Tunnel::State::Refused);
}

TEST(Tunnel, SpeaksSocks5WithNames)
{
    const auto tunnel = makeTunnel(QUrl(u"socks5://proxy"_s), QUrl(u"http://svc.example:8080/"_s));
    EXPECT_EQ(tunnel->hello(), hex("050100"));
    EXPECT_EQ(feed(*tunnel, hex("0500")), hex("05010003") + '\x0b' + "svc.example" + hex("1f90"));
    feed(*tunnel, hex("05000001") + hex("7f000001") + hex("0050"));
    EXPECT_EQ(tunnel->state(), Tunnel::State::Open);
}

TEST(Tunnel, SpeaksSocks5WithAddressesAndCredentials)
{
    const auto tunnel = makeTunnel(QUrl(u"socks5h://me:pw@proxy"_s), QUrl(u"https://10.1.2.3/"_s));
    EXPECT_EQ(tunnel->hello(), hex("05020002"));
    EXPECT_EQ(feed(*tunnel, hex("0502")), hex("0102") + "me" + hex("02") + "pw");
    EXPECT_EQ(feed(*tunnel, hex("0100")), hex("050100010a01020301bb"));
    feed(*tunnel, hex("05000004") + QByteArray(16, '\0') + hex("01bb"));
    EXPECT_EQ(tunnel->state(), Tunnel::State::Open);

    const auto six = makeTunnel(QUrl(u"socks5://proxy"_s), QUrl(u"http://[2001:db8::1]/"_s));
    EXPECT_EQ(six->hello(), hex("050100"));
    EXPECT_EQ(feed(*six, hex("0500")), hex("0501000420010db80000000000000000000000010050"));
}

TEST(Tunnel, SaysWhySocks5Refuses)
{
    const auto start = [](const QByteArray &bytes, const char *proxy = "socks5://proxy") {
        auto tunnel = makeTunnel(QUrl(QString::fromLatin1(proxy)), QUrl(u"http://a/"_s));
        EXPECT_FALSE(tunnel->hello().isEmpty());
        feed(*tunnel, bytes);
        return std::pair(tunnel->state(), tunnel->errorText());
    };
    using Refusal = std::pair<Tunnel::State, QString>;
    const auto refusal = [](const QString &text) { return Refusal(Tunnel::State::Refused, text); };
    EXPECT_EQ(start("HT"), refusal(u"the proxy does not speak SOCKS5"_s));
    EXPECT_EQ(start(hex("05ff")), refusal(u"the proxy asks for credentials of another kind"_s));
    EXPECT_EQ(start(hex("0502")), refusal(u"the proxy asks for credentials of another kind"_s));
    EXPECT_EQ(start(hex("05020101"), "socks5://a:b@proxy"),
        refusal(u"the proxy does not accept user name and password"_s));
    EXPECT_EQ(start(hex("0500") + hex("0505000100")),
        refusal(u"the proxy refuses: connection refused"_s));
    EXPECT_EQ(start(hex("0500") + hex("0563000100")), refusal(u"the proxy refuses: outcome 99"_s));
}

} // namespace
} // namespace aisb::test
