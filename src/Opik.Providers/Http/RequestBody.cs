using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Http;

/// <summary>The JSON of a request.</summary>
/// <param name="Json">Its members; empty when it is something else, such as a form, or too large.</param>
/// <param name="IsCut">True when it is left out for its size.</param>
internal readonly record struct RequestBody(JsonObject Json, bool IsCut)
{
    /// <summary>Reads it, which leaves the content in memory to be sent from there.</summary>
    public static async ValueTask<RequestBody> ReadAsync(HttpContent? content, int limit, CancellationToken cancellationToken)
    {
        if (content is null || !IsJson(content.Headers.ContentType?.MediaType) || content.Headers.ContentEncoding.Count > 0)
            return new RequestBody([], false);
        if (content.Headers.ContentLength > limit)
            return new RequestBody([], true);
        // Whatever fails here would fail while sending: the exception is the caller's own.
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return bytes.Length > limit ? new RequestBody([], true) : new RequestBody(JsonBytes.Parse(bytes) as JsonObject ?? [], false);
    }

    // AWS clients may leave the type out.
    private static bool IsJson(string? mediaType) => mediaType is null || mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase);
}
