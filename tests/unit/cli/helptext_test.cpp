// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/helptext.h"

#include "core/optiontable.h"

#include <QStringList>

using namespace aisb;
using namespace Qt::StringLiterals;

TEST(HelpText, ExplainsEveryOption)
{
    const QString help = cli::helpText(100).simplified();
    for (const core::OptionInfo &info : core::optionTable()) {
        EXPECT_TRUE(help.contains(u"--"_s + info.name)) << info.name.data();
        EXPECT_TRUE(help.contains(QString(info.help).simplified())) << info.name.data();
    }
    EXPECT_TRUE(help.contains(u"-h, --help"_s));
    EXPECT_TRUE(help.contains(u"--version"_s));
    EXPECT_TRUE(help.contains(u"--response-anomaly, --no-response-anomaly"_s));
    EXPECT_TRUE(help.contains(u"--models NAME [NAME ...]"_s));
    EXPECT_TRUE(help.contains(u"-r, --reuse [STAMP]"_s));
    EXPECT_TRUE(
        help.contains(u"-m, --mode {all,infer,eval,viz,perf,perf_viz,judge,infer_judge}"_s));
    EXPECT_TRUE(help.contains(u"Default: 15. Range: 1 to 86400."_s));
}

TEST(HelpText, KeepsTheOrderOfTheGroups)
{
    const QString help = cli::helpText(100);
    qsizetype last = -1;
    for (const QString &heading :
        {u"usage: "_s, u"\nRun a benchmark task\n"_s, u"\npositional arguments:\n"_s,
            u"\noptions:\n"_s, u"\nbase_args:\n"_s, u"\nperf_args:\n"_s, u"\naccuracy_args:\n"_s,
            u"\ncustom_dataset_args:\n"_s, u"\napi_model_args:\n"_s, u"\nstudio_args:\n"_s}) {
        const qsizetype at = help.indexOf(heading);
        EXPECT_GT(at, last) << heading.toStdString();
        last = at;
    }
}

TEST(HelpText, WrapsToTheWidthOfTheTerminal)
{
    for (const int columns : {60, 80, 132}) {
        for (const QString &line : cli::helpText(columns).split(u'\n')) {
            const bool isOneLongName = line.startsWith(u"  -"_s) || !line.trimmed().contains(u' ');
            EXPECT_TRUE(line.size() <= columns || isOneLongName) << line.toStdString();
            EXPECT_FALSE(line.endsWith(u' ')) << line.toStdString();
        }
    }
    EXPECT_EQ(cli::helpText(1), cli::helpText(40)) << "too narrow to wrap sensibly";
}

TEST(VersionText, NamesTheReferenceItIsCompatibleWith)
{
    EXPECT_TRUE(cli::versionText().startsWith(u"ais_bench 0."_s));
    EXPECT_TRUE(cli::versionText().contains(u"29c363e"_s));
}
