#include "server/http/multipart_form.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace mj::server::http {

MultipartForm::MultipartForm(CURL *handle, const QList<OutboundRequest::Part> &parts)
{
    if (parts.isEmpty())
        return;
    m_cursors.reserve(static_cast<std::size_t>(parts.size()));
    m_form = curl_mime_init(handle);
    m_complete = m_form != nullptr && std::all_of(parts.begin(), parts.end(), [this](const auto &part) { return add(part); });
}

MultipartForm::~MultipartForm()
{
    curl_mime_free(m_form);
}

bool MultipartForm::add(const OutboundRequest::Part &part)
{
    curl_mimepart *piece = curl_mime_addpart(m_form);
    if (piece == nullptr || curl_mime_name(piece, part.name.constData()) != CURLE_OK)
        return false;
    if (!part.fileName.isEmpty() && curl_mime_filename(piece, part.fileName.constData()) != CURLE_OK)
        return false;
    if (!part.contentType.isEmpty() && curl_mime_type(piece, part.contentType.constData()) != CURLE_OK)
        return false;
    m_cursors.push_back({&part.body, 0});
    return curl_mime_data_cb(piece, part.body.size(), read, seek, nullptr, &m_cursors.back()) == CURLE_OK;
}

std::size_t MultipartForm::read(char *to, std::size_t size, std::size_t count, void *user)
{
    auto &cursor = *static_cast<Cursor *>(user);
    const qsizetype bytes = std::min(static_cast<qsizetype>(size * count), cursor.bytes->size() - cursor.at);
    std::memcpy(to, cursor.bytes->constData() + cursor.at, static_cast<std::size_t>(bytes));
    cursor.at += bytes;
    return static_cast<std::size_t>(bytes);
}

int MultipartForm::seek(void *user, curl_off_t offset, int origin)
{
    auto &cursor = *static_cast<Cursor *>(user);
    if (origin != SEEK_SET || offset < 0 || offset > cursor.bytes->size())
        return CURL_SEEKFUNC_FAIL;
    cursor.at = static_cast<qsizetype>(offset);
    return CURL_SEEKFUNC_OK;
}

} // namespace mj::server::http
