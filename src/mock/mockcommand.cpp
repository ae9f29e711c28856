// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mockcommand.h"

#include "mock/mockserver.h"
#include "mock/signalwatcher.h"

#include <QEventLoop>
#include <QFile>
#include <QTextStream>

#include <array>
#include <optional>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr qint64 kMaxConfigBytes = 16 * 1024 * 1024;

struct Command
{
    QString host = u"127.0.0.1"_s;
    quint16 port = 0;
    bool isHelpWanted = false;
    MockSettings settings;
};

// Options that set one field of the settings.
struct FieldOption
{
    QLatin1String name;
    QLatin1String key;
    QLatin1String valueName;
    QLatin1String help;
};

constexpr std::array kFieldOptions{
    FieldOption{"--profile"_L1, "profile"_L1, "NAME"_L1,
        "aisbench-sim (default), vllm, tgi, triton, mindie, vita, vllm-old or ollama"_L1},
    FieldOption{"--ttft"_L1, "ttft"_L1, "S"_L1, "seconds before the first chunk (0.1)"_L1},
    FieldOption{"--tpot"_L1, "tpot"_L1, "S"_L1,
        "seconds before each later chunk, per unit in it (0.01)"_L1},
    FieldOption{
        "--e2el"_L1, "e2el"_L1, "S"_L1, "seconds before an answer that is no stream (0.2)"_L1},
    FieldOption{"--delay-unit"_L1, "delay_unit"_L1, "UNIT"_L1,
        "char (aisbench-sim) or token (the others)"_L1},
    FieldOption{
        "--tokens-per-chunk"_L1, "tokens_per_chunk"_L1, "N"_L1, "several tokens per chunk"_L1},
    FieldOption{"--length"_L1, "length"_L1, "KIND"_L1, "uniform (default), fixed or echo"_L1},
    FieldOption{
        "--min-tokens"_L1, "min_tokens"_L1, "N"_L1, "least tokens of the uniform length (10)"_L1},
    FieldOption{"--fixed-tokens"_L1, "fixed_tokens"_L1, "N"_L1,
        "tokens of the fixed length; 0 = the limit"_L1},
    FieldOption{"--jitter"_L1, "jitter"_L1, "X"_L1, "vary each delay by this share, 0 to 1"_L1},
    FieldOption{
        "--model"_L1, "model"_L1, "NAME"_L1, "name of the model served (mock-1); empty: any"_L1},
    FieldOption{"--seed"_L1, "seed"_L1, "N"_L1, "for lengths, letters and probabilities (0)"_L1},
};

Json valueOf(const QString &text)
{
    bool isInteger = false;
    const qint64 integer = text.toLongLong(&isInteger);
    if (isInteger)
        return integer;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? Json(number) : Json(text);
}

core::Result<> setFromText(MockSettings &settings, const FieldOption &option, const QString &text)
{
    const bool isText = option.key == "model"_L1;
    if (option.key == "tokens_per_chunk"_L1)
        settings.isMtpEnabled = true;
    const core::Result<> set =
        setField(settings, QString(option.key), isText ? Json(text) : valueOf(text));
    return set.has_value() ? set : core::Result<>(core::fail(set.error().in(option.name)));
}

core::Result<> readConfig(const QString &path, MockSettings &settings)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(
            ErrorCode::UtilsCfg002, u"--config: %1: %2"_s.arg(path, file.errorString()));
    const QByteArray text = file.read(kMaxConfigBytes + 1);
    if (text.size() > kMaxConfigBytes)
        return core::fail(ErrorCode::UtilsCfg002, u"--config: %1: larger than 16 MiB"_s.arg(path));
    const core::Result<MockSettings> read = readSettings(text, settings);
    if (!read.has_value())
        return core::fail(read.error().in(u"--config: "_s + path));
    settings = *read;
    return {};
}

core::Result<> setPort(const QString &text, quint16 &port)
{
    bool isNumber = false;
    port = text.toUShort(&isNumber);
    if (!isNumber)
        return core::fail(ErrorCode::UtilsCfg002, u"--port: expected an integer from 0 to 65535"_s);
    return {};
}

core::Result<> addFault(const QString &text, MockSettings &settings)
{
    const core::Result<Fault> fault = faultFromText(text);
    if (!fault.has_value())
        return core::fail(fault.error().in(u"--fault"_s));
    settings.faults.push_back(*fault);
    return {};
}

