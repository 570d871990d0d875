using System.Text.Json.Nodes;
using Opik.Optimizer;
using Opik.Server.Features.Studio.Planning;

namespace Opik.Server.Features.Studio.Metrics;

/// <summary>Checks metrics of a configuration.</summary>
internal static class MetricChecks
{
    private const int Most = 5;

    /// <summary>
    /// The metrics, that of the objective first: the one whose type is called like it, else the first, whose score then bears the
    /// name of the objective.
    /// </summary>
    public static IReadOnlyList<StudioMetric> Read(StudioProblems problems, IReadOnlyList<StudioConfigBody.TypedPart?> parts, string? objective, IReadOnlyList<OptimizationRow> rows)
    {
        if (parts.Count > Most)
            problems.Add("evaluation.metrics", $"at most {Most} metrics");
        var metrics = parts.Take(Most).Select((part, place) => Read(problems, $"evaluation.metrics[{place}]", part!, rows)).ToList();
        if (metrics.Select(static metric => metric.Type).Distinct(StringComparer.Ordinal).Count() < metrics.Count)
            problems.Add("evaluation.metrics", "must be of different types");
        var first = metrics.FindIndex(metric => metric.Type == objective?.Trim());
        var main = metrics[Math.Max(0, first)];
        return [main with { Name = string.IsNullOrWhiteSpace(objective) ? main.Name : objective }, .. metrics.Where(metric => metric != main)];
    }

    private static StudioMetric Read(StudioProblems problems, string path, StudioConfigBody.TypedPart part, IReadOnlyList<OptimizationRow> rows)
    {
        var (type, at) = (part.Type!.Trim(), path + ".parameters");
        var values = StudioPlanner.Object(problems, at, part.Parameters);
        switch (type)
        {
            case MetricTypes.Equal or MetricTypes.Levenshtein:
                CheckReference(problems, at, values, rows);
                if (values["case_sensitive"] is { } sensitive && sensitive.GetValueKind() is not (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False))
                    problems.Add($"{at}.case_sensitive", "must be true or false");
                break;
            case MetricTypes.Numerical:
                CheckReference(problems, at, values, rows);
                break;
            case MetricTypes.JsonSchema when values["schema"] is not JsonObject:
                if (values["schema"] is not null)
                    problems.Add($"{at}.schema", "must be an object");
                else
                    CheckReference(problems, at, values, rows);
                break;
            case MetricTypes.JsonSchema:
                break;
            case MetricTypes.GEval:
                CheckText(problems, at, values, "task_introduction");
                CheckText(problems, at, values, "evaluation_criteria");
                break;
            case MetricTypes.Code:
                problems.Add($"{path}.type", "metrics in Python are not run by this server, use one of " + MetricTypes.List);
                break;
            default:
                problems.Add($"{path}.type", $"there is no metric '{type}', use one of {MetricTypes.List}");
                break;
        }

        return new StudioMetric(type, type, StudioPlanner.Json(values));
    }

    private static void CheckReference(StudioProblems problems, string path, JsonObject values, IReadOnlyList<OptimizationRow> rows)
    {
        if (CheckText(problems, path, values, "reference_key") is { } key && rows.Count > 0 && !rows.Any(row => PromptTemplate.Find(row.Data, key, out _)))
            problems.Add($"{path}.reference_key", $"no item of the dataset has the field '{key}'");
    }

    private static string? CheckText(StudioProblems problems, string path, JsonObject values, string name)
    {
        if (values[name] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text))
            return text;
        problems.Add($"{path}.{name}", "must not be blank");
        return null;
    }
}
