// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <utility>
#include <vector>

namespace aisb::cli {

// The arguments of a sub-command, sorted: every option takes a value, behind "=" or as the next
// argument; the rest are places. Pure.
struct SubArguments
{
    QStringList places;
    std::vector<std::pair<QString, QString>> options; // "--group", value; as given
    bool isHelpWanted = false; // --help or -h: the rest does not matter
};

// command is "export". The error is a text: an option without a value.
[[nodiscard]] tl::expected<SubArguments, QString> splitSubArguments(
    const QStringList &arguments, const QString &command);

} // namespace aisb::cli
