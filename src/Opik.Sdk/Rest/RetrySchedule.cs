using System.Net;

namespace Opik.Rest;

/// <summary>When an attempt is repeated, and after which pause.</summary>
internal static class RetrySchedule
{
    /// <summary>Attempts of one request; waits for a known reset of the rate limit do not count.</summary>
    public const int Attempts = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    /// <summary>True when a later attempt may succeed.</summary>
    public static bool IsTransient(HttpStatusCode status) => (int)status is 429 or 500 or 502 or 503 or 504;

    /// <summary>True for a broken connection, a refused one, a malformed answer or a time-out.</summary>
    public static bool IsTransient(Exception failure) => failure is HttpRequestException or IOException or TimeoutException;

    /// <summary>Pause before the next attempt: <c>Retry-After</c> up to 60 s, else 3·2ⁿ seconds within 5-15 s.</summary>
    /// <param name="attempt">Attempts made so far, 1 or more.</param>
    /// <param name="retryAfter">What the server asked for.</param>
    public static TimeSpan Pause(int attempt, TimeSpan? retryAfter)
    {
        if (retryAfter is { } asked && asked >= TimeSpan.Zero && asked <= LongestRetryAfter)
            return asked;
        var grown = TimeSpan.FromSeconds(3 * Math.Pow(2, attempt - 1));
        return grown < Shortest ? Shortest : grown > Longest ? Longest : grown;
    }

    /// <summary>Pause until the rate limit is lifted: at least 1 s, so that a reset of 0 does not spin.</summary>
    public static TimeSpan RateLimitPause(TimeSpan reset) => reset < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : reset;
}
