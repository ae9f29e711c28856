// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/argumentparser.h"

#include "cli/optionnames.h"
#include "core/optiontable.h"

#include <QRegularExpression>

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 1, 2), QTime(3, 4, 5));

// Words separated by blanks; "" is an empty word, %20 a blank inside one.
QStringList words(const QString &line)
{
    QStringList list;
    for (QString word : line.split(u' ', Qt::SkipEmptyParts))
        list << (word == u"\"\""_s ? QString() : word.replace(u"%20"_s, u" "_s));
    return list;
}

cli::ArgumentResult parse(const QString &line)
{
    return cli::parseArguments(words(line), kNow);
}

// The options as a command line: an independent view on what was understood.
QString understood(const QString &line)
{
    const cli::ArgumentResult result = parse(line);
    if (result)
        return core::commandLine(result->options).mid(10); // without "ais_bench "
    if (!result.error().usage.isEmpty())
        return u"usage: "_s + result.error().usage;
    QStringList texts;
    for (const core::Error &error : result.error().errors)
        texts << error.text();
    return texts.join(u'\n');
}

struct LineCase
{
    QString given;
    QString expected;
};

void PrintTo(const LineCase &line, std::ostream *stream)
{
    *stream << line.given.toStdString();
}

const QString kBase = u" --models a --datasets d"_s;

} // namespace

class Understands : public testing::TestWithParam<LineCase>
{
};

TEST_P(Understands, WhatIsGiven)
{
    EXPECT_EQ(understood(GetParam().given), GetParam().expected) << GetParam().given.toStdString();
}

INSTANTIATE_TEST_SUITE_P(Spellings, Understands,
    testing::Values(LineCase{u"c.py"_s, u"c.py"_s},
        LineCase{u"--mode perf c.py"_s, u"c.py --mode perf"_s},
        LineCase{u"--mode=perf c.py"_s, u"c.py --mode perf"_s},
        LineCase{u"-m perf c.py"_s, u"c.py --mode perf"_s},
        LineCase{u"-mperf c.py"_s, u"c.py --mode perf"_s},
        LineCase{u"-m=perf c.py"_s, u"c.py --mode perf"_s},
        LineCase{u"-wout c.py"_s, u"c.py --work-dir out"_s},
        LineCase{u"--debug c.py"_s, u"c.py --debug"_s},
        LineCase{u"c.py --work-dir=a=b"_s, u"c.py --work-dir a=b"_s},
        LineCase{u"c.py --work-dir= --debug"_s, u"c.py --debug --work-dir ''"_s},
        LineCase{u"--models a b --datasets d/x e"_s, u"--models a b --datasets d/x e"_s},
        LineCase{u"--models=a --datasets=d"_s, u"--models a --datasets d"_s},
        LineCase{u"--dry-run"_s + kBase, u"--models a --datasets d --dry-run"_s},
        LineCase{
            u"c.py --generation-kwargs {\"a\":1}"_s, uR"(c.py --generation-kwargs '{"a": 1}')"_s},
        LineCase{u"c.py --no-response-anomaly --trust-remote-code"_s,
            u"c.py --no-response-anomaly --trust-remote-code"_s},
        LineCase{u"-- c.py"_s, u"c.py"_s}, LineCase{u"-- -c.py"_s, u"./-c.py"_s},
        LineCase{u"--debug -- --mode"_s, u"./--mode --debug"_s}));

INSTANTIATE_TEST_SUITE_P(Abbreviations, Understands,
    testing::Values(LineCase{u"--model a --dataset d"_s, u"--models a --datasets d"_s},
        LineCase{u"--mod"_s,
            u"usage: ambiguous option: --mod could match --models, --mode, --model-name"_s},
        LineCase{u"c.py --deb"_s, u"c.py --debug"_s},
        LineCase{u"c.py --work=o"_s, u"c.py --work-dir o"_s},
        LineCase{u"c.py --max-n 1"_s, u"c.py"_s},
        LineCase{u"c.py --no-resp"_s, u"c.py --no-response-anomaly"_s},
        LineCase{u"c.py --no"_s, u"c.py --no-response-anomaly"_s},
        LineCase{u"c.py --reu"_s, u"c.py --reuse"_s},
        LineCase{u"c.py --request-c 3"_s, u"c.py --request-count 3"_s},
        LineCase{u"c.py --met reference"_s, u"c.py --metrics-profile reference"_s},
        LineCase{u"c.py --dump"_s,
            u"usage: ambiguous option: --dump could match --dump-eval-details, --dump-extract-rate"_s},
        LineCase{u"c.py --dump=sk-1"_s,
            u"usage: ambiguous option: --dump could match --dump-eval-details, --dump-extract-rate"_s},
        LineCase{u"c.py --request"_s,
            u"usage: ambiguous option: --request could match --request-rate, --request-count, --request-timeout"_s}));

