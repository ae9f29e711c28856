// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

namespace aisb::core {

// The one way a function of ours reports failure. Exceptions do not cross library borders.
template <class T = void>
using Result = tl::expected<T, Error>;

// return fail(ErrorCode::UtilsCfg002, u"batch_size: ..."_s);
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, const QString &detail)
{
    return tl::unexpected<Error>(Error{code, detail});
}

// Hands an inner error on: if (!inner) return fail(inner.error().in(path));
[[nodiscard]] inline tl::unexpected<Error> fail(const Error &error)
{
    return tl::unexpected<Error>(error);
}

} // namespace aisb::core
