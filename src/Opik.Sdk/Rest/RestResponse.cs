using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Opik.Rest;

/// <summary>An answer of the server, of whatever status.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The whole body.</param>
internal readonly record struct RestResponse(HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Method and path of the request, for messages.</summary>
    public string Request { get; init; } = "";

    /// <summary>Seconds of the header <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Time until the rate limit is lifted: header <c>RateLimit-Reset</c>, else <c>Opik-{bucket}-Remaining-Limit-TTL-Millis</c>.</summary>
    public TimeSpan? RateLimitReset { get; init; }

    /// <summary>What is left of the tightest rate limit, header <c>Opik-{bucket}-Remaining-Limit</c>.</summary>
    public long? RateLimitRemaining { get; init; }

    /// <summary>Header <c>Location</c>: where the created entity is.</summary>
    public Uri? Location { get; init; }

    /// <summary>All headers; null: not kept.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    /// <summary>A header; null: the answer has none of that name.</summary>
    public string? Header(string name) => Headers is not null && Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Id of what was created, the last segment of <see cref="Location"/>.</summary>
    /// <exception cref="OpikApiException">The server did not say.</exception>
    public Guid CreatedId() =>
        Guid.TryParse(Location?.ToString().TrimEnd('/').Split('/')[^1], out var id) ? id : throw new OpikApiException(Status, $"{Request} created something without saying where (no Location header).");

    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The answer as an exception.</summary>
    public OpikApiException ToException()
    {
        var (code, message) = ErrorBody.Read(Body.Span);
        var text = Encoding.UTF8.GetString(Body.Span[..Math.Min(Body.Length, 2_000)]);
        var advice = (int)Status switch
        {
            401 or 403 => " Check the API key and the workspace (OPIK_API_KEY, OPIK_WORKSPACE).",
            429 => " The rate limit is used up.",
            _ => "",
        };
        return new OpikApiException(Status, $"{Request} was answered with {(int)Status}: {message ?? Status.ToString()}.{advice}", code, text);
    }

    /// <exception cref="OpikApiException">The status is not 2xx.</exception>
    public RestResponse EnsureSuccess() => IsSuccess ? this : throw ToException();
}
