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

QString rangeText(double min, double max)
{
    return u"%1 to %2"_s.arg(shown(min), shown(max));
}

} // namespace

KeyReader::KeyReader(const Value &dict, QString prefix, std::vector<core::Issue> &issues)
    : m_dict(dict)
    , m_prefix(std::move(prefix))
    , m_issues(issues)
{
}

void KeyReader::report(
    core::Issue::Severity severity, const QString &key, const QString &text, core::ErrorCode code)
{
    m_issues.push_back({severity, pathOf(key), {code, text}});
}

void KeyReader::error(const QString &key, const QString &text, core::ErrorCode code)
{
    report(core::Issue::Severity::Error, key, text, code);
}

void KeyReader::expected(const QString &key, const QString &what, const Value &found)
{
    QString value;
    if (found.isNumber())
        value = u' '
            + (found.isDouble() ? shown(found.toDouble())
                                : QString::fromLatin1(found.integerDigits().left(40)));
    error(key, u"expected %1, found %2%3"_s.arg(what, found.typeName(), value));
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
        expected(key, u"a text"_s, *value);
    return {};
}

bool KeyReader::flag(const QString &key, bool fallback)
{
    const Value *value = find(key);
    if (!value)
        return fallback;
    if (!value->isBool())
        expected(key, u"True or False"_s, *value);
    return value->toBool(fallback);
}

qint64 KeyReader::integer(const QString &key, qint64 fallback, qint64 min, qint64 max)
{
    const Value *value = find(key);
    if (!value)
        return fallback;
    if (value->isInt() && value->toInt() >= min && value->toInt() <= max)
        return value->toInt();
    expected(key, u"an integer from %1 to %2"_s.arg(min).arg(max), *value);
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
    expected(key, u"a number from "_s + rangeText(min, max), *value);
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
    expected(key, u"None or a number from "_s + rangeText(min, max), *value);
    return std::nullopt;
}

QString KeyReader::choice(const QString &key, const QStringList &choices)
{
    const Value *value = find(key);
    if (!value || value->isNull() || (value->isString() && value->toString().isEmpty()))
        return {};
    if (value->isString() && choices.contains(value->toString()))
        return value->toString();
    expected(key, u"one of %1"_s.arg(choices.join(u", "_s)), *value);
    return {};
}

const Value *KeyReader::dict(const QString &key)
{
    const Value *value = find(key);
    if (!value || value->isNull())
        return nullptr;
    if (value->isDict())
        return value;
    expected(key, u"a dict"_s, *value);
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
            report(severity, key, u"unknown key"_s);
    }
}

bool isFileName(const QString &abbr)
{
    const bool hasBadCharacter = std::any_of(abbr.begin(), abbr.end(), [](QChar c) {
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
    return std::any_of(issues.begin(), issues.end(),
        [](const core::Issue &issue) { return issue.severity == core::Issue::Severity::Error; });
}

void checkMetaTemplate(KeyReader &keys, const Value &metaTemplate)
{
    const QString key = u"meta_template"_s;
    const Value *round = metaTemplate.find(u"round");
    if (!round) {
        keys.error(key, u"there is no \"round\""_s, core::ErrorCode::ModelParam004);
        return;
    }
    QStringList roles;
    for (const QStringView part : {u"round", u"reserved_roles"}) {
        const Value *entries = metaTemplate.find(part);
        if (!entries)
            continue;
        if (!entries->isList() && !entries->isTuple()) {
            keys.error(key, u"\"%1\" must be a list"_s.arg(part), core::ErrorCode::ModelType004);
            continue;
        }
        for (const Value &entry : entries->items()) {
            const QString role = entry[u"role"].toString();
            if (entry.isString())
                keys.error(
                    key, u"\"%1\" holds a bare text"_s.arg(part), core::ErrorCode::ModelType001);
            else if (!entry.isDict() || role.isEmpty())
                keys.error(key, u"\"%1\" must hold dicts with a \"role\""_s.arg(part),
                    core::ErrorCode::ModelType004);
            else if (roles.contains(role))
                keys.error(
                    key, u"the role %1 occurs twice"_s.arg(role), core::ErrorCode::ModelParam005);
            roles.append(role);
        }
    }
}

} // namespace aisb::config