INSTANTIATE_TEST_SUITE_P(LastOneWins, Understands,
    testing::Values(LineCase{u"c.py -m perf -m all --num-warmups 2 --num-warmups 3"_s,
                        u"c.py --num-warmups 3"_s},
        LineCase{u"--models a b --datasets d --models c"_s, u"--models c --datasets d"_s},
        LineCase{
            u"c.py --response-anomaly --no-response-anomaly"_s, u"c.py --no-response-anomaly"_s},
        LineCase{u"c.py --num-prompts 4 --num-prompts None"_s, u"c.py"_s}));

INSTANTIATE_TEST_SUITE_P(Reuse, Understands,
    testing::Values(LineCase{u"c.py --reuse"_s, u"c.py --reuse"_s},
        LineCase{u"c.py -r 20260101_000000"_s, u"c.py --reuse 20260101_000000"_s},
        LineCase{u"c.py -rX"_s, u"c.py --reuse X"_s},
        LineCase{u"c.py --reuse=X"_s, u"c.py --reuse X"_s},
        LineCase{u"c.py -r -m perf"_s, u"c.py --mode perf --reuse"_s},
        LineCase{u"--reuse c.py"_s + kBase, u"--models a --datasets d --reuse c.py"_s},
        LineCase{u"--reuse -- c.py"_s, u"c.py --reuse"_s}));

INSTANTIATE_TEST_SUITE_P(UsageErrors, Understands,
    testing::Values(
        LineCase{u"c.py --mode foo"_s,
            u"usage: argument -m/--mode: invalid choice: 'foo' (choose from 'all', 'infer', "
            "'eval', 'viz', 'perf', 'perf_viz', 'judge', 'infer_judge')"_s},
        LineCase{u"c.py --mode"_s, u"usage: argument -m/--mode: expected one argument"_s},
        LineCase{u"c.py --work-dir --debug"_s,
            u"usage: argument -w/--work-dir: expected one argument"_s},
        LineCase{u"--models --datasets d"_s,
            u"usage: argument --models: expected at least one argument"_s},
        LineCase{u"--models -- a"_s, u"usage: argument --models: expected at least one argument"_s},
        LineCase{u"c.py --debug=1"_s, u"usage: argument --debug: ignored explicit argument '1'"_s},
        LineCase{u"c.py -s=1"_s, u"usage: argument -s/--search: ignored explicit argument '1'"_s},
        LineCase{u"c.py --response-anomaly=x"_s,
            u"usage: argument --response-anomaly/--no-response-anomaly: ignored explicit argument 'x'"_s},
        LineCase{u"c.py extra"_s, u"usage: unrecognized arguments: extra"_s},
        LineCase{u"c.py --wrk-dir"_s,
            u"usage: unrecognized arguments: --wrk-dir (did you mean --work-dir?)"_s},
        LineCase{u"c.py --custom_dataset_path f"_s,
            u"usage: unrecognized arguments: --custom_dataset_path (did you mean "
            u"--custom-dataset-path or "
            "--custom-dataset-meta-path?)"_s},
        LineCase{u"c.py -x"_s, u"usage: unrecognized arguments: -x"_s},
        LineCase{u"c.py --zzzzzzzzzz=1"_s, u"usage: unrecognized arguments: --zzzzzzzzzz"_s},
        LineCase{u"c.py --custom-dataset-infer-method ppl"_s,
            u"usage: argument --custom-dataset-infer-method: invalid choice: 'ppl' (choose from 'gen')"_s}));

INSTANTIATE_TEST_SUITE_P(RulesBetweenOptions, Understands,
    testing::Values(LineCase{u"c.py --pressure -m perf"_s, u"c.py --mode perf --pressure"_s},
        LineCase{u"c.py --pressure"_s,
            u"usage: argument --pressure: works with --mode perf only, not with --mode all"_s},
        LineCase{u"c.py --pressure -m infer_judge -r"_s,
            u"usage: argument --pressure: works with --mode perf only, not with --mode infer_judge"_s},
        LineCase{u"c.py --pressure -m perf_viz -r"_s, u"c.py --mode perf_viz --reuse --pressure"_s},
        LineCase{
            u"c.py -m perf_viz --upstream-compat"_s, u"c.py --mode perf_viz --upstream-compat"_s},
        LineCase{u"c.py --mode eval --reuse"_s, u"c.py --mode eval --reuse"_s},
        LineCase{u"--custom-dataset-path q.jsonl --models a"_s,
            u"--models a --custom-dataset-path q.jsonl"_s}));

