using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Features.Playground.Answers;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Playground;

/// <summary>
/// Says beforehand what a run takes: requests are filled and measured, answers are taken to be as long as the latest ones of the
/// model in the project, and asks no model.
/// </summary>
internal sealed class PlaygroundEstimates(PlaygroundRequests requests, IPlaygroundRuns runs, ModelResolver resolver, ISpanCost prices)
{
    /// <summary>Rows looked at.</summary>
    private const int MostSampled = 500;

    /// <summary>Runs looked at for the length of answers.</summary>
    private const int History = 10;

    private const int CharactersOfToken = 4;

    /// <summary>Tokens of an answer of which nothing is known.</summary>
    private const int UsualAnswer = 300;

    public async Task<PlaygroundEstimate> OfAsync(Scope scope, PlaygroundPlan plan, PlaygroundRunBody request, CancellationToken cancellationToken)
    {
        var names = request.Mapping ?? new Dictionary<string, string>();
        var filled = names.Keys.ToDictionary(static name => name, static _ => 0, StringComparer.Ordinal);
        var characters = new long[plan.Run.Variants.Count];
        var sampled = 0;
        await foreach (var (item, _) in requests.ItemsAsync(scope, plan.Run, request, cancellationToken))
        {
            using var data = JsonDocument.Parse(item.Data.Utf8);
            foreach (var (name, path) in names)
                filled[name] += HasValue(MappedData.At(data.RootElement, plan.Run.DatasetId is null || string.IsNullOrWhiteSpace(path) ? name : path)) ? 1 : 0;
            using var mapped = MappedData.Of(data.RootElement, plan.Run.Mapping);
            var values = new DatasetItemData(mapped?.RootElement ?? data.RootElement);
            for (var i = 0; i < characters.Length; i++)
                characters[i] += Length(plan.Run.Variants[i].Request(values));
            if (++sampled == MostSampled)
                break;
        }

        var rows = Math.Min(plan.Available, Math.Min(request.Limit ?? PlaygroundRunBody.MostRows, PlaygroundRunBody.MostRows));
        var answers = await AnswersAsync(scope, plan.Run.ProjectId, cancellationToken);
        var variants = new List<PlaygroundVariantEstimate>();
        for (var i = 0; i < characters.Length; i++)
            variants.Add(await VariantAsync(scope, plan.Run.Variants[i], sampled == 0 ? 0 : characters[i] / CharactersOfToken / sampled, rows, answers, cancellationToken));
        return new PlaygroundEstimate(
            rows, plan.Available, rows * variants.Count, sampled, filled,
            variants.Any(static variant => variant.Cost is not null) ? variants.Sum(static variant => variant.Cost ?? 0) : null,
            variants.Any(static variant => variant.Cost is null), variants);
    }

    private async Task<PlaygroundVariantEstimate> VariantAsync(
        Scope scope, RunVariant variant, long promptTokens, long rows, Dictionary<string, long> answers, CancellationToken cancellationToken)
    {
        var expected = answers.GetValueOrDefault(variant.Model, UsualAnswer);
        if (Limit(variant) is { } limit)
            expected = Math.Min(expected, limit);
        var model = await resolver.ResolveAsync(scope, variant.Model, cancellationToken);
        var usage = new Dictionary<string, long> { ["prompt_tokens"] = promptTokens, ["completion_tokens"] = expected };
        var cost = (double?)prices.Estimate(model.Model, model.Endpoint.Provider.SpanName(), usage, null);
        return new PlaygroundVariantEstimate(promptTokens * rows, expected * rows, cost * rows);
    }

    // How long answers of each model were.
    private async Task<Dictionary<string, long>> AnswersAsync(Scope scope, Guid project, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<string, (long Tokens, long Cells)>(StringComparer.Ordinal);
        foreach (var run in await runs.FindAsync(scope, project, History, cancellationToken))
        {
            var variants = PlaygroundRequests.PlanOf(run).Run.Variants;
            foreach (var totals in (await runs.GetTotalsAsync(scope, run.Id, cancellationToken)).Where(sum => sum.Done > 0 && sum.CompletionTokens > 0 && sum.Variant < variants.Count))
            {
                var known = sums.GetValueOrDefault(variants[totals.Variant].Model);
                sums[variants[totals.Variant].Model] = (known.Tokens + totals.CompletionTokens, known.Cells + totals.Done);
            }
        }

        return sums.ToDictionary(static pair => pair.Key, static pair => Math.Max(1, pair.Value.Tokens / pair.Value.Cells), StringComparer.Ordinal);
    }

    private static long? Limit(RunVariant variant)
    {
        var configs = (JsonObject)JsonNode.Parse(variant.Configs.Utf8.Span)!;
        var limit = configs["max_completion_tokens"] ?? configs["maxCompletionTokens"] ?? configs["max_tokens"];
        return limit is JsonValue value && value.TryGetValue<long>(out var tokens) && tokens > 0 ? tokens : null;
    }

    private static bool HasValue(JsonElement? value) => value is { ValueKind: not JsonValueKind.Null } found && (found.ValueKind != JsonValueKind.String || found.GetString()!.Length > 0);

    private static long Length(JsonObject request) => (request["messages"]?.ToJsonString(WireJson.Options).Length ?? 0) + (request["tools"]?.ToJsonString(WireJson.Options).Length ?? 0);
}
