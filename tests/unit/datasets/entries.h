// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"
#include "datasets/dataset.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace aisb::datasets::test {

// JSON for tests; fails the test when it cannot be read.
[[nodiscard]] core::Json parsed(const QByteArray &text);

// A synthetic entry as shipped, its config replaced by this JSON.
[[nodiscard]] core::DatasetSpec synthetic(const QByteArray &config);
[[nodiscard]] QByteArray lengths(const QByteArray &input, const QByteArray &output);

// A custom entry for a file, with the qa or another template.
[[nodiscard]] core::DatasetSpec custom(const QString &path,
    const QString &promptTemplate = QStringLiteral("Question: {question}\nAnswer: {answer}"));

// The cases of loadCaseSource() in a list.
struct LoadedCases
{
    std::vector<core::Case> cases;
    std::optional<quint64> seed;
    QStringList notes;
};
[[nodiscard]] core::Result<LoadedCases> loadCases(
    const core::DatasetSpec &spec, const LoadContext &context);

// Data files that last as long as the test.
class Folder
{
public:
    // Writes a file and returns its path.
    QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] LoadContext context() const;

private:
    QTemporaryDir m_dir;
};

} // namespace aisb::datasets::test
