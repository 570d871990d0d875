using System.Text.Json.Nodes;
using Opik.Llm;
using Opik.Server.Features.ChatCompletions;
using Opik.Storage;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>Gets new items from a model, some at a time: long lists come out cut or careless.</summary>
internal sealed class ExpansionModel(ModelCalls models)
{
    private const int PerCall = 20;
    private const int Concurrency = 4;
    private const int Tries = 2;

    /// <summary>At most as many items as were asked for, and at least one.</summary>
    /// <exception cref="ChatException">The model was refused, or answers no items.</exception>
    public async Task<IReadOnlyList<JsonObject>> WriteAsync(Scope scope, ExpansionBody request, ExpansionExamples examples, CancellationToken cancellationToken)
    {
        int[] counts = [.. Enumerable.Range(0, (request.Count + PerCall - 1) / PerCall).Select(call => Math.Min(PerCall, request.Count - (call * PerCall)))];
        var answers = new IReadOnlyList<JsonObject>[counts.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, counts.Length),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (call, token) => answers[call] = await AskAsync(scope, request, examples, counts[call], token));
        return [.. answers.SelectMany(items => items)];
    }

    private async Task<IReadOnlyList<JsonObject>> AskAsync(Scope scope, ExpansionBody request, ExpansionExamples examples, int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Tries; i++)
        {
            var answer = await models.CompleteAsync(scope, ExpansionPrompt.Write(request, examples, count), cancellationToken);
            if (ExpansionPrompt.Read(answer.Text) is { Count: > 0 } items)
                return [.. items.Take(count)];
            if (answer.FinishReason == "length")
                throw new ChatException(502, "The model's answer was cut before it was complete: raise max_completion_tokens.");
        }

        throw new ChatException(502, "The model answered no items: try again, or another model.");
    }
}
