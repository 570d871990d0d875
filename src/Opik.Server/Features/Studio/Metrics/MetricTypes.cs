namespace Opik.Server.Features.Studio.Metrics;

/// <summary>Types of metrics, as on the wire.</summary>
internal static class MetricTypes
{
    public const string Equal = "equals";
    public const string Levenshtein = "levenshtein_ratio";
    public const string Numerical = "numerical_similarity";
    public const string JsonSchema = "json_schema_validator";
    public const string GEval = "geval";
    public const string Code = "code";

    public static string List { get; } = string.Join(", ", Equal, Levenshtein, Numerical, JsonSchema, GEval);
}
