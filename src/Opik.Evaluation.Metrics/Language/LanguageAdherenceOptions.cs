namespace Opik.Evaluation.Language;

/// <summary>What the metric of language adherence lets one choose.</summary>
public sealed record LanguageAdherenceOptions : MetricOptions
{
    /// <summary>The detector; null: <see cref="NgramLanguageDetector"/>. Python: <c>detector</c>, <c>model_path</c>.</summary>
    public ILanguageDetector? Detector { get; init; }
}
