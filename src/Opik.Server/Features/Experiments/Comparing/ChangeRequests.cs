using System.Text.Json;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>Query parameters that compare with a baseline (docs/api-extensions.md).</summary>
internal static class ChangeRequests
{
    private const int MostOverrides = 200;

    /// <summary>What is asked about changes; null when no baseline is named.</summary>
    public static ChangeQuery? QueryChanges(this HttpContext http, IReadOnlyList<Guid> experiments)
    {
        if (http.QueryId("baseline") is not { } baseline)
            return null;
        var candidate = http.QueryId("candidate");
        if (!experiments.Contains(baseline) || (candidate is { } other && (other == baseline || !experiments.Contains(other))))
            throw ApiException.BadRequest("Invalid query params baseline and candidate: they must be two of the experiment_ids");
        return new ChangeQuery
        {
            BaselineId = baseline,
            CandidateId = candidate,
            Metric = http.QueryText("metric") is { } name ? Metric("metric", name) : new ComparedMetric(MetricKind.Duration),
            Only = http.QueryText("change") switch
            {
                null or "all" => ChangeFilter.All,
                "regressions" => ChangeFilter.Regressions,
                "improvements" => ChangeFilter.Improvements,
                "differ" => ChangeFilter.Differ,
                var text => throw ApiException.BadRequest($"Invalid query param change '{text}': all, regressions, improvements or differ"),
            },
            Order = http.QueryText("change_order") switch
            {
                null => ChangeOrder.None,
                "regressions" => ChangeOrder.Regressions,
                "improvements" => ChangeOrder.Improvements,
                var text => throw ApiException.BadRequest($"Invalid query param change_order '{text}': regressions or improvements"),
            },
            LowerIsBetter = Overrides<bool>(http, "polarity", static value => value.ValueKind == JsonValueKind.String && value.GetString() is var text and ("lower" or "higher") ? text == "lower" : null),
            Noise = Overrides<double>(http, "noise", static value => value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number and >= 0 && double.IsFinite(number) ? number : null),
        };
    }

    /// <summary>A name as the wire has it.</summary>
    public static string Name(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.Regression => "regression",
        ChangeVerdict.Improvement => "improvement",
        ChangeVerdict.Same => "same",
        _ => "unknown",
    };

    // {"feedback_scores.hallucination":"lower"}
    private static Dictionary<ComparedMetric, T> Overrides<T>(HttpContext http, string param, Func<JsonElement, T?> read)
        where T : struct
    {
        if (http.QueryText(param) is not { } json)
            return [];
        try
        {
            var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? throw new JsonException();
            if (members.Count > MostOverrides)
                throw ApiException.BadRequest($"Invalid query param {param}: at most {MostOverrides} metrics are supported, found {members.Count}");
            return members.ToDictionary(member => Metric(param, member.Key), member => read(member.Value) ?? throw new JsonException());
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest($"Invalid query param {param} '{json}'");
        }
    }

    private static ComparedMetric Metric(string param, string name) => ComparedMetric.Parse(name)
        ?? throw ApiException.BadRequest($"Invalid query param {param}: unknown metric '{name}'; feedback_scores.<name>, assertions.<text>, passed, duration, total_estimated_cost or usage.total_tokens");
}
