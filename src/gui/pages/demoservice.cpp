// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/demoservice.h"

#include "gui/bindings/runbinding.h"
#include "mock/mockserver.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

mock::MockSettings demoSettings()
{
    mock::MockSettings settings;
    settings.profile = mock::Profile::Vllm;
    settings.modelName = u"demo-model"_s;
    settings.ttftS = 0.12;
    settings.tpotS = 0.012;
    settings.jitter = 0.6;
    settings.minTokens = 24;
    settings.keepsBodies = false;
    settings.maxRecords = 0;
    return settings;
}

} // namespace

DemoService::DemoService() = default;
DemoService::~DemoService() = default;

core::Result<> DemoService::start()
{
    if (m_service) {
        return {};
    }
    auto service = std::make_unique<mock::MockServerThread>(demoSettings());
    if (!service->isListening()) {
        return core::fail(service->error());
    }
    m_service = std::move(service);
    return {};
}

core::RunOptions DemoService::options(const QString &workDir) const
{
    core::RunOptions options = defaultRunOptions();
    options.hostIp = u"127.0.0.1"_s;
    options.hostPort = m_service ? m_service->port() : 0;
    options.requestCount = 200;
    options.batchSize = 16;
    options.inputLength = u"uniform:40:200"_s;
    options.outputLength = u"uniform:40:110"_s;
    if (!workDir.isEmpty()) {
        options.workDir = workDir;
    }
    return options;
}

} // namespace aisb::gui
