// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net_script_server.h"

#include <QRegularExpression>

#include <set>

namespace aisb::test {

// Rows of the data set gsm8k: "What is 10 and 5?", then 11 and 5, and so on.
inline QByteArray sumRows(int count)
{
    QByteArray rows;
    for (int i = 0; i < count; ++i)
        rows += R"({"question": "What is )" + QByteArray::number(i + 10)
            + R"( and 5?", "answer": "Add.\n#### )" + QByteArray::number(i + 15) + "\"}\n";
    return rows;
}

// The last question "<a> and <b>" of a request, whatever its protocol.
inline std::pair<int, int> sumAskedFor(const QByteArray &body)
{
    static const QRegularExpression sum(QStringLiteral("(\\d+) and (\\d+)"));
    QRegularExpressionMatchIterator found = sum.globalMatch(QString::fromUtf8(body));
    std::pair<int, int> last;
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        last = {match.captured(1).toInt(), match.captured(2).toInt()};
    }
    return last;
}

// A service that can do sums: right but for those in wrong, given by their first number; those in
// refused get status 500.
class Calculator
{
public:
    std::set<int> wrong;
    std::set<int> refused;
    int delayMs = 0;

    Script operator()(const SeenRequest &request) const
    {
        if (request.method == "GET")
            return answer("200 OK", R"({"data": [{"id": "m"}]})");
        const auto [a, b] = sumAskedFor(request.body);
        if (refused.contains(a))
            return answer("500 Internal Server Error", R"({"error": "no"})");
        const QByteArray number = QByteArray::number(a + b + (wrong.contains(a) ? 1 : 0));
        const QByteArray text = "We add them: the answer is " + number + ".";
        if (request.path.endsWith("/chat/completions"))
            return later(answer("200 OK",
                R"({"choices": [{"index": 0, "message": {"content": ")" + text
                    + R"("}, "finish_reason": "stop"}], "usage": {"completion_tokens": 5}})"));
        return later(answer(
            "200 OK", R"({"choices": [{"text": ")" + text + R"(", "finish_reason": "stop"}]})"));
    }

private:
    [[nodiscard]] Script later(Script script) const
    {
        script.firstDelayMs = delayMs;
        return script;
    }
};

} // namespace aisb::test
