using System.Globalization;
using System.Net.Http.Headers;

namespace Opik.Rest;

/// <summary>
/// Headers about rate limits: <c>RateLimit-Reset: 12</c> (seconds), and for each bucket
/// <c>Opik-User-Remaining-Limit: 0</c> with <c>Opik-User-Remaining-Limit-TTL-Millis: 11800</c>.
/// </summary>
internal static class RateLimitHeaders
{
    private const string Remaining = "-Remaining-Limit";
    private const string Ttl = "-Remaining-Limit-TTL-Millis";

    /// <summary>Time until the limit is lifted; null when the answer does not say.</summary>
    public static TimeSpan? Reset(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("RateLimit-Reset", out var resets) && TryNumber(resets, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        TimeSpan? reset = null;
        foreach (var (name, values) in headers.NonValidated)
        {
            // Of several buckets the one that is lifted last decides.
            if (IsBucket(name, Ttl) && TryNumber(values, out var milliseconds) && TimeSpan.FromMilliseconds(milliseconds) is var time && (reset is null || time > reset))
                reset = time;
        }

        return reset;
    }

    /// <summary>What is left of the tightest bucket; null when the answer does not say.</summary>
    public static long? Left(HttpResponseHeaders headers)
    {
        long? left = null;
        foreach (var (name, values) in headers.NonValidated)
        {
            if (IsBucket(name, Remaining) && TryNumber(values, out var count) && (left is null || count < left))
                left = (long)count;
        }

        return left;
    }

    /// <summary><c>Retry-After</c> in either form.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, TimeProvider clock) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };

    private static bool IsBucket(string name, string ending) =>
        name.StartsWith("Opik-", StringComparison.OrdinalIgnoreCase) && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool TryNumber(IEnumerable<string> values, out double number) =>
        double.TryParse(values.FirstOrDefault(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
