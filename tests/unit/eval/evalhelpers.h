// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"
#include "eval/postprocessor.h"

#include <QFile>

#include <gtest/gtest.h>

namespace aisb::eval {

// The value of a JSON text written in a test.
inline core::Json json(QByteArrayView text)
{
    const auto value = core::readJson(text);
    EXPECT_TRUE(value) << text.toByteArray().toStdString();
    return value ? *value : core::Json();
}

inline QByteArray compact(const core::Json &value)
{
    return core::writeJson(value);
}

// The values of tests/data/eval/<name>, one a line.
inline std::vector<core::Json> jsonLines(const QString &name)
{
    QFile file(QStringLiteral(AISB_TEST_DATA "/eval/") + name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
    std::vector<core::Json> lines;
    while (!file.atEnd())
        lines.push_back(json(file.readLine()));
    return lines;
}

// What the post-processor of a configuration makes of a value, as JSON text.
inline QByteArray processed(QByteArrayView config, const core::Json &value)
{
    const auto made = makePostProcessor(json(config));
    EXPECT_TRUE(made) << made.error().text().toStdString();
    return made ? compact((*made)(value)) : QByteArray();
}

inline QByteArray processed(QByteArrayView config, const QString &text)
{
    return processed(config, core::Json(text));
}

} // namespace aisb::eval
