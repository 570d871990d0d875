using Opik.Rest;

namespace Opik.Datasets;

/// <summary>Test suites: create, find, delete. From <see cref="OpikClient.TestSuites"/>.</summary>
public sealed class TestSuitesClient
{
    private const string Type = "evaluation_suite";
    private readonly OpikClient client;

    internal TestSuitesClient(OpikClient client) => this.client = client;

    /// <summary>Creates a suite. Python: <c>create_test_suite</c>.</summary>
    /// <param name="name">Name, unique among the datasets of the project.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="globalAssertions">What has to hold for every item.</param>
    /// <param name="globalExecutionPolicy">How often each item is run; null: once.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="tags">Tags.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">409: the name is taken.</exception>
    public async Task<TestSuite> CreateAsync(
        string name,
        string? description = null,
        IReadOnlyList<string>? globalAssertions = null,
        ExecutionPolicy? globalExecutionPolicy = null,
        string? projectName = null,
        IReadOnlyList<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        var record = await client.Datasets.CreateRecordAsync(name, description, projectName, Type, tags, cancellationToken).ConfigureAwait(false);
        var suite = new TestSuite(client, new Dataset(client, record, projectName ?? client.ProjectName));
        if (globalAssertions is not null || globalExecutionPolicy is not null)
            await suite.UpdateSettingsAsync(globalAssertions, globalExecutionPolicy, cancellationToken).ConfigureAwait(false);
        return suite;
    }

    /// <summary>Finds a suite by name. Python: <c>get_test_suite</c>.</summary>
    /// <exception cref="DatasetNotFoundException">There is none of that name, or it is a plain dataset.</exception>
    public async Task<TestSuite> GetAsync(string name, string? projectName = null, CancellationToken cancellationToken = default) =>
        await FindAsync(name, projectName, cancellationToken).ConfigureAwait(false)
        ?? throw new DatasetNotFoundException($"There is no test suite '{name}' in the project '{projectName ?? client.ProjectName}'. Create it with CreateAsync, or check the project.");

    /// <summary>Finds a suite by name; null: there is none.</summary>
    public async Task<TestSuite?> FindAsync(string name, string? projectName = null, CancellationToken cancellationToken = default) =>
        await client.Datasets.FindRecordAsync(name, projectName, cancellationToken).ConfigureAwait(false) is { Type: Type } record ? new TestSuite(client, new Dataset(client, record, projectName ?? client.ProjectName)) : null;

    /// <summary>Finds a suite by name or creates it; settings of one that exists stay. Python: <c>get_or_create_test_suite</c>.</summary>
    public Task<TestSuite> GetOrCreateAsync(string name, string? description = null, IReadOnlyList<string>? globalAssertions = null, ExecutionPolicy? globalExecutionPolicy = null, string? projectName = null, CancellationToken cancellationToken = default) =>
        GetOrCreate.RunAsync(
            () => FindAsync(name, projectName, cancellationToken),
            () => CreateAsync(name, description, globalAssertions, globalExecutionPolicy, projectName, cancellationToken: cancellationToken),
            client.Clock,
            cancellationToken);

    /// <summary>Lists the suites of a project, newest first. Python: <c>get_test_suites</c>.</summary>
    public IAsyncEnumerable<DatasetRecord> ListAsync(string? projectName = null, int? maxResults = null, CancellationToken cancellationToken = default) =>
        ProjectLists.ReadAsync(client, "datasets", projectName, query => query.Add("filters", """[{"field":"type","key":"","operator":"=","value":"evaluation_suite"}]"""), DatasetsJson.Default.PageOfDatasetRecord, maxResults, cancellationToken);

    /// <summary>Deletes a suite; experiments on it stay. Python: <c>delete_test_suite</c>.</summary>
    public Task DeleteAsync(string name, string? projectName = null, CancellationToken cancellationToken = default) => client.Datasets.DeleteAsync(name, projectName, cancellationToken);
}
