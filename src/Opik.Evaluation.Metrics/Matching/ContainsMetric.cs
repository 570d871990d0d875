using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Matching;

/// <summary>1 when the reference occurs in the output, else 0. Arguments: <c>output</c>, <c>reference</c>. Python: <c>Contains</c>.</summary>
public sealed class ContainsMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("output"), new("reference", IsRequired: false)];
    private readonly ContainsOptions _options;

    /// <param name="options">Choices; null: the defaults.</param>
    public ContainsMetric(ContainsOptions? options = null)
        : base("contains_metric", options) => _options = options ?? new ContainsOptions();

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores.</summary>
    /// <param name="output">Where to look.</param>
    /// <param name="reference">What to look for; null: that of the options.</param>
    /// <exception cref="ArgumentException">There is no reference, or it is empty.</exception>
    /// <exception cref="MetricComputationException">The output is null.</exception>
    public ScoreResult Score(string? output, string? reference = null)
    {
        var part = reference ?? _options.Reference;
        if (string.IsNullOrEmpty(part))
            throw new ArgumentException("The reference must be a text that is not empty.", nameof(reference));
        if (output is null)
            throw new MetricComputationException("'output' must be a text, not null.");
        return new(Name, TextComparison.Contains(output, part, _options.IsCaseSensitive) ? 1 : 0);
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var reference = arguments["reference"];
        if (reference is not null && !IsText(reference))
            throw new ArgumentException("The reference must be a text.", nameof(arguments));
        // The reference is looked at first: without one, nothing can be scored at all.
        var output = arguments["output"];
        if (output is not null && !IsText(output) && !string.IsNullOrEmpty(reference?.GetValue<string>() ?? _options.Reference))
            throw new MetricComputationException($"'output' must be a text, not {output.ToJsonString()}.");
        return new(Score(output is null || !IsText(output) ? null : output.GetValue<string>(), reference?.GetValue<string>()));
    }

    private static bool IsText(JsonNode node) => node.GetValueKind() == JsonValueKind.String;
}
