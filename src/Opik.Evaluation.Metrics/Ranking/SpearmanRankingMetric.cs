using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Ranking;

/// <summary>
/// How alike two orders of the same items are: Spearman's rank correlation ρ = 1 - 6·Σd² / (n·(n² - 1)), shifted to 0 (turned
/// round) to 1 (the same). A text is the order of its characters. Python: <c>SpearmanRanking</c>.
/// </summary>
/// <param name="options">Name and tracking; null: the defaults, and the name <c>spearman_ranking_metric</c>.</param>
public sealed class SpearmanRankingMetric(MetricOptions? options = null) : Metric("spearman_ranking_metric", options)
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    /// <summary>Scores an order.</summary>
    /// <param name="output">The items, best first.</param>
    /// <param name="reference">The same items as they should be.</param>
    /// <returns>The score; ρ is in its metadata.</returns>
    /// <exception cref="MetricComputationException">The items are not the same, repeat themselves, or there are none.</exception>
    public ScoreResult Score(IReadOnlyList<string> output, IReadOnlyList<string> reference)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(reference);
        if (output.Count != reference.Count)
            throw new MetricComputationException($"The rankings have {output.Count} and {reference.Count} items; they must have the same.");
        if (output.Count == 0)
            throw new MetricComputationException("Empty rankings have no correlation.");
        var ranks = new Dictionary<string, int>(reference.Count, StringComparer.Ordinal);
        for (var rank = 0; rank < reference.Count; rank++)
        {
            if (!ranks.TryAdd(reference[rank], rank))
                throw new MetricComputationException("An item of the reference ranking is there twice.");
        }

        if (output.Distinct(StringComparer.Ordinal).Count() != output.Count)
            throw new MetricComputationException("An item of the ranking is there twice.");
        var squares = 0.0;
        for (var rank = 0; rank < output.Count; rank++)
        {
            var difference = (double)rank - (ranks.TryGetValue(output[rank], out var other) ? other : throw new MetricComputationException("The rankings must have the same items."));
            squares += difference * difference;
        }

        var n = (double)output.Count;
        var rho = n == 1 ? 1 : 1 - (6 * squares / (n * ((n * n) - 1)));
        var value = (rho + 1) / 2;
        return new ScoreResult(Name, value)
        {
            Reason = $"Spearman correlation (normalized): {PythonFloat.Fixed(value, 4)}",
            Metadata = new JsonObject { ["rho"] = rho },
        };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(Items(arguments, "output"), Items(arguments, "reference")));

    private static IReadOnlyList<string> Items(ScoreArguments arguments, string name) => arguments[name] switch
    {
        JsonArray items => [.. items.Select(Key)],
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [.. Characters(value.GetValue<string>())],
        _ => throw new MetricComputationException($"'{name}' must be a list of items."),
    };

    // Items are the same when Python would find them in a set: 1, 1.0 and true are one item, "1" is another.
    private static string Key(JsonNode? item) => item?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.String => "s" + item.GetValue<string>(),
        JsonValueKind.True => "n1",
        JsonValueKind.False => "n0",
        JsonValueKind.Number => "n" + item.GetValue<double>().ToString("R", CultureInfo.InvariantCulture),
        _ => throw new MetricComputationException("Items of a ranking are texts and numbers."),
    };

    private static IEnumerable<string> Characters(string text)
    {
        for (var position = 0; position < text.Length;)
        {
            PythonText.At(text, position, out var length);
            yield return string.Concat("s", text.AsSpan(position, length));
            position += length;
        }
    }
}
