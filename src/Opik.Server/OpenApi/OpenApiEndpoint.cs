using System.Security.Cryptography;

namespace Opik.Server.OpenApi;

/// <summary>Serves the document, built when it is first asked for.</summary>
internal sealed class OpenApiEndpoint(EndpointDataSource source)
{
    private readonly Lazy<(byte[] Bytes, string Tag)> _document = new(() =>
    {
        var bytes = OpenApiDocument.Write(OpenApiDocument.Of(source));
        return (bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
    });

    public async Task GetAsync(HttpContext http)
    {
        var (bytes, tag) = _document.Value;
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        if (http.Request.Headers.IfNoneMatch == tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
