using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.McpOAuth;

/// <summary>What this authorization server can do (RFC 8414).</summary>
internal sealed class MetadataEndpoint
{
    public Task GetAsync(HttpContext http)
    {
        var root = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
        return http.WriteJsonAsync(200, root, static (writer, root) =>
        {
            writer.WriteString("issuer", root);
            writer.WriteString("authorization_endpoint", root + "/oauth/authorize");
            writer.WriteString("token_endpoint", root + "/oauth/token");
            writer.WriteString("revocation_endpoint", root + "/oauth/revoke");
            writer.WriteString("registration_endpoint", root + "/oauth/register");
            OAuthJson.Texts(writer, "response_types_supported", ["code"]);
            OAuthJson.Texts(writer, "grant_types_supported", ["authorization_code", "refresh_token"]);
            OAuthJson.Texts(writer, "code_challenge_methods_supported", ["S256"]);
            OAuthJson.Texts(writer, "token_endpoint_auth_methods_supported", ["none"]);
        });
    }
}
