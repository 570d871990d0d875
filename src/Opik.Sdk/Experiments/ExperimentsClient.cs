using System.Net;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Rest;

namespace Opik.Experiments;

/// <summary>Experiments: create, find, change, delete. From <see cref="OpikClient.Experiments"/>. Python: <c>get_experiments_client</c>.</summary>
public sealed partial class ExperimentsClient
{
    private const string Path = "v1/private/experiments";
    private readonly OpikClient client;

    internal ExperimentsClient(OpikClient client) => this.client = client;

    /// <summary>Creates an experiment; its dataset too, when that is missing. Python: <c>create_experiment</c>.</summary>
    /// <param name="datasetName">Dataset.</param>
    /// <param name="details">Name, configuration and more.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">A prompt is not stored.</exception>
    public async Task<Experiment> CreateAsync(string datasetName, ExperimentDetails? details = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(datasetName);
        details ??= new ExperimentDetails();
        if (details.Prompts?.FirstOrDefault(prompt => !prompt.IsStored) is { } loose)
            throw new ArgumentException($"The prompt '{loose.Name}' is not stored. Store it with client.Prompts.CreateAsync first.", nameof(details));
        var project = details.ProjectName ?? client.ProjectName;
        var body = new ExperimentBody
        {
            Id = details.Id ?? UuidV7.Create(client.Clock), DatasetName = datasetName, ProjectName = project, Name = details.Name, Metadata = WithPrompts(details), Tags = details.Tags,
            Type = details.Type, EvaluationMethod = details.EvaluationMethod, OptimizationId = details.OptimizationId, DatasetVersionId = details.DatasetVersionId,
            PromptVersions = details.Prompts is { Count: > 0 } prompts ? [.. prompts.Select(prompt => new PromptIdBody(prompt.VersionId!.Value))] : null,
        };
        await client.Rest.PostAsync(Path, body, ExperimentsJson.Default.ExperimentBody, cancellationToken).ConfigureAwait(false);
        return new Experiment(client, await RecordAsync(body.Id, cancellationToken).ConfigureAwait(false), project);
    }

    /// <summary>Reads an experiment. Python: <c>get_experiment_by_id</c>.</summary>
    /// <exception cref="ExperimentNotFoundException">There is none of that id.</exception>
    public async Task<Experiment> GetAsync(Guid id, CancellationToken cancellationToken = default)
    {
        var record = await RecordAsync(id, cancellationToken).ConfigureAwait(false);
        var project = record.ProjectId is { } projectId ? (await client.Projects.GetAsync(projectId, cancellationToken).ConfigureAwait(false)).Name : null;
        return new Experiment(client, record, project);
    }

    /// <summary>The experiments of exactly that name, newest first. Python: <c>get_experiments_by_name</c>.</summary>
    /// <param name="name">Name.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<Experiment>> GetByNameAsync(string name, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var project = projectName ?? client.ProjectName;
        var found = new List<Experiment>();
        var stream = new RestStream<ExperimentRecord>(
            $"{Path}/stream",
            (cursor, limit) => OpikRest.Utf8(new ExperimentStreamBody(name, limit, cursor, project), ExperimentsJson.Default.ExperimentStreamBody),
            ExperimentsJson.Default.ExperimentRecord) { PageSize = 100 };
        await foreach (var record in client.Rest.StreamAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            // The server finds names that contain it, in any case.
            if (record.Name == name)
                found.Add(new Experiment(client, record, project));
        }

        return found;
    }

    /// <summary>Lists the experiments of a project, newest first.</summary>
    /// <param name="name">Part of the name; null: all.</param>
    /// <param name="datasetId">Only those on this dataset; null: all. Python: <c>get_dataset_experiments</c>.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="maxResults">Most experiments; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<ExperimentRecord> ListAsync(string? name = null, Guid? datasetId = null, string? projectName = null, int? maxResults = null, CancellationToken cancellationToken = default) =>
        ProjectLists.ReadAsync(client, "experiments", projectName, query => query.Add("name", name).Add("datasetId", datasetId), ExperimentsJson.Default.PageOfExperimentRecord, maxResults, cancellationToken);

    /// <summary>Changes an experiment; what is null stays. Python: <c>update_experiment</c>.</summary>
    public Task UpdateAsync(Guid id, ExperimentUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return client.Rest.PatchAsync($"{Path}/{id}", update, ExperimentsJson.Default.ExperimentUpdate, cancellationToken);
    }

    /// <summary>Tells the server that experiments have ended, so that alerts about them go out.</summary>
    public Task FinishAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default) => client.Rest.DeleteAsync($"{Path}/finish", ids, cancellationToken: cancellationToken);

    /// <summary>Deletes experiments; their traces stay. Unknown ids do not matter.</summary>
    public Task DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default) => client.Rest.DeleteAsync($"{Path}/delete", ids, cancellationToken: cancellationToken);

    private static JsonObject? WithPrompts(ExperimentDetails details)
    {
        var metadata = details.Metadata?.DeepClone().AsObject();
        if (details.Prompts is not { Count: > 0 } prompts || metadata?.ContainsKey("prompts") == true)
            return metadata;
        metadata ??= [];
        var templates = new JsonObject();
        foreach (var prompt in prompts)
            templates[prompt.Name] = prompt.LinkedTemplate;
        metadata["prompts"] = templates;
        return metadata;
    }

    private async Task<ExperimentRecord> RecordAsync(Guid id, CancellationToken cancellationToken) =>
        await client.Rest.GetOrDefaultAsync($"{Path}/{id}", ExperimentsJson.Default.ExperimentRecord, cancellationToken).ConfigureAwait(false)
        ?? throw new ExperimentNotFoundException($"There is no experiment {id} in the workspace '{client.Options.Workspace}'. Check id and workspace.");
}
