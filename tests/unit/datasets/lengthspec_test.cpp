// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthesis.h"
#include "entries.h"

#include <gtest/gtest.h>

namespace aisb::datasets::test {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Issue;

namespace {

std::vector<Issue> issuesOf(const QByteArray &json)
{
    std::vector<Issue> issues;
    (void)lengthSpecFromJson(parsed(json), u"x"_s, issues);
    return issues;
}

// The path of the only issue.
QString onlyPath(const QByteArray &json)
{
    const std::vector<Issue> issues = issuesOf(json);
    return issues.size() == 1 ? issues.front().path : u"%1 issues"_s.arg(issues.size());
}

QByteArray uniformWith(const QByteArray &min, const QByteArray &max)
{
    return R"({"Method": "uniform", "Params": {"MinValue": )" + min + R"(, "MaxValue": )" + max
        + "}}";
}

QByteArray gaussianWith(const QByteArray &mean, const QByteArray &var)
{
    return R"({"Method": "gaussian", "Params": {"Mean": )" + mean + R"(, "Var": )" + var
        + R"(, "MinValue": 1, "MaxValue": 2}})";
}

QByteArray zipfWith(const QByteArray &alpha)
{
    return R"({"Method": "zipf", "Params": {"Alpha": )" + alpha
        + R"(, "MinValue": 1, "MaxValue": 2}})";
}

} // namespace

TEST(LengthSpec, ReadsAllMethodsInAnyLetterCase)
{
    std::vector<Issue> issues;
    const LengthSpec spec = lengthSpecFromJson(
        parsed(
            R"({"Method": "GaussIan", "Params": {"Mean": 3, "Var": 1.5, "MinValue": 1, "MaxValue": 8}})"),
        u"x"_s, issues);
    EXPECT_TRUE(issues.empty());
    EXPECT_EQ(spec.method, LengthSpec::Method::Gaussian);
    EXPECT_DOUBLE_EQ(spec.mean, 3);
    EXPECT_DOUBLE_EQ(spec.variance, 1.5);
    EXPECT_EQ(spec.maxValue, 8);
    EXPECT_TRUE(issuesOf(zipfWith("10.0")).empty());
    EXPECT_TRUE(issuesOf(uniformWith("1", "1048576")).empty());
}

TEST(LengthSpec, SurvivesBeingWritten)
{
    for (const QByteArray &text :
        {uniformWith("1", "200"), gaussianWith("1.5", "2.0"), zipfWith("1.5")}) {
        std::vector<Issue> issues;
        const core::Json json = parsed(text);
        EXPECT_EQ(toJson(lengthSpecFromJson(json, u"x"_s, issues)), json) << text.toStdString();
    }
}

TEST(LengthSpec, KeepsItsRanges)
{
    EXPECT_EQ(onlyPath(uniformWith("0", "5")), u"x.Params.MinValue"_s);
    EXPECT_EQ(onlyPath(uniformWith("1", "1048577")), u"x.Params.MaxValue"_s);
    EXPECT_EQ(onlyPath(uniformWith("1.0", "5")), u"x.Params.MinValue"_s);
    EXPECT_EQ(onlyPath(uniformWith("6", "5")), u"x.Params.MinValue"_s);
    EXPECT_EQ(onlyPath(uniformWith("true", "5")), u"x.Params.MinValue"_s);
    EXPECT_EQ(onlyPath(gaussianWith("3.1e38", "1")), u"x.Params.Mean"_s);
    EXPECT_EQ(onlyPath(gaussianWith("-3.1e38", "1")), u"x.Params.Mean"_s);
    EXPECT_EQ(onlyPath(gaussianWith("1", "-0.1")), u"x.Params.Var"_s);
    EXPECT_EQ(onlyPath(gaussianWith("null", "1")), u"x.Params.Mean"_s);
    EXPECT_EQ(onlyPath(zipfWith("1.0")), u"x.Params.Alpha"_s);
    EXPECT_EQ(onlyPath(zipfWith("10.1")), u"x.Params.Alpha"_s);
    EXPECT_EQ(onlyPath(zipfWith("\"2\"")), u"x.Params.Alpha"_s);
}

TEST(LengthSpec, WantsExactlyItsKeys)
{
    const std::vector<Issue> issues =
        issuesOf(R"({"Method": "uniform", "Params": {"MinVal": 1, "MaxValue": 2}, "Extra": 1})");
    ASSERT_EQ(issues.size(), 3U);
    EXPECT_EQ(issues[0].path, u"x.Extra"_s);
    EXPECT_EQ(issues[1].path, u"x.Params.MinVal"_s);
    EXPECT_TRUE(issues[1].error.detail.contains(u"did you mean \"MinValue\""_s));
    EXPECT_EQ(issues[2].error.code, ErrorCode::DsetParam005);
    EXPECT_EQ(onlyPath("5"), u"x"_s);
    EXPECT_EQ(onlyPath(R"({"Method": "unifrom", "Params": {}})"), u"x.Method"_s);
    EXPECT_EQ(onlyPath(R"({"Method": "uniform", "Params": []})"), u"x.Params"_s);
    EXPECT_EQ(issuesOf("{}").size(), 2U);
}

} // namespace aisb::datasets::test