class ReadOnlyMode : public testing::TestWithParam<const char *>
{
};

TEST_P(ReadOnlyMode, AsksForTheExperimentToWorkOn)
{
    const cli::ArgumentResult result = parse(u"c.py -m "_s + QLatin1String(GetParam()));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().exitCode(), 2);
    EXPECT_TRUE(result.error().usage.contains(u"--reuse STAMP"_s))
        << result.error().usage.toStdString();
}

INSTANTIATE_TEST_SUITE_P(Modes, ReadOnlyMode, testing::Values("eval", "viz", "judge", "perf_viz"));

TEST(ArgumentParser, ReportsAllValuesOutOfRangeAtOnceWithExitCodeOne)
{
    const cli::ArgumentResult result = parse(
        u"c.py --max-num-workers 999 --num-prompts abc --pressure-time 0 --num-warmups -1 -m perf"_s);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().exitCode(), 1);
    using core::ErrorCode;
    const auto codes = [&] {
        std::vector<ErrorCode> list;
        for (const core::Error &error : result.error().errors)
            list.push_back(error.code);
        return list;
    }();
    EXPECT_EQ(codes,
        (std::vector{ErrorCode::UtilsType008, ErrorCode::UtilsType009, ErrorCode::UtilsType010,
            ErrorCode::UtilsType010}));
}

TEST(ArgumentParser, LetsAnEarlierValueOutOfRangeDecideTheExitCode)
{
    const cli::ArgumentResult result = parse(u"c.py --num-prompts 0 --mode foo"_s);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().exitCode(), 1);
}

TEST(ArgumentParser, SaysWhatHasToBeAdded)
{
    const cli::ArgumentResult nothing = parse(QString());
    ASSERT_FALSE(nothing.has_value());
    EXPECT_EQ(nothing.error().exitCode(), 1);
    ASSERT_EQ(nothing.error().errors.size(), 2U);
    for (const core::Error &error : nothing.error().errors)
        EXPECT_EQ(error.code, core::ErrorCode::TmanCmd001);
    EXPECT_TRUE(nothing.error().errors[0].detail.contains(u"--models"_s));
    EXPECT_TRUE(nothing.error().errors[1].detail.contains(u"--custom-dataset-path"_s));

    const cli::ArgumentResult noData = parse(u"--models a"_s);
    ASSERT_FALSE(noData.has_value());
    EXPECT_EQ(noData.error().errors.size(), 1U);
}

TEST(ArgumentParser, RefusesAnomalyDetectionInModesWithoutInference)
{
    const cli::ArgumentResult result = parse(u"c.py -m perf --response-anomaly"_s);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().errors.at(0).code, core::ErrorCode::TmanUnk001);
    EXPECT_TRUE(parse(u"c.py -m perf --no-response-anomaly"_s).has_value());
}

TEST(ArgumentParser, WarnsAboutOptionsWithoutEffect)
{
    EXPECT_EQ(parse(u"--models a --datasets d --custom-dataset-path q.csv"_s)->warnings,
        QStringList{u"--custom-dataset-* ignored: --datasets is given"_s});
    EXPECT_EQ(parse(u"c.py --models a --summarizer s --custom-dataset-data-type qa"_s)->warnings,
        QStringList{
            u"--models, --summarizer, --custom-dataset-* ignored: the configuration file c.py describes the run"_s});
    EXPECT_EQ(parse(u"c.py --spec-decode"_s)->warnings.size(), 1);
    EXPECT_TRUE(parse(u"c.py --spec-decode -m perf"_s)->warnings.isEmpty());
}

TEST(ArgumentParser, ChoosesTheAction)
{
    using cli::Action;
    EXPECT_EQ(parse(u"c.py"_s)->action, Action::Run);
    EXPECT_EQ(parse(u"-h"_s)->action, Action::Help);
    EXPECT_EQ(parse(u"--he"_s)->action, Action::Help);
    EXPECT_EQ(parse(u"--version"_s)->action, Action::Version);
    EXPECT_EQ(parse(u"--models a -h --mode foo"_s)->action, Action::Help)
        << "later mistakes do not matter";
    EXPECT_FALSE(parse(u"--mode foo -h"_s).has_value()) << "earlier ones do";
    EXPECT_EQ(parse(u"-s"_s)->action, Action::Search) << "names are not required";
    EXPECT_EQ(parse(u"-m eval --search --models a"_s)->action, Action::Search);
    EXPECT_EQ(parse(u"-smperf c.py"_s)->options.mode, core::Mode::Perf) << "joined short options";
    EXPECT_EQ(parse(u"-sh"_s)->action, Action::Help);
    const cli::ArgumentResult mock = parse(u"mock-server --port 0 -h"_s);
    EXPECT_EQ(mock->action, Action::MockServer);
    EXPECT_EQ(mock->subArguments, (QStringList{u"--port"_s, u"0"_s, u"-h"_s}));
}

