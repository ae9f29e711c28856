// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"
#include "core/runspec.h"

#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace aisb::config {

// Takes typed values out of a dict and collects what is wrong with them. A key counts as known once
// it was asked for. Issue texts quote values of numbers and choices only, never of texts that may
// be secret.
class KeyReader
{
public:
    KeyReader(const Value &dict, QString prefix, std::vector<core::Issue> &issues);

    [[nodiscard]] const Value *find(const QString &key); // nullptr: missing
    [[nodiscard]] QString text(const QString &key, const QString &fallback = {});
    [[nodiscard]] bool flag(const QString &key, bool fallback);
    [[nodiscard]] qint64 integer(const QString &key, qint64 fallback, qint64 min, qint64 max);
    [[nodiscard]] double number(const QString &key, double fallback, double min, double max);
    [[nodiscard]] std::optional<double> optionalNumber(const QString &key, double min, double max);
    [[nodiscard]] QString choice(const QString &key, const QStringList &choices);
    [[nodiscard]] const Value *dict(const QString &key); // nullptr: missing, None or wrong

    void ignore(std::initializer_list<QStringView> keys);
    // Every key nobody asked for, by name.
    void reportUnknown(core::Issue::Severity severity);

    void error(const QString &key, const core::Phrase &text,
        core::ErrorCode code = core::ErrorCode::UtilsCfg002);
    void report(core::Issue::Severity severity, const QString &key, const core::Phrase &text,
        core::ErrorCode code = core::ErrorCode::UtilsCfg002);
    [[nodiscard]] QString pathOf(const QString &key) const { return m_prefix + u'.' + key; }

private:
    // The last argument of the phrase is what was found instead.
    void expected(const QString &key, core::Phrase what, const Value &found);

    const Value &m_dict;
    QString m_prefix;
    std::vector<core::Issue> &m_issues;
    QSet<QString> m_known;
};

// Whether a name can be that of a folder and of files in it: no separator, not "." or "..", no
// control character.
[[nodiscard]] bool isFileName(const QString &abbr);
// "localhost", an address or a host name; no scheme, no port.
[[nodiscard]] bool isHost(const QString &text);
[[nodiscard]] bool hasErrors(const std::vector<core::Issue> &issues);

// "meta_template". Source: spec/models.md 7, 20.
void checkMetaTemplate(KeyReader &keys, const Value &metaTemplate);

} // namespace aisb::config
