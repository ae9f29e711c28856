// SPDX-License-Identifier: GPL-3.0-or-later
#include "shipped.h"

#include "../entries.h"

#include <QFile>

namespace aisb::datasets::test {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

core::DatasetSpec specOf(Json entry)
{
    core::DatasetSpec spec;
    spec.abbr = entry[u"abbr"].toString();
    spec.type = entry[u"type"].toString();
    spec.config = std::move(entry);
    return spec;
}

// A list of entries, or one entry with the values that make many of it.
void addSpecs(const Json &given, std::vector<core::DatasetSpec> &specs)
{
    for (const Json &entry : given.items())
        specs.push_back(specOf(entry));
    for (const Json &values : given[u"for_each"].items()) {
        QByteArray entry = core::writeJson(given[u"entry"]);
        for (const auto &[key, value] : values.members()) {
            const QByteArray quoted = core::writeJson(value);
            entry.replace("${" + key.toUtf8() + '}', quoted.sliced(1, quoted.size() - 2));
        }
        specs.push_back(specOf(parsed(entry)));
    }
}

} // namespace

QByteArray ownColumns(const Json &row, const Json &other)
{
    Json own = row;
    for (const QStringView name : {u"subdivision", u"idx"}) {
        if (other.find(name) == nullptr)
            own.remove(name);
    }
    return core::writeJson(own);
}

std::vector<core::DatasetSpec> shipped(const QString &name)
{
    QFile file(
        QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue/datasets/") + name + u".json"_s);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    QByteArray text = file.readAll();
    text.replace("\"ais_bench/datasets/", "\"datasets/");
    const Json content = parsed(text);
    std::vector<core::DatasetSpec> specs;
    for (const auto &[list, given] : content.members())
        addSpecs(given, specs);
    EXPECT_FALSE(specs.empty()) << name.toStdString();
    return specs;
}

core::DatasetSpec shipped(const QString &name, const QString &abbr)
{
    for (core::DatasetSpec &spec : shipped(name)) {
        if (spec.abbr == abbr)
            return std::move(spec);
    }
    ADD_FAILURE() << name.toStdString() << " has no " << abbr.toStdString();
    return {};
}

LoadContext testData()
{
    LoadContext context;
    context.currentDir = QStringLiteral(AISB_TEST_DATA "/none");
    context.datasetsRoot = QStringLiteral(AISB_TEST_DATA);
    return context;
}

} // namespace aisb::datasets::test
