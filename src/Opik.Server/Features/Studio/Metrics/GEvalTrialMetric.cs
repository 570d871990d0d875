using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Evaluation;
using Opik.Evaluation.Judges;
using Opik.Optimizer;

namespace Opik.Server.Features.Studio.Metrics;

/// <summary>A model judges by criteria; it sees the fields of the row beside the output.</summary>
internal sealed class GEvalTrialMetric(string introduction, string criteria, IChatClient client) : ITrialMetric, IDisposable
{
    private const int MostField = 4000;
    private readonly GEvalMetric _judge = new(introduction, criteria, new GEvalOptions { Model = JudgeModel.Of(client), Track = false });

    public async Task<TrialScore> ScoreAsync(JsonObject data, string output, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("Item:\n");
        foreach (var (name, value) in data)
            text.Append("- ").Append(name).Append(": ").Append(Cut(PromptTemplate.Print(value))).Append('\n');
        var result = await _judge.ScoreAsync(text.Append("\nOutput:\n").Append(output).ToString(), cancellationToken);
        return result.ScoringFailed ? throw new MetricComputationException(result.Reason ?? "The judge gave no score.") : new TrialScore(result.Value, result.Reason ?? string.Empty);
    }

    public void Dispose() => _judge.Dispose();

    private static string Cut(string text) => text.Length > MostField ? text[..MostField] + "…" : text;
}
