// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/arguments.h"

#include "core/text/editdistance.h"

#include <algorithm>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qsizetype kMostLetters = 100;

QString typeName(const Json &config)
{
    return config[u"type"].toString().section(u'.', -1);
}

tl::unexpected<core::Error> wrong(
    const Json &config, QLatin1String name, const QString &expectation)
{
    return core::fail(core::ErrorCode::DsetCfg001,
        u"%1: %2: expected %3"_s.arg(typeName(config), name, expectation));
}

} // namespace

core::Result<> checkArguments(const Json &config, std::initializer_list<QLatin1String> known)
{
    QStringList names;
    for (const QLatin1String name : known)
        names.append(name);
    for (const auto &member : config.members()) {
        if (member.first == u"type" || names.contains(member.first))
            continue;
        const QString expected =
            names.isEmpty() ? u"takes none"_s : u"expected "_s + names.join(u", "_s);
        return core::fail(core::ErrorCode::DsetCfg001,
            u"%1: unknown argument \"%2\" (%3)%4"_s.arg(typeName(config), member.first.left(100),
                expected, core::suggestion(member.first, names)));
    }
    return {};
}

core::Result<QString> textArgument(
    const Json &config, QLatin1String name, const std::optional<QString> &fallback)
{
    const Json *given = config.find(QString(name));
    if (given == nullptr && fallback)
        return *fallback;
    if (given == nullptr || !given->isString())
        return wrong(config, name, u"a text"_s);
    return given->toString();
}

core::Result<QString> lettersArgument(const Json &config, QLatin1String name)
{
    const Json &given = config[QString(name)];
    QString letters = given.toString();
    for (const Json &item : given.items()) {
        if (item.toString().toUcs4().size() != 1)
            return wrong(config, name, u"one character an option"_s);
        letters += item.toString();
    }
    if (letters.isEmpty() || letters.size() > kMostLetters)
        return wrong(config, name, u"1 to %1 option letters"_s.arg(kMostLetters));
    return letters;
}

core::Result<bool> flagArgument(const Json &config, QLatin1String name, bool fallback)
{
    const Json *given = config.find(QString(name));
    if (given == nullptr)
        return fallback;
    if (!given->isBool())
        return wrong(config, name, u"true or false"_s);
    return given->toBool();
}

} // namespace aisb::eval
