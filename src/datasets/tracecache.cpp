// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/tracecache.h"

#include "datasets/readers/textreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cmath>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

// As the reference writes it: nobody scores the answers to a trace.
const QString kAnswer = u"mock_answer"_s;

Json timestampJson(double stamp)
{
    constexpr double kExact = 9007199254740992.0; // integers up to here are exact
    return stamp == std::floor(stamp) && stamp < kExact ? Json(static_cast<qint64>(stamp))
                                                        : Json(stamp);
}

Json cachedRow(const Fields &in)
{
    const QString prompt = in.text(u"prompt");
    const qint64 limit = in.integer(u"max_out_len", 1, 1 << 30);
    const Json &stamp = in.record()[u"timestamp"];
    const bool isStamp = stamp.isNull() || (stamp.isNumber() && stamp.toDouble() >= 0);
    if (!isStamp)
        in.reject(u"timestamp", u"milliseconds of at least 0"_s);
    return traceRow(prompt, static_cast<int>(limit),
        stamp.isNull() ? std::nullopt : std::optional(stamp.toDouble()));
}

} // namespace

QString promptsFile(const QString &tracePath, const QByteArray &traceMd5,
    const TraceSettings &settings, const LoadContext &context)
{
    if (!settings.promptsPath.isEmpty())
        return resolvePath(settings.promptsPath, context);
    const QFileInfo trace(tracePath);
    QString name =
        trace.completeBaseName() + u'_' + QString::fromLatin1(traceMd5) + u"_generated_prompts"_s;
    if (settings.window.isFromZero)
        name += u"_auto"_s;
    if (settings.window.startMs != 0)
        name += u"_start%1"_s.arg(settings.window.startMs);
    if (settings.window.endMs != -1)
        name += u"_end%1"_s.arg(settings.window.endMs);
    if (!trace.suffix().isEmpty())
        name += u'.' + trace.suffix();
    return trace.dir().filePath(name);
}

Json traceRow(const QString &prompt, int maxOutLen, std::optional<double> timestampMs)
{
    return Json(Json::Object{{u"prompt"_s, Json(prompt)}, {u"max_out_len"_s, Json(maxOutLen)},
        {u"answer"_s, Json(kAnswer)},
        {u"timestamp"_s, timestampMs ? timestampJson(*timestampMs) : Json()}});
}

core::Result<> readPrompts(const QString &path, SplitJob &job)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorCode::DsetFile001, u"%1: %2"_s.arg(path, file.errorString()));
    const auto visit = [&job](const Json &line, qint64 number) {
        return addRow(job, &cachedRow, line, u"line %1"_s.arg(number));
    };
    if (const core::Result<> read = forEachJsonLine(file, visit); !read)
        return core::fail(read.error().in(path));
    return {};
}

} // namespace aisb::datasets