TEST(ArgumentParser, StampsTheEndOfParsing)
{
    const cli::ArgumentResult result = parse(u"c.py"_s);
    EXPECT_EQ(result->options.cfgTimeStr, u"20260102_030405"_s);
    EXPECT_EQ(result->options.dirTimeStr, u"20260102_030405"_s);
}

TEST(ArgumentParser, KeepsKeysOutOfMessages)
{
    for (const QString &line : {u"c.py --apikey=sk-secret"_s, u"--apikey sk-secret"_s,
             u"c.py --apikey sk-secret more"_s, u"c.py --api-key sk-secret --mode foo"_s,
             u"c.py --ap=sk-secret --num-prompts 0"_s, u"--a=sk-secret"_s})
        EXPECT_FALSE(understood(line).contains(u"sk-secret"_s)) << line.toStdString();
    EXPECT_EQ(parse(u"c.py --api-key sk-secret"_s)->options.apiKey.reveal(), u"sk-secret"_s);
}

TEST(ArgumentParser, TakesEveryOptionBackFromTheCommandLineItWrites)
{
    const QString all =
        u"--models a b --datasets d --summarizer s --debug --dry-run --mode perf --reuse X "
        u"--work-dir o "
        "--config-dir c --max-workers-per-gpu 2 --num-prompts 5 --num-warmups 0 "
        "--no-response-anomaly "
        "--response-anomaly-payload-retention all --pressure --pressure-time 60 --spec-decode "
        "--merge-ds "
        "--dump-eval-details --dump-extract-rate --custom-dataset-path p "
        "--custom-dataset-meta-path q "
        "--custom-dataset-data-type qa --custom-dataset-infer-method gen --path t --model-name m "
        "--request-rate 0.5 --retry 3 --host-ip ::1 --host-port 80 --url http://h/v1 --max-out-len "
        "9 "
        "--batch-size 4 --no-trust-remote-code --generation-kwargs {\"seed\":%201} --request-count "
        "10 "
        "--input-length gaussian:9:4:1:20 --output-length zipf:2:1:9 --seed 7 "
        "--input-path t --use-timestamp --burstiness 0.5 --ramp linear:5:30 --time-limit 60 "
        "--cool-down 2 --texts-dir x "
        "--layout v3 "
        "--metrics-profile reference --stats P50,P99.9 --transport qnam --request-timeout 30 "
        "--compat-mode "
        "--upstream-exit --continue-on-interrupt --upstream-compat --strict-exit --strict-reuse"_s;
    const cli::ArgumentResult first = parse(all);
    ASSERT_TRUE(first.has_value()) << understood(all).toStdString();
    int written = 0;
    for (const core::OptionInfo &info : core::optionTable())
        written += info.get(first->options).has_value() ? 1 : 0;
    EXPECT_EQ(written, static_cast<int>(core::optionTable().size()) - 3)
        << "all but search, api-key, max-num-workers";
    const QString line = core::commandLine(first->options).mid(10);
    QStringList again;
    QString word;
    bool isQuoted = false;
    for (const QChar c : line) { // undoes the quoting of the shell for what occurs here
        if (c == u'\'')
            isQuoted = !isQuoted;
        else if (c == u' ' && !isQuoted)
            again << std::exchange(word, {});
        else
            word += c;
    }
    again << word;
    const cli::ArgumentResult second = cli::parseArguments(again, kNow);
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(core::commandLine(second->options).mid(10), line);
}

TEST(ArgumentParser, SurvivesAnything)
{
    for (const QString &line : {u"-"_s, u"--"_s, u"-- --"_s, u"---"_s, u"-="_s, u"--="_s, u"--=x"_s,
             u"=x"_s, u"-m="_s, u"\"\""_s, u"-1"_s, u"-.5"_s, u"-m -1"_s,
             u"--models -%20x --datasets d"_s, u"\U0001F600"_s})
        EXPECT_FALSE(understood(line).isNull()) << line.toStdString();
    EXPECT_EQ(understood(u"-"_s), u"-"_s.isEmpty() ? QString() : u"./-"_s);
}
