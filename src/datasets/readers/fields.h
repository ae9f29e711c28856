// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/text/json.h"

#include <QStringList>
#include <QStringView>

#include <limits>
#include <optional>

namespace aisb::datasets {

// Takes the fields of one record of a data file. What is missing or of another type is kept as the
// error of the record (the first one; DsetData006) and replaced by an empty value, so a row can be
// written down in one expression and be checked afterwards.
class Fields
{
public:
    // record: an object. The record and the place live longer.
    Fields(const core::Json &record, QString place, std::optional<core::Error> &error)
        : m_record(record)
        , m_place(std::move(place))
        , m_error(error)
    {
    }

    [[nodiscard]] const core::Json &record() const { return m_record; }
    [[nodiscard]] bool has(QStringView name) const { return m_record.find(name) != nullptr; }
    [[nodiscard]] const core::Json &any(QStringView name) const; // may be null, must be there
    [[nodiscard]] QString text(QStringView name) const;
    [[nodiscard]] QString textOrEmpty(QStringView name) const; // null or absent = ""
    [[nodiscard]] qint64 integer(QStringView name, qint64 min = std::numeric_limits<qint64>::min(),
        qint64 max = std::numeric_limits<qint64>::max()) const;
    // count < 0: any number of texts.
    [[nodiscard]] QStringList texts(QStringView name, qsizetype count = -1) const;
    [[nodiscard]] const core::Json &list(QStringView name) const;
    [[nodiscard]] Fields object(QStringView name) const;

    // Keeps an error of this record: "line 7: field "label": expected ...".
    void reject(QStringView name, const QString &expectation) const;

private:
    const core::Json &m_record;
    QString m_place;
    std::optional<core::Error> &m_error;
};

} // namespace aisb::datasets
