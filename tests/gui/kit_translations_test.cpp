// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

#include <vector>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations;
    bool isUnfinished = false;
};

std::vector<Message> messagesOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            messages.push_back({context, {}, {}, false});
        } else if (xml.name() == "source"_L1) {
            messages.back().source = xml.readElementText();
        } else if (xml.name() == "numerusform"_L1) {
            messages.back().translations.append(xml.readElementText());
        } else if (xml.name() == "translation"_L1) {
            messages.back().isUnfinished = xml.attributes().hasAttribute(u"type"_s);
            const QString text =
                xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            messages.back().translations.append(text);
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return messages;
}

QString catalogue(const QString &language)
{
    return QStringLiteral(AISB_SOURCE_DIR) + u"/translations/aisbench-studio_"_s + language
        + u".ts"_s;
}

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression pattern(u"%(?:[1-9]|n)"_s);
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        found.append(matches.next().captured());
    }
    found.sort();
    found.removeDuplicates();
    return found;
}

class Catalogue : public ::testing::TestWithParam<const char *>
{
protected:
    [[nodiscard]] static QString language() { return QString::fromLatin1(GetParam()); }
};

// lupdate reads the sources into a copy: what it adds is missing.
TEST_P(Catalogue, HasEveryTextOfTheSources)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.ts"_s);
    ASSERT_TRUE(QFile::copy(catalogue(language()), copy));
    QStringList arguments{u"-locations"_s, u"none"_s, u"-no-ui-lines"_s, u"-no-obsolete"_s};
    if (language() == "en"_L1) {
        arguments.append(u"-pluralonly"_s);
    }
    arguments << u"-I"_s << QStringLiteral(AISB_SOURCE_DIR) + u"/src"_s
              << u'@' + QStringLiteral(AISB_TRANSLATED_SOURCES) << u"-ts"_s << copy;
    QProcess lupdate;
    lupdate.start(QStringLiteral(AISB_LUPDATE), arguments);
    ASSERT_TRUE(lupdate.waitForFinished(120'000));
    ASSERT_EQ(lupdate.exitCode(), 0) << lupdate.readAllStandardError().toStdString();
    const std::vector<Message> messages = messagesOf(copy);
    EXPECT_FALSE(messages.empty());
    for (const Message &message : messages) {
        EXPECT_FALSE(message.isUnfinished)
            << message.context.toStdString() << ": " << message.source.toStdString();
    }
}

TEST_P(Catalogue, KeepsEveryPlaceholder)
{
    for (const Message &message : messagesOf(catalogue(language()))) {
        for (const QString &translation : message.translations) {
            EXPECT_FALSE(translation.isEmpty()) << message.source.toStdString();
            // "one" may do without the number.
            QStringList expected = placeholdersOf(message.source);
            expected.removeAll(u"%n"_s);
            QStringList got = placeholdersOf(translation);
            got.removeAll(u"%n"_s);
            EXPECT_EQ(got, expected)
                << message.source.toStdString() << " -> " << translation.toStdString();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, Catalogue, ::testing::Values("en", "zh_CN"));

TEST(ChineseCatalogue, FollowsTheRulesOfTheGlossary)
{
    for (const Message &message : messagesOf(catalogue(u"zh_CN"_s))) {
        for (const QString &translation : message.translations) {
            EXPECT_FALSE(translation.contains(u'您')) << translation.toStdString();
            EXPECT_FALSE(translation.contains(u"请"_s) && !translation.contains(u"请求"_s))
                << translation.toStdString();
            static const QRegularExpression tight(
                u"[\\x{4e00}-\\x{9fff}][A-Za-z0-9]|[A-Za-z0-9][\\x{4e00}-\\x{9fff}]"_s);
            EXPECT_FALSE(translation.contains(tight)) << translation.toStdString();
        }
    }
}

TEST(InstallLanguage, SwapsOurTextsAndQts)
{
    using namespace aisb::gui;
    EXPECT_EQ(installLanguage(u"zh_CN"_s), u"zh_CN"_s);
    EXPECT_EQ(currentLanguage(), u"zh_CN"_s);
    EXPECT_EQ(
        QCoreApplication::translate("aisb::gui::CommandRegistry", "Not available on this page."),
        u"本页不可用。"_s);
    const QString qtCatalogue =
        QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_zh_CN.qm"_s;
    if (QFile::exists(qtCatalogue)) {
        EXPECT_EQ(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"取消"_s);
    }
    installLanguage(u"en"_s);
    EXPECT_EQ(
        QCoreApplication::translate("aisb::gui::CommandRegistry", "Not available on this page."),
        u"Not available on this page."_s);
    EXPECT_EQ(QCoreApplication::translate("aisb::gui::MainWindow", "Open %n folder(s)", nullptr, 1),
        u"Open 1 folder"_s);
}

} // namespace
