// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/subarguments.h"

namespace aisb::cli {

using namespace Qt::StringLiterals;

tl::expected<SubArguments, QString> splitSubArguments(
    const QStringList &arguments, const QString &command)
{
    SubArguments split;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == "--help"_L1 || argument == "-h"_L1) {
            split.isHelpWanted = true;
            return split;
        }
        if (!argument.startsWith("--"_L1)) {
            split.places.append(argument);
            continue;
        }
        const bool hasInline = argument.contains(u'=');
        const QString name = argument.section(u'=', 0, 0);
        if (!hasInline && i + 1 == arguments.size())
            return tl::unexpected<QString>(
                u"%1: expected a value (see ais_bench %2 --help)"_s.arg(name, command));
        split.options.emplace_back(name, hasInline ? argument.section(u'=', 1) : arguments[++i]);
    }
    return split;
}

} // namespace aisb::cli
