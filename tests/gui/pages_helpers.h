// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/shell.h"
#include "gui/pages/pages.h"
#include "gui/settings/settings.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QThread>
#include <QWidget>

#include <functional>

namespace aisb::test {

// A window that is none: remembers what pages ask for. Settings lie in a folder of their own.
class FakeShell : public gui::Shell
{
public:
    FakeShell()
        : m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
    {
        m_settings.setRoots({m_folder.path()});
        addCommand(QStringLiteral("app.openFolder"));
        addCommand(QStringLiteral("app.newRun"));
        addCommand(QStringLiteral("experiment.share"));
        addCommand(QStringLiteral("run.start"));
        addCommand(QStringLiteral("run.stop"));
        addCommand(QStringLiteral("run.stopNow"));
    }

    [[nodiscard]] gui::CommandRegistry &commands() override { return m_commands; }
    [[nodiscard]] gui::Settings &settings() override { return m_settings; }
    [[nodiscard]] QWidget *windowWidget() override { return nullptr; }
    void goTo(const QString &pageId, const QVariant &argument) override
    {
        visited << pageId;
        arguments << argument;
    }
    void openDocument(const gui::Document &document) override { opened << document.key; }
    void closeDocument(const QString &key) override { closed << key; }
    [[nodiscard]] QStringList openDocuments() const override { return opened; }
    void openFolders(const QStringList &folders) override { opened << folders; }
    void showStatus(const QString &text) override { status = text; }
    void setBadge(const QString &, int) override { }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString settingsFile() const
    {
        return m_folder.filePath(QStringLiteral("settings.ini"));
    }

    QStringList visited;
    QVariantList arguments; // one for each visit
    QStringList opened;
    QStringList closed;
    QString status;

private:
    void addCommand(const QString &id)
    {
        gui::Command command;
        command.id = id;
        command.title = [id] { return id; };
        m_commands.add(std::move(command));
    }

    QTemporaryDir m_folder;
    gui::Settings m_settings;
    gui::CommandRegistry m_commands;
};

// Runs the event loop until the condition holds; false after ten seconds.
inline bool waitFor(const std::function<bool()> &condition, int timeoutMs = 10'000)
{
    const QDeadlineTimer deadline(timeoutMs);
    while (!condition()) {
        if (deadline.hasExpired()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

// The environment of a program whose catalogue is that of the source tree.
inline run::Environment testEnvironment(const QString &folder)
{
    run::Environment environment;
    environment.currentDir = folder;
    environment.catalogueRoot = QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue");
    environment.datasetsRoot = folder;
    return environment;
}

// count streaming requests, four at a time, 100 ms each with the first token after 20 ms and nine
// gaps; every tenth one failed.
inline std::shared_ptr<const core::PerfData> makeData(int count)
{
    auto data = std::make_shared<core::PerfData>();
    data->maxConcurrency = 4;
    data->datasets = {QStringLiteral("synthetic")};
    data->errors = {QStringLiteral("HTTP 503 Service Unavailable")};
    for (int i = 0; i < count; ++i) {
        core::PerfRequest request;
        request.id = i;
        request.uuidIndex = i;
        data->uuids.push_back(QString::number(i));
        request.start = 1000 + (i / 4) * 0.1;
        request.hasTimes = true;
        request.inputTokens = 50 + i % 7;
        request.isSuccess = i % 10 != 9;
        if (request.isSuccess) {
            request.end = request.start + 0.1;
            request.e2el = 0.1;
            request.ttft = 0.02 + 0.001 * (i % 5);
            request.outputTokens = 10;
            request.firstGap = static_cast<qint64>(data->gaps.size());
            request.gapCount = 9;
            for (int gap = 0; gap < 9; ++gap) {
                data->gaps.push_back((0.1 - request.ttft) / 9);
            }
        } else {
            request.end = request.start;
            request.errorClass = core::ErrorClass::Http;
            request.errorIndex = 0;
        }
        data->requests.push_back(request);
    }
    return data;
}

// The golden experiment of that name.
inline QString golden(const QString &name)
{
    const QDir folder(QStringLiteral(AISB_TEST_DATA "/golden/") + name);
    return folder.filePath(folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
}

} // namespace aisb::test
