// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/loadconfig.h"
#include "config/pythonreader.h"
#include "result_helpers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace aisb::config {

// Lets gtest print texts that are not equal.
inline std::string shown(const QString &text)
{
    return text.toStdString();
}

// A folder that stands for the current directory of a run, with the shipped catalogue behind it.
class Workspace
{
public:
    CatalogueRoots roots() const
    {
        return {m_folder.path(), {}, QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue")};
    }
    QString path(const QString &relative) const { return m_folder.filePath(relative); }
    QString write(const QString &relative, const QByteArray &text) const
    {
        const QString file = path(relative);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
        return file;
    }

private:
    QTemporaryDir m_folder;
};

inline QByteArray testData(const QString &relative)
{
    QFile file(QStringLiteral(AISB_TEST_DATA "/") + relative);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << relative.toStdString();
    return file.readAll();
}

// The variables of a source as a dict; a failed reading fails the test.
inline Value readSource(const QByteArray &source)
{
    const auto module = readPython(source, QStringLiteral("test.py"));
    EXPECT_TRUE(module.has_value()) << source.toStdString() << "\n"
                                    << (module ? "" : module.error().text().toStdString());
    Value root = Value::dict();
    if (module)
        for (const auto &[name, value] : module->variables)
            root.set(name, value);
    return root;
}

inline QString failureOf(const QByteArray &source)
{
    const auto module = readPython(source, QStringLiteral("test.py"));
    if (module)
        return QStringLiteral("no failure");
    EXPECT_EQ(module.error().code, core::ErrorCode::TmanCfg001);
    return module.error().detail;
}

inline QStringList textsOf(const std::vector<Notice> &notices, core::LogLine::Level level)
{
    QStringList texts;
    for (const Notice &notice : notices)
        if (notice.level == level)
            texts.append(notice.text);
    return texts;
}

} // namespace aisb::config
