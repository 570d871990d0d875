using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Llm;
using Opik.Optimizer;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Studio.Metrics;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Planning;

/// <summary>Turns a configuration into a plan, and tells everything that is wrong with it at once.</summary>
internal sealed class StudioPlanner(IDatasets datasets, IDatasetVersions versions, PlannedRows rows, ModelResolver models, WriteTargets targets)
{
    /// <summary>Trials of a run at most.</summary>
    public const int MostTrials = 500;

    /// <summary>Rows times trials at most: what is known of each is kept in memory while the run goes on.</summary>
    public const int MostEvaluations = 100_000;

    private const int DefaultTrials = 10;
    private const int DefaultConcurrency = 8;

    /// <summary>The plan; with the rows it was made with.</summary>
    /// <exception cref="Hosting.Errors.ApiException">400: something is wrong; 404: the project is unknown.</exception>
    public async Task<(StudioPlan Plan, IReadOnlyList<OptimizationRow> Rows)> PlanAsync(
        Scope scope, StudioConfigBody config, string? objective, Guid? projectId, string? projectName, CancellationToken cancellationToken)
    {
        var problems = new StudioProblems();
        var settings = Object(problems, "optimizer.parameters", config.Optimizer!.Parameters);
        var seed = Whole(problems, settings, "seed", 42, int.MinValue, int.MaxValue);
        CheckLimits(problems, config.Limits);
        var dataset = (await datasets.FindAsync(scope, config.DatasetName!, projectId, cancellationToken))?.Dataset;
        var version = dataset is null ? null : await VersionAsync(problems, scope, dataset, config.DatasetVersion, cancellationToken);
        var (chosen, total) = version is null ? ([], 0) : await rows.ChooseAsync(scope, version, config.Limits?.Items is > 0 and <= PlannedRows.Most and var items ? items : null, seed, cancellationToken);
        CheckDataset(problems, config, dataset, version, total);
        await CheckModelAsync(problems, scope, "llm_model.model", config.LlmModel!.Model!, cancellationToken);
        if (!string.IsNullOrWhiteSpace(config.ReasoningModel) && config.ReasoningModel != config.LlmModel.Model)
            await CheckModelAsync(problems, scope, "reasoning_model", config.ReasoningModel, cancellationToken);
        var messages = Messages(problems, config, chosen);
        var metrics = MetricChecks.Read(problems, config.Evaluation!.Metrics!, objective, chosen);
        var plan = new StudioPlan(
            dataset?.Id ?? default, config.DatasetName!.Trim(), version?.Hash, version?.Id, default, [.. chosen.Select(static row => row.Id)],
            metrics.Count > 0 ? metrics[0].Name : string.Empty, messages, config.LlmModel.Model!, Json(Object(problems, "llm_model.parameters", config.LlmModel.Parameters)),
            string.IsNullOrWhiteSpace(config.ReasoningModel) ? config.LlmModel.Model! : config.ReasoningModel, metrics, config.Optimizer.Type!.Trim(), Json(settings),
            config.Limits?.Trials ?? Whole(problems, settings, "max_trials", DefaultTrials, 1, MostTrials), Whole(problems, settings, "n_threads", DefaultConcurrency, 1, 32), seed);
        CheckAlgorithm(problems, plan, chosen);
        problems.ThrowIfAny();
        var project = await targets.ProjectAsync(scope, projectId ?? (string.IsNullOrWhiteSpace(projectName) ? dataset!.ProjectId : null), projectName, cancellationToken);
        return (plan with { ProjectId = project }, chosen);
    }

    private static void CheckLimits(StudioProblems problems, StudioConfigBody.LimitsPart? limits)
    {
        if (limits?.Cost is { } cost && !(cost > 0 && double.IsFinite(cost)))
            problems.Add("limits.cost", "must be more than 0");
        if (limits?.Trials is < 1 or > MostTrials)
            problems.Add("limits.trials", $"must be between 1 and {MostTrials}");
        if (limits?.Items is < 1 or > PlannedRows.Most)
            problems.Add("limits.items", $"must be between 1 and {PlannedRows.Most}");
    }

