using System.Text.Json.Nodes;
using Opik.Datasets;

namespace Opik.Sdk.Tests.Datasets;

public sealed class TestSuiteTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_suite_keeps_assertions_policy_and_items()
    {
        var client = await server.ClientAsync();
        var suite = await client.TestSuites.CreateAsync("suite", globalAssertions: ["is polite", "is brief"], globalExecutionPolicy: new ExecutionPolicy(3, 2), cancellationToken: Cancel);

        await suite.InsertAsync([new TestSuiteItem { Data = new JsonObject { ["q"] = "a" }, Assertions = ["names Paris"], ExecutionPolicy = new ExecutionPolicy(2, 1) }, new TestSuiteItem { Data = new JsonObject { ["q"] = "b" } }], cancellationToken: Cancel);

        var again = await client.TestSuites.GetAsync("suite", cancellationToken: Cancel);
        var items = await again.GetItemsAsync(cancellationToken: Cancel);
        Assert.Equal(["is polite", "is brief"], await again.GetGlobalAssertionsAsync(Cancel));
        Assert.Equal(new ExecutionPolicy(3, 2), await again.GetGlobalExecutionPolicyAsync(Cancel));
        Assert.Equal(["names Paris"], items.Single(item => (string?)item.Data["q"] == "a").Assertions);
        Assert.Equal(new ExecutionPolicy(2, 1), items.Single(item => (string?)item.Data["q"] == "a").ExecutionPolicy);
        Assert.Empty(items.Single(item => (string?)item.Data["q"] == "b").Assertions);
    }

    [Fact(Timeout = 60_000)]
    public async Task Settings_change_in_part_and_equal_ones_make_no_version()
    {
        var client = await server.ClientAsync();
        var suite = await client.TestSuites.CreateAsync("suite", globalAssertions: ["is polite"], globalExecutionPolicy: new ExecutionPolicy(3, 2), cancellationToken: Cancel);
        var before = (await suite.Dataset.GetLatestVersionAsync(Cancel))!.VersionName;

        await suite.UpdateSettingsAsync(["is polite"], new ExecutionPolicy(3, 2), Cancel);
        Assert.Equal(before, (await suite.Dataset.GetLatestVersionAsync(Cancel))!.VersionName);
        await suite.UpdateSettingsAsync(["is kind"], cancellationToken: Cancel);

        Assert.NotEqual(before, (await suite.Dataset.GetLatestVersionAsync(Cancel))!.VersionName);
        Assert.Equal(["is kind"], await suite.GetGlobalAssertionsAsync(Cancel));
        Assert.Equal(new ExecutionPolicy(3, 2), await suite.GetGlobalExecutionPolicyAsync(Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => suite.UpdateSettingsAsync(cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Suites_and_datasets_are_told_apart()
    {
        var client = await server.ClientAsync();
        await client.Datasets.CreateAsync("plain", cancellationToken: Cancel);
        await client.TestSuites.GetOrCreateAsync("told apart", cancellationToken: Cancel);
        await client.TestSuites.GetOrCreateAsync("told apart", cancellationToken: Cancel);

        var names = new List<string>();
        await foreach (var suite in client.TestSuites.ListAsync(cancellationToken: Cancel))
            names.Add(suite.Name);

        Assert.Equal(["told apart"], names);
        await Assert.ThrowsAsync<DatasetNotFoundException>(() => client.TestSuites.GetAsync("plain", cancellationToken: Cancel));
        await client.TestSuites.DeleteAsync("told apart", cancellationToken: Cancel);
        Assert.Null(await client.TestSuites.FindAsync("told apart", cancellationToken: Cancel));
    }
}
