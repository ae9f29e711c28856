// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

namespace aisb {

using namespace Qt::StringLiterals;

namespace {

// Which folders of src/ a folder may include besides itself: the ladder of the architecture.
const QHash<QString, QSet<QString>> &ladder()
{
    static const QSet<QString> kMiddle{u"core"_s, u"config"_s, u"net"_s, u"tokens"_s, u"datasets"_s,
        u"eval"_s, u"store"_s, u"report"_s};
    static const QSet<QString> kFronts = kMiddle + QSet<QString>{u"run"_s, u"mock"_s};
    static const QHash<QString, QSet<QString>> kLadder{
        {u"core"_s, {}},
        {u"config"_s, {u"core"_s}},
        {u"net"_s, {u"core"_s}},
        {u"tokens"_s, {u"core"_s}},
        {u"datasets"_s, {u"core"_s}},
        {u"eval"_s, {u"core"_s}},
        {u"store"_s, {u"core"_s}},
        {u"report"_s, {u"core"_s}},
        {u"mock"_s, {u"core"_s}},
        {u"run"_s, kMiddle},
        {u"cli"_s, kFronts},
        {u"gui"_s, kFronts},
        {u"app"_s, kFronts + QSet<QString>{u"cli"_s, u"gui"_s}},
    };
    return kLadder;
}

QStringList wrongIncludes(const QString &file, const QString &folder)
{
    static const QRegularExpression kInclude(u"^\\s*#\\s*include\\s*\"([^\"/]+)/"_s);
    QFile source(file);
    QStringList wrong;
    if (!source.open(QIODevice::ReadOnly))
        return {file + u": cannot be read"_s};
    int number = 0;
    while (!source.atEnd()) {
        const QString line = QString::fromUtf8(source.readLine());
        ++number;
        const auto match = kInclude.match(line);
        const QString target = match.captured(1);
        if (match.hasMatch() && target != folder && ladder().contains(target)
            && !ladder()[folder].contains(target))
            wrong.append(
                u"%1:%2: %3 must not include %4"_s.arg(file).arg(number).arg(folder, target));
    }
    return wrong;
}

} // namespace

TEST(Ladder, IncludesPointDownOnly)
{
    const QDir src(QStringLiteral(AISB_SOURCE_DIR "/src"));
    int files = 0;
    for (const QString &folder : src.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        ASSERT_TRUE(ladder().contains(folder))
            << folder.toStdString() << " has no place on the ladder";
        QDirIterator it(src.filePath(folder), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QStringList wrong = wrongIncludes(it.next(), folder);
            EXPECT_TRUE(wrong.isEmpty()) << wrong.join(u'\n').toStdString();
            ++files;
        }
    }
    EXPECT_GT(files, 100);
}

TEST(Ladder, WidgetsAndChartsStayInTheWindow)
{
    static const QRegularExpression kWidgets(
        u"#\\s*include\\s*<(QtWidgets|QtCharts|QWidget|QApplication|QMainWindow|QDialog|QChart|QPushButton)"_s);
    QDirIterator it(QStringLiteral(AISB_SOURCE_DIR "/src"), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
        QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString file = it.next();
        if (file.contains(u"/src/gui/"_s) || file.endsWith(u"/main_gui.cpp"_s))
            continue;
        QFile source(file);
        ASSERT_TRUE(source.open(QIODevice::ReadOnly));
        EXPECT_FALSE(kWidgets.match(QString::fromUtf8(source.readAll())).hasMatch())
            << file.toStdString();
    }
}

} // namespace aisb
