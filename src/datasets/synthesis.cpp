// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthesis.h"

#include <cmath>

namespace aisb::datasets {

namespace {

// Beyond this a Zipf draw is certainly clipped, and 1 + 1/x would lose its digits.
constexpr double kZipfFar = 1e12;

// Devroye's rejection method for P(k) ~ k^-alpha over k >= 1; bound is 2^(alpha - 1).
double drawZipf(double alpha, double bound, core::Random &random)
{
    const double power = alpha - 1;
    for (;;) {
        const double x = std::floor(std::pow(1 - random.unit(), -1 / power));
        const double v = random.unit();
        if (x < kZipfFar) {
            const double t = std::pow(1 + 1 / x, power);
            if (v * x * (t - 1) / (bound - 1) <= t / bound)
                return x;
        } else if (v * power / (bound - 1) <= 1 / bound) {
            return kZipfFar;
        }
    }
}

} // namespace

LengthSampler::LengthSampler(const LengthSpec &spec)
    : m_spec(spec)
    , m_deviation(std::sqrt(spec.variance))
    , m_zipfBound(std::pow(2, spec.alpha - 1))
{
}

qint64 LengthSampler::sample(core::Random &random) const
{
    if (m_spec.method == LengthSpec::Method::Uniform)
        return random.integer(m_spec.minValue, m_spec.maxValue);
    const double drawn = m_spec.method == LengthSpec::Method::Gaussian
        ? m_spec.mean + m_deviation * random.normal()
        : drawZipf(m_spec.alpha, m_zipfBound, random);
    const auto min = static_cast<double>(m_spec.minValue);
    const auto max = static_cast<double>(m_spec.maxValue);
    return static_cast<qint64>(std::clamp(drawn, min, max));
}

QString syntheticPrompt(qint64 n)
{
    if (n <= 0)
        return {};
    QString prompt(static_cast<qsizetype>(2 * n - 1), u'A');
    for (qsizetype i = 1; i < prompt.size(); i += 2)
        prompt[i] = u' ';
    return prompt;
}

std::vector<qint64> sampleLengths(const LengthSpec &spec, qint64 count, quint64 seed)
{
    core::Random random(seed);
    const LengthSampler sampler(spec);
    std::vector<qint64> values(static_cast<std::size_t>(std::max<qint64>(0, count)));
    for (qint64 &value : values)
        value = sampler.sample(random);
    return values;
}

} // namespace aisb::datasets
