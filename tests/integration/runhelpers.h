// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "run/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <functional>
#include <string>

namespace aisb::run {

// Everything a finished run said.
struct RunReport
{
    core::RunOutcome outcome;
    std::vector<core::LogLine> log;
    std::vector<core::LogLine> taskLog;
    std::vector<core::GroupResult> groups;
    std::vector<core::ProgressSnapshot> progress;
    bool hasFinished = false;

    // Why the run failed, empty when it did not.
    [[nodiscard]] std::string errorText() const
    {
        return outcome.error ? outcome.error->text().toStdString() : std::string();
    }

    // Code of the error that ended the run.
    [[nodiscard]] std::optional<core::ErrorCode> errorCode() const
    {
        return outcome.error ? std::optional(outcome.error->code) : std::nullopt;
    }

    [[nodiscard]] QString logText() const
    {
        QString text;
        for (const core::LogLine &line : log)
            text += core::formatLogLine(line) + u'\n';
        return text;
    }
};

inline Environment testEnvironment(const QString &currentDir)
{
    Environment environment;
    environment.currentDir = currentDir;
    environment.catalogueRoot = QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue");
    environment.datasetsRoot = currentDir;
    return environment;
}

// Options of a small streaming run against a service on this machine.
inline core::RunOptions smallRun(int port)
{
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.models = {QStringLiteral("vllm_api_stream_chat")};
    options.datasets = {QStringLiteral("synthetic_gen")};
    options.hostIp = QStringLiteral("127.0.0.1");
    options.hostPort = port;
    options.requestCount = 12;
    options.batchSize = 4;
    options.outputLength = QStringLiteral("uniform:3:9");
    options.seed = 7;
    options.cfgTimeStr = QStringLiteral("20260101_000000");
    options.dirTimeStr = options.cfgTimeStr;
    return options;
}

// Runs to the end; during(runner, snapshot) is called with every progress.
inline RunReport runToEnd(const Environment &environment, const core::RunOptions &options,
    const std::function<void(Runner &, const core::ProgressSnapshot &)> &during = {})
{
    RunReport report;
    QEventLoop loop;
    Runner runner(environment);
    QObject::connect(&runner, &Runner::logged, &loop,
        [&](const core::LogLine &line) { report.log.push_back(line); });
    QObject::connect(&runner, &Runner::taskLogged, &loop,
        [&](const QString &, const core::LogLine &line) { report.taskLog.push_back(line); });
    QObject::connect(&runner, &Runner::groupSummarized, &loop,
        [&](const core::GroupResult &group) { report.groups.push_back(group); });
    QObject::connect(
        &runner, &Runner::progressed, &loop, [&](const core::ProgressSnapshot &snapshot) {
            report.progress.push_back(snapshot);
            if (during)
                during(runner, snapshot);
        });
    QObject::connect(&runner, &Runner::finished, &loop, [&](const core::RunOutcome &outcome) {
        report.outcome = outcome;
        report.hasFinished = true;
        loop.quit();
    });
    runner.start(options);
    QTimer::singleShot(
        60'000, &loop, &QEventLoop::quit); // a hang fails the test instead of blocking it
    if (!report.hasFinished) // a run that cannot start may be over by now
        loop.exec();
    return report;
}

// Relative paths of all files below a folder, sorted.
inline QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(QDir(folder).relativeFilePath(it.next()));
    files.sort();
    return files;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void copyFolder(const QString &from, const QString &to)
{
    for (const QString &file : filesBelow(from)) {
        const QString target = to + u'/' + file;
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(from + u'/' + file, target);
        QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
    }
}

} // namespace aisb::run
