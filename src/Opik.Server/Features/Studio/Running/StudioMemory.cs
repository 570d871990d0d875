using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Optimizer;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>What a run remembers: results of evaluations and answers of the model, by key.</summary>
internal sealed class StudioMemory(IStudioRuns runs, Scope scope, Guid run, IReadOnlyList<StudioStep> steps)
{
    private const int MostOutput = 1000;
    private readonly ConcurrentDictionary<string, StudioStep> _steps = new(steps.Select(static step => KeyValuePair.Create(step.Key, step)), StringComparer.Ordinal);

    /// <summary>Whether nothing was done before.</summary>
    public bool IsEmpty => _steps.IsEmpty;

    public bool Has(string key) => _steps.TryGetValue(key, out var step) && step.Result is not null;

    /// <summary>Scores of an evaluation; null: it is not done.</summary>
    public IReadOnlyList<RowScore>? Scores(string key) =>
        _steps.TryGetValue(key, out var step) && step.Result is { } json ? JsonSerializer.Deserialize<List<RowScore>>(json.Utf8.Span, WireJson.Options) : null;

    /// <summary>Experiment of an evaluation that was begun; null: it was not.</summary>
    public Guid? Experiment(string key) => _steps.GetValueOrDefault(key)?.ExperimentId;

    /// <summary>Answer to a question; the answer itself may be null.</summary>
    public JsonObject? Answer(string key) => JsonNode.Parse(_steps[key].Result!.Value.Utf8.Span) as JsonObject;

    public Task BeginAsync(string key, Guid experiment) => PutAsync(new StudioStep(key, experiment, null));

    /// <summary>Scores as they are remembered: outputs are cut, so that a repeated run decides by the same.</summary>
    public async Task<IReadOnlyList<RowScore>> EndAsync(string key, Guid experiment, IReadOnlyList<RowScore> scores)
    {
        RowScore[] kept = [.. scores.Select(static score => score with { Output = Cut(score.Output), Reason = Cut(score.Reason), Error = Cut(score.Error) })];
        await PutAsync(new StudioStep(key, experiment, new JsonText(JsonSerializer.SerializeToUtf8Bytes(kept, WireJson.Options))));
        return kept;
    }

    public Task AnswerAsync(string key, JsonObject? answer) => PutAsync(new StudioStep(key, null, new JsonText(JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Options))));

    private async Task PutAsync(StudioStep step)
    {
        // It has cost something: it is noted even when the server is about to stop.
        await runs.PutStepAsync(scope, run, step, CancellationToken.None);
        _steps[step.Key] = step;
    }

    private static string? Cut(string? text) => text?.Length > MostOutput ? text[..MostOutput] + "…" : text;
}
