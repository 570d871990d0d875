using Opik.Rest;

namespace Opik.Datasets;

/// <summary>
/// A test suite: a dataset whose versions carry assertions and a policy of how often each item is run. From
/// <see cref="TestSuitesClient"/>. Python: <c>TestSuite</c>.
/// </summary>
public sealed class TestSuite
{
    private readonly OpikClient client;

    internal TestSuite(OpikClient client, Dataset dataset) => (this.client, Dataset) = (client, dataset);

    /// <summary>The items: reading, updating, deleting, versions.</summary>
    public Dataset Dataset { get; }

    /// <summary>Name.</summary>
    public string Name => Dataset.Name;

    /// <summary>Inserts items with assertions of their own. Python: <c>insert</c>.</summary>
    public Task InsertAsync(IEnumerable<TestSuiteItem> items, bool deduplication = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Dataset.InsertAsync(items.Select(item => item.ToDatasetItem()), deduplication, cancellationToken: cancellationToken);
    }

    /// <summary>Reads the items. Python: <c>get_items</c>.</summary>
    public async Task<IReadOnlyList<TestSuiteItem>> GetItemsAsync(DatasetReading? how = null, CancellationToken cancellationToken = default) =>
        [.. (await Dataset.GetItemsAsync(how, cancellationToken).ConfigureAwait(false)).Select(TestSuiteItem.Of)];

    /// <summary>Assertions that hold for every item. Python: <c>get_global_assertions</c>.</summary>
    public async Task<IReadOnlyList<string>> GetGlobalAssertionsAsync(CancellationToken cancellationToken = default) =>
        AssertionEvaluator.Read((await Dataset.GetLatestVersionAsync(cancellationToken).ConfigureAwait(false))?.Evaluators);

    /// <summary>How often each item is run; 1 of 1 when nothing was said. Python: <c>get_global_execution_policy</c>.</summary>
    public async Task<ExecutionPolicy> GetGlobalExecutionPolicyAsync(CancellationToken cancellationToken = default) =>
        (await Dataset.GetLatestVersionAsync(cancellationToken).ConfigureAwait(false))?.ExecutionPolicy ?? new ExecutionPolicy(1, 1);

    /// <summary>Changes assertions or policy; equal ones make no new version. Python: <c>update_test_settings</c>.</summary>
    /// <param name="globalAssertions">What has to hold for every item; null: as before.</param>
    /// <param name="globalExecutionPolicy">How often each item is run; null: as before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">Neither is given.</exception>
    public async Task UpdateSettingsAsync(IReadOnlyList<string>? globalAssertions = null, ExecutionPolicy? globalExecutionPolicy = null, CancellationToken cancellationToken = default)
    {
        if (globalAssertions is null && globalExecutionPolicy is null)
            throw new ArgumentException("Give assertions, a policy or both.", nameof(globalAssertions));
        var latest = await Dataset.GetLatestVersionAsync(cancellationToken).ConfigureAwait(false);
        var sameAssertions = globalAssertions is null || AssertionEvaluator.Read(latest?.Evaluators).SequenceEqual(globalAssertions, StringComparer.Ordinal);
        var samePolicy = globalExecutionPolicy is null || globalExecutionPolicy == latest?.ExecutionPolicy;
        if (latest is not null && sameAssertions && samePolicy)
            return;
        var change = new SuiteChangeBody(latest?.Id, sameAssertions && latest is not null ? null : globalAssertions is null ? null : AssertionEvaluator.Of(globalAssertions), samePolicy && latest is not null ? null : globalExecutionPolicy);
        await client.Rest.PostAsync($"v1/private/datasets/{Dataset.Id}/items/changes{(latest is null ? "?override=true" : "")}", change, DatasetsJson.Default.SuiteChangeBody, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Address of its page; null when it cannot be built.</summary>
    public async Task<Uri?> GetUrlAsync(CancellationToken cancellationToken = default) =>
        Dataset.ProjectId is { } project ? await client.Links.TestSuiteAsync(project, Dataset.Id, cancellationToken).ConfigureAwait(false) : null;
}
