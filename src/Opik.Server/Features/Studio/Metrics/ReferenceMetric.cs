using System.Text.Json.Nodes;
using Opik.Evaluation;
using Opik.Optimizer;

namespace Opik.Server.Features.Studio.Metrics;

/// <summary>Compares the output with a field of the row.</summary>
/// <param name="key">The field, or a path.</param>
/// <param name="compare">Output and reference to 0 … 1.</param>
internal sealed class ReferenceMetric(string key, Func<string, string, double> compare) : ITrialMetric
{
    // Reasons go into questions to models, many at a time.
    private const int MostQuoted = 300;

    public Task<TrialScore> ScoreAsync(JsonObject data, string output, CancellationToken cancellationToken)
    {
        if (!PromptTemplate.Find(data, key, out var value) || value is null)
            throw new MetricComputationException($"The item has no field '{key}'.");
        var reference = PromptTemplate.Print(value);
        var score = compare(output, reference);
        return Task.FromResult(new TrialScore(score, score >= 1 ? $"As expected: {Quote(reference)}." : $"Expected {Quote(reference)}, but the output is {Quote(output)}."));
    }

    private static string Quote(string text) => $"\"{(text.Length > MostQuoted ? text[..MostQuoted] + "…" : text)}\"";
}
