using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Matching;

/// <summary>
/// 1 when output and reference are the same text, else 0. What is no text is compared as Python prints it, so that an output
/// <c>42</c> equals the reference <c>"42"</c>. Arguments: <c>output</c>, <c>reference</c>. Python: <c>Equals</c>.
/// </summary>
public sealed class EqualsMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("output"), new("reference")];
    private readonly bool _isCaseSensitive;

    /// <param name="options">Choices; null: the defaults.</param>
    public EqualsMetric(MatchingOptions? options = null)
        : base("equals_metric", options) => _isCaseSensitive = options?.IsCaseSensitive ?? false;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores.</summary>
    /// <exception cref="MetricComputationException">Either is null.</exception>
    public ScoreResult Score(string? output, string? reference)
    {
        if (output is null || reference is null)
            throw new MetricComputationException("Output and reference must not be null.");
        return new(Name, TextComparison.Equal(output, reference, _isCaseSensitive) ? 1 : 0);
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new(Score(Print(arguments["output"]), Print(arguments["reference"])));
    }

    private static string? Print(JsonNode? value) => value is null ? null : PythonValue.Print(value);
}
