// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/activefaults.h"

namespace aisb::mock {

namespace {

const core::Json kNull;

} // namespace

const core::Json &ActiveFaults::value(FaultKind kind) const
{
    const Fault *fault = m_faults[index(kind)];
    return fault == nullptr ? kNull : fault->value;
}

qint64 ActiveFaults::integer(FaultKind kind) const
{
    const core::Json &given = value(kind);
    return given.isNull() ? QString(infoOf(kind).defaultText).toLongLong() : given.toInt();
}

double ActiveFaults::number(FaultKind kind) const
{
    const core::Json &given = value(kind);
    return given.isNull() ? QString(infoOf(kind).defaultText).toDouble() : given.toDouble();
}

QString ActiveFaults::text(FaultKind kind) const
{
    const core::Json &given = value(kind);
    return given.isNull() ? QString(infoOf(kind).defaultText) : given.toString();
}

const core::Json &ActiveFaults::parameter(FaultKind kind, QStringView name) const
{
    const Fault *fault = m_faults[index(kind)];
    return fault == nullptr ? kNull : fault->parameters[name];
}

} // namespace aisb::mock
