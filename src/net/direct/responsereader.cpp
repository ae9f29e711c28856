// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/responsereader.h"

#include <boost/beast/http/error.hpp>

#include <limits>

namespace aisb::net::direct {

using namespace Qt::StringLiterals;
namespace http = boost::beast::http;
using boost::beast::string_view;

namespace {

constexpr int kMaxInterimAnswers = 20;

QByteArray bytesOf(string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class ResponseReader::Parser final : public http::basic_parser<false>
{
public:
    using ErrorCode = boost::beast::error_code;

    explicit Parser(ResponseReader &reader)
        : m_reader(reader)
    {
        eager(true);
        header_limit(kMaxHeadBytes);
        // The reader's own limit counts what was decoded. Not "none": Beast 1.74 takes every length
        // for larger than that.
        body_limit(std::numeric_limits<std::uint64_t>::max());
        skip(reader.m_isHead);
    }

private:
    void on_request_impl(
        http::verb, string_view, string_view, int, ErrorCode &) override // NOLINT: of a request
    {
    }
    void on_response_impl(int status, string_view reason, int, ErrorCode &) override
    {
        m_reader.m_reply->status = status;
        m_reader.m_reply->reason = bytesOf(reason);
    }
    void on_field_impl(http::field, string_view name, string_view value, ErrorCode &) override
    {
        m_reader.m_reply->headers.emplace_back(bytesOf(name), bytesOf(value));
    }
    void on_header_impl(ErrorCode &) override { }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorCode &) override
    {
        m_reader.startBody();
    }
    std::size_t on_body_impl(string_view body, ErrorCode &error) override
    {
        return take(body, error);
    }
    void on_chunk_header_impl(std::uint64_t, string_view, ErrorCode &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, ErrorCode &error) override
    {
        return take(body, error);
    }
    void on_finish_impl(ErrorCode &) override { }

    std::size_t take(string_view body, ErrorCode &error)
    {
        const std::size_t taken =
            m_reader.takeBody({body.data(), static_cast<qsizetype>(body.size())});
        if (m_reader.m_state != State::Reading)
            error = http::make_error_code(http::error::body_limit);
        return taken;
    }

    ResponseReader &m_reader;
};

ResponseReader::ResponseReader(
    HttpReply *reply, QByteArrayView method, qint64 maxBodyBytes, bool undoesCoding)
    : m_reply(reply)
    , m_maxBodyBytes(maxBodyBytes)
    , m_isHead(method == "HEAD")
    , m_undoesCoding(undoesCoding)
{
    makeParser();
}

ResponseReader::~ResponseReader() = default;

void ResponseReader::makeParser()
{
    m_parser = std::make_unique<Parser>(*this);
}

void ResponseReader::fail(State state, const QString &text)
{
    m_state = state;
    m_errorText = text;
}

std::size_t ResponseReader::read(QByteArrayView bytes)
{
    std::size_t taken = 0;
    const auto size = static_cast<std::size_t>(bytes.size());
    while (taken < size && m_state == State::Reading) {
        boost::beast::error_code error;
        const std::size_t step =
            m_parser->put(boost::asio::const_buffer(bytes.data() + taken, size - taken), error);
        taken += step;
        if (m_state != State::Reading)
            break;
        if (error == http::error::need_more)
            break;
        if (error) {
            fail(State::Malformed,
                u"the answer is no HTTP: %1"_s.arg(QString::fromStdString(error.message())));
            break;
        }
        if (!m_parser->is_done()) {
            if (step == 0)
                break;
            continue;
        }
        if (m_reply->status / 100 != 1 || m_reply->status == 101) {
            if (m_inflater && !m_inflater->isEnded() && !m_reply->body.isEmpty())
                fail(State::Malformed, u"the compressed body ends early"_s);
            else
                m_state = State::Done;
            break;
        }
        if (++m_interim > kMaxInterimAnswers) {
            fail(State::Malformed, u"more than %1 interim answers"_s.arg(kMaxInterimAnswers));
            break;
        }
        m_reply->status = 0;
        m_reply->reason.clear();
        m_reply->headers.clear();
        makeParser();
    }
    return taken;
}

bool ResponseReader::end()
{
    if (m_state != State::Reading)
        return m_state == State::Done;
    if (!m_parser->is_header_done())
        return false;
    boost::beast::error_code error;
    m_parser->put_eof(error);
    if (error || (m_inflater && !m_inflater->isEnded()))
        return false;
    m_state = State::Done;
    return true;
}

bool ResponseReader::hasStarted() const
{
    return m_interim > 0 || m_parser->got_some();
}

std::optional<quint64> ResponseReader::announcedLength() const
{
    if (!m_parser->is_header_done())
        return std::nullopt;
    const boost::optional<std::uint64_t> length = m_parser->content_length();
    return length ? std::optional<quint64>(*length) : std::nullopt;
}

bool ResponseReader::isKeepAlive() const
{
    return m_parser->is_done() && m_parser->keep_alive() && m_reply->status != 101;
}

void ResponseReader::startBody()
{
    if (!m_undoesCoding)
        return;
    const QByteArray coding = headerValue(m_reply->headers, "Content-Encoding").trimmed().toLower();
    if (coding.isEmpty() || coding == "identity")
        return;
    if (coding == "gzip" || coding == "x-gzip")
        m_inflater.emplace(Inflater::Coding::Gzip);
    else if (coding == "deflate")
        m_inflater.emplace(Inflater::Coding::Deflate);
    else
        fail(State::Malformed,
            u"the content coding \"%1\" was not asked for"_s.arg(
                QString::fromLatin1(coding.left(40))));
}

std::size_t ResponseReader::takeBody(QByteArrayView bytes)
{
    QByteArray &body = m_reply->body;
    if (m_state != State::Reading)
        return 0;
    if (!m_inflater)
        body.append(bytes);
    else if (!m_inflater->append(bytes, body, m_maxBodyBytes))
        fail(State::Malformed, u"the body is not in the coding announced"_s);
    if (m_state == State::Reading && body.size() > m_maxBodyBytes)
        fail(State::TooLarge, u"the answer is larger than %1 bytes"_s.arg(m_maxBodyBytes));
    return static_cast<std::size_t>(bytes.size());
}

} // namespace aisb::net::direct
