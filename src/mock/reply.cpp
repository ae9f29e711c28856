// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/reply.h"

#include <array>

namespace aisb::mock {

QByteArray reasonPhrase(int status)
{
    static constexpr std::array<std::pair<int, const char *>, 34> kPhrases{{{200, "OK"},
        {201, "Created"}, {202, "Accepted"}, {204, "No Content"}, {206, "Partial Content"},
        {301, "Moved Permanently"}, {302, "Found"}, {303, "See Other"}, {304, "Not Modified"},
        {307, "Temporary Redirect"}, {308, "Permanent Redirect"}, {400, "Bad Request"},
        {401, "Unauthorized"}, {402, "Payment Required"}, {403, "Forbidden"}, {404, "Not Found"},
        {405, "Method Not Allowed"}, {406, "Not Acceptable"}, {408, "Request Timeout"},
        {409, "Conflict"}, {410, "Gone"}, {411, "Length Required"}, {413, "Payload Too Large"},
        {415, "Unsupported Media Type"}, {422, "Unprocessable Entity"}, {424, "Failed Dependency"},
        {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"},
        {503, "Service Unavailable"}, {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"}}};
    for (const auto &[code, phrase] : kPhrases) {
        if (code == status)
            return phrase;
    }
    return "Status";
}

Reply Reply::json(QByteArray body, int status)
{
    Reply reply;
    reply.status = status;
    reply.body = std::move(body);
    return reply;
}

Reply Reply::html(int status)
{
    const QByteArray title = QByteArray::number(status) + ' ' + reasonPhrase(status);
    Reply reply;
    reply.status = status;
    reply.contentType = "text/html; charset=utf-8";
    reply.body = "<!doctype html>\n<html lang=en>\n<title>" + title + "</title>\n<h1>"
        + reasonPhrase(status) + "</h1>\n";
    return reply;
}

} // namespace aisb::mock
