// SPDX-License-Identifier: EUPL-1.2
// Text made safe inside markup. What neither HTML nor XML 1.0 may hold (control characters, bytes
// that are no text) becomes U+FFFD. Source: 4-standards section 8.
#pragma once

#include <string>
#include <string_view>

namespace quitus::base {

// For the content of an HTML element and for a quoted HTML attribute.
void append_html_escaped(std::string& out, std::string_view text);

// For the content of an XML element and for a quoted XML attribute: there, a tab or a line break
// stands as a reference, since a reader would turn it into a space.
void append_xml_escaped(std::string& out, std::string_view text);

}
