using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.ExperimentRuns;
using Opik.Storage;

namespace Opik.Server.Features.Playground.Running;

/// <summary>Makes the call of a cell, and says what came of it.</summary>
internal sealed class CellCalls(RunUnits units, ModelCalls models, ITraceReads traces, ISpanCost prices)
{
    /// <summary>Characters of an answer that the matrix shows; the trace has all of it.</summary>
    private const int ShownLength = 4000;

    /// <summary>Asks the model; <paramref name="onText"/> gets the answer while it comes.</summary>
    public async Task<PlaygroundCell> MakeAsync(Scope scope, RunPlan plan, WaitingCell cell, Action<string> onText, CancellationToken cancellationToken)
    {
        var call = await units.CallAsync(scope, plan, cell.Unit, (request, stop) => models.StreamAsync(scope, request, onText, stop), cancellationToken);
        var known = Of(cell) with { Duration = call.Duration.TotalMilliseconds };
        if (call.Outcome.Answer is not { } answer)
            return known with { State = PlaygroundCellState.Failed, Error = Cut(call.Outcome.Refusal!.Message) };
        return known with
        {
            State = PlaygroundCellState.Done,
            Output = Cut(Shown(answer.Text, answer.Message?["tool_calls"] as JsonArray)),
            Ttft = answer.FirstPiece?.TotalMilliseconds,
            Cost = (double?)prices.Estimate(answer.Model, answer.Provider.SpanName(), answer.Usage, null),
            PromptTokens = Count(answer, "prompt_tokens"),
            CompletionTokens = Count(answer, "completion_tokens"),
        };
    }

    /// <summary>A call that was made before the server went down, of which only the note is missing; null: it is to be made.</summary>
    public async Task<PlaygroundCell?> RecoverAsync(Scope scope, RunPlan plan, WaitingCell cell, CancellationToken cancellationToken)
    {
        if (!await units.IsDoneAsync(scope, plan, cell.Unit, cancellationToken) || await traces.GetAsync(scope, cell.Unit.TraceId, cancellationToken) is not { } view)
            return null;
        var known = Of(cell) with { Duration = (view.Trace.EndTime - view.Trace.StartTime)?.TotalMilliseconds, Cost = (double?)view.TotalEstimatedCost };
        if (view.Trace.ErrorInfo is { } error)
            return known with { State = PlaygroundCellState.Failed, Error = Cut(error.Message ?? error.ExceptionType ?? "The call failed") };
        var output = view.Trace.Output is { } json ? JsonNode.Parse(json.Utf8.Span) as JsonObject : null;
        return known with
        {
            State = PlaygroundCellState.Done,
            Output = Cut(Shown(output?["output"]?.ToString() ?? string.Empty, output?["tool_calls"] as JsonArray)),
            PromptTokens = view.Usage?.GetValueOrDefault("prompt_tokens"),
            CompletionTokens = view.Usage?.GetValueOrDefault("completion_tokens"),
        };
    }

    private static PlaygroundCell Of(WaitingCell cell) => new() { Position = cell.Row.Position, Variant = cell.Variant, Attempt = cell.Unit.Attempt, TraceId = cell.Unit.TraceId };

    private static long? Count(ModelAnswer answer, string name) => answer.Usage.TryGetValue(name, out var count) ? count : null;

    // A tool call is an answer too: weather({"city":"Lisbon"})
    private static string Shown(string text, JsonArray? calls)
    {
        var lines = (calls ?? []).OfType<JsonObject>().Select(static call => $"{call["function"]?["name"]}({call["function"]?["arguments"]})");
        return string.Join('\n', text.Length > 0 ? lines.Prepend(text) : lines);
    }

    private static string Cut(string text) => text.Length > ShownLength ? text[..ShownLength] + "…" : text;
}
