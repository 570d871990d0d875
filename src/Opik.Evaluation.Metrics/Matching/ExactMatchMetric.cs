using System.Text.Json.Nodes;

namespace Opik.Evaluation.Matching;

/// <summary>
/// 1 when the output is exactly what was expected, letter case included, else 0; values that are no texts are compared as JSON.
/// Arguments: <c>output</c>, <c>expected</c>. The metric <c>ExactMatch</c> of the TypeScript client.
/// </summary>
public sealed class ExactMatchMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("output"), new("expected")];

    /// <param name="options">Choices; null: the defaults.</param>
    public ExactMatchMetric(MetricOptions? options = null)
        : base("exact_match", options)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores.</summary>
    public ScoreResult Score(string? output, string? expected) => Result(string.Equals(output, expected, StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new(Result(JsonNode.DeepEquals(arguments["output"], arguments["expected"])));
    }

    private ScoreResult Result(bool isMatch) => new(Name, isMatch ? 1 : 0) { Reason = isMatch ? "Exact match: the texts are the same." : "No exact match: the texts differ." };
}
