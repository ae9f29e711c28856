// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/textreference.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxPathLength = 500;
constexpr std::size_t kMaxItems = 1'000;

tl::unexpected<core::Error> wrong(const QString &path, const QString &expected, const Value &found)
{
    return core::fail(core::ErrorCode::TmanCfg003,
        u"%1: expected %2, found %3"_s.arg(path, expected, found.typeName()));
}

tl::unexpected<core::Error> refused(const QString &path, const QString &expected)
{
    return core::fail(core::ErrorCode::TmanCfg001, u"%1: expected %2"_s.arg(path, expected));
}

// Whether a path stays below its folder, or below the parent of it.
bool isInside(const QString &path, int upsAllowed)
{
    if (path.isEmpty() || path.size() > kMaxPathLength || path.startsWith(u'/')
        || path.contains(u'\\') || path.contains(QChar(u'\0')))
        return false;
    const QStringList parts = path.split(u'/');
    qsizetype at = 0;
    while (at < parts.size() && at < upsAllowed && parts[at] == u"..")
        ++at;
    return at < parts.size()
        && std::all_of(
            parts.begin() + at, parts.end(),
            [](const QString &part) { return !part.isEmpty() && part != u"." && part != u".."; });
}

core::Result<TextFingerprint> readFingerprint(const Value &value, const QString &path)
{
    static const QRegularExpression hex(u"\\A[0-9a-f]{8,64}\\z"_s);
    const Value &characters = value[u"chars"];
    const Value &digits = value[u"sha256"];
    if (!characters.isInt() || characters.toInt() < 0)
        return refused(path + u".chars"_s, u"a number of characters"_s);
    if (!digits.isString() || !hex.match(digits.toString()).hasMatch())
        return refused(path + u".sha256"_s, u"8 to 64 lower-case hexadecimal digits"_s);
    return TextFingerprint{characters.toInt(), digits.toString()};
}

core::Result<TextRounds> readRounds(const Value &value, const QString &path)
{
    if (!value.isDict())
        return wrong(path, u"a dict"_s, value);
    TextRounds rounds;
    rounds.question = value[u"question"].toString();
    rounds.answer = value[u"answer"].toString();
    if (rounds.question.isEmpty() || rounds.answer.isEmpty())
        return refused(path, u"the texts \"question\" and \"answer\""_s);
    const Value &pieces = value[u"pieces"];
    if (!pieces.isNull() && (!pieces.isList() || pieces.items().size() > kMaxItems))
        return refused(path + u".pieces"_s, u"a list of at most %1 dicts"_s.arg(kMaxItems));
    for (const Value &piece : pieces.items()) {
        const auto read = readFingerprint(piece, path + u".pieces"_s);
        if (!read)
            return core::fail(read.error());
        rounds.pieces.push_back(*read);
    }
    return rounds;
}

core::Result<> checkKeys(const Value &members, const QString &path)
{
    constexpr std::array kKnown = {"file"_L1, "in_data"_L1, "fallback"_L1, "origin"_L1,
        "after_line"_L1, "before"_L1, "after"_L1, "chars"_L1, "sha256"_L1, "rounds"_L1};
    constexpr std::array kTexts = {
        "file"_L1, "fallback"_L1, "origin"_L1, "after_line"_L1, "before"_L1, "after"_L1};
    for (const auto &[key, value] : members.members()) {
        const QString name = key.toString();
        const auto isName = [&name](QLatin1String known) { return name == known; };
        if (std::ranges::none_of(kKnown, isName))
            return refused(path,
                u"no member \"%1\" (file, in_data, fallback, origin, after_line, before, after, chars, sha256, rounds)"_s
                    .arg(name.left(100)));
        if (std::ranges::any_of(kTexts, isName) && !value.isString())
            return wrong(path + u'.' + name, u"a text"_s, value);
    }
    return {};
}

core::Result<QStringList> readInData(const Value &value, const QString &path)
{
    if (value.isNull())
        return QStringList();
    if (!value.isList() || value.items().size() > kMaxItems)
        return refused(path, u"a list of paths"_s);
    QStringList paths;
    for (const Value &item : value.items()) {
        if (!item.isString() || !isInside(item.toString(), 1))
            return refused(path, u"paths that go up one folder at most"_s);
        paths.append(item.toString());
    }
    return paths;
}

} // namespace

bool TextFingerprint::matches(const QString &text) const
{
    // A code point beyond the first 65,536 has two units.
    const auto lowHalves =
        std::ranges::count_if(text, [](QChar unit) { return unit.isLowSurrogate(); });
    if (text.size() - lowHalves != characters)
        return false;
    const QByteArray hash =
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash).startsWith(sha256);
}

const Value *externalMembers(const Value &value)
{
    if (!value.isDict() || value.members().size() != 1)
        return nullptr;
    const Value *members = value.find(u"external");
    return members != nullptr && members->isDict() ? members : nullptr;
}

core::Result<TextReference> readTextReference(const Value &members, const QString &path)
{
    if (const auto checked = checkKeys(members, path); !checked)
        return core::fail(checked.error());
    TextReference reference;
    reference.file = members[u"file"].toString();
    reference.fallback = members[u"fallback"].toString();
    reference.origin = members[u"origin"].toString();
    reference.afterLine = members[u"after_line"].toString();
    reference.before = members[u"before"].toString();
    reference.after = members[u"after"].toString();
    if (!isInside(reference.file, 0))
        return refused(path + u".file"_s, u"a path below the folder of texts"_s);
    if (!reference.fallback.isEmpty() && !isInside(reference.fallback, 0))
        return refused(path + u".fallback"_s, u"a path below the shipped texts"_s);
    auto inData = readInData(members[u"in_data"], path + u".in_data"_s);
    if (!inData)
        return core::fail(inData.error());
    reference.inData = std::move(*inData);
    if (members.contains(u"chars") || members.contains(u"sha256")) {
        const auto expected = readFingerprint(members, path);
        if (!expected)
            return core::fail(expected.error());
        reference.expected = *expected;
    }
    if (const Value *rounds = members.find(u"rounds")) {
        auto read = readRounds(*rounds, path + u".rounds"_s);
        if (!read)
            return core::fail(read.error());
        reference.rounds = std::move(*read);
    }
    return reference;
}

} // namespace aisb::config
