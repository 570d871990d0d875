using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation;
using Opik.Evaluation.Engine;
using Opik.Tracing;

namespace Opik.Xunit;

/// <summary>
/// The trial that runs: it takes the output and scores. Only within tests marked <see cref="OpikFactAttribute"/> or
/// <see cref="OpikTheoryAttribute"/>.
/// </summary>
public sealed class OpikTest
{
    private static readonly AsyncLocal<OpikTest?> Running = new();

    private readonly OpikClient _client;
    private JsonObject _outputs = [];

    internal OpikTest(OpikClient client, OpikTrace trace, JsonObject input, DatasetItem? item, int trial)
    {
        (_client, Trace, Input, Item, Trial) = (client, trace, input, item, trial);
        Running.Value = this;
    }

    /// <summary>The trial that runs.</summary>
    /// <exception cref="InvalidOperationException">No such test runs.</exception>
    public static OpikTest Current => Running.Value ?? throw new InvalidOperationException("There is no current trial: mark the test [OpikFact] or [OpikTheory].");

    /// <summary>Its trace; spans within the test hang below it.</summary>
    public OpikTrace Trace { get; }

    /// <summary>Its item; null: the row does not come from a dataset.</summary>
    public DatasetItem? Item { get; }

    /// <summary>Number of the trial, from 1.</summary>
    public int Trial { get; }

    /// <summary>What it was given: the data of its item, or its arguments by name.</summary>
    public JsonObject Input { get; }

    /// <summary>Stores what the program answered, as <c>output</c>. Metrics read it.</summary>
    public void SetOutput<T>(T value) => SetOutputs(new JsonObject { ["output"] = JsonSerializer.SerializeToNode(value) });

    /// <summary>Stores several outputs by name, e.g. <c>output</c> and <c>context</c>. Metrics read them.</summary>
    public void SetOutputs(JsonObject outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        _outputs = (JsonObject)outputs.DeepClone();
        Trace.SetOutput(_outputs);
    }

    /// <summary>Stores a score of the trial.</summary>
    public void Score(string name, double value, string? reason = null) => Trace.AddFeedbackScore(name, value, reason);

    /// <summary>
    /// Scores the trial with a metric and stores the result. The metric's arguments are those of the item, then the outputs,
    /// then <paramref name="arguments"/>; each takes the place of the same name before it.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="arguments">Further arguments; null: none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MissingScoreArgumentsException">The metric needs something that is nowhere.</exception>
    /// <exception cref="MetricComputationException">It cannot be scored.</exception>
    public async Task<ScoreResult> ScoreAsync(IMetric metric, JsonObject? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var values = new[] { Input, _outputs, arguments ?? [] }.SelectMany(part => part).GroupBy(value => value.Key, StringComparer.Ordinal)
            .ToDictionary(values => values.Key, values => values.Last().Value, StringComparer.Ordinal);
        var taken = new ScoreArguments(values).For(metric);
        using var span = metric.Track ? _client.StartSpan(metric.Name) : null;
        // A metric that is not tracked does not show the calls of its models either.
        using var silence = span is null ? ModelCallScope.Enter() : null;
        span?.SetInputJson(RunPayloads.Arguments(taken));
        try
        {
            var results = await metric.ScoreAsync(taken, cancellationToken).ConfigureAwait(false);
            span?.SetOutputJson(RunPayloads.Scores(results));
            foreach (var result in results.Where(result => !result.ScoringFailed))
                Trace.AddFeedbackScore(result.Name, result.Value, result.Reason, result.CategoryName);
            return results[0];
        }
        catch (Exception failure)
        {
            span?.SetError(failure);
            throw;
        }
    }

    internal static void Leave() => Running.Value = null;
}
