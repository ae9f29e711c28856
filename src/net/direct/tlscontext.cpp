// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/tlscontext.h"

#include "net/tlsfiles.h"

#include <boost/asio/buffer.hpp>
#include <boost/system/system_error.hpp>

namespace aisb::net::direct {

using namespace Qt::StringLiterals;
namespace ssl = boost::asio::ssl;
using ErrorCode = boost::system::error_code;
using ContextPtr = std::shared_ptr<ssl::context>;

namespace {

boost::asio::const_buffer bufferOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

core::Result<> addAuthorities(ssl::context &context, const core::TlsSpec &tls)
{
    const core::Result<QByteArray> pem = readTlsFile(u"ca_file"_s, tls.caFile);
    if (!pem)
        return core::fail(pem.error());
    ErrorCode error;
    context.add_certificate_authority(bufferOf(*pem), error);
    if (error || !pem->contains("-----BEGIN CERTIFICATE-----"))
        return core::fail(noCertificate(u"ca_file"_s, tls.caFile));
    return {};
}

core::Result<> addClientCertificate(ssl::context &context, const core::TlsSpec &tls)
{
    const core::Result<QByteArray> pem = readTlsFile(u"client_cert"_s, tls.clientCert);
    if (!pem)
        return core::fail(pem.error());
    const core::Result<QByteArray> key =
        readTlsFile(u"client_key"_s, tls.clientKey.isEmpty() ? tls.clientCert : tls.clientKey);
    if (!key)
        return core::fail(key.error());
    ErrorCode error;
    // Without this OpenSSL would ask at the terminal for the password of an encrypted key.
    context.set_password_callback(
        [](std::size_t, ssl::context::password_purpose) { return std::string(); }, error);
    if (!error)
        context.use_certificate_chain(bufferOf(*pem), error);
    if (!error)
        context.use_private_key(bufferOf(*key), ssl::context::pem, error);
    if (error)
        return core::fail(unusableClientCertificate());
    return {};
}

ContextPtr newContext()
{
    try {
        return std::make_shared<ssl::context>(ssl::context::tls_client);
    } catch (const boost::system::system_error &) { // no memory, or OpenSSL's own set-up is broken
        return nullptr;
    }
}

} // namespace

core::Result<ContextPtr> makeTlsContext(const core::TlsSpec &tls)
{
    ContextPtr context = newContext();
    if (!context)
        return core::fail(core::ErrorCode::UtilsFile002, u"TLS: OpenSSL cannot be set up"_s);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    ErrorCode error;
    context->set_verify_mode(tls.verify ? ssl::verify_peer : ssl::verify_none, error);
    context->set_default_verify_paths(error);
    if (!tls.caFile.isEmpty()) {
        const core::Result<> added = addAuthorities(*context, tls);
        if (!added)
            return core::fail(added.error());
    }
    if (!tls.clientCert.isEmpty()) {
        const core::Result<> added = addClientCertificate(*context, tls);
        if (!added)
            return core::fail(added.error());
    }
    return context;
}

} // namespace aisb::net::direct
