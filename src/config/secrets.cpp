// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/loadconfig.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String kMask = "***"_L1;

bool isSecretHeader(const QString &name)
{
    const QString lower = name.toLower();
    return lower.contains(u"authorization") || lower.contains(u"cookie") || lower.contains(u"key")
        || lower.contains(u"token") || lower.contains(u"secret");
}

// "http://user:password@host" loses what stands before the "@".
QString withoutCredentials(const QString &address)
{
    static const QRegularExpression credentials(
        u"^([A-Za-z][A-Za-z0-9+.-]*://)?[^/?#@]*:[^/?#]*@"_s);
    QString masked = address;
    return masked.replace(credentials, u"\\1***@"_s);
}

void maskHeaders(Value &headers)
{
    if (!headers.isDict())
        return;
    for (auto &[name, value] : headers.members())
        if (isSecretHeader(name.toString()) && value.isTruthy())
            value = Value(kMask);
}

// The keys themselves, where a variable holds them as well. Short ones could be any word and are
// left alone.
void collectKeys(const Value &value, QStringList &keys)
{
    constexpr qsizetype kMinLength = 8;
    for (const Value &item : value.items())
        collectKeys(item, keys);
    for (const auto &[key, member] : value.members()) {
        if (key.toString() == u"api_key" && member.isString()
            && member.toString().size() >= kMinLength)
            keys.append(member.toString());
        collectKeys(member, keys);
    }
}

void maskTexts(Value &value, const QStringList &keys)
{
    if (value.isString()) {
        if (keys.contains(value.toString()))
            value = Value(kMask);
    } else if (value.isDict()) {
        for (auto &[key, member] : value.members())
            maskTexts(member, keys);
    } else if (value.isList() || value.isTuple()) {
        for (Value &item : value.items())
            maskTexts(item, keys);
    }
}

void maskIn(Value &value)
{
    if (value.isList() || value.isTuple()) {
        for (Value &item : value.items())
            maskIn(item);
        return;
    }
    if (!value.isDict())
        return;
    for (auto &[key, member] : value.members()) {
        const QString name = key.toString();
        if (name == u"api_key") {
            if (member.isTruthy())
                member = Value(kMask);
        } else if (name == u"extra_headers") {
            maskHeaders(member);
        } else if ((name == u"url" || name == u"proxy") && member.isString()) {
            member = Value(withoutCredentials(member.toString()));
        } else {
            maskIn(member);
        }
    }
}

void collectChanges(const Value &plain, const Value &masked, std::vector<SecretText> &found)
{
    if (masked.isString() && plain.isString() && masked.toString() != plain.toString()) {
        found.push_back({plain.toString(), masked.toString()});
        return;
    }
    for (std::size_t i = 0; i < std::min(plain.items().size(), masked.items().size()); ++i)
        collectChanges(plain.items()[i], masked.items()[i], found);
    for (std::size_t i = 0; i < std::min(plain.members().size(), masked.members().size()); ++i)
        collectChanges(plain.members()[i].second, masked.members()[i].second, found);
}

} // namespace

std::vector<SecretText> secretsIn(const Value &root)
{
    std::vector<SecretText> found;
    collectChanges(root, maskSecrets(root), found);
    std::ranges::stable_sort(found, std::ranges::greater(),
        [](const SecretText &secret) { return secret.plain.size(); });
    return found;
}

Value maskSecrets(Value root)
{
    QStringList keys;
    collectKeys(root, keys);
    if (!keys.isEmpty())
        maskTexts(root, keys);
    maskIn(root);
    return root;
}

} // namespace aisb::config
