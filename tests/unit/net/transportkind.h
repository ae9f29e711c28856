// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/direct/directtransport.h"
#include "net/qnamtransport.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace aisb::test {

// Suites that both transports pass are TEST_P over this.
enum class TransportKind
{
    Qnam,
    Direct
};

inline std::unique_ptr<net::Transport> makeTransport(TransportKind kind)
{
    if (kind == TransportKind::Direct)
        return std::make_unique<net::DirectTransport>();
    return std::make_unique<net::QnamTransport>();
}

inline auto bothTransports()
{
    return ::testing::Values(TransportKind::Qnam, TransportKind::Direct);
}

inline std::string transportKindName(const ::testing::TestParamInfo<TransportKind> &kind)
{
    return kind.param == TransportKind::Qnam ? "Qnam" : "Direct";
}

} // namespace aisb::test
