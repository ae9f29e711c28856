// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/samplefields.h"

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

core::Result<QString> textOf(const core::Json &value, QLatin1String name)
{
    if (value.isString())
        return value.toString();
    return core::fail(
        core::ErrorCode::DsetData006, u"%1: a text was expected"_s.arg(QString(name)));
}

} // namespace

core::Result<QString> predictionText(const Sample &sample)
{
    return textOf(sample.prediction, "prediction"_L1);
}

core::Result<QString> referenceText(const Sample &sample)
{
    return textOf(sample.reference, "reference"_L1);
}

core::Result<QStringList> textList(const core::Json &value, QLatin1String name)
{
    QStringList texts;
    bool isTexts = value.isArray();
    for (const core::Json &item : value.items()) {
        isTexts = isTexts && item.isString();
        texts.append(item.toString());
    }
    if (isTexts)
        return texts;
    return core::fail(
        core::ErrorCode::DsetData006, u"%1: a list of texts was expected"_s.arg(QString(name)));
}

} // namespace aisb::eval
