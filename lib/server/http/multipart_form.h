#pragma once
#include "server/http/outbound.h"
#include <curl/curl.h>
#include <vector>

namespace mj::server::http {

// The multipart/form-data body of one call, read by libcurl straight from the parts without a copy: request and handle outlive it.
class MultipartForm
{
public:
    MultipartForm(CURL *handle, const QList<OutboundRequest::Part> &parts);
    ~MultipartForm();
    MultipartForm(const MultipartForm &) = delete;
    MultipartForm &operator=(const MultipartForm &) = delete;

    curl_mime *handle() const { return m_form; } // null when there are no parts
    bool isComplete() const { return m_complete; } // false: out of memory

private:
    struct Cursor {
        const QByteArray *bytes;
        qsizetype at;
    };

    bool add(const OutboundRequest::Part &part);
    static std::size_t read(char *to, std::size_t size, std::size_t count, void *user);
    static int seek(void *user, curl_off_t offset, int origin);

    std::vector<Cursor> m_cursors; // libcurl keeps pointers to these
    curl_mime *m_form = nullptr;
    bool m_complete = true;
};

} // namespace mj::server::http
