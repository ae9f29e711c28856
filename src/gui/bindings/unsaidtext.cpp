// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/unsaidtext.h"

#include <QCoreApplication>
#include <QDir>

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class UnsaidTexts
{
    Q_DECLARE_TR_FUNCTIONS(Unsaid)
};

QString keyText(const config::Unsaid &unsaid)
{
    return unsaid.value.isEmpty()
        //: %1 is a model or data set, %2 a key of its configuration
        ? UnsaidTexts::tr("%1: %2 was not set.").arg(unsaid.subject, unsaid.key)
        : UnsaidTexts::tr("%1: %2 was %3.").arg(unsaid.subject, unsaid.key, unsaid.value);
}

} // namespace

QString unsaidText(const config::Unsaid &unsaid)
{
    using What = config::Unsaid::What;
    switch (unsaid.what) {
    case What::ModelKey:
    case What::DatasetKey:
        return keyText(unsaid);
    case What::ModelClass:
        return UnsaidTexts::tr("%1: the service %2 is not known.")
            .arg(unsaid.subject, unsaid.value);
    case What::Dataset:
        return UnsaidTexts::tr("The data set %1 is not in the catalogue.").arg(unsaid.subject);
    case What::Tokenizer:
        return UnsaidTexts::tr("The tokenizer folder %1 is not there.")
            .arg(QDir::toNativeSeparators(unsaid.value));
    case What::ApiKey:
        return UnsaidTexts::tr("The API key of %1 is not kept with a run.").arg(unsaid.subject);
    case What::Secret:
        return UnsaidTexts::tr("%1: the password in %2 is not kept with a run.")
            .arg(unsaid.subject, unsaid.key);
    case What::Pairs:
        return UnsaidTexts::tr("Only some models ran with some of the data sets.");
    case What::Statement:
        return UnsaidTexts::tr("Not understood: %1").arg(unsaid.value);
    }
    return {};
}

} // namespace aisb::gui