core::Result<> apply(const QString &name, const QString &value, Command &command)
{
    if (name == "--host"_L1) {
        command.host = value;
        return {};
    }
    if (name == "--port"_L1)
        return setPort(value, command.port);
    if (name == "--fault"_L1)
        return addFault(value, command.settings);
    if (name == "--config"_L1)
        return readConfig(value, command.settings);
    for (const FieldOption &option : kFieldOptions) {
        if (option.name == name)
            return setFromText(command.settings, option, value);
    }
    return core::fail(ErrorCode::UtilsCfg002, u"unknown option %1 (see --help)"_s.arg(name));
}

core::Result<Command> parse(const QStringList &arguments)
{
    Command command;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString name = arguments[i].section(u'=', 0, 0);
        if (name == "--help"_L1 || name == "-h"_L1) {
            command.isHelpWanted = true;
            continue;
        }
        if (name == "--embed-send-time"_L1) {
            command.settings.isSendTimeEmbedded = true;
            continue;
        }
        const bool hasInline = arguments[i].contains(u'=');
        if (!hasInline && i + 1 == arguments.size()) {
            const bool isOption = name.startsWith("--"_L1);
            return core::fail(ErrorCode::UtilsCfg002,
                isOption ? u"%1 needs a value, or is unknown (see --help)"_s.arg(name)
                         : u"unexpected argument \"%1\" (see --help)"_s.arg(name));
        }
        const QString value = hasInline ? arguments[i].section(u'=', 1) : arguments[++i];
        if (const core::Result<> applied = apply(name, value, command); !applied.has_value())
            return core::fail(applied.error());
    }
    return command;
}

QString faultHelp(const FaultInfo &info)
{
    QString form = info.name;
    if (info.type != FaultValue::None) {
        const QString value = !info.choices.isEmpty() ? QString(info.choices)
            : info.type == FaultValue::Integer        ? u"N"_s
            : info.type == FaultValue::Number         ? u"X"_s
                                                      : u"TEXT"_s;
        form += (info.defaultText.isEmpty() ? u"="_s : u"[="_s) + value
            + (info.defaultText.isEmpty() ? u""_s : u"]"_s);
    }
    QString text = u"  %1\n      %2"_s.arg(form, info.help);
    if (!info.defaultText.isEmpty())
        text += u" (%1)"_s.arg(info.defaultText);
    for (const FaultParameter &parameter : info.parameters)
        text += u"\n      %1: %2"_s.arg(parameter.name, parameter.help);
    return text + u'\n';
}

void printHelp(QTextStream &out)
{
    out << "usage: ais_bench mock-server [options]\n\n"
           "A stand-in for an inference service: answers with the times, lengths and faults you "
           "set.\n\n";
    const auto line = [&out](const QString &form, QLatin1String help) {
        out << u"  %1 %2\n"_s.arg(form.leftJustified(26), help);
    };
    line(u"--host ADDRESS"_s, "address to listen on (127.0.0.1)"_L1);
    line(u"--port N"_s, "port; 0 takes a free one and prints it (0)"_L1);
    for (const FieldOption &option : kFieldOptions)
        line(u"%1 %2"_s.arg(option.name, option.valueName), option.help);
    line(u"--embed-send-time"_s, R"(put "sent_ns" (steady clock) into every event)"_L1);
    line(u"--config FILE"_s, "settings as JSON; later options win"_L1);
    line(u"--fault KNOB[=VALUE][,..]"_s, "do something wrong; may be repeated"_L1);
    line(u"-h, --help"_s, "this text"_L1);
    out << "\nKnobs of --fault. Each also takes p=SHARE, only=1;3;5 (request numbers) and "
           "path=/PREFIX:\n";
    for (const FaultInfo &info : faultTable())
        out << faultHelp(info);
}

} // namespace

int runMockServerCommand(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    core::Result<Command> command = parse(arguments);
    if (!command.has_value()) {
        err << "mock-server: " << command.error().text() << '\n';
        err.flush();
        return 2;
    }
    if (command->isHelpWanted) {
        printHelp(out);
        out.flush();
        return 0;
    }
    MockSettings settings = command->settings;
    settings.keepsBodies = false;
    settings.maxRecords = 0;
    SignalWatcher watcher;
    MockServer server(settings);
    if (const core::Result<> listening = server.listen(command->host, command->port);
        !listening.has_value()) {
        err << "mock-server: " << listening.error().text() << '\n';
        err.flush();
        return 1;
    }
    out << u"Listening on %1 (profile %2, model %3)\n"_s.arg(
        server.url().adjusted(QUrl::RemovePath).toString(), profileName(settings.profile),
        settings.modelName);
    out.flush();
    QEventLoop loop;
    QObject::connect(&watcher, &SignalWatcher::arrived, &loop, &QEventLoop::quit);
    loop.exec();
    return 0;
}

} // namespace aisb::mock
