// SPDX-License-Identifier: GPL-3.0-or-later
// The load engine against a minimal epoll client on the same machine in the same minute. Every
// benchmark is one load from start to end; the table behind them sets the figures against what they
// have to reach. Arguments are those of Google Benchmark (--benchmark_filter=Streams).
#include "measurement.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>

#include <sys/resource.h>

#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace aisb::bench {

namespace {

std::map<std::string, Measurement> &results()
{
    static std::map<std::string, Measurement> all;
    return all;
}

using Client = std::function<Measurement(const Load &)>;

void measure(
    benchmark::State &state, const std::string &name, const Load &load, const Client &client)
{
    for ([[maybe_unused]] const auto &once : state) {
        Measurement result = client(load);
        state.SetIterationTime(result.wallS);
        state.counters["done"] = static_cast<double>(result.completed);
        state.counters["p50_ms"] = result.delayMs(50);
        state.counters["p99_ms"] = result.delayMs(99);
        state.counters["p99.9_ms"] = result.delayMs(99.9);
        state.counters["max_ms"] = result.delayMs(100);
        state.counters["events/cpu_s"] = result.eventsPerCpuS();
        state.counters["req/cpu_s"] = result.requestsPerCpuS();
        state.counters["rss_MB"] = result.rssMb;
        state.counters["lag_ms"] = result.loopLagMs;
        if (result.completed != load.requests)
            state.SkipWithError("not every request came back complete");
        results()[name] = std::move(result);
    }
}

void add(const std::string &name, const Load &load, const Client &client)
{
    benchmark::RegisterBenchmark(name.c_str(),
        [name, load, client](benchmark::State &state) { measure(state, name, load, client); })
        ->Iterations(1)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

void addAll(quint16 port)
{
    const auto raw = [port](const Load &load) { return runRawClient(port, load); };
    const auto with = [port](Path path) {
        return [port, path](const Load &load) { return runProduct(port, load, path); };
    };
    constexpr int kTokens = 500; // 10 s of 50 events a second
    const Load streams{500, 500, {kTokens, 20'000, true}};
    add("Streams/raw", streams, raw);
    add("Streams/transport", streams, with(Path::DirectTransport));
    add("Streams/direct", streams, with(Path::DirectRun));
    const Load burst{4000, 1000, {50, 20'000, false}};
    add("Burst/raw", burst, raw);
    add("Burst/direct", burst, with(Path::DirectRun));
    const Load short1{100'000, 64, {1, 0, false}};
    add("OneToken/raw", short1, raw);
    add("OneToken/transport", short1, with(Path::DirectTransport));
    add("OneToken/direct", short1, with(Path::DirectRun));
    const Load equal{64, 16, {100, 20'000, true}};
    add("Equal/raw", equal, raw);
    add("Equal/qnam", equal, with(Path::QnamRun));
    add("Equal/direct", equal, with(Path::DirectRun));
    const Load many{10'000, 10'000, {60, 1'000'000, true}};
    add("Many/direct", many, with(Path::DirectRun));
}

Measurement *found(const char *name)
{
    const auto entry = results().find(name);
    return entry == results().end() ? nullptr : &entry->second;
}

void row(const char *what, double value, const char *unit, const char *relation, double limit)
{
    const bool isReached = *relation == '<' ? value <= limit : value >= limit;
    std::printf("%-62s %10.4g %-6s %s= %-8.6g %s\n", what, value, unit, relation, limit,
        isReached ? "reached" : "MISSED");
}

void showStreams()
{
    Measurement *raw = found("Streams/raw");
    Measurement *direct = found("Streams/direct");
    if (!raw || !direct)
        return;
    row("500 streams x 50/s: added delay p50", direct->delayMs(50), "ms", "<", 0.15);
    row("500 streams x 50/s: added delay p99", direct->delayMs(99), "ms", "<", 0.6);
    row("500 streams x 50/s: added delay p99.9", direct->delayMs(99.9), "ms", "<", 3);
    row("500 streams x 50/s: p99 against raw epoll", direct->delayMs(99) / raw->delayMs(99), "x",
        "<", 3);
    row("CPU per event, all of a run, against raw epoll",
        raw->eventsPerCpuS() / direct->eventsPerCpuS(), "x", "<", 2);
    row("events per CPU second, all of a run", direct->eventsPerCpuS(), "1/s", ">", 50'000);
}

// Equal means: the workload took as long, and no event waited longer than a hundredth of the time
// between two.
void showEqual()
{
    Measurement *qnam = found("Equal/qnam");
    Measurement *direct = found("Equal/direct");
    if (!qnam || !direct)
        return;
    row("concurrency 16: duration qnam / direct", qnam->wallS / direct->wallS, "x", "<", 1.02);
    row("concurrency 16: duration direct / qnam", direct->wallS / qnam->wallS, "x", "<", 1.02);
    row("concurrency 16: median delay qnam - direct of 20 ms",
        (qnam->delayMs(50) - direct->delayMs(50)) / 20 * 100, "%", "<", 1);
}

void showTable()
{
    std::puts("");
    showStreams();
    if (const Measurement *burst = found("Burst/direct"))
        row("4000 requests, 1000 at a time, against ideal 4.1 s", burst->wallS / 4.1, "x", "<",
            1.08);
    if (const Measurement *direct = found("OneToken/direct"))
        row("one-token replies, 64 connections: per CPU second", direct->requestsPerCpuS(), "1/s",
            ">", 25'000);
    showEqual();
    if (Measurement *many = found("Many/direct")) {
        row("10000 streams x 1/s for 60 s: complete", static_cast<double>(many->completed), "", ">",
            10'000);
        row("10000 streams: peak memory", many->rssMb, "MB", "<", 600);
        row("10000 streams: latest timer of the workers", many->loopLagMs, "ms", "<", 50);
    }
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

} // namespace aisb::bench

int main(int argc, char *argv[])
{
    using namespace aisb::bench;
    raiseDescriptorLimit();
    const LoadServer server; // forks
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    addAll(server.port());
    benchmark::RunSpecifiedBenchmarks();
    showTable();
    benchmark::Shutdown();
    return 0;
}
