// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/modelofoptions.h"

#include "config/loadconfig.h"
#include "config/modelspec.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

core::Error firstError(const config::ModelsResult &models)
{
    for (const core::Issue &issue : models.allIssues()) {
        if (issue.severity == core::Issue::Severity::Error) {
            return issue.error;
        }
    }
    return {core::ErrorCode::UtilsCfg002, u"no model is named"_s};
}

} // namespace

core::Result<core::ModelSpec> modelOfOptions(
    const core::RunOptions &options, const run::Environment &environment)
{
    const config::CatalogueRoots roots = run::catalogueRoots(environment);
    core::RunOptions named = options;
    if (named.datasets.isEmpty() && !named.customDatasetPath) {
        named.datasets = {u"synthetic_gen"_s};
    }
    const core::Result<config::LoadedConfig> loaded = config::loadConfig(named, roots);
    if (!loaded) {
        return core::fail(loaded.error());
    }
    const config::ModelsResult models = config::readModels(loaded->root);
    if (!models.isValid() || models.models.empty()) {
        return core::fail(firstError(models));
    }
    core::ModelSpec model = models.models.front().spec;
    if (model.apiKey.isEmpty()) {
        model.apiKey = environment.apiKey;
    }
    return model;
}

} // namespace aisb::gui
