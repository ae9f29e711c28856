// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/pythonreader.h"

#include "config/pythonevaluator.h"
#include "config/pythonparser.h"

#include <QStringDecoder>

namespace aisb::config {

using namespace Qt::StringLiterals;

const Value *ConfigModule::find(QStringView name) const
{
    for (const auto &[known, value] : variables)
        if (known == name)
            return &value;
    return nullptr;
}

core::Result<ConfigModule> readPython(
    QByteArrayView text, const QString &fileName, const PythonReadOptions &options)
{
    if (text.size() > options.maxBytes)
        return core::fail(core::ErrorCode::TmanCfg001,
            u"%1: larger than %2 bytes"_s.arg(fileName).arg(options.maxBytes));
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString source = decoder.decode(text);
    if (decoder.hasError())
        return core::fail(core::ErrorCode::TmanCfg001, u"%1: not valid UTF-8"_s.arg(fileName));
    PythonParser parser(source, {.maxDepth = options.maxDepth, .maxNodes = options.maxNodes});
    const auto statements = parser.parse();
    if (!statements)
        return core::fail(statements.error().in(fileName));
    PythonEvaluator evaluator(fileName, options);
    if (const auto done = evaluator.run(*statements); !done)
        return core::fail(done.error().in(fileName));
    auto module = evaluator.module();
    return module ? module : core::fail(module.error().in(fileName));
}

} // namespace aisb::config
