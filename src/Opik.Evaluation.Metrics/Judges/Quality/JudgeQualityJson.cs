using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges.Quality;

/// <summary>Writes a report as JSON, for files and pipelines.</summary>
public static class JudgeQualityJson
{
    private const int Digits = 6;

    /// <summary>
    /// The report: <c>{"judge":…,"set":…,"threshold":0.5,"examples":40,"failures":[…],"agreement":0.95,"precision":…,"recall":…,"f1":…,
    /// "kappa":…,"confusion":{"true_positives":…, …},"calls":…,"input_tokens":…,"output_tokens":…,"cost_usd":…,"latency_ms":{"p50":…,"p95":…},
    /// "disagreements":[{"id":…,"label":…,"score":…,"reason":…,"note":…}]}</c>. What is not known or not defined is null.
    /// </summary>
    public static JsonObject ToJson(this JudgeQualityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var matrix = report.Matrix;
        return new JsonObject
        {
            ["judge"] = report.Judge,
            ["set"] = report.Set,
            ["threshold"] = report.Threshold,
            ["examples"] = report.Examples.Count,
            ["judged"] = matrix.Total,
            ["agreement"] = Round(matrix.Agreement),
            ["precision"] = Round(matrix.Precision),
            ["recall"] = Round(matrix.Recall),
            ["f1"] = Round(matrix.F1),
            ["kappa"] = Round(matrix.Kappa),
            ["confusion"] = new JsonObject
            {
                ["true_positives"] = matrix.TruePositives,
                ["false_positives"] = matrix.FalsePositives,
                ["true_negatives"] = matrix.TrueNegatives,
                ["false_negatives"] = matrix.FalseNegatives,
            },
            ["calls"] = report.Use?.Calls,
            ["input_tokens"] = report.Use?.InputTokens,
            ["output_tokens"] = report.Use?.OutputTokens,
            ["cost_usd"] = report.Cost,
            ["duration_ms"] = Round(report.Duration.TotalMilliseconds),
            ["latency_ms"] = new JsonObject { ["p50"] = Round(report.Latency(0.5).TotalMilliseconds), ["p95"] = Round(report.Latency(0.95).TotalMilliseconds) },
            ["disagreements"] = List(report.Disagreements),
            ["failures"] = List(report.Failures),
        };
    }

    private static JsonArray List(IEnumerable<JudgedExample> examples) => new([.. examples.Select(judged => (JsonNode)new JsonObject
    {
        ["id"] = judged.Example.Id,
        ["label"] = judged.Example.Label,
        ["score"] = judged.Score,
        ["reason"] = judged.Reason,
        ["note"] = judged.Example.Note,
    })]);

    private static double? Round(double? value) => value is { } number ? Math.Round(number, Digits) : null;
}