    // Null: there is none, or it was told what is wrong.
    private async Task<DatasetVersion?> VersionAsync(StudioProblems problems, Scope scope, Dataset dataset, string? reference, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reference))
            return dataset.LatestVersion;
        try
        {
            return await versions.GetAsync(scope, dataset.Id, reference.Trim(), cancellationToken);
        }
        catch (EntityNotFoundException)
        {
            problems.Add("dataset_version", $"the dataset '{dataset.Name}' has no version '{reference}'");
            return null;
        }
    }

    private static void CheckDataset(StudioProblems problems, StudioConfigBody config, Dataset? dataset, DatasetVersion? version, long total)
    {
        if (dataset is null)
            problems.Add("dataset_name", $"there is no dataset '{config.DatasetName}'");
        else if (version is null && !string.IsNullOrWhiteSpace(config.DatasetVersion))
            return;
        else if (total == 0)
            problems.Add("dataset_name", $"the dataset '{config.DatasetName}' has no items");
        else if (total > PlannedRows.Most && config.Limits?.Items is null)
            problems.Add("limits.items", $"the dataset has {total} items, say how many of them are used ({PlannedRows.Most} at most)");
    }

    private async Task CheckModelAsync(StudioProblems problems, Scope scope, string path, string model, CancellationToken cancellationToken)
    {
        try
        {
            await models.ResolveAsync(scope, model, cancellationToken);
        }
        catch (ChatException unknown)
        {
            problems.Add(path, unknown.Message);
        }
    }

    private static List<PromptMessage> Messages(StudioProblems problems, StudioConfigBody config, IReadOnlyList<OptimizationRow> rows)
    {
        var messages = config.Prompt!.Messages!.Select(static message => new PromptMessage(message!.Role!.Trim().ToLowerInvariant(), message.Content!)).ToList();
        foreach (var (message, place) in messages.Select(static (message, place) => (message, place)))
        {
            if (message.Role is not ("system" or "user" or "assistant"))
                problems.Add($"prompt.messages[{place}].role", "must be system, user or assistant");
            foreach (var name in PromptTemplate.Variables(message.Content).Where(name => rows.Count > 0 && !rows.Any(row => PromptTemplate.Find(row.Data, name, out _))))
                problems.Add($"prompt.messages[{place}].content", $"no item of the dataset has the field '{name}'");
        }

        return messages;
    }

    private static void CheckAlgorithm(StudioProblems problems, StudioPlan plan, IReadOnlyList<OptimizationRow> rows)
    {
        if (PromptOptimizer.Algorithm(plan.Algorithm) is not { } algorithm)
        {
            problems.Add("optimizer.type", $"must be gepa, evolutionary or hierarchical_reflective, but is '{plan.Algorithm}'");
            return;
        }

        if ((long)plan.Trials * plan.Rows.Count > MostEvaluations)
            problems.Add("limits.items", $"items times trials must be at most {MostEvaluations}");
        try
        {
            PromptOptimizer.Check(algorithm, plan.ToSetup(rows));
        }
        catch (OptimizationException wrong)
        {
            problems.Add(wrong.Setting is { } setting ? $"optimizer.parameters.{setting}" : "optimizer.parameters", wrong.Message);
        }
    }

    private static int Whole(StudioProblems problems, JsonObject settings, string name, int absent, int least, int most)
    {
        if (settings[name] is not { } node)
            return absent;
        if (node is JsonValue value && value.TryGetValue<double>(out var number) && double.IsInteger(number) && number >= least && number <= most)
            return (int)number;
        problems.Add($"optimizer.parameters.{name}", $"must be a whole number between {least} and {most}");
        return absent;
    }

    internal static JsonObject Object(StudioProblems problems, string path, JsonText? json)
    {
        if (json is not { IsEmpty: false } text || JsonNode.Parse(text.Utf8.Span) is not { } node)
            return [];
        if (node is JsonObject members)
            return members;
        problems.Add(path, "must be an object");
        return [];
    }

    internal static JsonText Json(JsonObject value) => JsonText.Parse(value.ToJsonString(Hosting.Json.WireJson.Options));
}
