using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.Experiments;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>Turns a request into a plan, and makes its experiments.</summary>
internal sealed class RunRequests(
    IDatasets datasets, IDatasetVersions versions, IDatasetItemReads items, ExperimentCreation creation, ModelResolver models, WriteTargets targets, TimeProvider clock)
{
    /// <summary>The plan with its experiments, and the number of calls of each variant.</summary>
    /// <exception cref="ApiException">As <see cref="PrepareAsync(Scope, RunBody, CancellationToken)"/>.</exception>
    public async Task<(RunPlan Plan, long ItemsPerVariant)> PlanAsync(Scope scope, RunBody request, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(scope, request, cancellationToken);
        await CreateAsync(scope, prepared, request, cancellationToken);
        return (prepared.Plan, prepared.Count);
    }

    /// <summary>What is to be run; nothing is made yet.</summary>
    /// <exception cref="ApiException">404: no such dataset or version; 400: no items, a model nobody has, or messages that are none.</exception>
    public async Task<PreparedRun> PrepareAsync(Scope scope, RunBody request, CancellationToken cancellationToken) =>
        await PrepareAsync(scope, request, await VariantsAsync(scope, request.Prompts!, cancellationToken), cancellationToken);

    /// <summary>As the other, of variants that need no model.</summary>
    public async Task<PreparedRun> PrepareAsync(Scope scope, RunBody request, IReadOnlyList<RunVariant> variants, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(scope, request.DatasetId!.Value, cancellationToken) ?? throw ApiException.NotFound("Dataset not found");
        var version = await VersionAsync(scope, dataset, request, cancellationToken);
        var isSuite = dataset.Type == DatasetType.EvaluationSuite;
        var plan = new RunPlan(
            dataset.Id,
            version?.Hash,
            request.Filters,
            await targets.ProjectAsync(scope, request.ProjectId ?? (string.IsNullOrWhiteSpace(request.ProjectName) ? dataset.ProjectId : null), request.ProjectName, cancellationToken),
            isSuite ? ExecutionPolicies.RunsPerItem(version?.ExecutionPolicy) ?? 1 : 1,
            isSuite,
            isSuite ? version?.Evaluators : null,
            request.SelectedRuleIds,
            variants);
        var count = await CountAsync(scope, plan, cancellationToken);
        return count > 0 ? new PreparedRun(plan, dataset, version, count) : throw ApiException.BadRequest($"Dataset '{dataset.Name}' has no items to run");
    }

    /// <summary>Makes the experiments of a plan.</summary>
    public async Task CreateAsync(Scope scope, PreparedRun prepared, RunBody request, CancellationToken cancellationToken)
    {
        for (var i = 0; i < prepared.Plan.Variants.Count; i++)
            await CreateAsync(scope, prepared, request, i, cancellationToken);
    }

    /// <summary>The prompts, checked: each has an id that its experiment may take.</summary>
    public async Task<IReadOnlyList<RunVariant>> VariantsAsync(Scope scope, IReadOnlyList<PromptVariantBody> prompts, CancellationToken cancellationToken)
    {
        foreach (var model in prompts.Select(prompt => prompt.Model!).Distinct(StringComparer.Ordinal))
            await CheckModelAsync(scope, model, cancellationToken);
        return [.. prompts.Select(prompt => new RunVariant(UuidV7.Create(clock), prompt.Model!, Json(prompt.Messages), Json(prompt.Configs ?? new Dictionary<string, JsonText>())))];
    }

    private async Task<DatasetVersion?> VersionAsync(Scope scope, Dataset dataset, RunBody request, CancellationToken cancellationToken)
    {
        if (request.DatasetVersionId is { } id)
        {
            // The hash is the end of the id.
            var found = await versions.GetAsync(scope, dataset.Id, id.ToString("N")[^8..], cancellationToken);
            return found.Id == id ? found : throw ApiException.NotFound($"Dataset version not found: {id:D}");
        }

        return string.IsNullOrWhiteSpace(request.VersionHash) ? dataset.LatestVersion : await versions.GetAsync(scope, dataset.Id, request.VersionHash, cancellationToken);
    }

    private async Task CheckModelAsync(Scope scope, string model, CancellationToken cancellationToken)
    {
        try
        {
            await models.ResolveAsync(scope, model, cancellationToken);
        }
        catch (ChatException unknown)
        {
            throw ApiException.BadRequest(unknown.Message);
        }
    }

    private async Task<long> CountAsync(Scope scope, RunPlan plan, CancellationToken cancellationToken)
    {
        var filters = FilterParser.Parse(plan.Filters, FilterFields.DatasetItems);
        if (plan.VersionHash is null)
            return 0;
        if (!plan.IsSuite)
            return (await items.FindAsync(scope, new DatasetItemQuery { DatasetId = plan.DatasetId!.Value, Version = plan.VersionHash, Filters = filters, Size = 1 }, cancellationToken)).Items.Total;
        var count = 0L;
        await foreach (var item in items.EnumerateAsync(scope, plan.DatasetId!.Value, plan.VersionHash, filters, cancellationToken))
            count += plan.RunsOf(item);
        return count;
    }

    private Task CreateAsync(Scope scope, PreparedRun prepared, RunBody request, int index, CancellationToken cancellationToken)
    {
        var (prompt, variant) = (request.Prompts![index], prepared.Plan.Variants[index]);
        var metadata = new JsonObject
        {
            ["model"] = variant.Model,
            ["messages"] = JsonNode.Parse(variant.Messages.Utf8.Span),
            ["configs"] = JsonNode.Parse(variant.Configs.Utf8.Span),
        };
        var experiment = new NewExperiment
        {
            Id = variant.ExperimentId,
            Name = prompt.ExperimentName ?? string.Empty,
            DatasetName = prepared.Dataset.Name,
            DatasetVersionId = prepared.Version?.Id,
            ProjectId = prepared.Plan.ProjectId,
            Status = ExperimentStatus.Running,
            Metadata = JsonText.Parse(metadata.ToJsonString(WireJson.Options)),
        };
        var links = (prompt.PromptVersions ?? request.PromptVersions ?? []).Select(link => link.Id!.Value).Distinct().ToList();
        return creation.CreateAsync(scope, experiment, links, cancellationToken);
    }

    // 400 now, instead of an error in every trace.
    private static JsonText Json(object? value)
    {
        var text = new JsonText(JsonSerializer.SerializeToUtf8Bytes(value, WireJson.Options));
        try
        {
            var node = JsonNode.Parse(text.Utf8.Span);
            ChatBody.Check(node, 0);
            if (node is JsonArray messages)
                ChatBody.CheckMessages(messages);
            return text;
        }
        catch (ChatException wrong)
        {
            throw ApiException.BadRequest(wrong.Message);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw ApiException.BadJson(wrong.Message);
        }
    }
}
