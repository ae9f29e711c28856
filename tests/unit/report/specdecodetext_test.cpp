// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/specdecodetext.h"

#include "core/specdecode.h"

#include <gtest/gtest.h>

namespace aisb::report {

using namespace Qt::StringLiterals;

TEST(SpecDecodeText, IsTheBlockOfTheReference)
{
    core::SpecDecodeRun run{u"http://10.0.0.1:8080/metrics"_s, u"10.0.0.1"_s, 8080, {}, {}};
    run.before = core::SpecDecodeCounters{10, 50, 40, {{0, 9}, {1, 9}}};
    run.after = core::SpecDecodeCounters{173, 865, 849, {{0, 171}, {1, 171}}};
    const QString text = specDecodeText(core::specDecodeJson(run));
    const QString title = u"========== Speculative Decoding Metrics  [10.0.0.1:8080] =========="_s;
    const QString rule(title.size() - 2, u'=');
    EXPECT_EQ(text.toStdString(),
        (u"\n%1\n%2\n%1\n"_s.arg(rule, title)
            + u"Acceptance rate (%)                           99.26\n"
              "Acceptance length                             5.96\n"
              "Drafts                                        163\n"
              "Draft tokens                                  815\n"
              "Accepted tokens                               809\n"
              "Per-position acceptance rates                 {0: 0.9939, 1: 0.9939}\n"_s)
            .toStdString());
}

TEST(SpecDecodeText, SaysWhyThereIsNothing)
{
    core::Json file = core::Json::object();
    file.set(u"url"_s, u"http://[::1]:80/metrics"_s);
    file.set(u"status"_s, u"na"_s);
    file.set(u"error"_s, u"No spec decode\nmetrics"_s);
    const QString text = specDecodeText(file);
    EXPECT_TRUE(text.contains(u"[[::1]:80]"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"Status"_s + QString(40, u' ') + u"N/A\n"_s));
    EXPECT_TRUE(text.endsWith(u"No spec decode metrics\n"_s));
    EXPECT_TRUE(specDecodeText({}).contains(u"N/A"_s));
}

} // namespace aisb::report
