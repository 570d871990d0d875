using System.Net;
using Microsoft.Extensions.Logging;

namespace Opik.Evaluation.Engine;

/// <summary>Says what helps when a model refuses because it is asked too often.</summary>
internal static partial class RateLimitHint
{
    /// <summary>Logs the hint when the failure comes from a status 429.</summary>
    public static void Log(ILogger logger, Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (!IsRateLimit(cause))
                continue;
            LogHint(logger);
            return;
        }
    }

    // Clients of providers have exceptions of their own, whose messages carry the status: "HTTP 429 (Too Many Requests)".
    private static bool IsRateLimit(Exception cause) =>
        cause is HttpRequestException { StatusCode: HttpStatusCode.TooManyRequests }
        || cause.Message.Contains("429", StringComparison.Ordinal) && (cause.Message.Contains("HTTP", StringComparison.OrdinalIgnoreCase) || cause.Message.Contains("status", StringComparison.OrdinalIgnoreCase))
        || cause.Message.Contains("Too Many Requests", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(4201, LogLevel.Warning, "A model refused because it is asked too often (429). Lower TaskThreads, for instance to 1.")]
    private static partial void LogHint(ILogger logger);
}
