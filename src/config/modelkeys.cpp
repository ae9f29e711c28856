// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/modelkeys.h"

#include <QRegularExpression>

#include <algorithm>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxNameBytes = 200;

QString shown(double value)
{
    return QString::number(value, 'g', 12);
}

} // namespace

KeyReader::KeyReader(const Value &dict, QString prefix, std::vector<core::Issue> &issues)
    : m_dict(dict)
    , m_prefix(std::move(prefix))
    , m_issues(issues)
{
}

void KeyReader::report(core::Issue::Severity severity, const QString &key, const core::Phrase &text,
    core::ErrorCode code)
{
    m_issues.push_back({severity, pathOf(key), core::Error::of(code, text)});
}

void KeyReader::error(const QString &key, const core::Phrase &text, core::ErrorCode code)
{
    report(core::Issue::Severity::Error, key, text, code);
}

void KeyReader::expected(const QString &key, core::Phrase what, const Value &found)
{
    QString value;
    if (found.isNumber())
        value = u' '
            + (found.isDouble() ? shown(found.toDouble())
                                : QString::fromLatin1(found.integerDigits().left(40)));
    what.arguments.append(found.typeName() + value);
    error(key, what);
}

const Value *KeyReader::find(const QString &key)
{
    m_known.insert(key);
    return m_dict.find(key);
}

QString KeyReader::text(const QString &key, const QString &fallback)
{
    const Value *value = find(key);
    if (!value)
        return fallback;
    if (value->isString())
        return value->toString();
    if (value->isTruthy())
        expected(key, {QT_TRANSLATE_NOOP("Phrases", "expected a text, found %1")}, *value);
    return {};
}

bool KeyReader::flag(const QString &key, bool fallback)
{
    const Value *value = find(key);
    if (!value)
        return fallback;
    if (!value->isBool())
        expected(key, {QT_TRANSLATE_NOOP("Phrases", "expected True or False, found %1")}, *value);
    return value->toBool(fallback);
}

qint64 KeyReader::integer(const QString &key, qint64 fallback, qint64 min, qint64 max)
{
    const Value *value = find(key);
    if (!value)
        return fallback;
    if (value->isInt() && value->toInt() >= min && value->toInt() <= max)
        return value->toInt();
    expected(key,
        {QT_TRANSLATE_NOOP("Phrases", "expected an integer from %1 to %2, found %3"),
            {QString::number(min), QString::number(max)}},
        *value);
    return fallback;
}

double KeyReader::number(const QString &key, double fallback, double min, double max)
{
    const Value *value = find(key);
    if (!value)
        return fallback;
    const double given = value->toDouble();
    if (value->isNumber() && given >= min && given <= max)
        return given;
    expected(key,
        {QT_TRANSLATE_NOOP("Phrases", "expected a number from %1 to %2, found %3"),
            {shown(min), shown(max)}},
        *value);
    return fallback;
}

std::optional<double> KeyReader::optionalNumber(const QString &key, double min, double max)
{
    const Value *value = find(key);
    if (!value || value->isNull() || (value->isString() && value->toString().isEmpty()))
        return std::nullopt;
    const double given = value->toDouble();
    if (value->isNumber() && given >= min && given <= max)
        return given;
    expected(key,
        {QT_TRANSLATE_NOOP("Phrases", "expected None or a number from %1 to %2, found %3"),
            {shown(min), shown(max)}},
        *value);
    return std::nullopt;
}

QString KeyReader::choice(const QString &key, const QStringList &choices)
{
    const Value *value = find(key);
    if (!value || value->isNull() || (value->isString() && value->toString().isEmpty()))
        return {};
    if (value->isString() && choices.contains(value->toString()))
        return value->toString();
    expected(key,
        {QT_TRANSLATE_NOOP("Phrases", "expected one of %1, found %2"), {choices.join(u", "_s)}},
        *value);
    return {};
}

const Value *KeyReader::dict(const QString &key)
{
    const Value *value = find(key);
    if (!value || value->isNull())
        return nullptr;
    if (value->isDict())
        return value;
    expected(key, {QT_TRANSLATE_NOOP("Phrases", "expected a dict, found %1")}, *value);
    return nullptr;
}

void KeyReader::ignore(std::initializer_list<QStringView> keys)
{
    for (const QStringView key : keys)
        m_known.insert(key.toString());
}

void KeyReader::reportUnknown(core::Issue::Severity severity)
{
    for (const auto &member : m_dict.members()) {
        const QString key = member.first.toString();
        if (!m_known.contains(key))
            report(severity, key, {QT_TRANSLATE_NOOP("Phrases", "unknown key")});
    }
}

bool isFileName(const QString &abbr)
{
    const bool hasBadCharacter = std::ranges::any_of(abbr, [](QChar c) {
        return c == u'/' || c == u'\\' || c.category() == QChar::Other_Control || c.isSurrogate();
    });
    return !abbr.isEmpty() && !hasBadCharacter && abbr != u"." && abbr != u".."
        && abbr.toUtf8().size() <= kMaxNameBytes;
}

bool isHost(const QString &text)
{
    static const QRegularExpression name(
        u"^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\\.?$"_s);
    static const QRegularExpression dotted(u"^[0-9.]+$"_s);
    static const QRegularExpression octets(u"^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.|$)){4}$"_s);
    static const QRegularExpression version6(
        u"^\\[?[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?\\]?$"_s);
    if (text.isEmpty() || text.size() > 253)
        return false;
    if (text.contains(u':'))
        return text.count(u':') >= 2 && version6.match(text).hasMatch();
    if (dotted.match(text).hasMatch())
        return octets.match(text).hasMatch() && !text.endsWith(u'.');
    return name.match(text).hasMatch();
}

bool hasErrors(const std::vector<core::Issue> &issues)
{
    return std::ranges::any_of(issues,
        [](const core::Issue &issue) { return issue.severity == core::Issue::Severity::Error; });
}

void checkMetaTemplate(KeyReader &keys, const Value &metaTemplate)
{
    const QString key = u"meta_template"_s;
    const Value *round = metaTemplate.find(u"round");
    if (!round) {
        keys.error(key, {QT_TRANSLATE_NOOP("Phrases", "there is no \"round\"")},
            core::ErrorCode::ModelParam004);
        return;
    }
    QStringList roles;
    for (const QStringView part : {u"round", u"reserved_roles"}) {
        const Value *entries = metaTemplate.find(part);
        if (!entries)
            continue;
        if (!entries->isList() && !entries->isTuple()) {
            keys.error(key,
                {QT_TRANSLATE_NOOP("Phrases", "\"%1\" must be a list"), {part.toString()}},
                core::ErrorCode::ModelType004);
            continue;
        }
        for (const Value &entry : entries->items()) {
            const QString role = entry[u"role"].toString();
            if (entry.isString())
                keys.error(key,
                    {QT_TRANSLATE_NOOP("Phrases", "\"%1\" holds a bare text"), {part.toString()}},
                    core::ErrorCode::ModelType001);
            else if (!entry.isDict() || role.isEmpty())
                keys.error(key,
                    {QT_TRANSLATE_NOOP("Phrases", "\"%1\" must hold dicts with a \"role\""),
                        {part.toString()}},
                    core::ErrorCode::ModelType004);
            else if (roles.contains(role))
                keys.error(key, {QT_TRANSLATE_NOOP("Phrases", "the role %1 occurs twice"), {role}},
                    core::ErrorCode::ModelParam005);
            roles.append(role);
        }
    }
}

} // namespace aisb::config
