using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Distributions;

/// <summary>
/// 1 minus the Jensen-Shannon divergence of the words of two texts: 1 for the same words equally often, 0 for none in common.
/// Arguments: <c>output</c>, <c>reference</c>. Python: <c>JSDivergence</c>.
/// </summary>
public sealed class JSDivergenceMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("output"), new("reference")];
    private readonly JensenShannonOptions _options;

    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The base is not above 1.</exception>
    public JSDivergenceMetric(JensenShannonOptions? options = null)
        : base("js_divergence_metric", options)
    {
        _options = options ?? new JensenShannonOptions();
        JensenShannon.CheckBase(_options.Base);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores: 0 to 1; metadata: <c>divergence</c>, <c>distance</c> (its square root), <c>base</c>.</summary>
    /// <exception cref="MetricComputationException">A text is null or has no words.</exception>
    public ScoreResult Score(string? output, string? reference)
    {
        var divergence = JensenShannon.Divergence(WordCounts.Of(output, reference, _options.Tokenizer), _options.Base);
        var similarity = Math.Clamp(1 - divergence, 0, 1);
        return new(Name, similarity)
        {
            Reason = $"Jensen-Shannon similarity (base={PythonFloat.General(_options.Base, 6)}): {PythonFloat.Fixed(similarity, 4)} (divergence={PythonFloat.Fixed(divergence, 4)})",
            Metadata = new JsonObject { ["divergence"] = divergence, ["distance"] = Math.Sqrt(divergence), ["base"] = _options.Base },
        };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new(Score(arguments.Text("output"), arguments.Text("reference")));
    }
}
