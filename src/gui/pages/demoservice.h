// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runoptions.h"

#include <memory>

namespace aisb::mock {
class MockServerThread;
} // namespace aisb::mock

namespace aisb::gui {

// The built-in service of "Run the demo": listens on loopback from the first use until the program
// ends. GUI thread; the service works in a thread of its own.
class DemoService
{
public:
    DemoService();
    ~DemoService();
    DemoService(const DemoService &) = delete;
    DemoService &operator=(const DemoService &) = delete;

    // Starts it if need be. Error: the port could not be opened.
    [[nodiscard]] core::Result<> start();
    [[nodiscard]] bool isRunning() const { return m_service != nullptr; }
    // Options of the demo run: 200 requests, 16 at a time, to this service.
    [[nodiscard]] core::RunOptions options(const QString &workDir) const;

private:
    std::unique_ptr<mock::MockServerThread> m_service;
};

} // namespace aisb::gui
