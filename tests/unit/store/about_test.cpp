// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/about.h"

#include "storetest.h"

#include <random>

namespace aisb::store {

namespace {

About sample()
{
    return {
        u"c128 · before cache fix"_s, {u"0.11"_s, u"周测"_s}, u"Dip at 91 s.\nSame build."_s, true};
}

class AboutFile : public ::testing::Test
{
protected:
    QString file() const { return m_folder.filePath(u".studio/about.json"_s); }
    QString folder() const { return m_folder.path(); }
    // Nobody, root included, can make a folder where a file stands.
    void block() const { writeRaw(m_folder.filePath(u".studio"_s), "x"); }

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_F(AboutFile, KeepsWhatWasWritten)
{
    ASSERT_OK(writeAbout(folder(), sample()));
    const auto read = readAbout(folder());
    ASSERT_OK(read);
    EXPECT_EQ(*read, sample());
    EXPECT_EQ(contentOf(file()),
        "{\n  \"title\": \"c128 · before cache fix\",\n  \"tags\": [\n    \"0.11\",\n    \"周测\"\n"
        "  ],\n  \"notes\": \"Dip at 91 s.\\nSame build.\",\n  \"starred\": true\n}\n");
}

TEST_F(AboutFile, NothingToSayMakesNoFile)
{
    const auto none = readAbout(folder());
    ASSERT_OK(none);
    EXPECT_TRUE(none->isEmpty());
    ASSERT_OK(writeAbout(folder(), {}));
    EXPECT_TRUE(QDir(folder()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    ASSERT_OK(writeAbout(folder(), sample()));
    ASSERT_OK(writeAbout(folder(), {}));
    const auto emptied = readAbout(folder());
    ASSERT_OK(emptied);
    EXPECT_TRUE(emptied->isEmpty());
}

TEST_F(AboutFile, KeepsMembersOfLaterVersions)
{
    writeRaw(file(), R"({"color": {"dark": 3}, "title": "old"})");
    ASSERT_OK(writeAbout(folder(), sample()));
    EXPECT_TRUE(contentOf(file()).contains("\"dark\": 3"));
    EXPECT_FALSE(contentOf(file()).contains("old"));
}

TEST_F(AboutFile, MembersOfAnotherTypeAreAbsent)
{
    writeRaw(
        file(), R"({"title": 7, "tags": [1, "a", null, "A", " "], "notes": [], "starred": 1})");
    const auto read = readAbout(folder());
    ASSERT_OK(read);
    EXPECT_EQ(*read, (About{{}, {u"a"_s}, {}, false}));
}

TEST_F(AboutFile, DamageNamesFileAndReason)
{
    for (const QByteArray &text : {QByteArray(""), QByteArray("{"), QByteArray("[]"),
             QByteArray("{\"notes\": \"") + QByteArray(2 << 20, 'x') + "\"}",
             QByteArray(1000, '[') + QByteArray(1000, ']')}) {
        writeRaw(file(), text);
        const auto read = readAbout(folder());
        ASSERT_FALSE(read) << text.left(20).toStdString();
        EXPECT_TRUE(read.error().detail.contains(file()));
    }
    ASSERT_OK(writeAbout(folder(), sample())); // a person may write over it
    EXPECT_EQ(readAbout(folder()).value_or(About()), sample());
}

TEST_F(AboutFile, EveryCutAndManyDamagedBytesAreSurvived)
{
    ASSERT_OK(writeAbout(folder(), sample()));
    const QByteArray whole = contentOf(file());
    for (qsizetype size = 0; size + 2 < whole.size(); ++size) {
        writeRaw(file(), whole.left(size));
        EXPECT_FALSE(readAbout(folder())) << size;
    }
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        QByteArray text = whole;
        for (int i = 0; i < 4; ++i)
            text[static_cast<qsizetype>(random() % static_cast<unsigned>(text.size()))] =
                static_cast<char>(random() % 256);
        writeRaw(file(), text);
        if (const auto read = readAbout(folder())) {
            EXPECT_EQ(cleaned(*read), *read);
        }
    }
}

TEST_F(AboutFile, StaysInTheFolder)
{
    const QTemporaryDir elsewhere;
    ASSERT_TRUE(QFile::link(elsewhere.path(), folder() + u"/.studio"_s));
    writeRaw(elsewhere.filePath(u"about.json"_s), R"({"title": "of another"})");
    EXPECT_FALSE(readAbout(folder()));
    EXPECT_FALSE(writeAbout(folder(), sample()));
    EXPECT_EQ(contentOf(elsewhere.filePath(u"about.json"_s)), R"({"title": "of another"})");
    EXPECT_FALSE(writeAbout(folder() + u"/gone"_s, sample()));
    EXPECT_FALSE(QFileInfo::exists(folder() + u"/gone"_s));
}

TEST(About, IsCleanedWithinItsLimits)
{
    About about;
    about.title = u"  two\nlines\t and\x1b bell  "_s;
    about.notes = u"a\r\nb\rc\x01"_s + QString(About::kMaxNotes, u'n');
    for (int i = 0; i < 100; ++i)
        about.tags << QString::number(i % 50);
    about.tags.prepend(QString(100, u't'));
    const About clean = cleaned(about);
    EXPECT_EQ(clean.title, u"two lines and bell"_s);
    EXPECT_TRUE(clean.notes.startsWith(u"a\nb\ncn"_s));
    EXPECT_EQ(clean.notes.size(), About::kMaxNotes);
    EXPECT_EQ(clean.tags.size(), About::kMaxTags);
    EXPECT_EQ(clean.tags.first().size(), About::kMaxTag);
    EXPECT_EQ(cleaned(clean), clean);
    // no half of a character at the cut
    about.title = QString(About::kMaxTitle - 1, u'a') + u"😀"_s;
    EXPECT_EQ(cleaned(about).title, QString(About::kMaxTitle - 1, u'a'));
}

TEST_F(AboutFile, AFolderThatCannotBeWrittenIsShelved)
{
    const QTemporaryDir user;
    const QString shelf = user.filePath(u"data/abouts.json"_s);
    block();
    AboutStore first(shelf);
    const auto place = first.write(folder(), sample());
    ASSERT_OK(place);
    EXPECT_EQ(*place, AboutStore::Place::Shelf);
    AboutStore second(shelf);
    EXPECT_EQ(
        second.read(folder() + u"/../"_s + QDir(folder()).dirName()).value_or(About()), sample());
    ASSERT_TRUE(QFile::remove(folder() + u"/.studio"_s));
    const About other{u"other"_s, {}, {}, false};
    EXPECT_EQ(second.write(folder(), other).value_or(AboutStore::Place::Shelf),
        AboutStore::Place::Folder);
    AboutStore third(shelf);
    About shelved;
    EXPECT_FALSE(third.takeShelved(folder(), shelved));
    EXPECT_EQ(third.read(folder()).value_or(About()), other);
}

TEST_F(AboutFile, NothingIsShelvedForAFolderThatIsGone)
{
    const QTemporaryDir user;
    AboutStore store(user.filePath(u"abouts.json"_s));
    EXPECT_FALSE(store.write(folder() + u"/gone"_s, sample()));
    EXPECT_FALSE(QFileInfo::exists(user.filePath(u"abouts.json"_s)));
}

TEST_F(AboutFile, AShelfThatCannotBeWrittenIsAnError)
{
    block();
    AboutStore store(folder() + u"/.studio/abouts.json"_s);
    const auto place = store.write(folder(), sample());
    ASSERT_FALSE(place);
    EXPECT_FALSE(place.error().detail.isEmpty());
}

TEST_F(AboutFile, ADamagedShelfIsStartedAnew)
{
    const QTemporaryDir user;
    const QString shelf = user.filePath(u"abouts.json"_s);
    writeRaw(shelf, "{\"experiments\": [3, {");
    AboutStore store(shelf);
    About shelved;
    EXPECT_FALSE(store.takeShelved(folder(), shelved));
    block();
    ASSERT_OK(store.write(folder(), sample()));
    EXPECT_EQ(AboutStore(shelf).read(folder()).value_or(About()), sample());
}

} // namespace aisb::store
