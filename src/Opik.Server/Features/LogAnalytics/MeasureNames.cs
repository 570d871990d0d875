using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Reads the names of measures: <c>count</c>, <c>duration.p95</c>, <c>cost.avg</c>, <c>tokens.prompt_tokens</c>, <c>scores.helpfulness</c>.</summary>
internal static class MeasureNames
{
    private const int MaxKey = 255;

    private static readonly Dictionary<string, double?> Quantiles = new(StringComparer.Ordinal) { ["avg"] = null, ["p50"] = 0.5, ["p90"] = 0.9, ["p95"] = 0.95, ["p99"] = 0.99 };

    /// <summary>400 for any other name.</summary>
    public static LogMeasure Parse(string? name)
    {
        var (kind, rest) = name?.Split('.', 2) switch { [var one] => (one, (string?)null), [var one, var key] => (one, key), _ => ("", null) };
        return (kind, rest) switch
        {
            ("count", null) => new LogMeasure(name!, LogMeasureKind.Count),
            ("errors", null) => new LogMeasure(name!, LogMeasureKind.Errors),
            ("error_rate", null) => new LogMeasure(name!, LogMeasureKind.ErrorRate),
            ("guardrails_failed", null) => new LogMeasure(name!, LogMeasureKind.FailedGuardrails),
            ("cost" or "tokens", null or "avg") => new LogMeasure(name!, kind == "cost" ? LogMeasureKind.Cost : LogMeasureKind.Tokens, Mean: rest is not null),
            ("tokens", { Length: > 0 and <= MaxKey }) => new LogMeasure(name!, LogMeasureKind.Tokens, rest),
            ("scores", null or { Length: > 0 and <= MaxKey }) => new LogMeasure(name!, LogMeasureKind.Score, rest),
            ("duration" or "first_token", { } part) when Quantiles.TryGetValue(part, out var quantile) =>
                new LogMeasure(name!, kind == "duration" ? LogMeasureKind.Duration : LogMeasureKind.FirstToken, Quantile: quantile, Mean: quantile is null),
            _ => throw ApiException.BadRequest(
                $"unknown measure '{name}': one of [count, errors, error_rate, duration.avg, duration.p50, duration.p90, duration.p95, duration.p99, first_token.…, cost, cost.avg, tokens, tokens.avg, tokens.<usage key>, scores, scores.<name>, guardrails_failed]"),
        };
    }
}
