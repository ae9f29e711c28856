// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/evaluation.h"

#include "result_helpers.h"

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

QByteArray processed(const QByteArray &evalConfig, const QByteArray &prediction)
{
    EvalJob job;
    job.dataset.abbr = u"d"_s;
    job.dataset.config = Json::object();
    job.dataset.config.set(u"eval_cfg"_s, core::readJson(evalConfig).value());
    const auto postprocess = makePostprocessing(job);
    return postprocess ? core::writeJson((*postprocess)(core::readJson(prediction).value()))
                       : postprocess.error().text().toUtf8();
}

} // namespace

// spec/accuracy.md 4.1, step 10.
TEST(Postprocessing, VotesTakeTheMostCommonAnswer)
{
    const QByteArray votes = R"({"sc_size": 3})";
    EXPECT_EQ(processed(votes, R"(["a", "b", "b"])"), R"("b")");
    EXPECT_EQ(processed(votes, R"(["a", "b"])"), R"("a")");
    EXPECT_EQ(processed(votes, R"(["1", 1, 1])"), "1");
    EXPECT_EQ(processed(votes, R"("a")"), R"("a")");
    EXPECT_EQ(processed(votes, "[]"), "[]");
    EXPECT_EQ(processed("{}", R"(["a", "b", "b"])"), R"(["a", "b", "b"])");
    const QByteArray capital = R"({"sc_size": 3,
        "pred_postprocessor": {"type": "x.first_capital_postprocess"}})";
    EXPECT_EQ(processed(capital, R"(["the A", "it is B", "so B"])"), R"("B")");
}

} // namespace aisb::run
