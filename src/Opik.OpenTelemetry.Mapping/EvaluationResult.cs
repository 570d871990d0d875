using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>
/// What an evaluator found, as the event <c>gen_ai.evaluation.result</c> says it
/// (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-events/): a feedback score.
/// </summary>
/// <param name="Name">1 to 150 characters.</param>
/// <param name="Value">Within the limits of feedback scores.</param>
/// <param name="Label">Label; null when not said.</param>
/// <param name="Explanation">Why; null when not said.</param>
internal sealed record EvaluationResult(string Name, decimal Value, string? Label, string? Explanation)
{
    /// <summary>Name of the event, and of the span of senders that cannot attach events.</summary>
    public const string EventName = "gen_ai.evaluation.result";

    private const int LongestName = 150;
    private const double Largest = 999_999_999;

    /// <summary>The results of a span: of its events, and its own when it is an evaluation itself.</summary>
    public static IEnumerable<EvaluationResult> Of(OtlpSpan span)
    {
        foreach (var entry in span.Events.Where(entry => entry.Name == EventName))
        {
            if (Read(name => entry[name]) is { } result)
                yield return result;
        }

        if (Read(name => span[name]) is { } own)
            yield return own;
    }

    private static EvaluationResult? Read(Func<string, OtlpValue?> attribute)
    {
        var name = attribute("gen_ai.evaluation.name")?.AsText()?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > LongestName)
            return null;
        var label = attribute("gen_ai.evaluation.score.label")?.AsText();
        var value = attribute("gen_ai.evaluation.score.value")?.AsNumber() ?? ValueOf(label);
        return value is { } number && Math.Abs(number) <= Largest
            ? new EvaluationResult(name, decimal.Round((decimal)number, 9), label, attribute("gen_ai.evaluation.explanation")?.AsText())
            : null;
    }

    // A label alone is a score only where it plainly says yes or no.
    private static double? ValueOf(string? label) => label?.Trim().ToLowerInvariant() switch
    {
        "pass" or "passed" or "true" or "yes" or "correct" or "relevant" => 1,
        "fail" or "failed" or "false" or "no" or "incorrect" or "not_relevant" or "irrelevant" => 0,
        _ => null,
    };
}
