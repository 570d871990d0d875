using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Opik.Extensions.AI.Evaluation.Reporting;

/// <summary>A metric of Microsoft.Extensions.AI.Evaluation as it is stored.</summary>
internal sealed record StoredMetric(string Name, string? Reason)
{
    public double? Number { get; init; }

    public bool? Flag { get; init; }

    public string? Text { get; init; }

    /// <summary><c>number</c>, <c>flag</c>, <c>text</c> or <c>none</c>.</summary>
    public string Kind { get; init; } = "none";

    public string? Rating { get; init; }

    public bool? Failed { get; init; }

    public string? InterpretationReason { get; init; }

    public List<StoredDiagnostic>? Diagnostics { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    /// <summary>Contexts by name; only their texts are kept.</summary>
    public Dictionary<string, List<string>>? Contexts { get; init; }

    public static List<StoredMetric> Of(EvaluationResult result) => [.. result.Metrics.Values.Select(Of)];

    public static EvaluationResult Read(IEnumerable<StoredMetric> metrics) => new(metrics.Select(metric => metric.ToMetric()));

    private static StoredMetric Of(EvaluationMetric metric) => new(metric.Name, metric.Reason)
    {
        Kind = metric switch { NumericMetric => "number", BooleanMetric => "flag", StringMetric => "text", _ => "none" },
        Number = (metric as NumericMetric)?.Value,
        Flag = (metric as BooleanMetric)?.Value,
        Text = (metric as StringMetric)?.Value,
        Rating = metric.Interpretation?.Rating.ToString(),
        Failed = metric.Interpretation?.Failed,
        InterpretationReason = metric.Interpretation?.Reason,
        Diagnostics = metric.Diagnostics?.Select(diagnostic => new StoredDiagnostic(diagnostic.Severity.ToString(), diagnostic.Message)).ToList(),
        Metadata = metric.Metadata is null ? null : new(metric.Metadata),
        Contexts = metric.Context?.ToDictionary(context => context.Key, context => context.Value.Contents.OfType<TextContent>().Select(content => content.Text).ToList()),
    };

    private EvaluationMetric ToMetric()
    {
        EvaluationMetric metric = Kind switch
        {
            "number" => new NumericMetric(Name, Number, Reason),
            "flag" => new BooleanMetric(Name, Flag, Reason),
            "text" => new StringMetric(Name, Text, Reason),
            _ => new EvaluationMetric(Name, Reason),
        };
        if (Rating is not null && Enum.TryParse<EvaluationRating>(Rating, out var rating))
            metric.Interpretation = new EvaluationMetricInterpretation(rating, Failed ?? false, InterpretationReason);
        foreach (var (severity, message) in Diagnostics ?? [])
            metric.AddDiagnostics(new EvaluationDiagnostic(Enum.Parse<EvaluationDiagnosticSeverity>(severity), message));
        foreach (var (key, value) in Metadata ?? [])
            metric.AddOrUpdateMetadata(key, value);
        foreach (var (name, texts) in Contexts ?? [])
            metric.AddOrUpdateContext(new StoredContext(name, texts));
        return metric;
    }

    internal sealed record StoredDiagnostic(string Severity, string Message);

    private sealed class StoredContext(string name, IEnumerable<string> texts) : EvaluationContext(name, texts.Select(AIContent (text) => new TextContent(text)));
}
