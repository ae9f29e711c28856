// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QStringList>

#include <string>
#include <vector>

namespace aisb::tokens {

// One component of a tokenizer.json, {"type": "Split", ...}, with its place for error texts. The
// JSON outlives it. All errors are UtilsFile003.
class Component
{
public:
    Component(const core::Json &json, QString path)
        : m_json(&json)
        , m_path(std::move(path))
    {
    }

    [[nodiscard]] const core::Json &json() const { return *m_json; }
    [[nodiscard]] bool isNull() const { return m_json->isNull(); }
    [[nodiscard]] QString type() const { return (*m_json)[u"type"].toString(); }

    [[nodiscard]] Component child(const QString &key) const;
    // The entries of a list of components; empty when the key is missing.
    [[nodiscard]] std::vector<Component> children(const QString &key) const;
    [[nodiscard]] std::string text(QStringView key) const; // UTF-8
    [[nodiscard]] bool flag(QStringView key, bool fallback) const;

    // pre_tokenizer.pretokenizers[1].pattern: expected ...
    [[nodiscard]] tl::unexpected<core::Error> wrong(const QString &expectation) const;
    [[nodiscard]] tl::unexpected<core::Error> wrong(
        const QString &key, const QString &expectation) const;
    // "type" is none of those this program knows.
    [[nodiscard]] tl::unexpected<core::Error> unsupported(const QStringList &supported) const;

private:
    const core::Json *m_json;
    QString m_path;
};

} // namespace aisb::tokens
